import { BLACK, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { ControlType, DrawControl, MeasureControl } from '../context.ts';
import { commaItems } from '../languages/items.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Measured on exports of version 4 at twice the size; drawing units from the top, or above the bottom. */
const TITLE = { larger: 1.2, top: 6.5 };
const MESSAGE = { below: 12, side: 10 };
/** The buttons are as high as their text and this. */
const BUTTONS = 15;
const NATURAL = { width: 200, beyond: 99 };
const DEFAULT_TEXT = 'Alert\nAlert text goes here\nNo, Yes';

/** The first line is the title, the last one the buttons, what is between the message. */
function partsOf({ properties: { text = DEFAULT_TEXT } }: Control) {
  const lines = text.split('\n');
  const last = lines.length > 1 ? (lines.at(-1) ?? '') : '';
  return {
    title: lines[0] ?? '',
    message: lines.slice(1, -1).join('\n'),
    buttons: commaItems(last).map((item) => item.trim()),
  };
}

const draw: DrawControl = ({ control, size }, context) => {
  const { skin, settings } = context;
  const { title, message, buttons } = partsOf(control);
  const em = textSize(control, settings);
  const style = textStyle(control, em, skin.ink);
  const titleSize = Math.round(TITLE.larger * em);
  const border = { colour: skin.frameColour };
  const line = size.height - em - BUTTONS;
  const whole = rect(0, TITLE.top, size.width, titleSize);
  const middle = rect(
    MESSAGE.side,
    TITLE.top + titleSize + MESSAGE.below,
    Math.max(0, size.width - 2 * MESSAGE.side),
    em,
  );
  const options = { align: 'center', vertical: 'top', wrap: true } as const;
  const width = size.width / buttons.length;
  return [
    ...skin.figure('alert', ownBounds(size), { fill: { colour: WHITE }, border }),
    ...skin.polyline(
      [
        { x: 2, y: line - 0.5 },
        { x: size.width - 2, y: line + 0.5 },
      ],
      border,
    ),
    ...buttons.flatMap((button, index) => [
      ...(index > 0
        ? skin.polyline(
            [
              { x: index * width, y: line },
              { x: index * width, y: size.height - 2 },
            ],
            border,
          )
        : []),
      ...drawBlock(
        button,
        { ...style, colour: control.properties.color ?? skin.ink },
        rect(index * width, line, width, em + BUTTONS),
        { align: 'center', vertical: 'middle', wrap: false },
        context,
      ),
    ]),
    ...drawBlock(title, { ...style, size: titleSize }, whole, { ...options, wrap: false }, context),
    ...drawBlock(message, style, middle, options, context),
  ];
};

const natural: MeasureControl = (control, context) => {
  const em = textSize(control, context.settings);
  const { message } = partsOf(control);
  const room = NATURAL.width - 2 * MESSAGE.side;
  const { height } = measureBlock(message, textStyle(control, em, BLACK), room, context);
  return { width: NATURAL.width, height: Math.round(NATURAL.beyond + height) };
};

/** A box with a message and buttons. */
export const ALERT_CONTROLS: readonly (readonly [string, ControlType])[] = [['Alert', { draw, natural }]];
