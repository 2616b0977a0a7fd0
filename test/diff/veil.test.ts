import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { veilPath } from '../../src/diff/picture/veil.ts';
import type { Rect } from '../../src/model/geometry.ts';

const AREA: Rect = { x: 0, y: 0, width: 12, height: 10 };
const side = fc.integer({ min: -3, max: 14 });
const hole = fc.record({
  x: side,
  y: side,
  width: fc.integer({ min: 0, max: 8 }),
  height: fc.integer({ min: 0, max: 8 }),
});

describe('veilPath', () => {
  it('covers every place but the holes, and none twice', () => {
    fc.assert(
      fc.property(fc.array(hole, { maxLength: 6 }), (holes) => {
        const path = veilPath(AREA, holes);
        const rects: Rect[] = [];
        for (let i = 0; i + 4 < path.length + 1; i += 5) {
          const [from, , to] = [path[i], path[i + 1], path[i + 2]];
          if (from?.[0] !== 'M' || to?.[0] !== 'L') throw new Error('not a rectangle');
          rects.push({ x: from[1], y: from[2], width: to[1] - from[1], height: to[2] - from[2] });
        }
        const holds = (r: Rect, x: number, y: number) => x > r.x && x < r.x + r.width && y > r.y && y < r.y + r.height;
        for (let x = 0.5; x < 12; x++) {
          for (let y = 0.5; y < 10; y++) {
            const covers = rects.filter((r) => holds(r, x, y)).length;
            expect(covers).toBe(holes.some((r) => holds(r, x, y)) ? 0 : 1);
          }
        }
      }),
    );
  });
});
