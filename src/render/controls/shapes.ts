import type { Control } from '../../model/control.ts';
import type { Point, Rect, Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes } from '../context.ts';
import { isMockups3 } from '../era.ts';
import type { Shape } from '../scene.ts';
import type { BorderPaint, ShapePaint } from '../skin/paint.ts';
import type { Skin } from '../skin/skin.ts';
import { drawIconAndText } from './icon-and-text.ts';
import { borderOf, clipped, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** How much of a polygon's bounds its outline takes, drawing units (measured on exports). */
const OUTLINE = 2;
const ROUND_RADIUS = 8;
const DASHES = [4, 4];
/** From the left side to text that is not centred. */
const TEXT_SIDE = 7;

const draw: DrawControl = ({ control, path, size }, context) => {
  const { shape = 'circle', shapeRotation = 0, text = '' } = control.properties;
  const fill = fillPaint(control);
  const paint: ShapePaint = { fill, border: borderFor(size, control, context) };
  const bounds = ownBounds(size);
  const style = textStyle(control, textSize(control, context.settings), inkOn(fill, control, context.skin.ink));
  const content = drawIconAndText(control, path, text, style, bounds, { padding: TEXT_SIDE, wrap: true }, context);
  return [
    ...outline(shape, bounds, shapeRotation, paint, context.skin),
    ...(text === '' ? content : clipped(bounds, content)),
  ];
};

/**
 * From this size on, by their smaller side, shapes of Mockups 3 have the line of an arrow: circles of 145 and 188 units and
 * rectangles of 135 and 370 have it in exports, circles up to 84 and rectangles up to 83 the plain one.
 */
const LARGE = 100;

function borderFor({ width, height }: Size, control: Control, context: DrawContext): BorderPaint {
  const border = borderOf(control, context.skin);
  const large = Math.min(width, height) >= LARGE;
  return large && isMockups3(context.era) ? { ...border, width: context.skin.lines.arrowWidth } : border;
}

/** The outline of a geometric shape. A quarter turn swaps the sides of its bounds, so that it still fills them. */
function outline(shape: string, bounds: Rect, degrees: number, paint: ShapePaint, skin: Skin): readonly Shape[] {
  const turned = ((Math.round(degrees / 90) % 4) + 4) % 4;
  switch (shape) {
    case 'rectangle':
      return skin.roundedBox(bounds, paint, 0);
    case 'roundRect':
      return skin.roundedBox(bounds, paint, ROUND_RADIUS);
    case 'dottedRect': {
      const border = paint.border && { ...paint.border, dash: DASHES };
      return skin.roundedBox(bounds, { ...paint, ...(border ? { border } : {}) }, 0);
    }
    case 'diamond':
    case 'parallelogram':
    case 'triangle':
    case 'star':
      return skin.polygon(fitted(turnedBy(CORNERS[shape], turned), bounds), paint);
    default:
      return skin.ellipse(bounds, paint);
  }
}

/** Corners on a unit square. */
const CORNERS = {
  diamond: [point(0.5, 0), point(1, 0.5), point(0.5, 1), point(0, 0.5)],
  parallelogram: [point(0.25, 0), point(1, 0), point(0.75, 1), point(0, 1)],
  triangle: [point(0.5, 0), point(1, 1), point(0, 1)],
  star: star(),
} as const satisfies Record<string, readonly Point[]>;

function point(x: number, y: number): Point {
  return { x, y };
}

/** A star with five points, stretched to fill the square. */
function star(): readonly Point[] {
  const raw = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 1 : 0.382;
    const angle = (i * Math.PI) / 5;
    return point(radius * Math.sin(angle), -radius * Math.cos(angle));
  });
  const xs = raw.map(({ x }) => x);
  const ys = raw.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return raw.map(({ x, y }) => point((x - left) / width, (y - top) / height));
}

/** Points of the unit square after so many quarter turns counter-clockwise, as `shapeRotation` counts them. */
function turnedBy(points: readonly Point[], quarters: number): readonly Point[] {
  return quarters === 0 ? points : turnedBy(points, quarters - 1).map(({ x, y }) => point(y, 1 - x));
}

/** The points on the bounds, half the outline's thickness inside. */
function fitted(points: readonly Point[], { x, y, width, height }: Rect): readonly Point[] {
  const inset = OUTLINE / 2;
  return points.map((p) =>
    point(x + inset + p.x * Math.max(0, width - OUTLINE), y + inset + p.y * Math.max(0, height - OUTLINE)),
  );
}

const natural: Size = { width: 32, height: 32 };

/** The geometric shape, which files call a round button. */
export const SHAPE_CONTROLS: DrawnTypes = [['RoundButton', { draw, natural }]];
