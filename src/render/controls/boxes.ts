import { BLACK, type Colour, luma, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import type { Rect, Size } from '../../model/geometry.ts';
import type { ControlType, DrawControl, MeasureControl } from '../context.ts';
import type { Shape } from '../scene.ts';
import type { BorderPaint, FillPaint } from '../skin/skin.ts';
import { type BlockOptions, DISABLED_COLOUR, drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { textAreaArea } from '../text/placement.ts';
import { textAlign, textSize } from './text.ts';

/** Fills darker than this (Rec. 601) carry white text: measured, #bf9000 (142) does and #999999 (153) does not. */
const DARK = 150;

/** The colour that text on a fill has when the control sets none. */
export function contrastColour(fill: Colour): Colour {
  return luma(fill) < DARK ? WHITE : BLACK;
}

/** The bounds of a control in its own coordinates. */
export function own({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height };
}

/** The fill of a control, by its `color` and `backgroundAlpha`. */
export function fillOf({ properties }: Control, fallback: Colour = WHITE): FillPaint {
  return { colour: properties.color ?? fallback, opacity: properties.backgroundAlpha ?? 1 };
}

/** The border of a control, by its `borderColor`. */
export function borderOf({ properties }: Control): BorderPaint {
  return { colour: properties.borderColor ?? BLACK };
}

/** How the text inside a box looks: its own colour, else grey when disabled, else what can be read on the fill. */
export function textStyleIn(control: Control, size: number): TextStyle {
  const { bold, italic, underline, textColor, state, color, backgroundAlpha } = control.properties;
  const readable = backgroundAlpha === 0 ? BLACK : contrastColour(color ?? WHITE);
  return {
    size,
    colour: textColor ?? (state === 'disabled' ? DISABLED_COLOUR : readable),
    bold: bold ?? false,
    italic: italic ?? false,
    underline: underline ?? false,
  };
}

/** The fill of a canvas ends one unit inside its bounds, that of a field at them (measured on PDF exports). */
const CANVAS_INSET = 1;

const canvas: DrawControl = ({ control, size }, { skin }) => {
  const bounds = own(size);
  const fill = fillOf(control);
  const border = borderOf(control);
  switch (control.properties.borderStyle) {
    case 'none':
      return skin.box(bounds, { fill });
    case 'roundedSolid':
      return skin.roundedBox(bounds, { fill, border });
    case 'roundedDotted':
      return skin.roundedBox(bounds, { fill, border: { ...border, dash: [1, 4] } });
    default:
      return skin.box(bounds, { fill, border, fillInset: CANVAS_INSET });
  }
};

/** From the sides of a text field to its text, and above and below it together (FORMAT section 1.2). */
const INPUT_SIDE = 7;
const INPUT_MARGIN = 14;

const textInput: DrawControl = ({ control, size }, context) => {
  const bounds = own(size);
  const { borderStyle, state } = control.properties;
  const fill = fillOf(control);
  const border = state === 'focused' ? { colour: context.settings.selectionColour } : borderOf(control);
  const { width, height } = size;
  const box =
    borderStyle === 'line'
      ? [
          ...context.skin.box(bounds, { fill }),
          ...context.skin.polyline(
            [
              { x: 0, y: height - 1 },
              { x: width, y: height - 1 },
            ],
            border,
          ),
        ]
      : context.skin.box(bounds, { fill, border });
  const style = textStyleIn(control, textSize(control, context.settings));
  const area = { x: INPUT_SIDE, y: 0, width: width - 2 * INPUT_SIDE, height };
  const options: BlockOptions = { align: textAlign(control, 'left'), vertical: 'middle', wrap: false };
  return [...box, ...clipped(bounds, drawBlock(control.properties.text ?? '', style, area, options, context))];
};

const naturalTextInput: MeasureControl = (control, context) => {
  const style = textStyleIn(control, textSize(control, context.settings));
  const block = measureBlock(control.properties.text ?? 'Some text', style, undefined, context);
  return { width: Math.ceil(block.width + 2 * INPUT_SIDE), height: Math.ceil(style.size + INPUT_MARGIN) };
};

const textArea: DrawControl = ({ control, size }, context) => {
  const bounds = own(size);
  const box = context.skin.box(bounds, { fill: fillOf(control), border: borderOf(control) });
  const style = textStyleIn(control, textSize(control, context.settings));
  const area = textAreaArea(size);
  const options: BlockOptions = { align: textAlign(control, 'left'), vertical: 'top', wrap: true };
  return [...box, ...clipped(bounds, drawBlock(control.properties.text ?? '', style, area, options, context))];
};

/** Text that does not fit is cut off at the box. */
function clipped(clip: Rect, shapes: readonly Shape[]): readonly Shape[] {
  return shapes.length === 0 ? [] : [{ kind: 'group', clip, shapes }];
}

/** Rectangles and the fields that text is typed into. */
export const BOX_CONTROLS: readonly (readonly [string, ControlType])[] = [
  ['Canvas', { draw: canvas, natural: { width: 100, height: 70 } }],
  ['TextInput', { draw: textInput, natural: naturalTextInput }],
  ['TextArea', { draw: textArea, natural: { width: 200, height: 140 } }],
];
