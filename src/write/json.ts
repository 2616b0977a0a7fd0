import {
  type Asset,
  type Branch,
  type Comment,
  DEFAULT_SETTINGS,
  INFO_KEY,
  MASTER_BRANCH,
  type Mockup,
  type Project,
  type Thumbnail,
  type User,
} from '../model/project.ts';
import type { Json } from '../model/properties.ts';
import { type JsonObject, object, sorted } from './control.ts';
import { attributesToJson, mockupToJson } from './mockup.ts';
import { printJson } from './print.ts';
import { branchToJson } from './settings.ts';

export interface WriteJsonOptions {
  /** Whether Balsamiq's own small pictures go along: large, and different after each save. */
  readonly thumbnails?: boolean;
}

/**
 * A whole project as JSON, in the form that Balsamiq exports (`{mockups: [...], ...}`). What Balsamiq's own form has no
 * place for (settings, assets, comments) has keys of balsa's, which `readJson` reads.
 */
export function writeProjectJson(project: Project, options: WriteJsonOptions = {}): string {
  const thumbnails = options.thumbnails ? project.thumbnails.map(thumbnailToJson) : [];
  const { resourceTree = treeOf(project.mockups), [INFO_KEY]: info, ...extra } = sorted(project.extra);
  return printJson(
    object({
      name: project.name || undefined,
      [INFO_KEY]: info === undefined ? undefined : lastingInfo(info),
      mockups: project.mockups.map((mockup) => ({ mockup: mockupToJson(mockup) })),
      assets: project.assets.map(assetToJson),
      symbolLibraries: project.symbolLibraries.map((library) => ({ mockup: mockupToJson(library) })),
      branches: Object.fromEntries(project.branches.map((branch) => [branch.id, branchEntry(branch, project)])),
      comments: project.comments.length === 0 ? {} : project.comments.map(commentToJson),
      thumbnails,
      users: project.users.map(userToJson),
      ...extra,
      resourceTree,
    }),
  );
}

/** Rows of INFO that change with every save, which would show in each commit. */
const SAVE_MARKS = new Set(['ArchiveRevision', 'ArchiveRevisionUUID']);

function lastingInfo(info: Json): Json {
  if (typeof info !== 'object' || info === null || Array.isArray(info)) return info;
  return sorted(new Map(Object.entries(info).filter(([name]) => !SAVE_MARKS.has(name))));
}

/** A mockup alone as JSON (`{mockup: {...}}`), the form of Balsamiq's "Mockup to JSON". */
export function writeMockupJson(project: Project, mockup: Mockup): string {
  const extra = project.format === 'json-mockup' ? Object.fromEntries(project.extra) : {};
  return printJson({ mockup: mockupToJson(mockup), ...extra });
}

/** A branch is its name; one that has more to say is its attributes. */
function branchEntry(branch: Branch, { settings }: Project): Json {
  const plain = branch.extra.size === 0 && (branch.id !== MASTER_BRANCH || isDefault(settings));
  if (plain) return branch.name;
  return { branchName: branch.name, ...branchToJson(branch, settings) };
}

function isDefault(settings: Project['settings']): boolean {
  return Object.entries(DEFAULT_SETTINGS).every(([key, value]) => settings[key as keyof typeof settings] === value);
}

function treeOf(mockups: readonly Mockup[]): Json {
  return mockups
    .filter((mockup) => mockup.branchId === MASTER_BRANCH)
    .map(({ id, parentId, order }) => ({ resourceID: id, parentID: parentId ?? null, order }));
}

function assetToJson(asset: Asset): JsonObject {
  return {
    resourceID: asset.id,
    branchID: asset.branchId,
    attributes: attributesToJson(asset),
    data: assetData(asset),
  };
}

function thumbnailToJson(thumbnail: Thumbnail): JsonObject {
  return { ID: thumbnail.id, ...thumbnailAttributes(thumbnail) };
}

/** The attributes of a thumbnail as a BMPR stores them. */
export function thumbnailAttributes({ mockupId, branchId, image, extra }: Thumbnail): JsonObject {
  const picture = image.length === 0 ? {} : { image: toBase64(image) };
  return { branchID: branchId, resourceID: mockupId, ...picture, ...sorted(extra) };
}

function userToJson({ id, name, extra }: User): JsonObject {
  return { ID: id, name, ...sorted(extra) };
}

function commentToJson(comment: Comment): JsonObject {
  return {
    ID: comment.id,
    resourceID: comment.mockupId,
    branchID: comment.branchId,
    userID: comment.userId,
    data: comment.text,
    ...sorted(comment.extra),
  };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** The data of an asset as it is stored: base64, or what a damaged project has in its place. */
export function assetData({ bytes, damaged }: Asset): string {
  return damaged ?? toBase64(bytes);
}
