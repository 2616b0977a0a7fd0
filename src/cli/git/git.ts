import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { InputError, UsageError } from '../../model/errors.ts';
import { OWN_PATTERNS } from '../../model/formats.ts';
import { DEFAULT_LIMITS } from '../../model/limits.ts';
import { printableJson } from '../../model/printable.ts';
import { ownFile } from '../../package-files.ts';
import { readProject } from '../../read/read.ts';
import { describeProject } from '../../write/text.ts';
import { SystemError } from '../shared/defect.ts';
import { readInput, replaceFile } from '../shared/files/files.ts';
import { systemReason } from '../shared/files/system-reason.ts';
import { EXIT, processTerminal } from '../shared/terminal.ts';

export interface GitOptions {
  readonly global?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Further patterns of gitattributes. */
  readonly pattern?: readonly string[];
}

/** The name of the driver in git's configuration and attributes. */
const DRIVER = 'balsamiq';
/** The name that `git difftool -t` takes. */
const DIFFTOOL = 'balsa';
/** Lines that git shows as the head of a hunk: the mockup that a change is in. */
const HUNK_HEADS = '^(mockup|symbols) .*$';
const BEGIN = '# balsa git install: begin';
const END = '# balsa git install: end';

/** Registers the driver with git, and says what was changed. */
export async function runInstall(options: GitOptions): Promise<number> {
  const scope = await findScope(options);
  const changed: Change[] = [];
  const settings = [
    [`diff.${DRIVER}.textconv`, textconvCommand(scope.root)],
    [`diff.${DRIVER}.xfuncname`, HUNK_HEADS],
    [`difftool.${DIFFTOOL}.cmd`, `${balsaCommand(scope.root)} diff --name "$MERGED" "$LOCAL" "$REMOTE"`],
  ] as const;
  for (const [key, value] of settings) {
    await configure([scope.flag, key, value]);
    changed.push({ place: scope.config, what: `${key} = ${value}` });
  }
  const lines = [...OWN_PATTERNS, ...(options.pattern ?? [])].map(
    (pattern) => `${quotePattern(pattern)} diff=${DRIVER}`,
  );
  const old = await readFile(scope.attributes, 'utf8').catch(() => '');
  const section = [BEGIN, ...lines, END, ''].join('\n');
  const rest = withoutSection(old);
  const gap = rest === '' || rest.endsWith('\n') ? '' : '\n';
  await replaceFile(scope.attributes, new TextEncoder().encode(rest + gap + section));
  changed.push(...lines.map((what) => ({ place: scope.attributes, what })));
  return report(changed, options);
}

/** Takes back what `runInstall` did, and says what was changed. */
export async function runUninstall(options: GitOptions): Promise<number> {
  const scope = await findScope(options);
  const changed: Change[] = [];
  for (const section of [`diff.${DRIVER}`, `difftool.${DIFFTOOL}`]) {
    const pattern = `^${section.replaceAll('.', '\\.')}\\.`;
    if ((await git(['config', scope.flag, '--get-regexp', pattern]).catch(() => '')) === '') continue;
    await configure([scope.flag, '--remove-section', section]);
    changed.push({ place: scope.config, what: `removed ${section}` });
  }
  const old = await readFile(scope.attributes, 'utf8').catch(() => '');
  const rest = withoutSection(old);
  if (rest !== old) {
    await replaceFile(scope.attributes, new TextEncoder().encode(rest));
    changed.push({ place: scope.attributes, what: 'removed the lines of balsa' });
  }
  return report(changed, options);
}

/** Something that was written to git's configuration or attributes. */
interface Change {
  /** The configuration, or the file of attributes. */
  readonly place: string;
  readonly what: string;
}

function report(changed: readonly Change[], { json, quiet }: GitOptions): number {
  const terminal = processTerminal(quiet === true);
  if (json) terminal.line(printableJson({ changed }));
  else if (!quiet) {
    for (const { place, what } of changed) terminal.line(`${place}: ${what}`);
    if (changed.length === 0) terminal.line('nothing to take back');
  }
  return EXIT.done;
}

/**
 * Prints a file as text for git. It must not fail, or git stops: a file that is not Balsamiq's is printed as it is, and one
 * that cannot be read as its problems and a digest.
 */
export async function runTextconv(file: string): Promise<number> {
  const terminal = processTerminal(true);
  const bytes = await readInput(file, DEFAULT_LIMITS);
  try {
    // git names temporary files, one version at a time: what lies beside them is not the project's.
    const project = await readProject(bytes, { name: path.basename(file) });
    terminal.bytes(new TextEncoder().encode(describeProject(project, shortDigest)));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (isText(bytes)) terminal.bytes(bytes);
    else terminal.line([`unreadable ${shortDigest(bytes)}`, ...error.message.split('\n')].join('\n'));
  }
  return EXIT.done;
}

interface Scope {
  readonly flag: '--local' | '--global';
  /** What the configuration is called in messages. */
  readonly config: string;
  /** The file of attributes. */
  readonly attributes: string;
  /** The work tree, for a repository. */
  readonly root: string | undefined;
}

async function findScope({ global }: GitOptions): Promise<Scope> {
  if (global) {
    const file = (await git(['config', '--global', '--type=path', 'core.attributesFile']).catch(() => '')).trim();
    const home = process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config');
    const attributes = file || path.join(home, 'git', 'attributes');
    return { flag: '--global', config: 'global configuration', attributes, root: undefined };
  }
  const root = (
    await git(['rev-parse', '--show-toplevel']).catch(() => {
      throw new UsageError('is not run in a git repository: change into one, or add --global');
    })
  ).trim();
  const attributes = (await git(['rev-parse', '--git-path', 'info/attributes'])).trim();
  return { flag: '--local', config: 'repository configuration', attributes, root };
}

/**
 * The command by which git turns a file into text. On a branch without balsa, or before its packages are installed, git
 * would stop: the file is then shown as it is, one that is not text by its digest, and one line says why.
 */
function textconvCommand(root: string | undefined): string {
  const why = 'balsa: not installed here, so this is the plain file (npm ci brings it back)';
  const plain = `grep -Iq . "$1" && cat "$1" || echo "binary file $(git hash-object "$1")"`;
  return `f() { if [ -f ${balsaFile(root)} ]; then ${balsaCommand(root)} git textconv "$1"; else echo '${why}' >&2; ${plain}; fi; }; f`;
}

/** How git calls balsa. */
function balsaCommand(root: string | undefined): string {
  return `node ${balsaFile(root)}`;
}

/** The program as a word of a shell, relative to the work tree where balsa is installed in it. */
function balsaFile(root: string | undefined): string {
  const main = ownFile('dist/cli/main.js');
  const relative = root === undefined ? '..' : path.relative(root, main);
  const file = relative.startsWith('..') || path.isAbsolute(relative) ? main : relative;
  return `'${file.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;
}

/** As gitattributes wants a pattern with spaces. */
function quotePattern(pattern: string): string {
  return /[\s"]/.test(pattern) ? JSON.stringify(pattern) : pattern;
}

function withoutSection(attributes: string): string {
  const begin = attributes.indexOf(BEGIN);
  const end = attributes.indexOf(END, begin);
  if (begin < 0 || end < 0) return attributes;
  return attributes.slice(0, begin) + attributes.slice(end + END.length).replace(/^\r?\n/, '');
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 8000).includes(0);
}

function shortDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}

/** Writes git's configuration. */
async function configure(args: readonly string[]): Promise<void> {
  try {
    await git(['config', ...args]);
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string };
    const reason = stderr.trim().replace(/^error: /, '') || systemReason(error);
    throw new SystemError(`git cannot write its configuration: ${reason}`);
  }
}

async function git(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', [...args]);
  return stdout;
}
