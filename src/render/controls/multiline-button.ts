import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import type { Shape } from '../scene.ts';
import { DISABLED_COLOUR, drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { blockHeight, wholeUnits } from '../text/placement.ts';
import { fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** Measured on a PDF export of version 4; drawing units: the further lines are this much smaller and this far below the first. */
const SMALLER = 3;
const GAP = 8;
const NATURAL = { padding: 44.5, height: 66 };
const DEFAULT_TEXT = 'Multiline Button\nSecond line of text';
/** Between the icon and the text on its right. */
const ICON_GAP = 8;
/** From the sides to text that is not centred. */
const PADDING = 16;

/** The first line and the smaller ones below it. */
function partsOf({ properties: { text = DEFAULT_TEXT } }: Control): readonly [first: string, rest: string] {
  const [first = '', ...rest] = text.split('\n');
  return [first, rest.join('\n')];
}

function smaller(style: TextStyle): TextStyle {
  return { ...style, size: Math.max(1, style.size - SMALLER) };
}

const draw: DrawControl = ({ control, path, size }, context) => {
  const { skin, settings } = context;
  const { icon = {}, state } = control.properties;
  const bounds = ownBounds(size);
  const fill = state === 'selected' ? { colour: settings.selectionColour } : fillPaint(control, skin.buttonColour);
  const border = { colour: state === 'disabled' ? DISABLED_COLOUR : skin.frameColour };
  const style = textStyle(control, textSize(control, settings), inkOn(fill, control));
  const side = icon.id || icon.name ? iconSide(icon.size) : 0;
  const room = side > 0 ? side + ICON_GAP : 0;
  const wide = Math.max(...widths(control, style, context));
  const left = (size.width - room - wide) / 2;
  return [
    ...skin.figure('multiline-button', bounds, { fill, border }),
    ...drawIcon(icon, { x: left, y: (size.height - side) / 2 }, side, style.colour, context, path),
    ...lines(control, style, room, size.width, size.height, context),
  ];
};

function widths(
  control: Control,
  style: TextStyle,
  context: Pick<DrawContext, 'settings' | 'text'>,
): readonly number[] {
  const [first, rest] = partsOf(control);
  return [
    measureBlock(first, style, undefined, context).width,
    measureBlock(rest, smaller(style), undefined, context).width,
  ];
}

function lines(
  control: Control,
  style: TextStyle,
  left: number,
  width: number,
  height: number,
  context: DrawContext,
): readonly Shape[] {
  const [first, rest] = partsOf(control);
  const small = smaller(style);
  const below = rest === '' ? 0 : GAP + blockHeight(rest.split('\n').length, small.size);
  const top = (height - style.size - below) / 2;
  const align = textAlign(control, 'center');
  const inset = align === 'center' ? 0 : PADDING;
  const options = { align, vertical: 'top', wrap: false } as const;
  const room = Math.max(0, width - left - 2 * inset);
  return [
    ...drawBlock(first, style, rect(left + inset, top, room, style.size), options, context),
    ...drawBlock(rest, small, rect(left + inset, top + style.size + GAP, room, small.size), options, context),
  ];
}

const natural: NaturalSize = (control, context) => {
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const { icon } = control.properties;
  const room = icon?.id || icon?.name ? iconSide(icon.size) + ICON_GAP : 0;
  return {
    width: wholeUnits(Math.max(...widths(control, style, context)) + room + NATURAL.padding),
    height: NATURAL.height,
  };
};

/** The button with a title and smaller lines. */
export const MULTILINE_BUTTON_CONTROLS: DrawnTypes = [['MultilineButton', { draw, natural }]];
