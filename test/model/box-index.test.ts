import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bottom, type Point, type Rect, right } from '../../src/model/geometry.ts';
import { BoxIndex } from '../../src/model/indices/box-index.ts';

const coordinate = fc.integer({ min: -3000, max: 3000 });
const rect: fc.Arbitrary<Rect> = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.integer({ min: 0, max: 5000 }),
  height: fc.integer({ min: 0, max: 300 }),
});
const rects = fc.array(rect, { maxLength: 60 });
const grid = (list: readonly Rect[]) => new BoxIndex(list.map((bounds, i) => ({ bounds, i })));

const touches = (a: Rect, b: Rect) => a.x <= right(b) && b.x <= right(a) && a.y <= bottom(b) && b.y <= bottom(a);

describe('the grid', () => {
  it('offers everything that touches an area, each once, in the order given', () => {
    fc.assert(
      fc.property(rects, rect, (list, area) => {
        const near = grid(list)
          .near(area)
          .map(({ i }) => i);
        expect(near).toEqual([...new Set(near)].sort((a, b) => a - b));
        list.forEach((bounds, i) => {
          if (touches(bounds, area)) expect(near).toContain(i);
        });
      }),
    );
  });

  it('offers the same in any order, and of it only what is meant, asked once or again', () => {
    fc.assert(
      fc.property(rects, fc.array(rect, { minLength: 1, maxLength: 8 }), (list, areas) => {
        const index = grid(list);
        const even = index.only(({ i }) => i % 2 === 0);
        for (const area of [...areas, ...areas]) {
          const near = index.near(area);
          expect(new Set(index.nearInAnyOrder(area))).toEqual(new Set(near));
          expect(new Set(even.near(area))).toEqual(new Set(near.filter(({ i }) => i % 2 === 0)));
        }
      }),
    );
  });

  it('offers everything that a line passes through', () => {
    const point: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate });
    fc.assert(
      fc.property(rects, point, point, fc.double({ min: 0, max: 1, noNaN: true }), (list, a, b, share) => {
        const on = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
        const along = grid(list).along(a, b);
        list.forEach((bounds, i) => {
          if (touches(bounds, { ...on, width: 0, height: 0 })) expect(along.map((item) => item.i)).toContain(i);
        });
      }),
    );
  });

  it('offers what was painted last where thousands lie on one another', () => {
    const near = grid(Array.from({ length: 5000 }, () => ({ x: 10, y: 10, width: 20, height: 20 }))).near({
      ...{ x: 15, y: 15, width: 0, height: 0 },
    });
    expect(near.length).toBeLessThan(1000);
    expect(near.at(-1)?.i).toBe(4999);
  });
});
