import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEngine } from '../../../src/render/text/engine.ts';
import { placeLine, type StyledRun, wrapLine } from '../../../src/render/text/layout.ts';

/** An engine in which each character is one unit wide; it counts what it is asked for. */
function monospaced(): TextEngine & { asked: number } {
  return {
    asked: 0,
    families: ['Test'],
    packages: { installed: [], absent: [] },
    advance(text) {
      this.asked += text.length;
      return text.length;
    },
    shape: () => ({ advance: 0, glyphs: [], missing: [] }),
    missing: () => [],
    fonts: () => [],
    outline: () => [],
  };
}

function run(text: string, face: StyledRun['face'] = 'regular'): StyledRun {
  return { text, face, size: 13, colour: 0, underline: false, strike: false };
}

function wrapped(text: string, width: number): string[] {
  return wrapLine([run(text)], width, 13, monospaced()).map((line) => line.runs.map((part) => part.text).join(''));
}

describe('lines', () => {
  test('break after spaces, and inside a word only where the word alone is too wide', () => {
    expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('a sesquipedalian b', 5)).toEqual(['a', 'sesqu', 'ipeda', 'lian', 'b']);
    expect(wrapped('abc', 0)).toEqual(['a', 'b', 'c']);
  });

  test('are as long as they can be, and hold every character but spaces at their ends', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 });
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (source, width) => {
        const lines = wrapped(source, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(source.replaceAll(' ', ''));
        for (const [i, line] of lines.entries()) {
          expect(line.length).toBeLessThanOrEqual(width);
          const next = (lines[i + 1] ?? '').split(' ')[0] ?? '';
          // The next word would not have fit, with the space between them.
          if (i + 1 < lines.length) expect(line.length + next.length + 1).toBeGreaterThan(width);
        }
      }),
    );
  });

  test.each([
    ['words from left to right', 'lorem ipsum '],
    ['words from right to left', 'שלום עולם '],
    ['one word', 'word'],
    ['one word from right to left', 'שלום'],
  ])('of %s are found without trying every length', (_, piece) => {
    const text = piece.repeat(20_000 / piece.length);
    for (const width of [40, 700, 9_000]) {
      const engine = monospaced();
      wrapLine([run(text)], width, 13, engine);
      expect(engine.asked).toBeLessThan(30 * text.length);
    }
  });

  test('keep the runs of a line with thousands of changes of style and direction', () => {
    const runs = Array.from({ length: 5_000 }, (_, i) => run(i % 2 ? 'א1' : 'b ', i % 3 ? 'regular' : 'bold'));
    const lines = wrapLine(runs, 1_000_000, 13, monospaced());
    expect(lines).toHaveLength(1);
    expect(lines[0]?.runs.reduce((length, part) => length + part.text.length, 0)).toBe(10_000);
  });
});

test('what follows a tab starts at the tab stops of the engine, where it has its own', () => {
  const second = (tabStop?: number) =>
    placeLine([run('a\tb')], 13, { ...monospaced(), ...(tabStop === undefined ? {} : { tabStop }) }, 20).runs[1]?.x;
  expect(second(48)).toBe(48);
  expect(second()).toBe(20);
});
