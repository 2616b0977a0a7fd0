import { createRequire } from 'node:module';
import type * as Chardet from 'chardet';

/** Text with the encoding that it was stored in. */
interface DecodedText {
  readonly text: string;
  /** WHATWG name of the encoding, such as `utf-8` or `shift_jis`. */
  readonly encoding: string;
  /** Whether the encoding was guessed from the bytes, because they are neither UTF-8 nor marked. */
  readonly guessed: boolean;
}

/** How much of a file its encoding is guessed from. */
const SAMPLE_BYTES = 1024 * 1024;
/** Every byte sequence is text in this one, so that the guess always ends. */
const LAST_RESORT = 'windows-1252';

/**
 * Decodes the bytes of a text file. A byte order mark decides; without one the text is UTF-8 when it can be. Files that
 * passed through an old editor are in an encoding of their author's country (met: Shift-JIS, GBK, Windows-1252), which is
 * guessed from the bytes.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) {
    return { text: new TextDecoder(marked).decode(bytes), encoding: marked, guessed: false };
  }
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', guessed: false };
  const { analyse }: typeof Chardet = createRequire(import.meta.url)('chardet');
  for (const { name } of analyse(bytes.subarray(0, SAMPLE_BYTES))) {
    const text = decodeStrictly(bytes, name);
    if (text !== undefined) return { text, encoding: name.toLowerCase(), guessed: true };
  }
  return { text: new TextDecoder(LAST_RESORT).decode(bytes), encoding: LAST_RESORT, guessed: true };
}

/** By the byte order mark, or by the zero bytes of UTF-16 text that begins with ASCII. */
function markedEncoding(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b !== undefined && b !== 0) return 'utf-16be';
  if (a !== undefined && a !== 0 && b === 0) return 'utf-16le';
  return undefined;
}

/** `undefined` when some bytes are no text in that encoding, or the encoding is unknown to the platform. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
