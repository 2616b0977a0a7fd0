import { readFileSync, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import type { Limits } from '../model/limits.ts';
import type { Project } from '../model/project.ts';
import { readFolder, readProject } from '../read/read.ts';
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
  return readProject(bytes, { limits, name: path.basename(input), open: companions(path.dirname(input)) });
}

async function isFolder(input: InputName): Promise<boolean> {
  return input !== '-' && ((await stat(input).catch(() => undefined))?.isDirectory() ?? false);
}

/** Mockups lie in the folder itself, symbols in `assets` (FORMAT section 5). */
async function openFolder(folder: string, limits: Limits): Promise<Project> {
  const find = (pattern: string) => glob([pattern], { cwd: folder, caseSensitiveMatch: false });
  const [mockups, libraries] = await Promise.all([find('*.bmml'), find('assets/**/*.bmml')]);
  const read = await readFolder(
    { mockups: mockups.sort(), libraries: libraries.sort(), open: companions(folder) },
    limits,
  );
  return { ...read, name: path.basename(path.resolve(folder)) };
}

/** Reads files of a folder by their path from it; a link that leads out of the folder counts as missing. */
export function companions(folder: string): (file: string) => Uint8Array | undefined {
  return (file) => {
    try {
      const root = realpathSync(folder);
      const target = realpathSync(path.join(root, file));
      const inside = path.relative(root, target);
      if (inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return undefined;
      return readFileSync(target);
    } catch {
      return undefined;
    }
  };
}
