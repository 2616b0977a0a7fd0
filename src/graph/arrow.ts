import type { Control } from '../model/control.ts';
import { add, bottom, centre, distance, type Point, type Rect, right, subtract } from '../model/geometry.ts';
import { STRAIGHT, THINNEST } from './numbers.ts';

/** The line of an arrow. */
export interface ArrowGeometry {
  readonly from: Point;
  readonly to: Point;
  /** Control point of the quadratic Bézier, or the corner of an elbow or a bent line; on the line when it is straight. */
  readonly control: Point;
  readonly shape: 'straight' | 'curve' | 'elbow';
}

/**
 * The line of an arrow in the coordinates of the list that holds it, drawing units.
 *
 * `p0` and `p2` are offsets from the control's place; the curve passes at its middle through the point that `p1` gives
 * relative to the line between the ends (FORMAT fact 7; FORMAT-PROPERTIES section 10). Arrows of the oldest versions
 * have no points: they run along a diagonal of their box.
 */
export function arrowGeometry(control: Control, box: Rect): ArrowGeometry {
  const { p0, p1, p2, shape } = control.properties;
  if (!p0 || !p2) return diagonal(control, box);
  const from = add(box, p0);
  const to = add(box, p2);
  const along = subtract(to, from);
  const bend = p1 ?? { x: 0.5, y: 0 };
  const middle = {
    x: from.x + bend.x * along.x + bend.y * along.y,
    y: from.y + bend.x * along.y - bend.y * along.x,
  };
  if (shape === 'elbow') return { from, to, control: corner(from, to, middle), shape: 'elbow' };
  if (shape === 'line' && distance(middle, nearestOn(middle, from, to).at) > STRAIGHT) {
    return { from, to, control: middle, shape: 'elbow' };
  }
  if (shape === 'line' || shape === 'straight' || (Math.abs(bend.x - 0.5) < 1e-9 && Math.abs(bend.y) < 1e-9)) {
    return { from, to, control: middle, shape: 'straight' };
  }
  const curve = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  return { from, to, control: curve, shape: 'curve' };
}

/** Of the two corners that join the ends by one level and one upright line, the one nearer to the point that `p1` gives. */
function corner(from: Point, to: Point, middle: Point): Point {
  const levelFirst = { x: to.x, y: from.y };
  const uprightFirst = { x: from.x, y: to.y };
  return distance(middle, uprightFirst) < distance(middle, levelFirst) ? uprightFirst : levelFirst;
}

/**
 * `direction` says along which diagonal of the box the arrow runs, `curvature` towards which of the other two corners it
 * bends: the control point is half way from the box's centre to that corner (fitted on 56 arrows of exports, to a
 * hundredth of the way).
 */
function diagonal(control: Control, box: Rect): ArrowGeometry {
  const { width, height } = box;
  const middle = centre(box);
  if (height <= THINNEST && width > height) {
    const ends = { from: { x: box.x, y: middle.y }, to: { x: right(box), y: middle.y } };
    return { ...ends, control: middle, shape: 'straight' };
  }
  if (width <= THINNEST) {
    const ends = { from: { x: middle.x, y: box.y }, to: { x: middle.x, y: bottom(box) } };
    return { ...ends, control: middle, shape: 'straight' };
  }
  const { direction = 'top', curvature = 1 } = control.properties;
  const falls = direction !== 'bottom';
  const from = { x: box.x, y: falls ? box.y : bottom(box) };
  const to = { x: right(box), y: falls ? bottom(box) : box.y };
  if (curvature === 0) return { from, to, control: middle, shape: 'straight' };
  const up = curvature > 0 ? -1 : 1;
  const bend = { x: middle.x + ((falls ? -up : up) * width) / 4, y: middle.y + (up * height) / 4 };
  return { from, to, control: bend, shape: 'curve' };
}

/** Points along the line, both ends included: enough of them that straight pieces between them stay within a unit of it. */
export function arrowPoints(arrow: ArrowGeometry): readonly Point[] {
  const { from, to, control, shape } = arrow;
  if (shape === 'straight') return [from, to];
  if (shape === 'elbow') return [from, control, to];
  const sag = distance(control, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  const pieces = Math.min(64, Math.max(4, Math.ceil(Math.sqrt(sag / 2))));
  const points: Point[] = [];
  for (let i = 0; i <= pieces; i++) {
    const t = i / pieces;
    const a = (1 - t) * (1 - t);
    const b = 2 * t * (1 - t);
    const c = t * t;
    points.push({ x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y });
  }
  return points;
}

/** The direction (of length 1) in which the line leaves at each end, away from the arrow; zero for a line of no length. */
export function endDirections(arrow: ArrowGeometry): { readonly from: Point; readonly to: Point } {
  const bend = arrow.shape === 'straight' ? undefined : arrow.control;
  return {
    from: direction(bend && distance(bend, arrow.from) > 1e-6 ? bend : arrow.to, arrow.from),
    to: direction(bend && distance(bend, arrow.to) > 1e-6 ? bend : arrow.from, arrow.to),
  };
}

function direction(from: Point, to: Point): Point {
  const length = distance(from, to);
  return length < 1e-9 ? { x: 0, y: 0 } : { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

/** Distance from the point to the straight line from `a` to `b`. */
export function segmentGap(p: Point, a: Point, b: Point): number {
  return distance(p, nearestOn(p, a, b).at);
}

/** The length of a line of straight pieces. */
export function lengthOf(points: readonly Point[]): number {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (a && b) length += distance(b, a);
  }
  return length;
}

/** The point of a line of straight pieces that is nearest to `p`: the gap to it, and how much of the line comes before. */
export function nearestAlong(
  p: Point,
  points: readonly Point[],
): { readonly at: Point; readonly gap: number; readonly along: number } {
  let best = { at: p, gap: Number.POSITIVE_INFINITY, along: 0 };
  let passed = 0;
  points.forEach((b, i) => {
    const a = points[i - 1];
    if (!a) return;
    const { at, share } = nearestOn(p, a, b);
    const gap = distance(p, at);
    const length = distance(a, b);
    if (gap < best.gap) best = { at, gap, along: passed + share * length };
    passed += length;
  });
  return best;
}

/** The point of the straight line from `a` to `b` that is nearest to `p`, and its share of the way. */
function nearestOn(p: Point, a: Point, b: Point): { readonly at: Point; readonly share: number } {
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t = square === 0 ? 0 : ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / square;
  const share = Math.min(1, Math.max(0, t));
  return { at: { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }, share };
}
