import type { Point, Rect } from './geometry.ts';

/** A quadratic Bézier curve: it leaves `from` towards `control` and arrives at `to` from there. */
interface Quadratic {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

/** The curve's point at `t`, 0 (start) to 1 (end). */
export function pointAt({ from, control, to }: Quadratic, t: number): Point {
  return { x: valueAt(from.x, control.x, to.x, t), y: valueAt(from.y, control.y, to.y, t) };
}

/** The direction, radians clockwise from rightwards, in which the curve runs at `t`; 0 for a curve that is one point. */
export function directionAt({ from, control, to }: Quadratic, t: number): number {
  const dx = (1 - t) * (control.x - from.x) + t * (to.x - control.x);
  const dy = (1 - t) * (control.y - from.y) + t * (to.y - control.y);
  // The control point may lie on an end: the curve then runs straight to or from the other one.
  return Math.hypot(dx, dy) > 1e-9 ? Math.atan2(dy, dx) : Math.atan2(to.y - from.y, to.x - from.x);
}

/** The smallest rectangle that holds the whole curve. */
export function quadraticBounds({ from, control, to }: Quadratic): Rect {
  const [left, right] = extent(from.x, control.x, to.x);
  const [top, bottom] = extent(from.y, control.y, to.y);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function extent(a: number, b: number, c: number): readonly [number, number] {
  const turn = (a - b) / (a - 2 * b + c);
  const values = turn > 0 && turn < 1 ? [a, c, valueAt(a, b, c, turn)] : [a, c];
  return [Math.min(...values), Math.max(...values)];
}

function valueAt(a: number, b: number, c: number, t: number): number {
  return (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
}
