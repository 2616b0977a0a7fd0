import type { ExtraFont } from '../../../render/text/fonts.ts';
import { boundaryOf } from '../files/bounded.ts';
import { fontPackagesOf } from '../files/font-packages.ts';
import { readFonts } from '../files/fonts.ts';
import { rootOf } from './root.ts';

/**
 * The fonts of a command that is given files to draw or to measure: those of its options, then the packages that the
 * package.json of the project around the current folder names.
 *
 * @throws InputError for a font that cannot be read.
 */
export async function commandFonts(files: readonly string[] = []): Promise<readonly ExtraFont[]> {
  const root = rootOf(process.cwd(), undefined);
  return [...(await readFonts(files)), ...fontPackagesOf(root, boundaryOf(root))];
}
