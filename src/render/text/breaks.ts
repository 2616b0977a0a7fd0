import { createRequire } from 'node:module';
import type LineBreaker from 'linebreak';

/** Scripts that Unicode leaves to dictionaries: they have no spaces between words. */
const BY_DICTIONARY = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/**
 * Characters that lines break beside without a space: ideographs, kana, Hangul and their punctuation, scripts with other
 * signs between words, pictures. Wireframes breaks lines of other scripts after spaces alone.
 */
const BREAKABLE =
  /(?![\0-\u0dff])[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Ethiopic}\p{Emoji_Presentation}\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef\u200b]/u;
/** Signs inside a word that Mockups broke lines beside, too (three exports: two addresses, a hyphen). */
const SIGN = /[-/?%]/;
const BREAKABLE_AT_END = new RegExp(`(?:${BREAKABLE.source})\\p{M}*$`, 'u');

let breaker: typeof LineBreaker | undefined;

/** Few texts need the package: it is loaded with the first of them, and it unpacks its table once (5 ms). */
function lineBreaker(): typeof LineBreaker {
  breaker ??= createRequire(import.meta.url)('linebreak') as typeof LineBreaker;
  return breaker;
}

/**
 * Where a line may end inside its words, in UTF-16 units, rising: as Unicode says (UAX 14) beside characters of scripts that
 * need no spaces between words, and with `signs` beside hyphens, slashes, `?` and `%`; for Thai and the like between the
 * words of a dictionary; nowhere else.
 */
export function breaksInside(text: string, signs = false): readonly number[] {
  if (!BREAKABLE.test(text) && !(signs && SIGN.test(text))) return [];
  const breaks = new Set(byDictionary(text));
  const lines = new (lineBreaker())(text);
  for (let next = lines.nextBreak(); next !== null; next = lines.nextBreak()) {
    const { position } = next;
    if (isBreakable(text, position) || (signs && isBesideSign(text, position))) breaks.add(position);
  }
  // Of late Unicode keeps `%` with the letters before it; when Flash was made, it did not.
  if (signs) for (const { index } of text.matchAll(/(?<=\p{L})%/gu)) breaks.add(index);
  breaks.delete(text.length);
  return [...breaks].sort((a, b) => a - b);
}

/** The longest character with its marks that is looked at, in UTF-16 units. */
const CONTEXT = 12;

function isBesideSign(text: string, at: number): boolean {
  return SIGN.test(text.charAt(at - 1)) || (SIGN.test(text.charAt(at)) && !/\s/.test(text.charAt(at - 1)));
}

function isBreakable(text: string, at: number): boolean {
  const after = text.codePointAt(at);
  return (
    (after !== undefined && BREAKABLE.test(String.fromCodePoint(after))) ||
    BREAKABLE_AT_END.test(text.slice(Math.max(0, at - CONTEXT), at))
  );
}

function* byDictionary(text: string): Generator<number> {
  for (const { 0: stretch, index } of text.matchAll(BY_DICTIONARY)) {
    for (const word of new Intl.Segmenter('th', { granularity: 'word' }).segment(stretch)) {
      if (word.index > 0) yield index + word.index;
    }
  }
}
