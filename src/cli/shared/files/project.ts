import { realpathSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError, type Problem } from '../../../model/errors.ts';
import { FOLDER_FORMATS } from '../../../model/formats.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../model/limits.ts';
import type { Project } from '../../../model/project.ts';
import { readFolder, readProject } from '../../../read/read.ts';
import { readBounded } from './bounded.ts';
import { type InputName, readInput } from './files.ts';

/**
 * Reads the project that an input holds; a folder is the project of the BMML files in it. What a BMML file refers to is read
 * from the file's folder, and from nowhere else.
 *
 * @param broken takes what is wrong with single files of a folder, and the others are read; without it one refuses all
 * @throws InputError when it cannot be read.
 */
export async function openProject(
  input: InputName,
  limits: Limits,
  broken?: (problems: readonly Problem[]) => void,
): Promise<Project> {
  if (await isFolder(input)) return openFolder(input, limits, broken);
  const bytes = await readInput(input, limits);
  if (input === '-') return readProject(bytes, { limits });
  return readProject(bytes, { limits, name: path.basename(input), open: companions(path.dirname(input), limits) });
}

async function isFolder(input: InputName): Promise<boolean> {
  return input !== '-' && ((await stat(input).catch(() => undefined))?.isDirectory() ?? false);
}

/** Mockups lie in the folder itself, symbols in `assets` (FORMAT section 5). */
async function openFolder(
  folder: string,
  limits: Limits,
  broken: ((problems: readonly Problem[]) => void) | undefined,
): Promise<Project> {
  // Loaded where it is needed: most runs are of one file.
  const { glob } = await import('tinyglobby');
  const find = (wanted: readonly string[]) => glob(wanted, { cwd: folder, caseSensitiveMatch: false });
  const patterns = FOLDER_FORMATS.map(
    ({ ending, libraries }) => [`*.${ending}`, `${libraries}/**/*.${ending}`] as const,
  );
  const [mockups, libraries] = await Promise.all([
    find(patterns.map(([own]) => own)),
    find(patterns.map(([, library]) => library)),
  ]);
  const read = await readFolder(
    {
      mockups: mockups.sort(),
      libraries: libraries.sort(),
      open: companions(folder, limits),
      ...(broken && { broken: (file, own) => broken(own.map((problem) => inFolder(folder, file, problem))) }),
    },
    limits,
  );
  return { ...read, name: path.basename(path.resolve(folder)) };
}

/** A problem of a file of a folder, which the reader names in front of the place. */
function inFolder(folder: string, file: string, { place, ...problem }: Problem): Problem {
  const inside = place?.startsWith(file) ? place.slice(file.length).replace(/^: /, '') : place;
  return { ...problem, file: path.join(folder, file), ...(inside ? { place: inside } : {}) };
}

/**
 * Reads files of a folder by their path from it; a link that leads out of the folder counts as missing, and so does what
 * is no plain file.
 *
 * @returns a function that throws InputError when the files have more bytes together than one input may have
 */
export function companions(
  folder: string,
  { fileBytes }: Limits = DEFAULT_LIMITS,
): (file: string) => Uint8Array | undefined {
  let left = fileBytes;
  return (file) => {
    const found = findInside(folder, file);
    if (found === undefined) return undefined;
    left -= found.size;
    if (left < 0) {
      const message = `the files of the project have more than ${fileBytes} bytes together`;
      throw new InputError([{ place: file, message, hint: 'Raise the limit with --limit fileBytes=NUMBER' }]);
    }
    try {
      return readBounded(found.target, found.size);
    } catch {
      return undefined;
    }
  };
}

function findInside(folder: string, file: string): { readonly target: string; readonly size: number } | undefined {
  try {
    const root = realpathSync(folder);
    const target = realpathSync(path.join(root, file));
    const inside = path.relative(root, target);
    if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return undefined;
    const info = statSync(target);
    return info.isFile() ? { target, size: info.size } : undefined;
  } catch {
    return undefined;
  }
}
