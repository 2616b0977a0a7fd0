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
