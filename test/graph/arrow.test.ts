import { describe, expect, it } from 'vitest';
import { arrowGeometry } from '../../src/graph/arrow.ts';
import { rect } from '../../src/model/geometry.ts';
import type { Properties } from '../../src/model/properties.ts';

const nothing = new Map();
const arrow = (properties: Properties) => ({
  id: '1',
  typeID: 'Arrow',
  zOrder: 0,
  locked: false,
  properties,
  children: [],
  extraProperties: nothing,
  extra: nothing,
});
const box = rect(100, 200, 80, 40);

describe('an arrow without points', () => {
  it('runs along the diagonal that its direction names and bends towards a corner', () => {
    for (const [direction, curvature, from, to, control] of [
      ['top', 1, [100, 200], [180, 240], [160, 210]],
      ['top', -1, [100, 200], [180, 240], [120, 230]],
      ['bottom', 1, [100, 240], [180, 200], [120, 210]],
      ['bottom', -1, [100, 240], [180, 200], [160, 230]],
    ] as const) {
      const geometry = arrowGeometry(arrow({ direction, curvature }), box);
      expect(geometry.shape).toBe('curve');
      expect([geometry.from.x, geometry.from.y]).toEqual(from);
      expect([geometry.to.x, geometry.to.y]).toEqual(to);
      expect([geometry.control.x, geometry.control.y]).toEqual(control);
    }
  });

  it('falls and bends up when nothing is said', () => {
    expect(arrowGeometry(arrow({}), box)).toEqual(arrowGeometry(arrow({ direction: 'top', curvature: 1 }), box));
  });

  it('is straight without curvature, and in a box too thin to bend in', () => {
    expect(arrowGeometry(arrow({ curvature: 0 }), box).shape).toBe('straight');
    expect(arrowGeometry(arrow({}), rect(0, 0, 90, 10))).toMatchObject({
      shape: 'straight',
      from: { x: 0, y: 5 },
      to: { x: 90, y: 5 },
    });
    expect(arrowGeometry(arrow({}), rect(0, 0, 10, 90))).toMatchObject({
      shape: 'straight',
      from: { x: 5, y: 0 },
      to: { x: 5, y: 90 },
    });
  });
});

describe('a line', () => {
  const points = { p0: { x: 0, y: 0 }, p2: { x: 100, y: 0 }, shape: 'line' };

  it('has a corner where its middle point lies beside it, and is straight where that is next to it', () => {
    expect(arrowGeometry(arrow({ ...points, p1: { x: 0.5, y: 0.3 } }), box)).toMatchObject({
      shape: 'elbow',
      control: { x: 150, y: 170 },
    });
    expect(arrowGeometry(arrow({ ...points, p1: { x: 0.5, y: 0.015 } }), box).shape).toBe('straight');
  });
});

describe('an elbow', () => {
  const points = { p0: { x: 0, y: 0 }, p2: { x: 80, y: 40 }, shape: 'elbow' };

  it('turns at the corner that is nearer to its middle point', () => {
    const near = (x: number, y: number) => arrowGeometry(arrow({ ...points, p1: { x, y } }), box).control;
    expect(near(0.5, 0)).toEqual({ x: 180, y: 200 });
    expect(near(0.5, 0.3)).toEqual({ x: 180, y: 200 });
    expect(near(0.5, -0.3)).toEqual({ x: 100, y: 240 });
  });
});
