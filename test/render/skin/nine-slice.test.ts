import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PathCommand } from '../../../src/render/scene.ts';
import { nineSlice } from '../../../src/render/skin/sketch/nine-slice.ts';
import { BOX } from '../../../src/render/skin/sketch/profiles/box.ts';

const points = (commands: readonly PathCommand[]) =>
  commands.flatMap((command) => (command[0] === 'M' || command[0] === 'L' ? [[command[1], command[2]] as const] : []));

describe('the measured border of a box', () => {
  const small = points(nineSlice(BOX, { x: 0, y: 0, width: 60, height: 30 }));
  const large = points(nineSlice(BOX, { x: 0, y: 0, width: 600, height: 300 }));

  it('keeps the size of its corners', () => {
    const corner = small.filter(([x, y]) => x <= BOX.slice && y <= BOX.slice);
    expect(corner.length).toBeGreaterThan(4);
    for (const [x, y] of corner) {
      expect(large.some(([lx, ly]) => Math.abs(lx - x) < 1e-9 && Math.abs(ly - y) < 1e-9)).toBe(true);
    }
  });

  it('stretches its edges along, not across', () => {
    for (const [i, [x, y]] of small.entries()) {
      const [lx, ly] = large[i] ?? [Number.NaN, Number.NaN];
      if (y < BOX.slice) expect(ly).toBeCloseTo(y);
      if (y > 30 - BOX.slice) expect(300 - ly).toBeCloseTo(30 - y);
      if (x < BOX.slice) expect(lx).toBeCloseTo(x);
      if (x > 60 - BOX.slice) expect(600 - lx).toBeCloseTo(60 - x);
    }
  });

  it('stays inside boxes of every size, to a tenth of a unit', () => {
    const side = fc.double({ min: 0, max: 5000, noNaN: true });
    fc.assert(
      fc.property(side, side, (width, height) => {
        for (const [x, y] of points(nineSlice(BOX, { x: 0, y: 0, width, height }))) {
          expect(x).toBeGreaterThan(-0.1);
          expect(y).toBeGreaterThan(-0.1);
          expect(x).toBeLessThan(width + 0.1);
          expect(y).toBeLessThan(height + 0.1);
        }
      }),
    );
  });

  it('has ink from 1.5 to 3.5 units thick half way along each side', () => {
    const ink = nineSlice(BOX, { x: 0, y: 0, width: 200, height: 200 });
    const rings = ink.reduce<(readonly [number, number])[][]>((all, command) => {
      if (command[0] === 'M') all.push([]);
      if (command[0] === 'M' || command[0] === 'L') all.at(-1)?.push([command[1], command[2]]);
      return all;
    }, []);
    expect(rings).toHaveLength(2);
    const crossings = rings.flatMap((ring) =>
      ring.flatMap(([x1, y1], i) => {
        const [x2, y2] = ring[(i + 1) % ring.length] ?? [0, 0];
        return x1 <= 100 !== x2 <= 100 ? [y1 + ((y2 - y1) * (100 - x1)) / (x2 - x1)] : [];
      }),
    );
    const [top1 = 0, top2 = 0, bottom1 = 0, bottom2 = 0] = crossings.sort((a, b) => a - b);
    expect(crossings).toHaveLength(4);
    for (const thickness of [top2 - top1, bottom2 - bottom1]) {
      expect(thickness).toBeGreaterThan(1.5);
      expect(thickness).toBeLessThan(3.5);
    }
  });
});
