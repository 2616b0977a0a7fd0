import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { InputError } from '../../../model/errors.ts';
import type { ExtraFont } from '../../../render/text/fonts.ts';

/** How TrueType and OpenType files start; collections (`ttcf`) give their first font. */
const STARTS: ReadonlySet<string> = new Set(['\0\u0001\0\0', 'OTTO', 'true', 'ttcf']);

/**
 * The fonts of the files, in that order.
 *
 * @throws InputError for a file that cannot be read or is no TrueType or OpenType font.
 */
export function readFonts(files: readonly string[]): Promise<ExtraFont[]> {
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
        const message =
          cause.code === 'ENOENT' ? 'there is no such font file' : `the font cannot be read (${cause.code})`;
        throw new InputError([{ file, message }], { cause });
      });
      if (!STARTS.has(bytes.toString('latin1', 0, 4))) {
        throw new InputError([
          { file, message: 'this is no TrueType or OpenType font', hint: 'Give a .ttf or .otf file; WOFF is not read' },
        ]);
      }
      return { family: basename(file, extname(file)), bytes };
    }),
  );
}
