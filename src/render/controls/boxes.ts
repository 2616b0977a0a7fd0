import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import type { Rect, Size } from '../../model/geometry.ts';
import type { ControlType, DrawContext, DrawControl, MeasureControl } from '../context.ts';
import { transformPath } from '../path.ts';
import type { Shape } from '../scene.ts';
import type { BorderPaint, Skin } from '../skin/skin.ts';
import { type BlockOptions, drawBlock, measureBlock } from '../text/block.ts';
import { textAreaArea, textInputArea } from '../text/placement.ts';
import { insideScrollbar } from './scrollbars.ts';
import { borderOf, clipped, fillOf, inkOn, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** The fill of a canvas ends one unit inside its bounds, that of a field at them (measured on PDF exports). */
const CANVAS_INSET = 1;

/** Dots and gaps of a dotted border, drawing units. */
const DOTS = [1, 4];

const canvas: DrawControl = ({ control, size }, { skin }) => {
  const bounds = ownBounds(size);
  const fill = fillOf(control);
  const border = borderOf(control, skin);
  const box = () => {
    switch (control.properties.borderStyle) {
      case 'none':
        return skin.box(bounds, { fill });
      case 'roundedSolid':
        return skin.roundedBox(bounds, { fill, border });
      case 'roundedDotted':
        return skin.roundedBox(bounds, { fill, border: { ...border, dash: DOTS } });
      default:
        return skin.box(bounds, { fill, border, fillInset: CANVAS_INSET });
    }
  };
  return [...box(), ...insideScrollbar(control, size, skin)];
};

const textInput: DrawControl = ({ control, size }, context) => {
  const bounds = ownBounds(size);
  const { borderStyle, state } = control.properties;
  const fill = fillOf(control);
  const border = state === 'focused' ? { colour: context.settings.selectionColour } : borderOf(control, context.skin);
  const { skin } = context;
  const box =
    borderStyle === 'line'
      ? [...skin.box(bounds, { fill }), underline(size, border, skin)]
      : skin.box(bounds, { fill, border });
  const text = drawText(control, textInputArea(size), { vertical: 'middle', wrap: false }, context);
  return [...box, ...clipped(bounds, text)];
};

/** The border of a field that has a line below its text only: a rule, whose middle is half of its box of 10 units down. */
function underline({ width, height }: Size, { colour }: BorderPaint, { lines }: Skin): Shape {
  const path = transformPath(lines.rule('horizontal', width), 1, { x: 0, y: height - 6.5 });
  return { kind: 'path', path, fill: { colour } };
}

const naturalTextInput: MeasureControl = (control, context) => {
  const size = textSize(control, context.settings);
  const { width } = measureBlock(
    control.properties.text ?? 'Some text',
    textStyle(control, size, BLACK),
    undefined,
    context,
  );
  return { width: Math.ceil(width + 14), height: size + 14 };
};

const textArea: DrawControl = ({ control, size }, context) => {
  const bounds = ownBounds(size);
  const box = context.skin.box(bounds, { fill: fillOf(control), border: borderOf(control, context.skin) });
  const text = drawText(control, textAreaArea(size), { vertical: 'top', wrap: true }, context);
  return [...box, ...clipped(bounds, text), ...insideScrollbar(control, size, context.skin)];
};

/** The text of a field; a field without any is empty. */
function drawText(
  control: Control,
  area: Rect,
  options: Omit<BlockOptions, 'align'>,
  context: DrawContext,
): readonly Shape[] {
  const { text } = control.properties;
  if (!text) return [];
  const style = textStyle(control, textSize(control, context.settings), inkOn(fillOf(control), control));
  return drawBlock(text, style, area, { ...options, align: textAlign(control, 'left') }, context);
}

/** Rectangles and the fields that text is typed into. */
export const BOX_CONTROLS: readonly (readonly [string, ControlType])[] = [
  ['Canvas', { draw: canvas, natural: { width: 100, height: 70 } }],
  ['TextInput', { draw: textInput, natural: naturalTextInput }],
  ['TextArea', { draw: textArea, natural: { width: 200, height: 140 } }],
];
