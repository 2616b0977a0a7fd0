import {
  type Branch,
  DEFAULT_SETTINGS,
  MASTER_BRANCH,
  MASTER_BRANCH_NAME,
  type Project,
  type ProjectSettings,
  type Resource,
} from '../../model/project.ts';
import { type Extra, type Json, NO_EXTRA } from '../../model/properties.ts';
import { at, type Problems, type ReadPlace } from '../problems.ts';
import { inTreeOrder } from './resource.ts';
import { colour, isRecord, numeric, present, type Raw, text, word } from './values.ts';

/** A project without contents, with Balsamiq's default settings. */
export function emptyProject(format: Project['format']): Project {
  return {
    format,
    name: '',
    settings: DEFAULT_SETTINGS,
    mockups: [],
    symbolLibraries: [],
    assets: [],
    branches: [{ id: MASTER_BRANCH, name: MASTER_BRANCH_NAME, extra: NO_EXTRA }],
    comments: [],
    users: [],
    thumbnails: [],
    notices: [],
    extra: NO_EXTRA,
  };
}

/**
 * The project with everything in its place: mockups in tree order, alternates with the name and the position of the
 * official version, and the Master branch first, even where the file has none.
 */
export function completed(project: Project): Project {
  const isMaster = ({ id }: Branch) => id === MASTER_BRANCH;
  const [master] = [...project.branches.filter(isMaster), ...emptyProject(project.format).branches];
  return {
    ...project,
    mockups: inTreeOrder(withOfficialNames(project.mockups)),
    symbolLibraries: withOfficialNames(project.symbolLibraries),
    assets: withOfficialNames(project.assets),
    branches: [...(master ? [master] : []), ...project.branches.filter((branch) => !isMaster(branch))],
  };
}

/** An alternate's row says little; name, position and parent are those of the official version (FORMAT section 3.6). */
function withOfficialNames<T extends Resource>(resources: readonly T[]): readonly T[] {
  const official = new Map<string, T>();
  for (const resource of resources) {
    if (resource.branchId === MASTER_BRANCH) official.set(resource.id, resource);
  }
  return resources.map((resource) => {
    const master = resource.branchId === MASTER_BRANCH ? undefined : official.get(resource.id);
    if (master === undefined) return resource;
    const { parentId: _, ...own } = resource;
    const parent = master.parentId === undefined ? {} : { parentId: master.parentId };
    return { ...own, name: resource.name || master.name, order: master.order, ...parent } as T;
  });
}

/** Reads the attributes of the Master branch; what is absent has Balsamiq's default. */
export function readSettings(raw: Json | undefined, place: ReadPlace, problems: Problems): ProjectSettings {
  if (!isRecord(raw)) return DEFAULT_SETTINGS;
  const named = (key: string) => (present(raw[key]) ? problems.check(text, raw[key], place, key) : undefined);
  const paint = (key: string) => (present(raw[key]) ? problems.check(colour, raw[key], place, key) : undefined);
  const size = present(raw.fontSize) ? problems.check(numeric, raw.fontSize, place, 'fontSize') : undefined;
  return {
    skin: named('skinName') === 'wireframe' ? 'wireframe' : 'sketch',
    fontFace: named('fontFace') ?? DEFAULT_SETTINGS.fontFace,
    fontSize: fontSize(size, at(place, 'fontSize'), problems) ?? DEFAULT_SETTINGS.fontSize,
    linkColour: paint('linkColor') ?? DEFAULT_SETTINGS.linkColour,
    selectionColour: paint('selectionColor') ?? DEFAULT_SETTINGS.selectionColour,
  };
}

/** Sizes of text that a project may have, drawing units. */
const MOST_FONT_SIZE = 1000;

function fontSize(size: number | undefined, place: ReadPlace, problems: Problems): number | undefined {
  if (size === undefined || (size > 0 && size <= MOST_FONT_SIZE)) return size;
  problems.add(place, `expected a size above 0, up to ${MOST_FONT_SIZE}, got ${size}`);
  return undefined;
}

/** Attributes of the Master branch that `ProjectSettings` holds. */
const SETTING_KEYS = new Set(['skinName', 'fontFace', 'fontSize', 'linkColor', 'selectionColor']);
/** Skins that the settings tell apart; another name is kept for writing back. */
const SKINS = new Set(['sketch', 'wireframe']);

/** A branch from its attributes; the Master branch has no name of its own in a file. */
export function readBranch(id: string, attributes: Raw): Branch {
  const isMaster = id === MASTER_BRANCH;
  const extra: Extra = new Map(
    Object.entries(attributes).filter(([key, value]) => {
      if (key === 'branchName') return false;
      if (!isMaster || !SETTING_KEYS.has(key)) return true;
      return key === 'skinName' && typeof value === 'string' && !SKINS.has(value);
    }),
  );
  return {
    id,
    name: word(attributes.branchName) || (isMaster ? MASTER_BRANCH_NAME : ''),
    extra: extra.size === 0 ? NO_EXTRA : extra,
  };
}
