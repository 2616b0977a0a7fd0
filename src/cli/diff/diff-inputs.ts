import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError, UsageError } from '../../model/errors.ts';
import { holdsSigns, isSourceName } from '../../model/formats.ts';
import { DEFAULT_LIMITS } from '../../model/limits.ts';
import type { Project } from '../../model/project.ts';
import { readProject } from '../../read/read.ts';
import { readInput } from '../shared/files/files.ts';
import { type ChangedFile, GitRepository, type GitVersion, sideName } from '../shared/files/git-files.ts';
import { openProject } from '../shared/files/project.ts';

/** A file to compare: how to call it and how to get its bytes; a side that is absent has no such file. */
export interface FilePair {
  readonly status: Exclude<ChangedFile['status'], 'unmerged'>;
  readonly old?: FileSource;
  readonly new?: FileSource;
  /** Whether the user named it: a file of another kind is then an error, not something to pass over. */
  readonly named: boolean;
}

export interface FileSource {
  readonly name: string;
  /** Whether it looks like a Balsamiq file: other files have the same endings. */
  isBalsamiq(): Promise<boolean>;
  /** @throws InputError when it cannot be read. */
  open(): Promise<Project>;
}

function diskFile(file: string, name = file): FileSource {
  return {
    name,
    isBalsamiq: async () => looksLikeBalsamiq(name, await readInput(file, DEFAULT_LIMITS)),
    open: () => openProject(file, DEFAULT_LIMITS),
  };
}

function gitFile(
  git: GitRepository,
  side: Exclude<GitVersion, { kind: 'work-tree' }>,
  file: string,
  name: string,
): FileSource {
  const folder = path.posix.dirname(file);
  // What a BMML file refers to lies in its folder, at the same commit.
  const open = (companion: string) => git.readNow(side, path.posix.join(folder === '.' ? '' : folder, companion));
  const options = { limits: DEFAULT_LIMITS, name: path.basename(file), open };
  return {
    name,
    isBalsamiq: async () => looksLikeBalsamiq(name, await git.read(side, file)),
    open: async () => readProject(await git.read(side, file), options),
  };
}

/** JSON files can be anything; the other endings are Balsamiq's own. */
function looksLikeBalsamiq(name: string, bytes: Uint8Array): boolean {
  return holdsSigns(name, () => new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8').decode(bytes));
}

/** What is to be compared. */
export interface Inputs {
  readonly old: string;
  readonly new: string;
  readonly pairs: readonly FilePair[];
}

interface InputOptions {
  /** Compare with the index instead of the work tree. */
  readonly staged?: boolean;
}

/** What an argument of the command line names. */
type Argument =
  | { readonly kind: 'file' | 'folder'; readonly path: string }
  | { readonly kind: 'blob'; readonly side: Exclude<GitVersion, { kind: 'work-tree' }>; readonly path: string }
  | { readonly kind: 'tree'; readonly side: Exclude<GitVersion, { kind: 'work-tree' }>; readonly path: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'side'; readonly side: GitVersion };

/**
 * What the arguments mean: two files or folders (`-` is standard input), `REV:path` or `:path` in place of one, or
 * revisions of the repository (none: the index with the work tree).
 *
 * @param paths what to compare of a repository; none means all of it
 * @throws UsageError when they name nothing that can be compared.
 */
export async function resolveInputs(
  args: readonly string[],
  paths: readonly string[],
  options: InputOptions,
  cwd = process.cwd(),
): Promise<Inputs> {
  const repository = new Later(cwd);
  const range = args.length === 1 ? await rangeOf(args[0] ?? '', repository) : undefined;
  if (range) return compareSides(range[0], range[1], paths, await repository.get());
  const found = await Promise.all(args.map((arg) => argumentOf(arg, repository, cwd)));
  const [first, second] = found;
  if (found.length > 2) {
    throw new UsageError(`expected at most two things to compare, got ${found.length} (put paths after --)`);
  }
  if (first && first.kind !== 'side') {
    if (!second) throw new UsageError(`${args[0]}: compared with what? Name a second file`);
    if (second.kind === 'side')
      throw new UsageError(`${args[1]} is a revision, ${args[0]} is not: write ${args[1]}:path`);
    return compareNamed(first, second, args, repository);
  }
  if (second && second.kind !== 'side') {
    if (!first || (second.kind !== 'file' && second.kind !== 'folder'))
      throw new UsageError(`${args[1]} is no revision`);
    return compareSides(first.side, { kind: 'work-tree' }, [second.path], await repository.get());
  }
  const git = await repository.get();
  if (first && second) return compareSides(first.side, second.side, paths, git);
  if (options.staged) return compareSides(first?.side ?? (await headOf(git)), { kind: 'index' }, paths, git);
  return compareSides(first?.side ?? { kind: 'index' }, { kind: 'work-tree' }, paths, git);
}

/** The repository around the current folder, looked for when it is first needed. */
class Later {
  readonly #cwd: string;
  #repository: Promise<GitRepository> | undefined;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  get(): Promise<GitRepository> {
    this.#repository ??= GitRepository.open(this.#cwd, DEFAULT_LIMITS);
    return this.#repository;
  }
}

/** The last commit; before the first one there is nothing. */
async function headOf(git: GitRepository): Promise<GitVersion> {
  return { kind: 'commit', id: (await git.commit('HEAD')) ?? (await git.emptyTree()), name: 'HEAD' };
}

/** `A..B` and `A...B` (from where they parted); an end left out is HEAD. */
async function rangeOf(arg: string, repository: Later): Promise<readonly [GitVersion, GitVersion] | undefined> {
  const parts = /^(.*?)(\.\.\.?)(.*)$/.exec(arg);
  if (!parts || arg.includes('/..') || arg.startsWith('../') || arg === '..') return undefined;
  const git = await repository.get();
  const [from, to] = [parts[1] || 'HEAD', parts[3] || 'HEAD'];
  const [a, b] = [await git.commit(from), await git.commit(to)];
  if (a === undefined || b === undefined) return undefined;
  const start = parts[2] === '...' ? await git.mergeBase(a, b) : a;
  if (start === undefined) throw new UsageError(`${from} and ${to} have no common past`);
  return [
    { kind: 'commit', id: start, name: from },
    { kind: 'commit', id: b, name: to },
  ];
}

async function argumentOf(arg: string, repository: Later, cwd: string): Promise<Argument> {
  if (arg === '-') return { kind: 'file', path: '-' };
  if (arg === '/dev/null' || arg.toLowerCase() === 'nul') return { kind: 'nothing' };
  const info = await stat(path.resolve(cwd, arg)).catch(() => undefined);
  if (info) return { kind: info.isDirectory() ? 'folder' : 'file', path: arg };
  const colon = arg.indexOf(':');
  const git = await repository.get().catch((error: unknown) => {
    if (error instanceof UsageError) throw new UsageError(`${arg}: no such file`);
    throw error;
  });
  if (colon === 0) return objectOf(git, { kind: 'index' }, fromTop(arg.slice(1), git, cwd));
  if (colon > 0) {
    const id = await git.commit(arg.slice(0, colon));
    if (id === undefined) {
      const message = `${arg}: ${arg.slice(0, colon)} is no revision, and there is no such file`;
      throw new UsageError(message + (await shallowAdvice(git)));
    }
    return objectOf(git, { kind: 'commit', id, name: arg.slice(0, colon) }, fromTop(arg.slice(colon + 1), git, cwd));
  }
  const id = await git.commit(arg);
  if (id === undefined) throw new UsageError(`${arg}: no such file or revision${await shallowAdvice(git)}`);
  return { kind: 'side', side: { kind: 'commit', id, name: arg } };
}

/** A commit that is missing may only not have been fetched. */
async function shallowAdvice(git: GitRepository): Promise<string> {
  return (await git.isShallow())
    ? ' (this clone has the last commits only: "git fetch --unshallow" gets the rest)'
    : '';
}

async function objectOf(
  git: GitRepository,
  side: Exclude<GitVersion, { kind: 'work-tree' }>,
  file: string,
): Promise<Argument> {
  const folder = file.replace(/\/+$/, '');
  const isFolder = (await git.files(side, folder)).length > 0;
  return isFolder ? { kind: 'tree', side, path: folder } : { kind: 'blob', side, path: file };
}

/** As git reads `REV:path`: from the top of the repository, or from the current folder when it starts with a dot. */
function fromTop(file: string, git: GitRepository, cwd: string): string {
  if (!file.startsWith('./') && !file.startsWith('../')) return file;
  return path.relative(git.top, path.resolve(cwd, file)).replaceAll(path.sep, '/');
}

async function compareNamed(
  first: Exclude<Argument, { kind: 'side' }>,
  second: Exclude<Argument, { kind: 'side' }>,
  args: readonly string[],
  repository: Later,
): Promise<Inputs> {
  const [old = '', next = ''] = args;
  const [before, after] = [await folderOf(first, repository), await folderOf(second, repository)];
  if (before && after) return { old, new: next, pairs: folderPairs(before, after) };
  if (before || after) throw new UsageError(`${before ? old : next} is a folder, the other is not`);
  if (first.kind === 'nothing' && second.kind === 'nothing') return { old, new: next, pairs: [] };
  const source = async (argument: typeof first, name: string): Promise<FileSource | undefined> => {
    if (argument.kind === 'nothing') return undefined;
    if (argument.kind !== 'blob') return diskFile(argument.path, name);
    return gitFile(await repository.get(), argument.side, argument.path, name);
  };
  const [a, b] = [await source(first as typeof second, old), await source(second, next)];
  const status = a && b ? 'changed' : a ? 'removed' : 'added';
  return { old, new: next, pairs: [{ status, named: true, ...(a ? { old: a } : {}), ...(b ? { new: b } : {}) }] };
}

/** The Balsamiq files of a folder and how to get at them by their paths from it. */
interface Folder {
  readonly files: readonly string[];
  source(file: string): FileSource;
}

async function folderOf(argument: Exclude<Argument, { kind: 'side' }>, repository: Later): Promise<Folder | undefined> {
  if (argument.kind === 'folder') {
    const { path: folder } = argument;
    return { files: await balsamiqFiles(folder), source: (file) => diskFile(path.join(folder, file)) };
  }
  if (argument.kind !== 'tree') return undefined;
  const { side, path: folder } = argument;
  const git = await repository.get();
  const files = (await git.files(side, folder)).filter(isSourceName);
  return { files, source: (file) => gitFile(git, side, path.posix.join(folder, file), `${sideName(side)}:${file}`) };
}

/** Files of the same relative name in both folders, and those that only one has. */
function folderPairs(old: Folder, next: Folder): readonly FilePair[] {
  return [...new Set([...old.files, ...next.files])].sort().map((name): FilePair => {
    const [before, after] = [old.files.includes(name), next.files.includes(name)];
    const a = before ? { old: old.source(name) } : {};
    const b = after ? { new: next.source(name) } : {};
    return { status: before ? (after ? 'changed' : 'removed') : 'added', named: false, ...a, ...b };
  });
}

async function balsamiqFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new InputError([{ file: folder, message: 'cannot be read' }], { cause: error });
  });
  return entries
    .filter((entry) => entry.isFile() && isSourceName(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((name) => !name.includes('node_modules/') && !name.startsWith('.git/'));
}

async function compareSides(
  old: GitVersion,
  next: GitVersion,
  paths: readonly string[],
  git: GitRepository,
): Promise<Inputs> {
  const files = await git.changed(old, next, paths);
  const source = (side: GitVersion, name: string): FileSource =>
    side.kind === 'work-tree' ? diskFile(path.join(git.top, name), name) : gitFile(git, side, name, name);
  const pairs = files
    .filter((file) => isSourceName(file.new ?? file.old ?? ''))
    .map((file): FilePair => {
      if (file.status === 'unmerged') return inConflict(file.new ?? '');
      const a = file.old === undefined ? {} : { old: source(old, file.old) };
      const b = file.new === undefined ? {} : { new: source(next, file.new) };
      return { status: file.status, named: false, ...a, ...b };
    });
  return { old: sideName(old), new: sideName(next), pairs };
}

/** A file that a merge left in conflict: an error of its own, the others are compared. */
function inConflict(name: string): FilePair {
  const refuse = async (): Promise<never> => {
    const message = 'is in conflict after a merge';
    throw new InputError([{ file: name, message, hint: 'Resolve the conflict and add the file, then compare' }]);
  };
  const source: FileSource = { name, isBalsamiq: async () => true, open: refuse };
  return { status: 'changed', old: source, new: source, named: true };
}
