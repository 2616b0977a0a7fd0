import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadResources } from '../../../src/bundled.ts';
import { startDrawing } from '../../../src/pipeline.ts';
import { readProject } from '../../../src/read/read.ts';
import { olderCut } from '../../../src/render/text/older.ts';

const resources = await loadResources();
const today = resources.text;
const older = olderCut(today);

/** Widths that Balsamiq stored with labels of size 17 early in 2020 and today. */
const STORED = [
  ['Cypress', 66, 63],
  ['Styled Components', 153, 150],
  ['Tailwind CSS', 101, 98],
  ['Box Model', 79, 82],
  ['Accessibility', 97, 94],
] as const;

/** How a project with one label of each width is drawn. */
async function cutFor(widths: readonly (readonly [string, number])[]) {
  const control = widths.map(([text, width], i) => ({
    ID: String(i),
    typeID: 'Label',
    zOrder: String(i),
    measuredW: String(width),
    measuredH: '25',
    x: '0',
    y: String(30 * i),
    properties: { size: '17', text },
  }));
  const mockup = {
    controls: { control },
    measuredW: '100',
    measuredH: '90',
    mockupW: '100',
    mockupH: '90',
    version: '1.0',
  };
  const project = await readProject(Buffer.from(JSON.stringify({ mockup })));
  const [first] = project.mockups;
  if (!first) throw new Error('no mockup');
  return startDrawing(project, first, resources).context.text.cut;
}

describe('the older cut', () => {
  test('is as wide as Balsamiq measured then, to about a unit', () => {
    for (const [text, then] of STORED) {
      expect(Math.abs(older.advance(text, 'regular', 17) - then), text).toBeLessThan(1.5);
    }
  });

  test('is what a file is drawn with whose stored widths are of then', async () => {
    expect(await cutFor(STORED.map(([text, then]) => [text, then]))).toBe('older');
    expect(await cutFor(STORED.map(([text, , now]) => [text, now]))).toBeUndefined();
  });

  test('has the same letters in the same order, and runs as wide as their letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('regular' as const, 'bold' as const),
        (text, face) => {
          const [a, b] = [today.shape(text, face, 20), older.shape(text, face, 20)];
          expect(b.glyphs.map(({ key }) => key)).toEqual(a.glyphs.map(({ key }) => key));
          expect(b.missing).toEqual(a.missing);
          expect(b.advance).toBeCloseTo(older.advance(text, face, 20), 9);
        },
      ),
    );
  });
});
