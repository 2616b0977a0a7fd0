import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PathCommand, PathShape, Shape } from '../../../src/render/scene.ts';
import { slicedFigure } from '../../../src/render/skin/sliced.ts';

/** A frame of 10 by 20 with a mark of 2 by 2 in the middle of its upper and its lower side. */
const figure = slicedFigure({
  size: { width: 10, height: 20 },
  slices: { left: 3, top: 4, right: 2, bottom: 5 },
  layers: [
    { paint: 'fill', outline: 'm0 0l100 0 0 200-100 0z' },
    { paint: 'border', outline: 'm30 40l50 0 0 110-50 0z' },
    { paint: 'border', keeps: 'top', outline: 'm40 10l20 0 0 20-20 0z' },
    { paint: 'border', keeps: 'bottom', outline: 'm40 170l20 0 0 20-20 0z' },
  ],
});
const paint = { fill: { colour: 0x123456 }, border: { colour: 0 } };
const points = (shape: Shape | undefined) =>
  ((shape as PathShape | undefined)?.path ?? []).flatMap((command: PathCommand) =>
    command[0] === 'M' || command[0] === 'L' ? [[command[1], command[2]]] : [],
  );

describe('a drawing that fits any size', () => {
  it('is itself at its own size', () => {
    const [frame, inner, top, bottom] = figure({ x: 0, y: 0, width: 10, height: 20 }, paint);
    expect(points(frame)).toEqual([
      [0, 0],
      [10, 0],
      [10, 20],
      [0, 20],
    ]);
    expect(points(inner)).toEqual([
      [3, 4],
      [8, 4],
      [8, 15],
      [3, 15],
    ]);
    expect(points(top)).toEqual([
      [4, 1],
      [6, 1],
      [6, 3],
      [4, 3],
    ]);
    expect(points(bottom)).toEqual([
      [4, 17],
      [6, 17],
      [6, 19],
      [4, 19],
    ]);
  });

  it('keeps its slices, and the marks their size in the middle', () => {
    const [, inner, top, bottom] = figure({ x: 5, y: 7, width: 30, height: 50 }, paint);
    expect(points(inner)).toEqual([
      [8, 11],
      [33, 11],
      [33, 52],
      [8, 52],
    ]);
    expect(points(top)[0]).toEqual([19, 8]);
    expect(points(bottom)[2]).toEqual([21, 56]);
  });

  it('stays inside bounds of every size', () => {
    const side = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(side, side, (width, height) => {
        for (const [x = 0, y = 0] of figure({ x: 0, y: 0, width, height }, paint).slice(0, 2).flatMap(points)) {
          expect(x).toBeGreaterThanOrEqual(-1e-6);
          expect(y).toBeGreaterThanOrEqual(-1e-6);
          expect(x).toBeLessThanOrEqual(width + 1e-6);
          expect(y).toBeLessThanOrEqual(height + 1e-6);
        }
      }),
    );
  });

  it('leaves out what it has no paint for', () => {
    expect(figure({ x: 0, y: 0, width: 10, height: 20 }, { border: paint.border })).toHaveLength(3);
    expect(figure({ x: 0, y: 0, width: 10, height: 20 }, { fill: paint.fill })).toHaveLength(1);
  });
});
