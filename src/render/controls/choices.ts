import { BLACK, type Colour, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { expand, type Rect, rect, type Size } from '../../model/geometry.ts';
import type { ControlType, DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore, isMockups3 } from '../era.ts';
import type { ChoiceMark } from '../languages/choice.ts';
import type { Shape } from '../scene.ts';
import { DISABLED_COLOUR, drawBlock, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Side of the box or the ring, and where the text starts; drawing units, measured on exports of versions 3 and 4. */
const SIDE = 13;
const TEXT_START = 20;
/** How much lower than the middle the text stands. */
const TEXT_LOW = 0.7;
/** Thickness of the lines, as shares of that of an arrow: other skins are finer throughout. */
const BOX_LINE = 0.4;
const RING_LINE = 0.3;
const HOOK_LINE = 0.85;
const ROUND_LINE = 0.36;
const ROUND_RADIUS = 2;

/** Draws what is chosen, or is not, in a square. */
type Mark = (square: Rect, state: string, colour: Colour, context: MarkContext) => readonly Shape[];
type MarkContext = Pick<DrawContext, 'skin' | 'era'>;

/** The check box of Balsamiq Wireframes since 2023: rounder and larger, the tick inside it (measured on nine of an export). */
const roundTick: Mark = ({ x, y }, state, colour, { skin }) => {
  const width = ROUND_LINE * skin.lines.arrowWidth;
  const square = rect(x + 1, y, SIDE + 1, SIDE + 1);
  const box = skin.roundedBox(square, { fill: { colour: 0xffffff }, border: { colour, width } }, ROUND_RADIUS);
  if (state === 'indeterminate') {
    return [...box, ...skin.polygon(corners(rect(x + 4.5, y + 6, 7, 2)), { fill: { colour } })];
  }
  if (!isChosen(state)) return box;
  const hook = [
    { x: x + 4.7, y: y + 6.9 },
    { x: x + 7.2, y: y + 9.2 },
    { x: x + 11.3, y: y + 5 },
  ];
  return [...box, ...skin.polyline(hook, { colour, width })];
};

/** The check box of Mockups: nothing inside, and a thinner tick that reaches over it (measured on 24 of three exports). */
const OLDER_TICK = {
  box: { x: 0.95, y: 1.25, width: 11.5, height: 11.5 },
  line: 0.35,
  hook: [
    [2.6, 7.4],
    [5.6, 10.6],
    [13.8, 0.8],
  ],
  hookLine: 0.55,
} as const;

/** It is smaller in a smaller square. */
const olderTick: Mark = (square, state, colour, { skin }) => {
  const scale = square.width / SIDE;
  const at = ([x, y]: readonly [number, number]) => ({ x: square.x + scale * x, y: square.y + scale * y });
  const stroke = (line: number) => ({ colour, width: scale * line * skin.lines.arrowWidth });
  const { x, y, width, height } = OLDER_TICK.box;
  const { x: left, y: top } = at([x, y]);
  const box = skin.polygon(corners(rect(left, top, scale * width, scale * height)), {
    border: stroke(OLDER_TICK.line),
  });
  if (state === 'indeterminate') {
    const bar = at([3, 5.5]);
    return [...box, ...skin.polygon(corners(rect(bar.x, bar.y, scale * 7, scale * 3)), { fill: { colour } })];
  }
  return isChosen(state) ? [...box, ...skin.polyline(OLDER_TICK.hook.map(at), stroke(OLDER_TICK.hookLine))] : box;
};

const tick: Mark = (square, state, colour, context) => {
  const { skin } = context;
  if (!isBefore(context.era, 'wireframes-2023')) return roundTick(square, state, colour, context);
  if (isBefore(context.era, 'wireframes-2019')) return olderTick(square, state, colour, context);
  const { x, y } = square;
  const border = { colour, width: BOX_LINE * skin.lines.arrowWidth };
  const box = skin.roundedBox(square, { fill: { colour: WHITE }, border }, 0);
  const stroke = { colour, width: HOOK_LINE * skin.lines.arrowWidth };
  if (state === 'indeterminate') {
    return [...box, ...skin.polygon(corners(rect(x + 3, y + 5, 7, 3)), { fill: { colour } })];
  }
  if (!isChosen(state)) return box;
  const hook = [
    { x: x + 2.2, y: y + 5.8 },
    { x: x + 5.6, y: y + 9.6 },
    { x: x + 13, y: y + 1.8 },
  ];
  return [...box, ...skin.polyline(hook, stroke)];
};

const dot: Mark = (square, state, colour, { skin }) => {
  const ring = skin.ellipse(square, {
    fill: { colour: 0xffffff },
    border: { colour, width: RING_LINE * skin.lines.arrowWidth },
  });
  const inset = (4.1 / SIDE) * square.width;
  const middle = expand(square, -inset);
  if (state === 'indeterminate') {
    const bar = rect(square.x + square.width / 2 - 3, square.y + square.height / 2 - 1, 6, 2);
    return [...ring, ...skin.polygon(corners(bar), { fill: { colour } })];
  }
  return isChosen(state) ? [...ring, ...skin.ellipse(middle, { fill: { colour } })] : ring;
};

function corners({ x, y, width, height }: Rect) {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

function isChosen(state: string): boolean {
  return state === 'selected' || state === 'disabledSelected';
}

/** Side of the square of a mark, and from its left to the text that belongs to it; drawing units. */
export const CHOICE_SIDE = SIDE;
export const CHOICE_TEXT = TEXT_START;

/** The mark of a check box or a radio button in `square`, wherever it stands: in a group, a cell, a tree. */
export function drawChoiceMark(
  { kind, state }: ChoiceMark,
  square: Rect,
  colour: Colour,
  context: MarkContext,
): readonly Shape[] {
  return (kind === 'box' ? tick : dot)(square, state, colour, context);
}

/** A choice: its mark, and the text on its right. */
function choice(mark: Mark, defaultText: string): ControlType {
  const draw: DrawControl = ({ control, size }, context) => {
    const { text = defaultText, state = 'up', color } = control.properties;
    const colour = state.startsWith('disabled') ? DISABLED_COLOUR : context.skin.ink;
    const square = rect(0, (size.height - SIDE) / 2, SIDE, SIDE);
    const style = textStyle(control, textSize(control, context.settings), color ?? colour);
    const area = rect(TEXT_START, TEXT_LOW, Math.max(0, size.width - TEXT_START), size.height);
    return [
      // A white box of Mockups 3 is white (seen on its exports).
      ...mark(square, state, isMockups3(context.era) && color === WHITE ? color : colour, context),
      ...drawBlock(text, style, area, { align: 'left', vertical: 'middle', wrap: false }, context),
    ];
  };
  return { draw, natural: (control, context) => naturalChoice(control, defaultText, context) };
}

function naturalChoice(control: Control, defaultText: string, context: Parameters<NaturalSize>[1]): Size {
  const size = textSize(control, context.settings);
  const { text = defaultText } = control.properties;
  const { width } = measureBlock(text, textStyle(control, size, BLACK), undefined, context);
  return { width: wholeUnits(width + TEXT_START), height: size + 10 };
}

/** Check boxes and radio buttons. */
export const CHOICE_CONTROLS: DrawnTypes = [
  ['CheckBox', choice(tick, 'Checkbox')],
  ['RadioButton', choice(dot, 'Radio Button')],
];
