import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breaksInside } from '../../../src/render/text/breaks.ts';

/** The text with a bar at each place where a line may end. */
function marked(text: string): string {
  const breaks = [...breaksInside(text), text.length];
  return breaks.map((at, i) => text.slice(breaks[i - 1] ?? 0, at)).join('|');
}

describe('lines end inside words', () => {
  test.each([
    [
      'between Chinese characters, not before a stop or after an opening bracket',
      '学习路线（图）。好',
      '学|习|路|线|（图）。|好',
    ],
    ['not before a mark of a long vowel or a small kana', 'ロードマップを', 'ロー|ド|マッ|プ|を'],
    ['between syllables of Hangul', '로드맵', '로|드|맵'],
    ['where Latin letters meet Chinese ones, not inside them', '用React-Native写', '用|React-Native|写'],
    ['between the words of Thai', 'ภาษาไทย', 'ภาษา|ไทย'],
    ['between pictures, whose sequences stay whole', '🚀📚👨‍👩‍👧', '🚀|📚|👨‍👩‍👧'],
    ['where a space of no width is', 'ab\u200bcd', 'ab\u200b|cd'],
  ])('%s', (_, text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  test.each(['well-known', 'a/b/c', 'https://x.org/?a=b', 'Größe–Maß', 'данные-поток', 'مرحبا-بك', 'हिन्दी-भाषा'])(
    'nowhere in %s, whose script has spaces',
    (text) => {
      expect(breaksInside(text)).toEqual([]);
    },
  );

  test.each([
    ['http://otwarte.pl/pl/relics?search%5Bpart', 'http://|otwarte.pl/|pl/|relics?|search|%5Bpart'],
    ['Umbul-Umbul', 'Umbul-|Umbul'],
    ['a - b', 'a - b'],
    ['no signs', 'no signs'],
  ])('beside the signs of %s as Mockups broke it', (text, expected) => {
    const breaks = [...breaksInside(text, true), text.length];
    expect(breaks.map((at, i) => text.slice(breaks[i - 1] ?? 0, at)).join('|')).toBe(expected);
  });

  test('nowhere in any text of Latin letters and signs', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCodePoint(code)) }),
        (text) => {
          expect(breaksInside(text)).toEqual([]);
        },
      ),
    );
  });

  test('at rising places inside any text, never inside a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('学', '。', '로', 'ท', 'ี', ' ', 'a', '-', '🚀', '\u200d', '\u200b') }),
        (text) => {
          const breaks = breaksInside(text);
          expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
          for (const at of breaks) {
            expect(at).toBeGreaterThan(0);
            expect(at).toBeLessThan(text.length);
            expect(text.codePointAt(at - 1)).not.toBeGreaterThan(0xffff);
          }
        },
      ),
    );
  });
});
