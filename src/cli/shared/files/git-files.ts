import { execFile, spawnSync } from 'node:child_process';
import { InputError, UsageError } from '../../../model/errors.ts';
import type { Limits } from '../../../model/limits.ts';

/** The output of a git command. */
interface GitResult {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

/** Runs git itself: it knows the repository's layout, its filters and its configuration best. */
function run(args: readonly string[], cwd: string, limits: Limits, input = ''): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const options = { cwd, encoding: 'buffer', maxBuffer: limits.fileBytes + 1024, windowsHide: true } as const;
    const git = execFile('git', [...args], options, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') {
        const missing = error.code === 'ENOENT';
        const large = error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER';
        const reason = missing ? 'git is not installed' : large ? 'git gave more bytes than are read' : error.message;
        reject(new InputError([{ message: reason }], { cause: error }));
        return;
      }
      resolve({
        code: typeof error?.code === 'number' ? error.code : 0,
        out: stdout,
        err: stderr.toString('utf8').trim(),
      });
    });
    // git may end, or not start at all, before it has read everything: its exit code tells.
    git.stdin?.on('error', () => {});
    git.stdin?.end(input);
  });
}

/** One side of a comparison inside a repository. */
export type GitVersion =
  | { readonly kind: 'commit'; readonly id: string; readonly name: string }
  | { readonly kind: 'index' }
  | { readonly kind: 'work-tree' };

export function sideName(side: GitVersion): string {
  return side.kind === 'commit' ? side.name : side.kind === 'index' ? 'index' : 'work tree';
}

/** A file that differs between two sides; paths from the repository's top. */
export interface ChangedFile {
  /** `unmerged`: a merge left it in conflict, so that the index has no version of it. */
  readonly status: 'added' | 'removed' | 'renamed' | 'changed' | 'unmerged';
  readonly old?: string;
  readonly new?: string;
}

/** A git repository, asked through git itself. */
export class GitRepository {
  readonly top: string;
  readonly #cwd: string;
  readonly #limits: Limits;

  private constructor(top: string, cwd: string, limits: Limits) {
    this.top = top;
    this.#cwd = cwd;
    this.#limits = limits;
  }

  /**
   * @param advice what to do where there is none
   * @throws UsageError when the folder is in no repository.
   */
  static async open(cwd: string, limits: Limits, advice = 'name two files'): Promise<GitRepository> {
    const { code, out } = await run(['rev-parse', '--show-toplevel'], cwd, limits);
    if (code !== 0) throw new UsageError(`${cwd} is in no git repository: ${advice}`);
    return new GitRepository(out.toString('utf8').replace(/\r?\n$/, ''), cwd, limits);
  }

  /** The commit that a revision names; `undefined` when it names none. */
  async commit(revision: string): Promise<string | undefined> {
    if (revision === '' || revision.startsWith('-')) return undefined;
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const { code, out } = await run(args, this.#cwd, this.#limits);
    return code === 0 ? out.toString('utf8').trim() : undefined;
  }

  /** What a commit without files is compared as: the empty tree. */
  async emptyTree(): Promise<string> {
    const { out } = await run(['hash-object', '-t', 'tree', '--stdin'], this.#cwd, this.#limits);
    return out.toString('utf8').trim();
  }

  /** Whether the clone has only the last commits. */
  async isShallow(): Promise<boolean> {
    const { out } = await run(['rev-parse', '--is-shallow-repository'], this.#cwd, this.#limits);
    return out.toString('utf8').trim() === 'true';
  }

  /** The last commit that both have in their past. */
  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const { code, out } = await run(['merge-base', a, b], this.#cwd, this.#limits);
    return code === 0 ? out.toString('utf8').trim() : undefined;
  }

  /**
   * Files that differ, renames followed, also from outside of `paths`.
   *
   * @param paths as git takes them, from the current folder; none means everything
   */
  async changed(old: GitVersion, next: GitVersion, paths: readonly string[]): Promise<readonly ChangedFile[]> {
    const files = await this.#nameStatus(old, next, paths);
    // git looks for the old name among the paths alone: what is new there may only have another name.
    if (paths.length === 0 || !files.some(({ status }) => status === 'added')) return files;
    const renamed = new Map(
      (await this.#nameStatus(old, next, [])).flatMap((file): [string | undefined, ChangedFile][] =>
        file.status === 'renamed' ? [[file.new, file]] : [],
      ),
    );
    return files.map((file) => (file.status === 'added' ? (renamed.get(file.new) ?? file) : file));
  }

  async #nameStatus(old: GitVersion, next: GitVersion, paths: readonly string[]): Promise<readonly ChangedFile[]> {
    const sides = [old, next].flatMap((side) => (side.kind === 'commit' ? [side.id] : []));
    const cached = next.kind === 'index' ? ['--cached'] : [];
    const options = ['--name-status', '-z', '--find-renames', '--no-ext-diff', '--no-relative', ...cached];
    const { code, out, err } = await run(['diff', ...options, ...sides, '--', ...paths], this.#cwd, this.#limits);
    if (code !== 0) throw new UsageError(err || 'git diff failed');
    return parseNameStatus(out.toString('utf8'));
  }

  /**
   * The bytes of a file at a commit or in the index, as a checkout would write them.
   *
   * @throws InputError when there is no such file.
   */
  async read(side: Exclude<GitVersion, { kind: 'work-tree' }>, path: string): Promise<Uint8Array> {
    const { code, out } = await run(['cat-file', '--filters', objectName(side, path)], this.#cwd, this.#limits);
    if (code === 0) return out;
    throw new InputError([{ file: `${sideName(side)}:${path}`, message: 'no such file there' }]);
  }

  /** The same at once; `undefined` when there is no such file. */
  readNow(side: Exclude<GitVersion, { kind: 'work-tree' }>, path: string): Uint8Array | undefined {
    const args = ['cat-file', '--filters', objectName(side, path)];
    const { status, stdout } = spawnSync('git', args, { cwd: this.#cwd, maxBuffer: this.#limits.fileBytes + 1024 });
    return status === 0 ? stdout : undefined;
  }

  /** The files of a folder at a commit or in the index, by their paths from it; none when it is no folder there. */
  async files(side: Exclude<GitVersion, { kind: 'work-tree' }>, folder: string): Promise<readonly string[]> {
    const inside = folder === '' ? '' : `${folder}/`;
    const args =
      side.kind === 'commit'
        ? ['ls-tree', '-r', '-z', '--name-only', `${side.id}:${folder}`]
        : ['ls-files', '-z', '--full-name', '--', `:(top,literal)${inside}`];
    const { code, out } = await run(args, this.#cwd, this.#limits);
    if (code !== 0) return [];
    const names = out.toString('utf8').split('\0');
    const from = side.kind === 'commit' ? 0 : inside.length;
    return [...new Set(names.filter((name) => name !== '').map((name) => name.slice(from)))];
  }

  /** The files in the index, as seen from the current folder, each once. */
  async staged(): Promise<readonly string[]> {
    const { code, out, err } = await run(['ls-files', '--cached', '-z'], this.#cwd, this.#limits);
    if (code !== 0) throw new UsageError(err || 'git ls-files failed');
    const files = out.toString('utf8').split('\0');
    return [...new Set(files.filter((file) => file !== ''))];
  }

  /**
   * Writes files as they are in the index to a folder, each at its path from the repository's top.
   *
   * @param files as seen from the current folder
   */
  async checkOut(files: readonly string[], folder: string): Promise<void> {
    if (files.length === 0) return;
    const args = ['checkout-index', '--ignore-skip-worktree-bits', '--stdin', '-z', `--prefix=${folder}/`];
    const { code, err } = await run(args, this.#cwd, this.#limits, files.map((file) => `${file}\0`).join(''));
    if (code !== 0) throw new InputError([{ message: `git cannot write what is staged: ${err}` }]);
  }
}

/** The entries of `git diff --name-status -z`. */
function parseNameStatus(text: string): readonly ChangedFile[] {
  const fields = text.split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const letter = fields[at]?.[0];
    const [first = '', second = ''] = [fields[at + 1], fields[at + 2]];
    if (letter === 'R' || letter === 'C') {
      files.push(letter === 'R' ? { status: 'renamed', old: first, new: second } : { status: 'added', new: second });
      at += 3;
      continue;
    }
    if (letter === 'A') files.push({ status: 'added', new: first });
    else if (letter === 'D') files.push({ status: 'removed', old: first });
    else if (letter === 'U') files.push({ status: 'unmerged', old: first, new: first });
    else if (letter === 'M' || letter === 'T') files.push({ status: 'changed', old: first, new: first });
    at += 2;
  }
  // git names a file in conflict a second time when the work tree differs from it.
  const unmerged = new Set(files.flatMap((file) => (file.status === 'unmerged' ? file.new : [])));
  return files.filter((file) => file.status === 'unmerged' || !unmerged.has(file.new));
}

/** As git names a file at a commit or in the index. */
function objectName(side: Exclude<GitVersion, { kind: 'work-tree' }>, path: string): string {
  return side.kind === 'commit' ? `${side.id}:${path}` : `:${path}`;
}
