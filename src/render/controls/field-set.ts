import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { fieldSetArea, wholeUnits } from '../text/placement.ts';
import { borderOf, clipped, fillPaint, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Where the border stops before the name, and how far behind the name it goes on (measured on 2x exports). */
const GAP_START = 12;
const GAP_AFTER = 3;
/** What lies deeper than this below the border's top is not part of its upper side. */
const BORDER_DEPTH = 5;
const NAME = 'Group Name';

const draw: DrawControl = ({ control, size }, context) => {
  const { color, backgroundAlpha, text = NAME } = control.properties;
  const filled = color !== undefined || backgroundAlpha !== undefined;
  const style = styleOf(control, context, context.skin.ink);
  const name = drawBlock(text, style, fieldSetArea(size), { align: 'left', vertical: 'top', wrap: false }, context);
  const gap = text === '' ? 0 : wholeUnits(measureBlock(text, style, undefined, context).width);
  return [
    ...(filled ? context.skin.box(ownBounds(size), { fill: fillPaint(control) }) : []),
    ...frame(control, size, style.size, gap, context),
    ...name,
  ];
};

/** The border, from half the height of the name downwards, open where the name of that width stands. */
function frame(
  control: Control,
  { width, height }: Size,
  em: number,
  name: number,
  { skin }: DrawContext,
): readonly Shape[] {
  const top = Math.floor(em / 2);
  const border = skin.box(rect(0, top, width, Math.max(0, height - top)), { border: borderOf(control, skin) });
  if (name === 0) return border;
  const end = fieldSetArea({ width, height }).x + name + GAP_AFTER;
  const below = top + BORDER_DEPTH;
  return [
    ...clipped(rect(0, 0, Math.min(GAP_START, width), below), border),
    ...clipped(rect(end, 0, Math.max(0, width - end), below), border),
    ...clipped(rect(0, below, width, Math.max(0, height - below)), border),
  ];
}

function styleOf(control: Control, { settings }: Pick<DrawContext, 'settings'>, ink: Colour = BLACK): TextStyle {
  return textStyle(control, textSize(control, settings), ink);
}

const natural: NaturalSize = (control, context) => {
  const { width } = measureBlock(control.properties.text ?? NAME, styleOf(control, context), undefined, context);
  return { width: Math.max(200, wholeUnits(width + 30)), height: 170 };
};

/** The box with a name that groups other controls. */
export const FIELD_SET_CONTROLS: DrawnTypes = [['FieldSet', { draw, natural }]];
