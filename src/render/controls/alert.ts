import { BLACK, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { commaItems } from '../languages/items.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Measured on exports of version 4 at twice the size; drawing units from the top, or above the bottom. */
const TITLE = { larger: 2, top: 7.6 };
const MESSAGE = { below: 13, side: 10 };
/** The same of Mockups: how many times larger its title is. */
const OLDER = { title: { larger: 1.15, top: 7.9 }, message: { below: 12.5 }, buttons: 20 };
/** The buttons are as high as their text and this. */
const BUTTONS = 15;
/**
 * Natural size: as wide as so many ems, and as high as the message, two ems and this (15 alerts of version 4 with text of 13
 * and 28 units). In Mockups the height beyond the message was fixed.
 */
const NATURAL = { width: 200, ems: 10, beyond: 63, older: 99 };
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
  const { skin, settings, era } = context;
  const { title, message, buttons } = partsOf(control);
  const em = textSize(control, settings);
  const style = textStyle(control, em, skin.ink);
  const isOlder = isBefore(era, 'wireframes-2019');
  const titleTop = isOlder ? OLDER.title.top : TITLE.top;
  const titleSize = isOlder ? Math.round(OLDER.title.larger * em) : em + TITLE.larger;
  const below = isOlder ? OLDER.message.below : MESSAGE.below;
  const border = { colour: skin.frameColour };
  const buttonRow = em + (isOlder ? OLDER.buttons : BUTTONS);
  const line = size.height - buttonRow;
  const whole = rect(0, titleTop, size.width, titleSize);
  const middle = rect(MESSAGE.side, titleTop + titleSize + below, Math.max(0, size.width - 2 * MESSAGE.side), em);
  const options = { align: 'center', vertical: 'top', wrap: true, hanging: !isOlder } as const;
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
        rect(index * width, line, width, buttonRow),
        { align: 'center', vertical: 'middle', wrap: false },
        context,
      ),
    ]),
    ...drawBlock(title, { ...style, size: titleSize }, whole, { ...options, wrap: false }, context),
    ...drawBlock(message, style, middle, options, context),
  ];
};

const natural: NaturalSize = (control, context) => {
  const em = textSize(control, context.settings);
  const { message } = partsOf(control);
  const isOlder = isBefore(context.era, 'wireframes-2019');
  const width = isOlder ? NATURAL.width : Math.max(NATURAL.width, NATURAL.ems * em);
  const room = width - 2 * MESSAGE.side;
  const { height } = measureBlock(message, textStyle(control, em, BLACK), room, context);
  return { width, height: Math.round((isOlder ? NATURAL.older : NATURAL.beyond + 2 * em) + height) };
};

/** A box with a message and buttons. */
export const ALERT_CONTROLS: DrawnTypes = [['Alert', { draw, natural }]];
