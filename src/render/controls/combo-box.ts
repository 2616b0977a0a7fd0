import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import type { Shape } from '../scene.ts';
import { DISABLED_COLOUR, drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { linePitch, wholeUnits } from '../text/placement.ts';
import { drawScrollbar } from './scrollbars.ts';
import { borderOf, clipped, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Measured on exports of versions 3 and 4, drawing units. */
const TEXT_START = 5.5;
/** The open list of a version: between the head and its first row, below its last, the height of a row, its border. */
interface ListStyle {
  readonly top: number;
  readonly bottom: number;
  row(size: number): number;
  readonly border?: number;
}
/** Measured on exports of Mockups 3. */
const OLDER_LIST: ListStyle = { top: 2, bottom: 5, row: (size) => linePitch(size) + 0.4 };
/** Until 2016 the head was lower, and so were the rows: stored heights of eleven lists, three exports. */
const OLDEST_LIST: ListStyle = { top: 2, bottom: 5, row: linePitch };
/** Follows from the stored heights and the exports of three lists of sizes 13, 24 and 32. */
const LIST: ListStyle = { top: 4, bottom: 7, row: (size) => 1.05 * size + 1.8, border: 2.8 };

/** How far above the bottom of the control a list of today ends. */
const LIST_ABOVE = 2.4;

function listStyle(control: Control, context: Pick<DrawContext, 'era' | 'settings'>): ListStyle {
  if (!isBefore(context.era, 'wireframes-2019')) return LIST;
  return isOfOldest(control, context) ? OLDEST_LIST : OLDER_LIST;
}

/** Whether the measured height is that of the oldest head, with the oldest rows where the list is open. */
function isOfOldest(control: Control, { era, settings }: Pick<DrawContext, 'era' | 'settings'>): boolean {
  const { rows } = partsOf(control);
  if (!isBefore(era, 'wireframes-2019')) return false;
  const size = textSize(control, settings);
  const { top, bottom } = OLDEST_LIST;
  const list = rows.reduce((sum, row) => sum + rowHeight(row, size, OLDEST_LIST), top + bottom);
  return control.measuredH === Math.round(size + HEAD_BEYOND_TEXT + (rows.length > 0 ? list : 0));
}
/** The head is by so much higher than its text, and at least so high. */
const HEAD_BEYOND_TEXT = 11;
const LEAST_HEAD = 27;
const ROW_INSET = 5;
/** A row without text, or of hyphens, is a line. */
const SEPARATOR = 6;
const NATURAL_PADDING = 30;
const DEFAULT_TEXT = 'ComboBox';
const SCROLLBAR = 16;
const ICON_GAP = 4;

const draw: DrawControl = ({ control, path, size }, context) => {
  const { skin } = context;
  const { opener, fieldText } = skin;
  const { head: title, rows } = partsOf(control);
  const head = rows.length > 0 ? Math.min(headHeight(control, context), size.height) : size.height;
  const { icon = {} } = control.properties;
  const side = sideOf(control);
  const indent = side > 0 ? side + ICON_GAP : 0;
  const { state = 'up', color, textColor } = control.properties;
  const colour = color ?? borderOf(control, skin).colour;
  const border = { colour: state.startsWith('disabled') ? DISABLED_COLOUR : colour };
  const bounds = rect(0, 0, size.width, head);
  const style = textStyle(
    control,
    textSize(control, context.settings),
    textColor ?? (state.startsWith('disabled') ? DISABLED_COLOUR : skin.ink),
  );
  const divider = [
    { x: size.width - opener.divider - opener.lean, y: 1.5 },
    { x: size.width - opener.divider + opener.lean, y: head - 1.5 },
  ];
  const { width, height, low } = opener.triangle;
  const middle = head / 2 + low;
  const x = size.width - opener.triangle.x;
  const corners = isOfOldest(control, context)
    ? opener.oldest?.map((at) => ({ x: x + at.x, y: middle + at.y }))
    : undefined;
  const triangle = corners ?? [
    { x: x - width / 2, y: middle - height / 2 },
    { x: x + width / 2, y: middle - height / 2 },
    { x, y: middle + height / 2 },
  ];
  const end = rect(size.width - opener.divider, 0, opener.divider, head);
  return [
    ...(rows.length > 0 ? list(control, rows, head, size, style, border.colour, context) : []),
    ...skin.box(bounds, { fill: { colour: 0xffffff } }),
    ...(opener.fill ? skin.box(end, { fill: opener.fill }) : []),
    ...skin.box(bounds, { border }),
    ...skin.polyline(divider, { ...border, width: opener.line }),
    ...skin.polygon(triangle, { fill: { colour: border.colour } }),
    ...drawIcon(icon, { x: TEXT_START + fieldText.line.x, y: (head - side) / 2 }, side, style.colour, context, path),
    ...line(
      title,
      style,
      rect(
        TEXT_START + fieldText.line.x + indent,
        fieldText.line.y,
        Math.max(0, size.width - NATURAL_PADDING - indent),
        head,
      ),
      context,
      fitsAsMeasured(control, size),
    ),
  ];
};

/** Whether the field is as wide as its text was measured to need, whatever our font says. */
function fitsAsMeasured({ measuredW }: Control, { width }: Size): boolean {
  return measuredW !== undefined && width >= measuredW;
}

/** What the head shows, and the rows of the list below it: none unless it is open. */
function partsOf({ properties }: Control): { readonly head: string; readonly rows: readonly string[] } {
  const { text = DEFAULT_TEXT, state = 'up', selectedIndex = -1 } = properties;
  const [first = '', ...rest] = text.split('\n');
  const head = (selectedIndex > 0 ? rest[selectedIndex - 1] : undefined) ?? first;
  return { head, rows: /closed/i.test(state) ? [] : rest };
}

function headHeight(control: Control, context: Pick<DrawContext, 'era' | 'settings'>): number {
  const least = isOfOldest(control, context) ? 0 : LEAST_HEAD;
  return Math.max(least, textSize(control, context.settings) + HEAD_BEYOND_TEXT, sideOf(control));
}

/** The side of the icon before the text; 0 without one. */
function sideOf({ properties: { icon } }: Control): number {
  return icon?.id || icon?.name ? iconSide(icon.size) : 0;
}

function isSeparator(row: string): boolean {
  return /^\s*(-{3,}\s*)?$/.test(row);
}

function rowHeight(row: string, size: number, style: ListStyle): number {
  return isSeparator(row) ? SEPARATOR : style.row(size);
}

/** One line of text, in the middle of its area; words that do not fit are left out. */
function line(text: string, style: TextStyle, area: Rect, context: DrawContext, fits = false): readonly Shape[] {
  const wide = !fits && measureBlock(text, style, undefined, context).width > area.width;
  const options = { align: 'left', vertical: 'middle', wrap: wide, firstLine: true } as const;
  const shapes = drawBlock(text, style, area, options, context);
  return fits ? shapes : clipped(area, shapes);
}

/** The open list, from the head to the bottom. */
function list(
  control: Control,
  rows: readonly string[],
  head: number,
  size: Size,
  style: TextStyle,
  colour: number,
  { skin, ...context }: DrawContext,
): readonly Shape[] {
  const { selectedIndex = -1, verticalScrollbar, value = 0 } = control.properties;
  const bounds = rect(0, head - 1.5, size.width, Math.max(0, size.height - head + 1.5));
  const room = size.width - 2 * ROW_INSET - (verticalScrollbar ? SCROLLBAR : 0);
  const shapes: Shape[] = [];
  const look = listStyle(control, context);
  let top = head + look.top;
  rows.forEach((row, index) => {
    const height = rowHeight(row, style.size, look);
    const area = rect(ROW_INSET, top, Math.max(0, room), height);
    if (isSeparator(row)) {
      const y = top + height / 2;
      const ends = [
        { x: area.x, y },
        { x: area.x + area.width, y },
      ];
      shapes.push(...skin.polyline(ends, { colour: skin.ink, width: 1.5 }));
    } else {
      if (index + 1 === selectedIndex) {
        shapes.push(...skin.box(area, { fill: { colour: context.settings.selectionColour } }));
      }
      const text = rect(TEXT_START, top, Math.max(0, room - (TEXT_START - ROW_INSET)), height);
      shapes.push(...line(row, style, text, { skin, ...context }));
    }
    top += height;
  });
  return [
    ...skin.box(
      { ...bounds, height: Math.max(0, bounds.height - (look.border ? LIST_ABOVE : 0)) },
      { fill: { colour: 0xffffff } },
    ),
    ...clipped(ownBounds(size), shapes),
    ...(verticalScrollbar
      ? drawScrollbar(
          rect(size.width - SCROLLBAR - 2, head + 1, SCROLLBAR, Math.max(0, size.height - head - 3)),
          value,
          skin,
        )
      : []),
    ...(look.border
      ? skin.roundedBox(
          { ...bounds, height: Math.max(0, bounds.height - LIST_ABOVE) },
          { border: { colour, width: look.border } },
          0,
        )
      : skin.box(bounds, { border: { colour } })),
  ];
}

const natural: NaturalSize = (control, context) => {
  const size = textSize(control, context.settings);
  const { text = DEFAULT_TEXT } = control.properties;
  const { width } = measureBlock(text, textStyle(control, size, BLACK), undefined, context);
  const { rows } = partsOf(control);
  const look = listStyle(control, context);
  const open = rows.reduce((sum, row) => sum + rowHeight(row, size, look), 0);
  const height = headHeight(control, context) + (rows.length > 0 ? open + look.top + look.bottom : 0);
  return { width: wholeUnits(width + NATURAL_PADDING), height: Math.round(height) };
};

/** The field with a list to choose from. */
export const COMBO_CONTROLS: DrawnTypes = [['ComboBox', { draw, natural }]];
