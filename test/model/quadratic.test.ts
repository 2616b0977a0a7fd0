import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, expand, holds } from '../../src/model/geometry.ts';
import { directionAt, pointAt, quadraticBounds } from '../../src/model/quadratic.ts';

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const curve = fc.record({ from: point, control: point, to: point });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a quadratic curve', () => {
  it('starts and ends at its ends', () => {
    fc.assert(
      fc.property(curve, (line) => {
        expect(distance(pointAt(line, 0), line.from)).toBe(0);
        expect(distance(pointAt(line, 1), line.to)).toBe(0);
      }),
    );
  });

  it('stays inside its bounds', () => {
    fc.assert(
      fc.property(curve, share, (line, t) => {
        expect(holds(expand(quadraticBounds(line), 1e-6), pointAt(line, t))).toBe(true);
      }),
    );
  });

  it('touches every side of its bounds', () => {
    fc.assert(
      fc.property(curve, (line) => {
        const bounds = quadraticBounds(line);
        const points = Array.from({ length: 2001 }, (_, i) => pointAt(line, i / 2000));
        const slack = 1e-2;
        expect(Math.min(...points.map((p) => p.x)) - bounds.x).toBeLessThan(slack);
        expect(bounds.x + bounds.width - Math.max(...points.map((p) => p.x))).toBeLessThan(slack);
        expect(Math.min(...points.map((p) => p.y)) - bounds.y).toBeLessThan(slack);
        expect(bounds.y + bounds.height - Math.max(...points.map((p) => p.y))).toBeLessThan(slack);
      }),
    );
  });

  it('runs towards its control point at the start and away from it at the end', () => {
    const line = { from: { x: 0, y: 0 }, control: { x: 10, y: 0 }, to: { x: 10, y: 10 } };
    expect(directionAt(line, 0)).toBeCloseTo(0);
    expect(directionAt(line, 0.5)).toBeCloseTo(Math.PI / 4);
    expect(directionAt(line, 1)).toBeCloseTo(Math.PI / 2);
  });

  it('has a direction where the control point lies on an end', () => {
    const end = { x: 3, y: 4 };
    expect(directionAt({ from: { x: 0, y: 0 }, control: end, to: end }, 1)).toBeCloseTo(Math.atan2(4, 3));
  });
});
