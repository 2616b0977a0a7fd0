import { expect, it } from 'vitest';
import { onBounds, parsePath } from '../../../src/render/skin/artwork.ts';

const ART = { width: 100, height: 50, slices: { left: 20, right: 30, top: 0, bottom: 0 } };
const MARKS = parsePath('M10 0L20 25L45 50C70 0 90 25 100 50Z');

it('stretches what lies between the slices, and keeps what lies in them', () => {
  const wide = onBounds(MARKS, ART, { x: 5, y: 0, width: 150, height: 100 });
  expect(wide).toEqual([['M', 15, 0], ['L', 25, 50], ['L', 75, 100], ['C', 125, 0, 145, 50, 155, 100], ['Z']]);
});

it('squeezes the slices where there is no room for both', () => {
  const narrow = onBounds(MARKS, ART, { x: 0, y: 0, width: 25, height: 50 });
  expect(narrow).toEqual([['M', 5, 0], ['L', 10, 25], ['L', 10, 50], ['C', 10, 0, 20, 25, 25, 50], ['Z']]);
});

it.each(['M1', 'H5', 'L1 2 3', 'C1 2 3 4 5', 'Mx 1', '5 5'])('does not take %s for a path', (data) => {
  expect(() => parsePath(data)).toThrow('no path command');
});
