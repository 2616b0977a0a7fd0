import { type ArrowGeometry, arrowPoints } from '../../graph/arrow.ts';
import { bottom, centre, type Point, type Rect, right } from '../../model/geometry.ts';

/** A line as it lies: points along it, both ends included, and the box around them. */
export interface PlacedLine {
  readonly points: readonly Point[];
  readonly bounds: Rect;
}

export function placedLine(line: ArrowGeometry): PlacedLine {
  const points = arrowPoints(line);
  return { points, bounds: boundsOf(points) };
}

export function boundsOf(points: readonly Point[]): Rect {
  let [left, top, rightmost, lowest] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > rightmost) rightmost = x;
    if (y < top) top = y;
    if (y > lowest) lowest = y;
  }
  return { x: left, y: top, width: rightmost - left, height: lowest - top };
}

/** Whether the line goes through the inside of the box, moved outwards on all sides by `margin` (inwards when negative). */
export function runsThrough(points: readonly Point[], box: Rect, margin = 0): boolean {
  const [width, height] = [box.width + 2 * margin, box.height + 2 * margin];
  if (width <= 0 || height <= 0) return false;
  const [x, y] = [box.x - margin, box.y - margin];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a && b && segmentEnters(a, b, x, y, x + width, y + height)) return true;
  }
  return false;
}

/** Whether the straight line from `a` to `b` goes through the inside of the box. Asked more often than anything else of a layout. */
function segmentEnters(a: Point, b: Point, left: number, top: number, rightmost: number, lowest: number): boolean {
  // Nearly all are far from it.
  if (a.x <= left ? b.x <= left : a.x >= rightmost && b.x >= rightmost) return false;
  if (a.y <= top ? b.y <= top : a.y >= lowest && b.y >= lowest) return false;
  let [enter, leave] = [0, 1];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  if (Math.abs(dx) < 1e-9) {
    if (a.x <= left || a.x >= rightmost) return false;
  } else {
    const [t0, t1] = [(left - a.x) / dx, (rightmost - a.x) / dx];
    enter = Math.max(enter, Math.min(t0, t1));
    leave = Math.min(leave, Math.max(t0, t1));
  }
  if (Math.abs(dy) < 1e-9) {
    if (a.y <= top || a.y >= lowest) return false;
  } else {
    const [t0, t1] = [(top - a.y) / dy, (lowest - a.y) / dy];
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
  let [low, high] = [Infinity, -Infinity];
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
