import { WHITE } from '../../model/colour.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { drawIcon } from '../icons/draw.ts';
import { drawBlock } from '../text/block.ts';
import { clipped, ownBounds } from './style.ts';

/** Icons with the middle of each from the left and their size: measured on a PDF export of version 4, drawing units. */
const ICONS: readonly (readonly [name: string, middle: number, size: number])[] = [
  ['bold', 10.1, 15],
  ['italic', 29.6, 15],
  ['underline', 46.6, 15],
  ['strikethrough', 64, 14],
  ['list-ul', 136, 14],
  ['list-ol', 154, 14],
  ['undo', 178.5, 15],
  ['repeat', 196.5, 15],
  ['image', 218, 14],
  ['smile-o', 237.5, 15],
];
const ICON_MIDDLE = 14.3;
/** Lines between groups. */
const DIVIDERS = [166, 207];
const DIVIDER = { top: 7, height: 15 };
/** The box of styles with its arrow. */
const STYLE = { x: 75, y: 4, width: 51, height: 21, divider: 106, arrow: 115.5, text: 81, em: 10, top: 9.5 };

const draw: DrawControl = ({ path, size }, context) => {
  const { skin } = context;
  const bounds = ownBounds(size);
  const border = { colour: skin.frameColour };
  const paint = { fill: { colour: WHITE }, border };
  const line = (x: number, y: number, height: number) =>
    skin.polyline(
      [
        { x, y },
        { x, y: y + height },
      ],
      border,
    );
  const arrow = [
    { x: STYLE.arrow - 4.5, y: 12 },
    { x: STYLE.arrow + 4.5, y: 12 },
    { x: STYLE.arrow, y: 18 },
  ];
  const style = { size: STYLE.em, colour: skin.ink, bold: true, italic: true, underline: true };
  const word = rect(STYLE.text, STYLE.top, STYLE.width, STYLE.em);
  return [
    ...skin.roundedBox(bounds, paint, 0),
    ...clipped(bounds, [
      ...ICONS.flatMap(([name, middle, side]) => {
        const at = { x: middle - side / 2, y: ICON_MIDDLE - side / 2 };
        return drawIcon({ id: name }, at, side, skin.ink, context, path);
      }),
      ...DIVIDERS.flatMap((x) => line(x, DIVIDER.top, DIVIDER.height)),
      ...skin.roundedBox(rect(STYLE.x, STYLE.y, STYLE.width, STYLE.height), paint, 2),
      ...line(STYLE.divider, STYLE.y + 1, STYLE.height - 2),
      ...skin.polygon(arrow, { fill: { colour: skin.ink } }),
      ...drawBlock('style', style, word, { align: 'left', vertical: 'top', wrap: false }, context),
    ]),
  ];
};

/** The tools of a text editor. */
export const FORMATTING_TOOLBAR_CONTROLS: DrawnTypes = [
  ['FormattingToolbar', { draw, natural: { width: 261, height: 29 } }],
];
