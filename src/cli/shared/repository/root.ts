import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError, type Problem } from '../../../model/errors.ts';
import { placeOfJsonError, withoutComments } from '../../../read/json/json-error.ts';
import { boundaryOf, isWithin, MOST_TEXT, readBounded } from '../files/bounded.ts';
import { systemReason } from '../files/system-reason.ts';

export const CONFIG_FILE = 'balsa.config.json';
export const MANIFEST = 'package.json';

/** The root of the repository that a folder is in; with a named configuration the folder itself. */
export function rootOf(folder: string, configFile: string | undefined): string {
  return configFile === undefined ? findRoot(folder) : folder;
}

function findRoot(folder: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, CONFIG_FILE)) || isConfigured(path.join(at, MANIFEST))) return at;
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return folder;
  }
}

/** A manifest that cannot be read configures nothing: it is somebody else's to mend. */
function isConfigured(manifest: string): boolean {
  try {
    return sectionOf(readJsonFile(manifest, MANIFEST, boundaryOf(path.dirname(manifest)))) !== undefined;
  } catch {
    return false;
  }
}

/** What a package.json configures; `undefined` when it does not. */
export function sectionOf(manifest: unknown): unknown {
  return typeof manifest === 'object' && manifest !== null && 'balsa' in manifest ? manifest.balsa : undefined;
}

/** What is wrong with a file that is named by what is in the repository, and that is not in it. */
export const OUTSIDE: Problem = {
  message: 'lies outside the repository, or behind a link that leads out of it',
  hint: 'Add --outside to read it all the same',
};

/**
 * The value of a JSON file of the repository; `undefined` when there is none.
 *
 * @param name as messages call it
 * @throws InputError when it lies outside, cannot be read or is no JSON.
 */
export function readJsonFile(file: string, name: string, boundary: string | undefined): unknown {
  if (!existsSync(file)) return undefined;
  let text = '';
  try {
    if (boundary !== undefined && !isWithin(boundary, file)) throw new InputError([{ file: name, ...OUTSIDE }]);
    text = readBounded(file, MOST_TEXT)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const commented = error instanceof SyntaxError ? withoutComments(text) : undefined;
    if (commented !== undefined) return commented;
    const place = error instanceof SyntaxError ? placeOfJsonError(text) : undefined;
    // The message of the parser quotes the file, which can be any file.
    const message = error instanceof SyntaxError ? 'is not JSON' : `cannot be read: ${systemReason(error)}`;
    throw new InputError([{ file: name, ...(place === undefined ? {} : { place }), message }], { cause: error });
  }
}
