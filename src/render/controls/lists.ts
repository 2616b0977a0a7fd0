import { BLACK, WHITE } from '../../model/colour.ts';
import { rect, type Size } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { drawIcon } from '../icons/draw.ts';
import { lineItems } from '../languages/items.ts';
import { menuRow } from '../languages/menu.ts';
import type { Shape } from '../scene.ts';

import { drawBlock, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { drawRowText } from './rows.ts';
import { insideScrollbar } from './scrollbars.ts';
import { borderOf, clipped, contrastColour, fillPaint, frameOf, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Drawing units, measured on exports of versions 3 and 4: rows start at TOP and are as high as their text and ROW. */
const ROW = 8;
const LIST = { top: 3, text: 7.5, icon: 8, inset: 2, high: 0.3, defaultText: 'Item One\nItem Two\nItem Three' };
/** Tab stops of a list of version 4 as a share of the em: eight spaces (measured on four lists of one author). */
const LIST_TAB = 2.16;
const MENU = {
  top: 5,
  side: 5,
  text: 20,
  separator: 5,
  line: 1.6,
  defaultText:
    'Open,CTRL+O\nOpen Recent >\n---\no Option One\nOption Two\n=\nx Toggle Item\n-Disabled Item-\nExit,CTRL+Q',
};

const list: DrawControl = ({ control, path, size }, context) => {
  const { skin, settings } = context;
  const { borderStyle, selectedIndex = -1, color, alternateRowColor: alternate = WHITE } = control.properties;
  const { rowHeight = 0, icons = [] } = control.properties;
  const em = textSize(control, settings);
  const pitch = Math.max(rowHeight, em + ROW);
  const bordered = borderStyle !== 'none';
  const inset = bordered ? LIST.inset : 0;
  // Icons are as large as the text whatever size they have, and indent the rows without one, too.
  const side = icons.some(({ id, name }) => id || name) ? em : 0;
  const start = LIST.text + (side > 0 ? side + LIST.icon : 0);
  const rows: Shape[] = [];
  const items = lineItems(control.properties.text ?? LIST.defaultText);
  // Rows of two colours go on below the last item.
  const count = color === undefined ? items.length : Number.POSITIVE_INFINITY;
  for (let index = 0; index < count; index++) {
    const top = LIST.top + index * pitch;
    if (top >= size.height) break;
    // An item that does not fit whole is not drawn, but for the first.
    const item = index > 0 && top + pitch > size.height + LIST.top ? '' : (items[index] ?? '');
    const row = rect(inset, top, Math.max(0, size.width - 2 * inset), pitch);
    const selected = index === selectedIndex;
    const fill = selected ? settings.selectionColour : index % 2 === 1 && color !== undefined ? alternate : undefined;
    const plain = textStyle(control, em, contrastColour(fill ?? color ?? WHITE, skin.ink));
    const style = { ...plain, tab: LIST_TAB * em };
    const area = rect(start, top - LIST.high, Math.max(0, size.width - start - inset), pitch);
    rows.push(
      ...(fill === undefined ? [] : skin.box(row, { fill: { colour: fill } })),
      ...drawIcon(
        item === '' && index > 0 ? {} : (icons[index] ?? {}),
        { x: LIST.text, y: top + (pitch - side) / 2 },
        side,
        style.colour,
        context,
        path,
      ),
      ...drawRowText(item, style, area, context),
    );
  }
  const bounds = ownBounds(size);
  return [
    ...skin.box(bounds, { fill: fillPaint(control) }),
    ...clipped(bounds, rows),
    ...(bordered ? skin.box(bounds, { border: borderOf(control, skin) }) : []),
    ...insideScrollbar(control, size, skin),
  ];
};

const naturalList: NaturalSize = (control, context) => {
  const em = textSize(control, context.settings);
  const items = lineItems(control.properties.text ?? LIST.defaultText);
  const { width } = measureBlock(items.join('\n'), textStyle(control, em, BLACK), undefined, context);
  return {
    width: Math.max(100, wholeUnits(width + 46)),
    height: Math.max(126, items.length * (em + ROW) + 2 * LIST.top),
  };
};

const menu: DrawControl = ({ control, size }, context) => {
  const { skin, settings } = context;
  const { selectedIndex = -1 } = control.properties;
  const em = textSize(control, settings);
  const bounds = ownBounds(size);
  const width = Math.max(0, size.width - 2 * MENU.side);
  const rows: Shape[] = [];
  let top = MENU.top;
  for (const [index, line] of lineItems(control.properties.text ?? MENU.defaultText).entries()) {
    if (top >= size.height) break;
    const { text, separator, mark, keys, opens } = menuRow(line);
    if (separator) {
      const y = top + MENU.separator / 2;
      const ends = [
        { x: MENU.side, y: y + 0.7 },
        { x: MENU.side + width, y: y + 2.7 },
      ];
      rows.push(...skin.polyline(ends, { colour: skin.borderColour, width: MENU.line }));
      top += MENU.separator;
      continue;
    }
    const height = em + ROW;
    const selected = index === selectedIndex;
    const ink = selected ? contrastColour(settings.selectionColour, skin.ink) : skin.ink;
    const style = textStyle(control, em, ink);
    const area = rect(MENU.text, top, Math.max(0, size.width - MENU.text - RIGHT), height);
    const middle = top + height / 2;
    const block = { vertical: 'middle', wrap: false } as const;
    if (selected)
      rows.push(...skin.box(rect(MENU.side, top, width, height), { fill: { colour: settings.selectionColour } }));
    rows.push(...drawBlock(text, style, area, { ...block, align: 'left' }, context));
    if (keys) rows.push(...drawBlock(keys, style, area, { ...block, align: 'right' }, context));
    if (mark === 'bullet') rows.push(...skin.ellipse(rect(9, middle - 3, 6, 6), { fill: { colour: ink } }));
    if (mark === 'check') rows.push(...skin.polyline(hook(middle), { colour: ink, width: 2 }));
    if (opens) rows.push(...skin.polygon(arrow(size, middle), { fill: { colour: ink } }));
    top += height;
  }
  return [
    ...skin.box(bounds, { fill: fillPaint(control) }),
    ...clipped(bounds, rows),
    ...skin.box(bounds, { border: frameOf(control, skin) }),
  ];
};

/** From the right side to what stands there. */
const RIGHT = 12;

function hook(middle: number) {
  return [
    { x: 8, y: middle },
    { x: 11, y: middle + 3.5 },
    { x: 16, y: middle - 4 },
  ];
}

function arrow({ width }: Size, middle: number) {
  const x = width - RIGHT;
  return [
    { x, y: middle },
    { x: x - 5, y: middle - 4.5 },
    { x: x - 5, y: middle + 4.5 },
  ];
}

const naturalMenu: NaturalSize = (control, context) => {
  const em = textSize(control, context.settings);
  const entries = lineItems(control.properties.text ?? MENU.defaultText).map(menuRow);
  const wide = entries.map(({ text, keys }) => {
    const style = textStyle(control, em, BLACK);
    return measureBlock(keys ? `${text}   ${keys}` : text, style, undefined, context).width;
  });
  const height = entries.reduce((sum, { separator }) => sum + (separator ? MENU.separator : em + ROW), 2 * MENU.top);
  return { width: Math.max(150, wholeUnits(Math.max(0, ...wide) + MENU.text + 2 * RIGHT)), height };
};

/** Lists of items, and menus. */
export const LIST_CONTROLS: DrawnTypes = [
  ['List', { draw: list, natural: naturalList }],
  ['Menu', { draw: menu, natural: naturalMenu }],
];
