import { type ArrowGeometry, arrowPoints } from '../../graph/arrow.ts';
import { bottom, centre, distance, type Point, type Rect, right } from '../../model/geometry.ts';

/** A line as it lies: points along it, both ends included, and the box around them. */
export interface PlacedLine {
  readonly points: readonly Point[];
  readonly bounds: Rect;
}

export function placedLine(line: ArrowGeometry): PlacedLine {
  const points = arrowPoints(line);
  return { points, bounds: boundsOf(points) };
}

/** Whether the lines are the same to the unit. */
export function isAlike(a: ArrowGeometry, b: ArrowGeometry): boolean {
  return isNear(a.from, b.from) && isNear(a.to, b.to) && isNear(a.control, b.control);
}

/** Whether the points are the same to the unit. */
export function isNear(a: Point, b: Point): boolean {
  return distance(a, b) <= 1;
}

export function boundsOf(points: readonly Point[]): Rect {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let rightmost = Number.NEGATIVE_INFINITY;
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > rightmost) rightmost = x;
    if (y < top) top = y;
    if (y > lowest) lowest = y;
  }
  return { x: left, y: top, width: rightmost - left, height: lowest - top };
}

// Of a layout nothing is asked more often than what follows. It does without `[a, b] = [x, y]`, for which V8 makes objects until
// it compiles a function for speed, which is late: they were a fifth of all that a large layout allocates.

/** Whether the line goes through the inside of the box, moved outwards on all sides by `margin` (inwards when negative). */
export function runsThrough(points: readonly Point[], box: Rect, margin = 0): boolean {
  const width = box.width + 2 * margin;
  const height = box.height + 2 * margin;
  if (width <= 0 || height <= 0) return false;
  const left = box.x - margin;
  const top = box.y - margin;
  let a = points[0];
  for (let i = 1; i < points.length; i++) {
    const b = points[i];
    if (a && b && segmentEnters(a, b, left, top, left + width, top + height)) return true;
    a = b;
  }
  return false;
}

/** Whether the straight line from `a` to `b` goes through the inside of the box. */
function segmentEnters(a: Point, b: Point, left: number, top: number, rightmost: number, lowest: number): boolean {
  // Nearly all are far from it.
  if (a.x <= left ? b.x <= left : a.x >= rightmost && b.x >= rightmost) return false;
  if (a.y <= top ? b.y <= top : a.y >= lowest && b.y >= lowest) return false;
  let enter = 0;
  let leave = 1;
  const dx = b.x - a.x;
  if (Math.abs(dx) < 1e-9) {
    if (a.x <= left || a.x >= rightmost) return false;
  } else {
    const t0 = (left - a.x) / dx;
    const t1 = (rightmost - a.x) / dx;
    enter = Math.max(enter, Math.min(t0, t1));
    leave = Math.min(leave, Math.max(t0, t1));
  }
  const dy = b.y - a.y;
  if (Math.abs(dy) < 1e-9) {
    if (a.y <= top || a.y >= lowest) return false;
  } else {
    const t0 = (top - a.y) / dy;
    const t1 = (lowest - a.y) / dy;
    enter = Math.max(enter, Math.min(t0, t1));
    leave = Math.min(leave, Math.max(t0, t1));
  }
  return leave - enter > 1e-6;
}

/** The band between two parallels to the straight way from end to end in which all of a line lies. */
interface Band {
  /** Across the band, of any length: how far a point is to the side is its product with this. */
  readonly across: Point;
  /** The least and the greatest of these products on the line. */
  readonly low: number;
  readonly high: number;
}

export function bandOf(points: readonly Point[]): Band {
  const [first, last] = [points[0], points.at(-1)];
  const across = first && last ? { x: last.y - first.y, y: first.x - last.x } : { x: 0, y: 0 };
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { x, y } of points) {
    const aside = x * across.x + y * across.y;
    if (aside < low) low = aside;
    if (aside > high) high = aside;
  }
  return { across, low, high };
}

/** Whether the box, moved outwards by `margin`, has a part in the band: where it has none, the line is not near it. */
export function reaches({ across, low, high }: Band, { x, y, width, height }: Rect, margin: number): boolean {
  const middle = (x + width / 2) * across.x + (y + height / 2) * across.y;
  const reach = (width / 2 + margin) * Math.abs(across.x) + (height / 2 + margin) * Math.abs(across.y);
  return middle + reach >= low && middle - reach <= high;
}

/** From the side of a box that faces another to that other. */
export function facing(a: Rect, b: Rect): readonly [Point, Point] {
  const [p, q] = [centre(a), centre(b)];
  if (b.x >= right(a))
    return [
      { x: right(a), y: p.y },
      { x: b.x, y: q.y },
    ];
  if (a.x >= right(b))
    return [
      { x: a.x, y: p.y },
      { x: right(b), y: q.y },
    ];
  if (b.y >= bottom(a))
    return [
      { x: p.x, y: bottom(a) },
      { x: q.x, y: b.y },
    ];
  return [
    { x: p.x, y: a.y },
    { x: q.x, y: bottom(b) },
  ];
}
