import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { visualOrder } from '../../../src/render/text/bidi.ts';

function onPaper(text: string): string[] | undefined {
  return visualOrder(text)?.map(({ start, end }) => text.slice(start, end));
}

test('text from left to right needs no order', () => {
  expect(visualOrder('Basics 12, ч. 2 — 日本')).toBeUndefined();
});

test('words inside a line from right to left keep their own direction', () => {
  expect(onPaper('اعرف Unit و Tests')).toEqual(['Tests', ' و ', 'Unit', 'اعرف ']);
});

test('words from right to left inside a Latin line stand where they are', () => {
  expect(onPaper('see שלום now')).toEqual(['see ', 'שלום', ' now']);
});

test('numbers in text from right to left stay readable', () => {
  expect(onPaper('שנת 2024')).toEqual(['2024', 'שנת ']);
});

test('a line is one part from right to left where the algorithm has all of it at one level', () => {
  const words = fc.string({
    unit: fc.constantFrom(...'שלוםאבגسلام دنیا\u064b\u05b0', ...'א ب '),
    minLength: 1,
    maxLength: 40,
  });
  const mixed = fc.string({ unit: fc.constantFrom(...'של ام1٢۴،.\u200c\u0600a'), minLength: 1, maxLength: 8 });
  const algorithm = bidiFactory();
  fc.assert(
    fc.property(fc.oneof(words, mixed), (text) => {
      const [first, ...others] = visualOrder(text) ?? [];
      const { levels } = algorithm.getEmbeddingLevels(text);
      expect(first?.rightToLeft === true && others.length === 0).toBe(levels.every((level) => level === 1));
    }),
  );
  expect(visualOrder('שלום עולם ')).toEqual([{ start: 0, end: 10, rightToLeft: true }]);
});

test('each character of any text is in one part', () => {
  const mixed = fc.string({ unit: fc.constantFrom(...'ab 12(,שלוםاعرف', '\u202e', '\u202c'), maxLength: 40 });
  fc.assert(
    fc.property(mixed, (text) => {
      const parts = visualOrder(text);
      if (!parts) return;
      const covered = [...parts].sort((a, b) => a.start - b.start);
      expect(covered.map((part) => text.slice(part.start, part.end)).join('')).toBe(text);
    }),
  );
});
