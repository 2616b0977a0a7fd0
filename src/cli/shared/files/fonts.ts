import { basename, extname } from 'node:path';
import { InputError } from '../../../model/errors.ts';
import type { OwnFont } from '../../../render/text/fonts.ts';
import { readBounded } from './bounded.ts';
import { systemReason } from './system-reason.ts';

/** How TrueType and OpenType files start; collections (`ttcf`) give their first font. */
export const STARTS: ReadonlySet<string> = new Set(['\0\u0001\0\0', 'OTTO', 'true', 'ttcf']);

/**
 * The fonts of the files, in that order.
 *
 * @throws InputError for a file that cannot be read or is no TrueType or OpenType font.
 */
export function readFonts(files: readonly string[]): Promise<OwnFont[]> {
  return Promise.all(
    files.map(async (file) => {
      const bytes = readFont(file);
      if (!STARTS.has(bytes.toString('latin1', 0, 4))) {
        throw new InputError([
          { file, message: 'this is no TrueType or OpenType font', hint: 'Give a .ttf or .otf file; WOFF is not read' },
        ]);
      }
      return { family: basename(file, extname(file)), bytes };
    }),
  );
}

/** Bytes of a font file that are read at most; collections for Chinese, Japanese and Korean have a quarter of it. */
export const MOST_FONT = 128 * 1024 * 1024;

function readFont(file: string): Buffer {
  try {
    return readBounded(file, MOST_FONT);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = `the font cannot be read (${code ?? systemReason(cause)})`;
    throw new InputError([{ file, message: code === 'ENOENT' ? 'there is no such font file' : reason }], { cause });
  }
}
