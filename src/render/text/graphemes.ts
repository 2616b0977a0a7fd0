/** Of these each is a character by itself; only a line break can be of two. */
const PLAIN = /^[\n\x20-\x7e]*$/;

let segmenter: Intl.Segmenter | undefined;

/** The characters of a text as readers count them: a letter with its marks is one. */
export function graphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split('');
  // One for all texts: to make one takes as long as to cut a thousand characters. Many drawings need none.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
