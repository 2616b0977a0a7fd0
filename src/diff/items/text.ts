import { plainText } from '../../model/markup.ts';

/** What a person reads of a control's text: without markup, line breaks and runs of blanks as one blank. */
export function words(text: string | undefined): string {
  return plainText(text ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `text` on one line, cut to `length` characters. */
export function shorten(text: string, length = 40): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

/**
 * Both texts cut to about `length` characters around what differs: of long texts that differ in a word, the word is what
 * counts. Short texts stay whole.
 */
export function excerpts(old: string, next: string, length = 60): readonly [string, string] {
  const [a, b] = [[...old], [...next]];
  if (a.length <= length && b.length <= length) return [old, next];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  // Whole words around the difference, and some of what stands before it.
  const from = start <= length / 3 ? 0 : wordStart(a, start - Math.floor(length / 5));
  const cut = (text: readonly string[]) => {
    const stop = text.length - end;
    const to = end <= length / 5 ? text.length : Math.min(text.length, stop + Math.floor(length / 5));
    const whole = `${from > 0 ? '…' : ''}${text.slice(from, to).join('').trim()}`;
    const short = shorten(whole, length);
    return to < text.length && short === whole ? `${whole}…` : short;
  };
  return [cut(a), cut(b)];
}

/** The start of the word that `at` is in; `at` itself in scripts that have no blanks. */
function wordStart(text: readonly string[], at: number): number {
  for (let i = at; i > Math.max(0, at - 12); i--) if (text[i - 1] === ' ') return i;
  return at;
}
