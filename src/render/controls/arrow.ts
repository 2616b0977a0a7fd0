import { BLACK } from '../../model/colour.ts';
import type { Point } from '../../model/geometry.ts';
import type { ArrowCurve, ControlType, DrawControl, PlacedControl } from '../context.ts';
import { turnedPath } from '../path.ts';
import { moveRoute, outwardDirections, routeBounds, routePath } from '../route.ts';
import type { Fill, Shape, Stroke } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';

/** Width of the line, drawing units (drawing commands of exported PDFs). */
export const ARROW_WIDTH = 4;

/**
 * Lengths on and off, to which the round caps add the line's width: dotted as in exported PDFs of Balsamiq Wireframes 4
 * on macOS, dashed as measured on an export of Mockups 3.
 */
const DASHES: ReadonlyMap<string, readonly number[]> = new Map([
  ['dotted', [1, 8]],
  ['dashed', [12, 24]],
]);

/** A line of even width from end to end, and on it a head for each end that has one. */
export const drawArrow: DrawControl = (placed, { skin }) => {
  const { color: colour = BLACK, stroke: pattern = 'solid' } = placed.control.properties;
  const route = settled(placed);
  if (!route) return [];
  const dash = DASHES.get(pattern);
  const stroke: Stroke = { colour, width: ARROW_WIDTH, cap: 'round', ...(dash ? { dash } : {}) };
  return [{ kind: 'path', path: routePath(route), stroke }, ...heads(placed, route, skin, { colour })];
};

function heads({ control }: PlacedControl, route: ArrowCurve, skin: Skin, fill: Fill): Shape[] {
  const { leftArrow = true, rightArrow = true } = control.properties;
  const { start, end } = outwardDirections(route);
  const head = (at: Point, direction: number): Shape => ({
    kind: 'path',
    path: turnedPath(skin.lines.arrowHead, direction, at),
    fill,
  });
  return [...(leftArrow ? [head(route.from, start)] : []), ...(rightArrow ? [head(route.to, end)] : [])];
}

/**
 * The route as it is painted. Balsamiq stores an arrow's place in whole units and the rest in its points, but paints the
 * line's own bounding box at the place: the rest, less than a unit, is taken off (413 curves in exported PDFs).
 */
function settled({ curve }: PlacedControl): ArrowCurve | undefined {
  if (!curve) return undefined;
  const { x, y } = routeBounds(curve);
  return Math.abs(x) < 1 && Math.abs(y) < 1 ? moveRoute(curve, { x: -x, y: -y }) : curve;
}

/** The lines of the table of types. */
export const ARROWS: readonly (readonly [string, ControlType])[] = [
  ['Arrow', { draw: drawArrow, natural: { width: 150, height: 100 } }],
];
