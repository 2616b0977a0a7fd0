import { readFileSync, realpathSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { InputError } from '../../../model/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../model/limits.ts';
import type { Project } from '../../../model/project.ts';
import { readFolder, readProject } from '../../../read/read.ts';
import { type InputName, readInput } from './files.ts';

/**
 * Reads the project that an input holds; a folder is the project of the BMML files in it. What a BMML file refers to is read from the file's folder, and from nowhere else.
 *
 * @throws InputError when it cannot be read.
 */
export async function openProject(input: InputName, limits: Limits): Promise<Project> {
  if (await isFolder(input)) return openFolder(input, limits);
  const bytes = await readInput(input, limits);
  if (input === '-') return readProject(bytes, { limits });
  return readProject(bytes, { limits, name: path.basename(input), open: companions(path.dirname(input), limits) });
}

async function isFolder(input: InputName): Promise<boolean> {
  return input !== '-' && ((await stat(input).catch(() => undefined))?.isDirectory() ?? false);
}

/** Mockups lie in the folder itself, symbols in `assets` (FORMAT section 5). */
async function openFolder(folder: string, limits: Limits): Promise<Project> {
  const find = (pattern: string) => glob([pattern], { cwd: folder, caseSensitiveMatch: false });
  const [mockups, libraries] = await Promise.all([find('*.bmml'), find('assets/**/*.bmml')]);
  const read = await readFolder(
    { mockups: mockups.sort(), libraries: libraries.sort(), open: companions(folder, limits) },
    limits,
  );
  return { ...read, name: path.basename(path.resolve(folder)) };
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
      return readFileSync(found.target);
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
