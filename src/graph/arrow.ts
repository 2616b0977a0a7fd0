import type { Control } from '../model/control.ts';
import { add, distance, type Point, type Rect, subtract } from '../model/geometry.ts';

/** The line of an arrow. */
export interface ArrowGeometry {
  readonly from: Point;
  readonly to: Point;
  /** Control point of the quadratic Bézier, or the corner of an elbow; on the line when it is straight. */
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
  const curve = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  if (shape === 'line' || shape === 'straight' || (Math.abs(bend.x - 0.5) < 1e-9 && Math.abs(bend.y) < 1e-9)) {
    return { from, to, control: middle, shape: 'straight' };
  }
  if (shape === 'elbow') return { from, to, control: middle, shape: 'elbow' };
  return { from, to, control: curve, shape: 'curve' };
}

/** `direction` says which diagonal, `curvature` (-1, 0, 1) to which side it bends. */
function diagonal(control: Control, box: Rect): ArrowGeometry {
  const top = control.properties.direction !== 'bottom';
  const from = { x: box.x, y: top ? box.y : box.y + box.height };
  const to = { x: box.x + box.width, y: top ? box.y + box.height : box.y };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const curvature = Math.sign(control.properties.curvature ?? 0);
  if (curvature === 0) return { from, to, control: middle, shape: 'straight' };
  const along = subtract(to, from);
  const offset = curvature * 0.25;
  return {
    from,
    to,
    control: { x: middle.x + offset * along.y, y: middle.y - offset * along.x },
    shape: 'curve',
  };
}

/** Points along the line, both ends included: enough of them that straight pieces between them stay within a unit of it. */
export function arrowPoints(arrow: ArrowGeometry): readonly Point[] {
  const { from, to, control, shape } = arrow;
  if (shape === 'straight') return [from, to];
  if (shape === 'elbow') return [from, control, to];
  const sag = distance(control, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  const pieces = Math.min(64, Math.max(4, Math.ceil(Math.sqrt(sag / 2))));
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const t = i / pieces;
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
  });
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
