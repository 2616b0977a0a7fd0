import { uniqueSlugs } from '../../images/names.ts';
import { InputError, UsageError } from '../../model/errors.ts';
import { counted } from '../../model/printable.ts';
import { MASTER_BRANCH, type Mockup, type Project } from '../../model/project.ts';
import { similarity } from '../../model/similarity.ts';

export interface Choice {
  /** Name or resource ID of the one mockup to take. */
  readonly mockup?: string;
  /** Name or ID of an alternate; `all` takes the official versions and every alternate. */
  readonly alternate?: string;
  /** Whether what is in the trash is taken too. */
  readonly trashed?: boolean;
}

/** How many names an error message lists. */
const LISTED = 10;

/**
 * The mockups to work on, in the project's order: the official versions that are not in the trash, unless the choice says
 * otherwise. A mockup asked for by its ID is taken from the trash, too.
 *
 * @throws InputError when the project has none; UsageError when it has none by that name.
 */
export function chooseMockups(project: Project, choice: Choice): readonly Mockup[] {
  if (project.mockups.length === 0) throw new InputError([{ message: 'holds no mockup' }]);
  const version = project.mockups.filter(isOfVersion(project, choice.alternate));
  if (choice.mockup !== undefined) return oneByName(version, choice.mockup);
  const chosen = choice.trashed ? version : version.filter((mockup) => !mockup.trashed);
  if (chosen.length > 0) return chosen;
  throw new InputError([
    { message: `holds ${counted(version.length, 'mockup')}, all in the trash`, hint: 'Add --trashed to take these' },
  ]);
}

function isOfVersion(project: Project, alternate: string | undefined): (mockup: Mockup) => boolean {
  if (alternate === undefined) {
    // Some files have lost the official version: then every version counts.
    const hasMaster = project.mockups.some((mockup) => mockup.branchId === MASTER_BRANCH);
    return (mockup) => !hasMaster || mockup.branchId === MASTER_BRANCH;
  }
  if (alternate === 'all') return () => true;
  const branches = project.branches.filter(({ id }) => id !== MASTER_BRANCH);
  const branch = branches.find(({ id }) => id === alternate) ?? branches.find(({ name }) => name === alternate);
  if (branch === undefined) {
    throw new UsageError(`has no alternate "${alternate}"${listed(branches.map(({ id, name }) => name || id))}`);
  }
  return (mockup) => mockup.branchId === branch.id;
}

function oneByName(mockups: readonly Mockup[], wanted: string): readonly Mockup[] {
  const identified = mockups.filter((mockup) => mockup.id === wanted);
  if (identified.length > 0) return identified;
  const exact = mockups.filter((mockup) => mockup.name === wanted);
  const named =
    exact.length > 0 ? exact : oneName(mockups.filter((mockup) => foldedName(mockup.name) === foldedName(wanted)));
  const live = named.filter((mockup) => !mockup.trashed);
  if (named.length > 0) return live.length > 0 ? live : named;
  const names = mockups.map((mockup) => mockup.name || mockup.id).filter((name) => name !== '');
  throw new UsageError(`has no mockup "${wanted}"${suggested(wanted, names)}${listed(names)}`);
}

/** A name as people type it: case and the form of accents do not count. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim();
}

/** Mockups that are all of one name; none where a name could mean several. */
function oneName(mockups: readonly Mockup[]): readonly Mockup[] {
  return new Set(mockups.map(({ name }) => name)).size === 1 ? mockups : [];
}

/** Names less alike than this are no slip of the pen: "logn" is 0.67 to "Login", "Log out" 0.43. */
const ALIKE = 0.5;

/** The name that was probably meant, as the middle of a message; empty when none is near. */
export function suggested(wanted: string, names: readonly string[]): string {
  const [nearest] = names
    .map((name) => ({ name, near: similarity(foldedName(wanted), foldedName(name)) }))
    .sort((a, b) => b.near - a.near);
  return nearest && nearest.near >= ALIKE ? ` (did you mean "${nearest.name}"?)` : '';
}

/** What there is instead, as the end of a message; empty when there is nothing. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, LISTED).map((name) => `"${name}"`);
  return `; it has ${shown.join(', ')}${names.length > LISTED ? ' and more' : ''}`;
}

/**
 * A file name, without ending, for each mockup of the project: safe on every system and each once. A name that several
 * have goes to official versions first, so that neither alternates nor the trash change the names of these.
 */
export function fileNames(project: Project): ReadonlyMap<Mockup, string> {
  const branches = new Map(project.branches.map(({ id, name }) => [id, name || id]));
  const rank = (mockup: Mockup) => (mockup.branchId === MASTER_BRANCH ? 0 : 1) + (mockup.trashed ? 2 : 0);
  const mockups = [...project.mockups].sort((a, b) => rank(a) - rank(b));
  const names = mockups.map((mockup) => {
    const name = mockup.name || mockup.id;
    return mockup.branchId === MASTER_BRANCH ? name : `${name} ${branches.get(mockup.branchId) ?? mockup.branchId}`;
  });
  const slugs = uniqueSlugs(names);
  return new Map(mockups.map((mockup, i) => [mockup, slugs[i] ?? '']));
}
