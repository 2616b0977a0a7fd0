import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { BalsaError } from './model/errors.ts';

/** Set where this runs from the bundle of `dist`, which carries what it needs of other packages beside it. */
declare const BUNDLED: true | undefined;

/**
 * The folder of balsa, whichever of its forms runs: `src`, `build` or the bundle in `dist`; and where another program's
 * bundle holds balsa's code, the package that is installed for it, which has the files.
 */
const ROOT = (() => {
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'data/fonts/symbols.ttf'))) return folder;
    if (folder === path.dirname(folder)) break;
  }
  try {
    return path.dirname(createRequire(import.meta.url).resolve('balsa/package.json'));
  } catch (cause) {
    const message =
      "balsa's fonts and icons are not there: install the package balsa where the program runs that it is bundled into";
    throw new BalsaError(message, { cause });
  }
})();

/** The path of one of balsa's own files. `name` is relative to its folder, such as `data/fonts/symbols.ttf`. */
export function ownFile(name: string): string {
  return path.join(ROOT, name);
}

/** The name of the copy of a package's file. Scripts there are CommonJS, which its ending has to say in this package. */
export function copyName(name: string): string {
  return path.basename(name).replace(/\.js$/, '.cjs');
}

/**
 * The path of a file of another package, such as `elkjs/lib/elk.bundled.js`. The bundle has copies of those that
 * scripts/build/bundle.mjs names.
 */
export function packageFile(name: string): string {
  if (typeof BUNDLED === 'undefined') return createRequire(import.meta.url).resolve(name);
  return ownFile(`dist/files/${copyName(name)}`);
}
