import { BLACK, type Colour, WHITE } from '../../model/colour.ts';
import { ARROW, type Control } from '../../model/control.ts';
import { expand, type Point, type Rect, rect } from '../../model/geometry.ts';
import type { ArrowCurve, DrawContext, DrawControl, DrawnTypes, PlacedControl } from '../context.ts';
import { savedByMockups3 } from '../era.ts';
import { turnedPath } from '../path.ts';
import { moveRoute, outwardDirections, routeBounds, routePath, routePoint } from '../route.ts';
import type { Fill, Shape, Stroke } from '../scene.ts';
import { roundRectPath } from '../skin/paths.ts';
import type { Skin } from '../skin/skin.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { textStyle } from './style.ts';
import { textSize } from './text.ts';

/** The box of an arrow's text: margins, border and radius in drawing units (measured on exports of Mockups 3). */
const LABEL = { beside: 4, above: 3.5, line: 1, radius: 4, colour: 0xcccccc, opacity: 0.95 } as const;

/** Lengths on and off, to which the round caps add the line's width: as in PDF exports of version 4 on macOS. */
const DOTS = [1, 8];
/** Measured on exports of Mockups 3. No export of a later version shows dashes. */
const OLDER_DOTS = [1, 11];
const DASHES = [12, 24];

/** A line of even width from end to end, on it a head for each end that has one, and on these the text. */
export const drawArrow: DrawControl = (placed, context) => {
  const { arrowWidth: width, arrowColour } = context.skin.lines;
  const { color: colour = arrowColour } = placed.control.properties;
  const route = settled(placed);
  if (!route) return [];
  const dash = dashOf(placed.control);
  const stroke: Stroke = { colour, width, cap: 'round', ...(dash ? { dash } : {}) };
  const shapes: Shape[] = [
    { kind: 'path', path: routePath(route), stroke },
    ...heads(placed, route, context.skin, { colour }),
    ...label(placed, route, colour, context),
  ];
  const opacity = placed.control.properties.backgroundAlpha ?? 1;
  return opacity < 1 ? [{ kind: 'group', opacity, shapes }] : shapes;
};

function dashOf(control: Control): readonly number[] | undefined {
  const { stroke } = control.properties;
  if (stroke === 'dashed') return DASHES;
  if (stroke === 'dotted') return savedByMockups3(control) ? OLDER_DOTS : DOTS;
  return undefined;
}

/** The box of an arrow's text, in the coordinates of the route; `undefined` without a text. */
export function labelBox(
  control: Control,
  route: ArrowCurve,
  context: Pick<DrawContext, 'settings' | 'text'>,
): Rect | undefined {
  const { text = '' } = control.properties;
  if (text.trim() === '') return undefined;
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const block = measureBlock(text, style, undefined, context);
  const middle = routePoint(labelled(control, route), labelShare(control));
  const width = block.width + 2 * LABEL.beside;
  const height = block.height + 2 * LABEL.above;
  return rect(middle.x - width / 2, middle.y - height / 2, width, height);
}

/** The text stands in a box of its own, in the middle of it, with the place along the line behind it. */
function label({ control }: PlacedControl, route: ArrowCurve, colour: Colour, context: DrawContext): readonly Shape[] {
  const box = labelBox(control, route, context);
  if (!box) return [];
  const { text = '' } = control.properties;
  const style = textStyle(control, textSize(control, context.settings), colour);
  const border = expand(box, -LABEL.line / 2);
  return [
    {
      kind: 'path',
      path: roundRectPath(border, LABEL.radius),
      fill: { colour: WHITE, opacity: LABEL.opacity },
      stroke: { colour: LABEL.colour, width: LABEL.line },
    },
    ...drawBlock(text, style, box, { align: 'center', vertical: 'middle', wrap: false }, context),
  ];
}

/** The text of a line with a corner stands on the part before the corner (two exports). */
function labelled({ properties }: Control, route: ArrowCurve): ArrowCurve {
  if (properties.shape !== 'line' || route.shape !== 'elbow') return route;
  return { ...route, to: route.control, shape: 'straight' };
}

/** `labelPosition` counts tenths of the way, 1 to 9 (5 is seen in exports, the others are taken to follow from it). */
function labelShare({ properties }: Control): number {
  const position = Number(properties.labelPosition ?? 5);
  return position >= 1 && position <= 9 ? position / 10 : 0.5;
}

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
 * line's own bounding box at the place: the rest, about a unit at most, is taken off (413 curves in exported PDFs).
 */
function settled({ curve }: PlacedControl): ArrowCurve | undefined {
  if (!curve) return undefined;
  const { x, y } = routeBounds(curve);
  return Math.abs(x) < 1.5 && Math.abs(y) < 1.5 ? moveRoute(curve, { x: -x, y: -y }) : curve;
}

/** The lines of the table of types. */
export const ARROWS: DrawnTypes = [[ARROW, { draw: drawArrow, natural: { width: 150, height: 100 } }]];
