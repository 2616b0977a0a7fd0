import { createHash } from 'node:crypto';
import { storedSize } from '../model/control.ts';
import { bottom, type Rect, rect, right, union } from '../model/geometry.ts';
import { type Asset, MASTER_BRANCH, type Mockup, type Project, type Resource } from '../model/project.ts';
import type { Extra, Json } from '../model/properties.ts';
import { renameResources } from './rename.ts';

/** Endings that Balsamiq gives to assets, by media type. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/svg+xml', 'svg'],
  ['application/json', 'json'],
]);

/** Attributes that Balsamiq gives to every resource, with the value of one that was made by hand. */
const DEFAULT_ATTRIBUTES: readonly (readonly [string, Json])[] = [
  ['creationDate', 0],
  ['importedFrom', ''],
];

/**
 * The project with what a BMPR needs and other formats can do without: unique resource IDs in Balsamiq's form, the
 * attributes that every resource has, sizes of mockups, a name. What is there is not changed.
 *
 * @param name the project's name where the file gives none
 */
export function prepareForBmpr(project: Project, name: string): Project {
  const identified = withIds(project);
  return {
    ...identified,
    name: identified.name || name,
    mockups: identified.mockups.map((mockup) => sized(attributed(mockup))).map((m) => ({ ...m, name: m.name || name })),
    symbolLibraries: identified.symbolLibraries.map((library) => sized(attributed(library))),
    assets: identified.assets.map(withExtension).map(attributed),
  };
}

/** What Balsamiq's own IDs are made of; those of a BMML folder are paths. */
const BALSAMIQ_ID = /^[\w:-]+$/;

/**
 * IDs in the form of Balsamiq's where a path stands for one, and for resources without an ID or with one that another has.
 * They follow from the old ID and the place, so that the same project gets the same.
 */
function withIds(project: Project): Project {
  const resources = [...project.mockups, ...project.symbolLibraries, ...project.assets];
  const paths = resources.map(({ id }) => id).filter((id) => id !== '' && !BALSAMIQ_ID.test(id));
  const renamed = paths.length === 0 ? project : renameResources(project, new Map(paths.map((id) => [id, uuid(id)])));
  const taken = new Set<string>();
  const unique = <T extends Resource>(kind: string, list: readonly T[]): readonly T[] =>
    list.map((resource, i) => {
      const key = `${resource.branchId}\n${resource.id}`;
      const free = resource.id !== '' && !taken.has(key);
      taken.add(key);
      return free ? resource : { ...resource, id: uuid(`${kind} ${i} ${resource.name}`) };
    });
  return {
    ...renamed,
    mockups: unique('mockup', renamed.mockups),
    symbolLibraries: unique('symbolLibrary', renamed.symbolLibraries),
    assets: unique('asset', renamed.assets),
  };
}

/** An ID in Balsamiq's form, `06BC8F29-28D0-4CC7-AADA-A865A5D1742D`, that follows from the text. */
function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex').toUpperCase();
  const variant = '89AB'[Number.parseInt(hex.charAt(16), 16) % 4];
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function attributed<T extends Resource>(resource: T): T {
  if (resource.branchId !== MASTER_BRANCH) return resource;
  const missing = DEFAULT_ATTRIBUTES.filter(([key]) => !resource.extraAttributes.has(key));
  return missing.length === 0 ? resource : { ...resource, extraAttributes: plus(resource.extraAttributes, missing) };
}

function withExtension(asset: Asset): Asset {
  const extension = EXTENSIONS.get(asset.mediaType);
  if (extension === undefined || asset.extraAttributes.has('extension')) return asset;
  return { ...asset, extraAttributes: plus(asset.extraAttributes, [['extension', extension]]) };
}

function plus(extra: Extra, more: readonly (readonly [string, Json])[]): Extra {
  return new Map([...extra, ...more]);
}

/** With the sizes that Balsamiq stores: of the controls' bounds, and of their right and bottom edges. */
function sized(mockup: Mockup): Mockup {
  const { measuredW, measuredH, mockupW, mockupH } = mockup.stored;
  if ([measuredW, measuredH, mockupW, mockupH].every((size) => size !== undefined)) return mockup;
  let bounds: Rect | undefined;
  for (const control of mockup.controls) {
    const { width = 0, height = 0 } = storedSize(control);
    bounds = union(bounds, rect(control.x ?? 0, control.y ?? 0, width, height));
  }
  const all = bounds ?? rect(0, 0, 0, 0);
  return {
    ...mockup,
    stored: {
      measuredW: measuredW ?? right(all),
      measuredH: measuredH ?? bottom(all),
      mockupW: mockupW ?? all.width,
      mockupH: mockupH ?? all.height,
    },
  };
}
