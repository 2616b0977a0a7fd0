import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { DISABLED_COLOUR, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { drawIconAndText, iconRoom } from './icon-and-text.ts';
import { fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';
import { turn } from './turn.ts';

/** Measured on exports of version 4 at twice the size; drawing units. */
const HEIGHT = 27;
/** What the natural width has beyond the text: with a point, and without. */
const PADDING = { pointed: 29.5, plain: 10 };
/** What the point leaves the text: the text of a button to the left starts further left of the middle than to the right. */
const POINT_ROOM = { left: 11, right: 16 };
/** The corners of a button without a point; in Mockups they were less round (exports of three projects). */
const RADIUS = { now: 12, before: 5 };
/** The arrow of a button without a border. */
const CHEVRON = { left: 4.6, width: 9, height: 12 };
/** Buttons that were measured so low have a smaller arrow, and their text is further right by half of `room` (15 buttons). */
const LOWER = { height: 24, chevron: { left: 6, width: 7, height: 10 }, room: 4 };

const draw: DrawControl = ({ control, path, size }, context) => {
  const { skin } = context;
  const { text = 'Button', borderStyle, direction = 'right', state } = control.properties;
  const hasBorder = borderStyle !== 'none';
  const bounds = ownBounds(size);
  const hasFill = hasBorder || control.properties.color !== undefined;
  const fill =
    state === 'selected' ? { colour: context.settings.selectionColour } : fillPaint(control, skin.buttonColour);
  const border = { colour: state === 'disabled' ? DISABLED_COLOUR : skin.frameColour };
  const ink = hasFill ? inkOn(fill, control) : inkOn({ ...fill, opacity: 0 }, control);
  const paint = hasBorder ? { fill, border } : { fill };
  const box =
    hasBorder && direction !== 'center'
      ? skin.figure(direction === 'left' ? 'pointed-left' : 'pointed-right', bounds, paint)
      : hasFill
        ? skin.roundedBox(bounds, paint, isBefore(context.era, 'wireframes-2019') ? RADIUS.before : RADIUS.now)
        : [];
  const arrow = hasBorder || direction === 'center' ? [] : chevron(control, size, ink, skin);
  const style = textStyle(control, textSize(control, context.settings), ink);
  const options = { padding: PADDING.plain / 2, wrap: false };
  return [...box, ...arrow, ...drawIconAndText(control, path, text, style, face(control, bounds), options, context)];
};

/** The arrow at the left; half a turn brings it to the right. */
function chevron(control: Control, { width, height }: Size, colour: Colour, skin: Skin): readonly Shape[] {
  const { direction = 'right' } = control.properties;
  const own = isLower(control) ? LOWER.chevron : CHEVRON;
  const at = rect(own.left, (height - own.height) / 2, own.width, own.height);
  const shapes = skin.figure('chevron-left', at, { border: { colour } });
  return direction === 'left' ? shapes : turn(shapes, 180, { x: width / 2, y: height / 2 });
}

function isLower({ measuredH, properties: { borderStyle } }: Control): boolean {
  return measuredH === LOWER.height && borderStyle === 'none';
}

/** The part of the button in whose middle its text stands. */
function face(control: Control, { width, height }: Rect): Rect {
  const { direction = 'right' } = control.properties;
  const more = isLower(control) ? LOWER.room : 0;
  if (direction === 'center') return rect(0, 0, width, height);
  if (direction === 'left') return rect(POINT_ROOM.left + more, 0, width - POINT_ROOM.left - more, height);
  return rect(0, 0, width - POINT_ROOM.right + more, height);
}

const natural: NaturalSize = (control, context) => {
  const { text = 'Button', direction = 'right' } = control.properties;
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const { width } = measureBlock(text, style, undefined, context);
  const padding = direction === 'center' ? PADDING.plain : PADDING.pointed;
  return { width: wholeUnits(width + padding + iconRoom(control)), height: HEIGHT };
};

/** The button that leads back or on. */
export const POINTY_BUTTON_CONTROLS: DrawnTypes = [['PointyButton', { draw, natural }]];
