import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArrowCurve } from '../../src/render/context.ts';
import { moveRoute, outwardDirections, routeBounds, routePath, routePoint } from '../../src/render/route.ts';

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const route: fc.Arbitrary<ArrowCurve> = fc.record({
  from: point,
  to: point,
  control: point,
  shape: fc.constantFrom('straight', 'curve', 'elbow'),
});

describe('the line of an arrow', () => {
  it('runs from end to end', () => {
    fc.assert(
      fc.property(route, (line) => {
        const path = routePath(line);
        expect(path[0]).toEqual(['M', line.from.x, line.from.y]);
        expect(path.at(-1)?.slice(-2)).toEqual([line.to.x, line.to.y]);
      }),
    );
  });

  it('moves as a whole', () => {
    fc.assert(
      fc.property(route, point, (line, by) => {
        const before = routeBounds(line);
        const after = routeBounds(moveRoute(line, by));
        expect(after.x).toBeCloseTo(before.x + by.x, 5);
        expect(after.y).toBeCloseTo(before.y + by.y, 5);
        expect(after.width).toBeCloseTo(before.width, 5);
        expect(after.height).toBeCloseTo(before.height, 5);
      }),
    );
  });

  it('points outwards at both ends', () => {
    const right: ArrowCurve = {
      from: { x: 0, y: 0 },
      to: { x: 10, y: 0 },
      control: { x: 5, y: 0 },
      shape: 'straight',
    };
    expect(Math.cos(outwardDirections(right).start)).toBeCloseTo(-1);
    expect(Math.cos(outwardDirections(right).end)).toBeCloseTo(1);
    const corner: ArrowCurve = { ...right, to: { x: 10, y: 10 }, control: { x: 10, y: 0 }, shape: 'elbow' };
    expect(Math.cos(outwardDirections(corner).start)).toBeCloseTo(-1);
    expect(Math.sin(outwardDirections(corner).end)).toBeCloseTo(1);
  });

  it('has its points on it', () => {
    const bend: ArrowCurve = { from: { x: 0, y: 0 }, to: { x: 10, y: 0 }, control: { x: 5, y: 8 }, shape: 'curve' };
    expect(routePoint(bend, 0.5)).toEqual({ x: 5, y: 4 });
    expect(routePoint({ ...bend, shape: 'straight' }, 0.5)).toEqual({ x: 5, y: 0 });
    expect(routePoint({ ...bend, shape: 'elbow' }, 0.5)).toEqual({ x: 5, y: 8 });
    expect(routePoint({ ...bend, shape: 'elbow', to: bend.control }, 1)).toEqual({ x: 5, y: 8 });
  });
});
