import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Rect, rect, right, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import type { Shape } from '../scene.ts';
import type { FillPaint } from '../skin/paint.ts';
import { DISABLED_COLOUR, drawBlock, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { drawIconAndText, iconRoom } from './icon-and-text.ts';
import { fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Natural width beyond the text, half of it on either side (FORMAT section 1.2). */
const PADDING = 24;
/** The triangle that opens a menu: what it adds to the natural width, and the room that text leaves it. */
const MENU = { natural: 22, room: 17 };

const button: DrawControl = ({ control, path, size }, context) => {
  const { state } = control.properties;
  const fill = buttonFill(control, context);
  const border = { colour: state === 'disabled' ? DISABLED_COLOUR : context.skin.frameColour };
  const colour = inkOn(fill, control, context.skin.ink);
  return [
    ...context.skin.raisedBox(ownBounds(size), { fill, border }),
    ...content(control, path, context.skin.raisedFace(ownBounds(size)), colour, context),
  ];
};

function buttonFill(control: Control, { settings, skin }: DrawContext): FillPaint {
  const selected = control.properties.state === 'selected';
  return selected ? { colour: settings.selectionColour } : fillPaint(control, skin.buttonColour);
}

/** Icon, text and the triangle of a menu, side by side in `area`. */
function content(control: Control, path: string, area: Rect, colour: Colour, context: DrawContext): readonly Shape[] {
  const { menuIcon, text = 'Button' } = control.properties;
  const style = textStyle(control, textSize(control, context.settings), colour);
  const rest = menuIcon ? { ...area, width: area.width - MENU.room } : area;
  return [
    ...drawIconAndText(control, path, text, style, rest, { padding: PADDING / 2, wrap: false }, context),
    ...(menuIcon ? menuTriangle(area, colour, context) : []),
  ];
}

function menuTriangle(area: Rect, colour: Colour, { skin }: DrawContext): readonly Shape[] {
  const { fromRight, width, height } = skin.menuTriangle;
  const x = right(area) - fromRight;
  const y = area.y + (area.height - height) / 2;
  const corners = [
    { x: x - width / 2, y },
    { x: x + width / 2, y },
    { x, y: y + height },
  ];
  return skin.polygon(corners, { fill: { colour } });
}

function hasIcon({ properties }: Control): boolean {
  return Boolean(properties.icon?.id || properties.icon?.name);
}

const naturalButton: NaturalSize = (control, context) => {
  const { menuIcon, text = 'Button' } = control.properties;
  const size = textSize(control, context.settings);
  const { width } = measureBlock(text, textStyle(control, size, BLACK), undefined, context);
  return {
    width: wholeUnits(width + PADDING + iconRoom(control) + (menuIcon ? MENU.natural : 0)),
    height: Math.max(27, size + 8),
  };
};

/** Measured on 2x exports: the ring is 3 units thick and lies inside the bounds, as the largest circle in their middle. */
const RING = 3;
const CIRCLE_FILL: Colour = 0xcccccc;

const circleButton: DrawControl = ({ control, path, size }, context) => {
  const { icon, text, borderStyle, state } = control.properties;
  const fill = fillPaint(control, CIRCLE_FILL);
  const colour = inkOn(fill, control, context.skin.ink);
  const side = iconSide(icon?.size);
  const { width, height } = size;
  const border = { colour: state === 'disabled' ? DISABLED_COLOUR : context.skin.frameColour, width: RING };
  return [
    ...context.skin.ellipse(circleIn(size), borderStyle === 'none' ? { fill } : { fill, border }),
    ...(hasIcon(control)
      ? drawIcon(icon ?? {}, { x: (width - side) / 2, y: (height - side) / 2 }, side, colour, context, path)
      : []),
    // Balsamiq Wireframes does not show the text.
    ...(text && isBefore(context.era, 'wireframes-2019') ? below(control, text, size, context) : []),
  ];
};

function circleIn({ width, height }: Size): Rect {
  const side = Math.min(width, height);
  return rect((width - side) / 2, (height - side) / 2, side, side);
}

/** The label under a circle. */
function below(control: Control, text: string, { width, height }: Size, context: DrawContext): readonly Shape[] {
  const style = textStyle(control, textSize(control, context.settings), context.skin.ink);
  const area = rect(0, height + 2, width, style.size);
  return drawBlock(text, style, area, { align: 'center', vertical: 'top', wrap: false }, context);
}

/** Buttons of the sketch: plain and round. */
export const BUTTON_CONTROLS: DrawnTypes = [
  ['Button', { draw: button, natural: naturalButton }],
  ['CircleButton', { draw: circleButton, natural: { width: 48, height: 48 } }],
];
