import { InputError } from '../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import { type Branch, MASTER_BRANCH, type Mockup, type Project } from '../model/project.ts';
import { type Json, NO_EXTRA } from '../model/properties.ts';
import { rest } from './control.ts';
import { readMockup } from './mockup.ts';
import { at, type Place, Problems } from './problems.ts';
import { emptyProject, inOrder, readSettings } from './project.ts';
import { isRecord, type Raw, show } from './values.ts';

const PROJECT_KEYS = new Set(['mockups', 'mockup', 'symbolLibraries', 'branches']);
const ROOT: Place = { path: '$' };

/**
 * Reads the JSON of a single mockup (`{mockup: {...}}`) or of a whole project (`{mockups: [...], ...}`).
 *
 * @throws InputError with every problem of the file.
 */
export function readJson(source: string, limits: Limits = DEFAULT_LIMITS): Project {
  const root = parse(source);
  if (!isRecord(root) || !(isRecord(root.mockup) || Array.isArray(root.mockups))) {
    throw new InputError([
      {
        place: '$',
        message: `expected {"mockup": {...}} or {"mockups": [...]}, got ${describe(root)}`,
        hint: 'Give a mockup or a project that Balsamiq exported as JSON',
      },
    ]);
  }
  const problems = new Problems();
  const project = Array.isArray(root.mockups)
    ? readProject(root, problems, limits)
    : readSingle(root, problems, limits);
  problems.throwIfAny();
  return project;
}

function parse(source: string): Json {
  try {
    return JSON.parse(source) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([{ message: `is not JSON: ${reason}` }], { cause: error });
  }
}

function describe(value: Json): string {
  if (!isRecord(value)) return show(value);
  const keys = Object.keys(value).slice(0, 4);
  return keys.length === 0 ? '{}' : `an object with the keys ${keys.join(', ')}`;
}

function readSingle(root: Raw, problems: Problems, limits: Limits): Project {
  const mockup = readMockup(root.mockup ?? null, at(ROOT, 'mockup'), 0, problems, limits);
  return { ...emptyProject('json-mockup'), mockups: mockup ? [mockup] : [], extra: rest(root, PROJECT_KEYS) };
}

function readProject(root: Raw, problems: Problems, limits: Limits): Project {
  const list = (key: string): Mockup[] => {
    const value = root[key];
    return (Array.isArray(value) ? value : []).flatMap((item: Json, i: number) => {
      const wrapped = isRecord(item) && item.mockup !== undefined;
      const place = at(at(ROOT, key), i);
      return (
        readMockup(
          wrapped ? (item.mockup ?? null) : item,
          wrapped ? at(place, 'mockup') : place,
          i,
          problems,
          limits,
        ) ?? []
      );
    });
  };
  const branches = isRecord(root.branches) ? root.branches : {};
  return {
    ...emptyProject('json-project'),
    settings: readSettings(branches[MASTER_BRANCH], at(at(ROOT, 'branches'), MASTER_BRANCH), problems),
    mockups: inOrder(list('mockups')),
    symbolLibraries: list('symbolLibraries'),
    branches: Object.entries(branches).map(([id, value]) => readBranch(id, value)),
    extra: rest(root, PROJECT_KEYS),
  };
}

/** A branch is its name, or an object of attributes. */
function readBranch(id: string, value: Json): Branch {
  if (!isRecord(value)) return { id, name: typeof value === 'string' ? value : '', extra: NO_EXTRA };
  const name = typeof value.branchName === 'string' ? value.branchName : '';
  return { id, name, extra: new Map(Object.entries(value)) };
}
