import { contains, expand, overlaps, type Rect } from '../model/geometry.ts';
import type { Path, PathCommand, PathShape, Shape } from './scene.ts';

/** How far ink may reach above and below a baseline and beyond the ends of a run, shares of the em; with room to spare. */
const ABOVE = 1.1;
const BELOW = 0.4;
const BESIDE = 0.15;

type Corner = readonly [number, number];

/**
 * The shapes as they look inside `clip`, without need of a clip: those inside stay, those outside go, filled polygons are
 * cut. `undefined` when one of them would have to be clipped by whoever draws it. Rasterisers pay for every clip with a
 * picture of its own (three quarters of the time of a roadmap, measured).
 */
export function clipShapes(shapes: readonly Shape[], clip: Rect): readonly Shape[] | undefined {
  const kept: Shape[] = [];
  for (const shape of shapes) {
    const inside = clipShape(shape, clip);
    if (inside === undefined) return undefined;
    kept.push(...inside);
  }
  return kept;
}

function clipShape(shape: Shape, clip: Rect): readonly Shape[] | undefined {
  switch (shape.kind) {
    case 'path':
      return clipPath(shape, clip);
    case 'text': {
      const { at, advance, size } = shape;
      const ink = {
        x: at.x - BESIDE * size,
        y: at.y - ABOVE * size,
        width: advance + 2 * BESIDE * size,
        height: (ABOVE + BELOW) * size,
      };
      return fits(ink, clip, shape);
    }
    case 'image':
      return fits(shape.bounds, clip, shape);
    case 'group': {
      if (shape.rotate) return undefined;
      const { x, y } = shape.translate ?? { x: 0, y: 0 };
      const shapes = clipShapes(shape.shapes, { ...clip, x: clip.x - x, y: clip.y - y });
      return shapes && [{ ...shape, shapes }];
    }
  }
}

function fits(ink: Rect, clip: Rect, shape: Shape): readonly Shape[] | undefined {
  if (contains(clip, ink)) return [shape];
  return overlaps(clip, ink) ? undefined : [];
}

function clipPath(shape: PathShape, clip: Rect): readonly Shape[] | undefined {
  const hull = hullOf(shape.path);
  if (!hull) return [];
  const whole = fits(shape.stroke ? expand(hull, shape.stroke.width) : hull, clip, shape);
  if (whole || shape.stroke) return whole;
  const rings = ringsOf(shape.path);
  if (!rings) return undefined;
  const path = rings.flatMap((ring) => closed(cutRing(ring, clip)));
  return path.length === 0 ? [] : [{ ...shape, path }];
}

/** The box around all points of a path, control points included. */
function hullOf(path: Path): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const command of path) {
    for (let i = 1; i + 1 < command.length; i += 2) {
      const [x, y] = [Number(command[i]), Number(command[i + 1])];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The corners of each part of a path of straight lines; `undefined` for any other path. */
function ringsOf(path: Path): readonly (readonly Corner[])[] | undefined {
  const rings: Corner[][] = [];
  for (const command of path) {
    if (command[0] === 'M') rings.push([[command[1], command[2]]]);
    else if (command[0] === 'L') rings.at(-1)?.push([command[1], command[2]]);
    else if (command[0] !== 'Z') return undefined;
  }
  return rings;
}

/** The part of a polygon inside a rectangle (Sutherland and Hodgman, 1974). */
function cutRing(ring: readonly Corner[], { x, y, width, height }: Rect): readonly Corner[] {
  const sides: readonly [axis: 0 | 1, limit: number, keepsAbove: boolean][] = [
    [0, x, true],
    [0, x + width, false],
    [1, y, true],
    [1, y + height, false],
  ];
  return sides.reduce<readonly Corner[]>((corners, [axis, limit, keepsAbove]) => {
    const isInside = (corner: Corner) => (keepsAbove ? corner[axis] >= limit : corner[axis] <= limit);
    return corners.flatMap((corner, i): Corner[] => {
      const before = corners.at(i - 1) ?? corner;
      if (isInside(before) === isInside(corner)) return isInside(corner) ? [corner] : [];
      const share = (limit - before[axis]) / (corner[axis] - before[axis]);
      const other = before[(1 - axis) as 0 | 1] + share * (corner[(1 - axis) as 0 | 1] - before[(1 - axis) as 0 | 1]);
      const crossing: Corner = axis === 0 ? [limit, other] : [other, limit];
      return isInside(corner) ? [crossing, corner] : [crossing];
    });
  }, ring);
}

function closed(ring: readonly Corner[]): Path {
  if (ring.length < 3) return [];
  return [...ring.map(([x, y], i): PathCommand => [i === 0 ? 'M' : 'L', x, y]), ['Z']];
}
