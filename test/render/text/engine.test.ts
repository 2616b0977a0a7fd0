import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFonts } from '../../../src/bundled.ts';

const engine = await loadFonts();

describe('advance widths', () => {
  // Widths that Balsamiq stored with labels of size 17. Another version of the family has other ones for each of these.
  test.each([
    ['Internet', 62],
    ['Kubernetes', 90],
    ['Material UI', 86],
    ['PostgreSQL', 93],
    ['Monitoring', 83],
    ['bcrypt', 48],
    ['Documentation', 118],
    ['Puppeteer', 82],
    ['Digital Ocean', 105],
  ])('are those that Balsamiq measures: %s', (text, width) => {
    expect(Math.ceil(engine.advance(text, 'regular', 17))).toBe(width);
  });

  test('differ by face and grow with the size', () => {
    const regular = engine.advance('Version Control', 'regular', 10);
    expect(engine.advance('Version Control', 'bold', 10)).toBeGreaterThan(regular);
    expect(engine.advance('Version Control', 'regular', 20)).toBeCloseTo(2 * regular, 9);
  });
});

describe('glyphs', () => {
  test('of a ligature are one glyph', () => {
    expect(engine.shape('fi', 'regular', 10).glyphs).toHaveLength(1);
  });

  test('have outlines above the baseline, y downwards', () => {
    const [glyph] = engine.shape('I', 'regular', 10).glyphs;
    const ys = engine.outline(glyph?.key ?? '').flatMap((command) => (command[0] === 'L' ? [command[2]] : []));
    expect(Math.min(...ys)).toBeLessThan(-0.5);
  });

  test('that no font has are reported once each and drawn as a box', () => {
    const run = engine.shape('a日👨‍👩‍👧', 'regular', 10);
    expect(run.missing).toEqual(['日', '👨‍👩‍👧']);
    expect(run.glyphs).toHaveLength(3);
    expect(engine.outline(run.glyphs[1]?.key ?? '')).not.toHaveLength(0);
    expect(run.advance).toBeGreaterThan(10);
  });

  test('of signs and Greek letters come from the second bundled font', () => {
    expect(engine.shape('● ★ ☰ β Φ ẽ', 'bold', 10).missing).toEqual([]);
    expect(engine.fonts('a●b', 'regular').map(({ font, characters }) => [font.family, characters])).toEqual([
      ['Balsamiq Sans', 'ab'],
      ['DejaVu Sans', '●'],
    ]);
  });

  test('every kind of space is blank and has a width', () => {
    const run = engine.shape('a\u2002\u00a0\u3000\tb', 'regular', 10);
    expect(run.missing).toEqual([]);
    expect(run.advance).toBeGreaterThan(engine.advance('ab', 'regular', 10) + 4);
  });

  test('any text can be shaped, and has an advance', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const run = engine.shape(text, 'regular', 13);
        expect(Number.isFinite(run.advance)).toBe(true);
        for (const glyph of run.glyphs) engine.outline(glyph.key);
      }),
    );
  });

  test('variation selectors and joiners alone show nothing and do not count as missing', () => {
    expect(engine.shape('✔\u{fe0f}', 'regular', 10).missing).toEqual([]);
    expect(engine.shape('\u{fe0f}\u{200d}', 'regular', 10)).toMatchObject({ advance: 0, missing: [] });
  });
});
