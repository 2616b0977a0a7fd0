import { InputError } from '../../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../model/limits.ts';
import { Notices } from '../../model/notice.ts';
import {
  type Asset,
  type Comment,
  MASTER_BRANCH,
  type Mockup,
  type Project,
  type Thumbnail,
  type User,
} from '../../model/project.ts';
import type { Json } from '../../model/properties.ts';
import { jsonReason, parseJson } from '../parse.ts';
import { at, Problems, pathOf, type ReadPlace } from '../problems.ts';
import { decodeBase64, readAsset } from './asset.ts';
import { rest } from './control.ts';
import { placeOfJsonError } from './json-error.ts';
import { readMockup } from './mockup.ts';
import { completed, emptyProject, readBranch, readSettings } from './project.ts';
import { readResource } from './resource.ts';
import { isRecord, type Raw, show, word } from './values.ts';

const ROOT: ReadPlace = { path: '$' };

/**
 * Reads the JSON of a single mockup (`{mockup: {...}}`) or of a whole project (`{mockups: [...], ...}`).
 *
 * @throws InputError with every problem of the file.
 */
export function readJson(source: string, limits: Limits = DEFAULT_LIMITS): Project {
  const whole = parse(source, limits);
  const found = findBalsamiq(whole, ROOT);
  if (found === undefined) {
    throw new InputError([
      {
        place: '$',
        message: `expected {"mockup": {...}} or {"mockups": [...]}, got ${describe(whole)}`,
        hint: 'Give a mockup or a project that Balsamiq exported as JSON',
      },
    ]);
  }
  const { root, place } = found;
  const reader = { problems: new Problems(), notices: new Notices(), limits, place };
  if (root !== whole) {
    const message = `other JSON surrounds the ${root.mockup ? 'mockup' : 'project'}: read from ${pathOf(place)}`;
    reader.notices.add({ kind: 'other', subject: pathOf(place), message });
  }
  const project = Array.isArray(root.mockups) ? readProject(root, reader) : readSingle(root, reader);
  reader.problems.throwIfAny();
  return { ...completed(project), notices: reader.notices.list() };
}

/** How deep in other JSON Balsamiq's is looked for: web pages carry it in their data. */
const SEARCHED_LEVELS = 4;

/** The object that is a mockup or a project: the whole, or the first that is found inside, the outermost first. */
function findBalsamiq(whole: Json, from: ReadPlace): { readonly root: Raw; readonly place: ReadPlace } | undefined {
  let level: readonly (readonly [Json, ReadPlace])[] = [[whole, from]];
  for (let depth = 0; depth < SEARCHED_LEVELS; depth++) {
    const next: [Json, ReadPlace][] = [];
    for (const [value, place] of level) {
      if (!isRecord(value)) continue;
      const { mockup, mockups } = value;
      const isProject = depth === 0 ? Array.isArray(mockups) : Array.isArray(mockups) && isRecord(mockups[0]);
      if (isProject || (isRecord(mockup) && (depth === 0 || isRecord(mockup.controls)))) return { root: value, place };
      for (const [key, child] of Object.entries(value)) next.push([child, at(place, key)]);
    }
    level = next;
  }
  return undefined;
}

function parse(source: string, limits: Limits): Json {
  try {
    return parseJson(source, limits);
  } catch (error) {
    const place = error instanceof SyntaxError ? placeOfJsonError(source) : undefined;
    throw new InputError([{ ...(place === undefined ? {} : { place }), message: jsonReason(error) }], { cause: error });
  }
}

function describe(value: Json): string {
  if (!isRecord(value)) return show(value);
  const keys = Object.keys(value).slice(0, 4);
  return keys.length === 0 ? '{}' : `an object with the keys ${keys.join(', ')}`;
}

interface Reader {
  readonly problems: Problems;
  readonly notices: Notices;
  readonly limits: Limits;
  /** Where the mockup or the project is. */
  readonly place: ReadPlace;
}

function readSingle(root: Raw, { problems, limits, place }: Reader): Project {
  const mockup = readMockup(root.mockup ?? null, at(place, 'mockup'), 0, problems, limits);
  return { ...emptyProject('json-mockup'), mockups: mockup ? [mockup] : [], extra: rest(root, new Set(['mockup'])) };
}

function readProject(root: Raw, reader: Reader): Project {
  const { problems, limits } = reader;
  const mockups = (key: string): Mockup[] => {
    const value = root[key];
    return (Array.isArray(value) ? value : []).flatMap((item: Json, i: number) => {
      const wrapped = isRecord(item) && item.mockup !== undefined;
      const place = at(at(reader.place, key), i);
      const inner = wrapped ? at(place, 'mockup') : place;
      return readMockup(wrapped ? (item.mockup ?? null) : item, inner, i, problems, limits) ?? [];
    });
  };
  const branches = isRecord(root.branches) ? root.branches : {};
  const known = new Set(['name', 'mockups', 'symbolLibraries', 'branches']);
  /** A list of which every item is understood; otherwise the whole is kept as it is. */
  const all = <T>(key: string, read: (item: Raw, i: number) => T | undefined): readonly T[] => {
    const value = root[key];
    if (!Array.isArray(value)) return [];
    const items = value.map((item: Json, i: number) => (isRecord(item) ? read(item, i) : undefined));
    const understood = items.filter((item) => item !== undefined);
    if (understood.length < items.length) return [];
    known.add(key);
    return understood;
  };
  const project: Project = {
    ...emptyProject('json-project'),
    name: word(root.name),
    settings: readSettings(branches[MASTER_BRANCH], at(at(reader.place, 'branches'), MASTER_BRANCH), problems),
    mockups: mockups('mockups'),
    symbolLibraries: mockups('symbolLibraries'),
    branches: Object.entries(branches).map(([id, value]) =>
      readBranch(id, isRecord(value) ? value : { branchName: value }),
    ),
    assets: all('assets', (item, i) => readJsonAsset(item, i, reader)),
    users: all('users', readUser),
    comments: all('comments', readComment),
    thumbnails: all('thumbnails', readThumbnail),
  };
  if (isDerived(root.resourceTree, project.mockups)) known.add('resourceTree');
  if (isRecord(root.comments) && Object.keys(root.comments).length === 0) known.add('comments');
  return { ...project, extra: rest(root, known) };
}

function readJsonAsset(item: Raw, index: number, reader: Reader): Asset | undefined {
  if (typeof item.data !== 'string') return undefined;
  const attributes = isRecord(item.attributes) ? item.attributes : {};
  const resource = readResource(word(item.resourceID), word(item.branchID), attributes, index);
  return readAsset(resource, item.data, at(at(reader.place, 'assets'), index), reader);
}

function readUser(item: Raw): User | undefined {
  if (typeof item.ID !== 'string') return undefined;
  return { id: item.ID, name: word(item.name), extra: rest(item, new Set(['ID', 'name'])) };
}

const COMMENT_KEYS = new Set(['ID', 'resourceID', 'branchID', 'userID', 'data']);

function readComment(item: Raw): Comment | undefined {
  if (typeof item.ID !== 'string' || typeof item.data !== 'string') return undefined;
  return {
    id: item.ID,
    mockupId: word(item.resourceID),
    branchId: word(item.branchID) || MASTER_BRANCH,
    userId: word(item.userID),
    text: item.data,
    extra: rest(item, COMMENT_KEYS),
  };
}

const THUMBNAIL_KEYS = new Set(['ID', 'resourceID', 'branchID', 'image']);

/** Reads the attributes of a thumbnail, as in a BMPR, with its ID among them. */
export function readThumbnail(item: Raw): Thumbnail | undefined {
  if (typeof item.ID !== 'string') return undefined;
  return {
    id: item.ID,
    mockupId: word(item.resourceID),
    branchId: word(item.branchID) || MASTER_BRANCH,
    image: decodeBase64(word(item.image)) ?? new Uint8Array(),
    extra: rest(item, THUMBNAIL_KEYS),
  };
}

/** Whether the tree says no more than the mockups themselves do. */
function isDerived(tree: Json | undefined, mockups: readonly Mockup[]): boolean {
  if (!Array.isArray(tree)) return false;
  const said = new Map(mockups.map((mockup) => [mockup.id, `${mockup.parentId ?? ''} ${mockup.order}`]));
  return tree.every(
    (item: Json) =>
      isRecord(item) && said.get(word(item.resourceID)) === `${word(item.parentID)} ${String(item.order)}`,
  );
}
