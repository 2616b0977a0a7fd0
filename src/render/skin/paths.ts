import type { Point, Rect } from '../../model/geometry.ts';
import type { Path, PathCommand } from '../scene.ts';

/** Distance of a Bézier's control points from its ends, for a quarter of a circle of radius 1. */
const QUARTER = 0.5523;

/** A rectangle whose corners are quarters of ellipses; radii are cut down to half of the sides. */
export function roundRectPath(bounds: Rect, radius: number): Path {
  const { x, y, width, height } = bounds;
  const rx = Math.max(0, Math.min(radius, width / 2));
  const ry = Math.max(0, Math.min(radius, height / 2));
  const [cx, cy] = [rx * (1 - QUARTER), ry * (1 - QUARTER)];
  const right = x + width;
  const bottom = y + height;
  return [
    ['M', x + rx, y],
    ['L', right - rx, y],
    ['C', right - cx, y, right, y + cy, right, y + ry],
    ['L', right, bottom - ry],
    ['C', right, bottom - cy, right - cx, bottom, right - rx, bottom],
    ['L', x + rx, bottom],
    ['C', x + cx, bottom, x, bottom - cy, x, bottom - ry],
    ['L', x, y + ry],
    ['C', x, y + cy, x + cx, y, x + rx, y],
    ['Z'],
  ];
}

export function ellipsePath(bounds: Rect): Path {
  const { x, y, width, height } = bounds;
  const [rx, ry] = [width / 2, height / 2];
  const [cx, cy] = [x + rx, y + ry];
  const [kx, ky] = [rx * QUARTER, ry * QUARTER];
  return [
    ['M', cx, y],
    ['C', cx + kx, y, x + width, cy - ky, x + width, cy],
    ['C', x + width, cy + ky, cx + kx, y + height, cx, y + height],
    ['C', cx - kx, y + height, x, cy + ky, x, cy],
    ['C', x, cy - ky, cx - kx, y, cx, y],
    ['Z'],
  ];
}

/** Straight lines from point to point, left open. */
export function linePath(points: readonly Point[]): Path {
  return points.map(({ x, y }, i): PathCommand => [i === 0 ? 'M' : 'L', x, y]);
}

/** A closed curve through the points, smooth at each. */
export function blobPath(points: readonly Point[]): Path {
  const at = (i: number) => points[(i + points.length) % points.length] ?? { x: 0, y: 0 };
  /** The handle of a point towards the next (1) or the one before (-1): a third of the way, along the chord of its neighbours. */
  const handle = (i: number, towards: 1 | -1): Point => {
    const [before, here, after, end] = [at(i - 1), at(i), at(i + 1), at(i + towards)];
    const chord = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const reach = (towards * Math.hypot(end.x - here.x, end.y - here.y)) / 3 / chord;
    return { x: here.x + (after.x - before.x) * reach, y: here.y + (after.y - before.y) * reach };
  };
  const first = at(0);
  return [
    ['M', first.x, first.y],
    ...points.map((_, i): PathCommand => {
      const [a, b, end] = [handle(i, 1), handle(i + 1, -1), at(i + 1)];
      return ['C', a.x, a.y, b.x, b.y, end.x, end.y];
    }),
    ['Z'],
  ];
}
