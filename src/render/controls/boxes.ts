import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Point, type Rect, rect, type Size, translate } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { transformPath } from '../path.ts';
import type { Shape } from '../scene.ts';
import type { BorderPaint } from '../skin/paint.ts';
import { type BlockOptions, drawBlock, measureBlock } from '../text/block.ts';
import { textAreaArea, textInputArea, wholeUnits } from '../text/placement.ts';
import { insideScrollbar } from './scrollbars.ts';
import { borderOf, clipped, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** The fill of a canvas ends one unit inside its bounds, that of a field at them (measured on PDF exports). */
const CANVAS_INSET = 1;

/** Dots and gaps of a dotted border, drawing units. */
const DOTS = [1, 4];

const canvas: DrawControl = ({ control, size }, { skin }) => {
  const bounds = ownBounds(size);
  const fill = fillPaint(control);
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
  const fill = fillPaint(control);
  const border = state === 'focused' ? { colour: context.settings.selectionColour } : borderOf(control, context.skin);
  const { skin } = context;
  const box =
    borderStyle === 'line'
      ? [...skin.box(bounds, { fill }), underline(size, border, context)]
      : skin.box(bounds, { fill, border });
  const text = drawField(control, size, context);
  return [...box, ...clipped(bounds, text)];
};

/** What a field is wider than its text (FORMAT section 1.2). */
const FIELD_PADDING = 14;

/**
 * How much narrower than a field a text may be that it shows whole; and one of which it shows the letters that fit. Of a wider
 * one it shows the words that fit (seen in twelve exports of version 3; none of version 4 has such a text).
 */
const WHOLE = 12;
const CUT = 5;

function drawField(control: Control, size: Size, context: DrawContext): readonly Shape[] {
  const { text = '' } = control.properties;
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const measured = control.measuredW === undefined ? undefined : control.measuredW - FIELD_PADDING;
  const width = measured ?? measureBlock(text, style, undefined, context).width;
  const fits = width <= size.width - WHOLE;
  const options = {
    vertical: 'middle',
    measured,
    wrap: !fits,
    firstLine: !fits,
    anywhere: width <= size.width - CUT,
  } as const;
  return drawText(control, translate(textInputArea(size), context.skin.fieldText.line), options, context);
}

/** The border of a field that has a line below its text only: a rule, whose middle is half of its box of 10 units down. */
function underline({ width, height }: Size, { colour }: BorderPaint, { era, skin: { lines } }: DrawContext): Shape {
  if (!isBefore(era, 'wireframes-2019')) return straightLine(width, height - LINE.above, colour);
  const path = transformPath(lines.rule('horizontal', width), 1, { x: 0, y: height - 6.5 });
  return { kind: 'path', path, fill: { colour } };
}

/** The line below a field of Balsamiq Wireframes: even, with round ends (measured on five exports). */
const LINE = { above: 1.2, width: 2 } as const;

function straightLine(width: number, y: number, colour: Colour): Shape {
  const end = LINE.width / 2;
  return {
    kind: 'path',
    path: [
      ['M', end, y],
      ['L', Math.max(end, width - end), y],
    ],
    stroke: { colour, width: LINE.width },
  };
}

const naturalTextInput: NaturalSize = (control, context) => {
  const size = textSize(control, context.settings);
  const { width } = measureBlock(
    control.properties.text ?? 'Some text',
    textStyle(control, size, BLACK),
    undefined,
    context,
  );
  return { width: wholeUnits(width + FIELD_PADDING), height: size + 14 };
};

const textArea: DrawControl = ({ control, size }, context) => {
  const bounds = ownBounds(size);
  const box = context.skin.box(bounds, { fill: fillPaint(control), border: borderOf(control, context.skin) });
  const text = drawText(
    control,
    widened(textAreaArea(size), context.skin.fieldText.area),
    { vertical: 'top', wrap: true },
    context,
  );
  return [...box, ...clipped(bounds, text), ...insideScrollbar(control, size, context.skin)];
};

/** The area with its left top moved; its other sides stay. */
function widened({ x, y, width, height }: Rect, by: Point): Rect {
  return rect(x + by.x, y + by.y, width - by.x, height - by.y);
}

/** The text of a field; a field without any is empty. */
function drawText(
  control: Control,
  area: Rect,
  options: Omit<BlockOptions, 'align'>,
  context: DrawContext,
): readonly Shape[] {
  const { text } = control.properties;
  if (!text) return [];
  const style = textStyle(
    control,
    textSize(control, context.settings),
    inkOn(fillPaint(control), control, context.skin.ink),
  );
  return drawBlock(text, style, area, { ...options, align: textAlign(control, 'left') }, context);
}

/** Rectangles and the fields that text is typed into. */
export const BOX_CONTROLS: DrawnTypes = [
  ['Canvas', { draw: canvas, natural: { width: 100, height: 70 } }],
  ['TextInput', { draw: textInput, natural: naturalTextInput, beyondText: FIELD_PADDING }],
  ['TextArea', { draw: textArea, natural: { width: 200, height: 140 } }],
];
