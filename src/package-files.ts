import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Set where this runs from the bundle of `dist`, which carries what it needs of other packages beside it. */
declare const BUNDLED: true | undefined;

/** The folder of balsa, whichever of its forms runs: `src`, `build` or the bundle in `dist`. */
const ROOT = (() => {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
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
