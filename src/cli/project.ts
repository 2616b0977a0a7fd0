import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Limits } from '../model/limits.ts';
import type { Project } from '../model/project.ts';
import { readProject } from '../read/read.ts';
import { type InputName, readInput } from './files.ts';

/**
 * Reads the project that an input holds. What a BMML file refers to is read from the file's folder, and from nowhere else.
 *
 * @throws InputError when it cannot be read.
 */
export async function openProject(input: InputName, limits: Limits): Promise<Project> {
  const bytes = await readInput(input, limits);
  if (input === '-') return readProject(bytes, { limits });
  return readProject(bytes, { limits, name: path.basename(input), open: companions(path.dirname(input)) });
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
