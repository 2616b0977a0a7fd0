import { mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError, UsageError } from '../../../model/errors.ts';
import { FOLDER_FORMATS, PROJECT_ENDINGS, SOURCE_FILES } from '../../../model/formats.ts';
import type { Limits } from '../../../model/limits.ts';
import { readBounded, TooLarge } from './bounded.ts';
import { systemReason } from './system-reason.ts';

/** A file or a folder of BMML files to read, as the user named it; `-` is standard input. */
export type InputName = string;

/**
 * The inputs that the arguments name, in a stable order, each once: files as they are, files that match a glob, and for a
 * folder the Balsamiq files directly inside. A folder with BMML files is itself an input: these are one project.
 *
 * @throws UsageError when an argument names nothing.
 */
export async function expandInputs(args: readonly string[]): Promise<InputName[]> {
  const found: string[] = [];
  for (const arg of args) {
    const info = arg === '-' ? undefined : await stat(arg).catch(() => undefined);
    const names = arg === '-' ? ['-'] : info?.isFile() ? [path.normalize(arg)] : await search(arg, info?.isDirectory());
    if (names.length === 0) {
      const there = info?.isDirectory() ? await contentsOf(arg) : 'no such file or folder';
      throw new UsageError(`${arg}: no Balsamiq file (${SOURCE_FILES}) there: ${there}`);
    }
    found.push(...names);
  }
  return [...new Set(found)];
}

/** How many names of a folder a message lists. */
const LISTED = 5;

/** What a folder holds, in a few words. */
async function contentsOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  if (names.length === 0) return 'the folder is empty';
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : '';
  return `it holds ${names.slice(0, LISTED).join(', ')}${more}`;
}

async function search(arg: string, isFolder = false): Promise<string[]> {
  // Loaded where it is needed: most runs are of one file.
  const { glob } = await import('tinyglobby');
  if (!isFolder) return (await glob([arg.replaceAll('\\', '/')])).sort().map((match) => path.normalize(match));
  const inside = (endings: readonly string[]) =>
    glob(
      endings.map((ending) => `*.${ending}`),
      { cwd: arg, caseSensitiveMatch: false },
    );
  const files = (await inside(PROJECT_ENDINGS)).sort().map((match) => path.join(arg, match));
  return (await inside(FOLDER_FORMATS.map(({ ending }) => ending))).length > 0
    ? [...files, path.normalize(arg)]
    : files;
}

/**
 * The bytes of an input.
 *
 * @throws InputError when it cannot be read or is larger than the limits allow.
 */
export async function readInput(name: InputName, limits: Limits): Promise<Uint8Array> {
  if (name === '-') return readStandardInput(limits);
  try {
    return readBounded(name, limits.fileBytes);
  } catch (error) {
    if (error instanceof TooLarge) throw tooLarge(name, limits);
    throw new InputError([{ file: name, message: `cannot be read: ${systemReason(error)}` }], { cause: error });
  }
}

async function readStandardInput(limits: Limits): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limits.fileBytes) throw tooLarge('-', limits);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(file: string, limits: Limits): InputError {
  return new InputError([{ file, message: `has more than ${limits.fileBytes} bytes, the most that is read` }]);
}

/** Ending of the files that a picture is written to before it takes its place. */
const TEMPORARY = '.balsa-tmp';

/** Where a file is that may be reached by a link; a link that leads nowhere is a file of its own. */
export async function behindLinks(file: string): Promise<string> {
  return realpath(file).catch(() => file);
}

/**
 * Puts `bytes` in place of the file as a whole: readers see the old file or the new one, never a part. A file that has
 * these bytes already is not touched. Missing folders are made. A link stays, and so do the file's permissions.
 *
 * @returns whether the file was written
 * @throws InputError when it cannot be written.
 */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<boolean> {
  if (hasBytes(file, bytes)) return false;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const target = await behindLinks(file);
    await putInPlace(target, bytes).catch((error: unknown) => {
      // A process of another container, which cannot see that this one runs, took the file for a left-over one.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return putInPlace(target, bytes);
      throw error;
    });
    return true;
  } catch (error) {
    throw new InputError([{ file, message: `cannot be written: ${systemReason(error)}` }], { cause: error });
  }
}

function hasBytes(file: string, bytes: Uint8Array): boolean {
  try {
    return Buffer.compare(readBounded(file, bytes.length), bytes) === 0;
  } catch {
    return false;
  }
}

async function putInPlace(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}${TEMPORARY}`);
  const mode = (await stat(file).catch(() => undefined))?.mode;
  try {
    const handle = await open(temporary, 'w');
    try {
      // Some file systems know no permissions.
      if (mode !== undefined) await handle.chmod(mode & 0o777).catch(() => {});
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Age after which a temporary file is left over, whatever runs under its process's number now; milliseconds. */
const LEFT_OVER = 60_000;

/** Removes what a killed process left in the folders; files of a process that still writes stay. */
export async function sweepTemporaries(folders: Iterable<string>): Promise<void> {
  for (const folder of new Set(folders)) {
    for (const name of await readdir(folder).catch(() => [])) {
      const pid = name.startsWith('.') && name.endsWith(TEMPORARY) ? /\.(\d+)\.balsa-tmp$/.exec(name)?.[1] : undefined;
      if (pid === undefined) continue;
      const file = path.join(folder, name);
      const written = (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
      if (!isRunning(Number(pid)) || Date.now() - written > LEFT_OVER) await rm(file, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
