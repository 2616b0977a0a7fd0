import { WHITE } from '../../model/colour.ts';
import { type Point, type Rect, rect } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { transformPath } from '../path.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, type TextStyle } from '../text/block.ts';
import { linePitch } from '../text/placement.ts';
import { type MenuAccessory, type MenuMarker, type PhoneMenuRow, parseMenu } from './iphone-menu-text.ts';
import { borderOf, clipped, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Measured on two exports of Mockups 2, drawing units; rows are as high in files of version 4. */
const WIDTH = 215;
const ROW = 29;
const SWITCH_ROW = 30;
const LARGE_ROW = 50;
/** What each further line of a row adds to it. */
const FURTHER_LINE = 11.75;
/** Above the first row and below the last one; between two sections. */
const MARGIN = 5;
const SECTION_GAP = 10;
const TEXT_START = 10;
const RIGHT_END = 6;
const RADIUS = 14;
/** How far text is moved to the right by what stands before it. */
const ROOM: Readonly<Record<MenuMarker, number>> = {
  add: 24,
  delete: 24,
  check: 20,
  bullet: 16,
  icon: 28,
  'large-icon': 52,
};
const DEFAULT_TEXT = '_ Fitness,>\n* Reading,(>)\nv Movies,Some\n \n+ Wi-Fi,ON\n- Sound,OFF\nOrder,=';

const GLYPHS: Readonly<Partial<Record<MenuMarker | MenuAccessory, string>>> = {
  add: 'plus-circle',
  delete: 'minus-circle',
  check: 'check',
  chevron: 'angle-right',
  disclosure: 'chevron-circle-right',
  grip: 'bars',
};
/** The colours of the signs that add and delete. */
const ADD = 0x00a000;
const DELETE = 0xcf2a27;
const SWITCH = { width: 66, height: 24, knob: 0.35, blue: 0x3a6fb8 };

function heightOf({ marker, lines, accessory }: PhoneMenuRow): number {
  const text = ROW + (lines.length - 1) * FURTHER_LINE;
  const isSwitch = accessory === 'on' || accessory === 'off';
  return Math.max(text, isSwitch ? SWITCH_ROW : 0, marker === 'large-icon' ? LARGE_ROW : 0);
}

function sectionHeight(rows: readonly PhoneMenuRow[]): number {
  return 2 * MARGIN + rows.reduce((sum, row) => sum + heightOf(row), 0);
}

const draw: DrawControl = ({ control, size }, context) => {
  const { text = DEFAULT_TEXT, borderStyle } = control.properties;
  const { skin } = context;
  const sections = parseMenu(text);
  const fill = fillPaint(control, WHITE);
  const style = textStyle(control, textSize(control, context.settings), inkOn(fill, control, skin.ink));
  const border = borderOf(control, skin);
  let top = 0;
  const shapes: Shape[] = [];
  for (const [i, rows] of sections.entries()) {
    // What lies below the bounds is neither shaped nor drawn.
    if (top >= size.height) break;
    const rest = size.height - top;
    const height = i === sections.length - 1 ? rest : Math.min(rest, sectionHeight(rows));
    const bounds = rect(0, top, size.width, height);
    if (borderStyle === 'none' || borderStyle === 'square') shapes.push(...skin.box(bounds, { fill }));
    else shapes.push(...skin.roundedBox(bounds, { fill, border }, RADIUS));
    shapes.push(...clipped(bounds, drawRows(rows, bounds, style, context)));
    if (borderStyle === 'square') shapes.push(...skin.box(bounds, { border }));
    top += height + SECTION_GAP;
  }
  return clipped(ownBounds(size), shapes);
};

/** The rows of a section, with a line between each two. */
function drawRows(
  rows: readonly PhoneMenuRow[],
  bounds: Rect,
  style: TextStyle,
  context: DrawContext,
): readonly Shape[] {
  const { skin } = context;
  const shapes: Shape[] = [];
  let y = bounds.y + MARGIN;
  for (const [i, row] of rows.entries()) {
    if (y >= bounds.y + bounds.height) break;
    const area = rect(bounds.x, y, bounds.width, heightOf(row));
    shapes.push(...drawRow(row, area, style, context));
    y += area.height;
    if (i < rows.length - 1) {
      const line = rect(bounds.x + 2, y, Math.max(0, bounds.width - 4), 1);
      shapes.push(...skin.box(line, { fill: { colour: skin.borderColour } }));
    }
  }
  return shapes;
}

function drawRow(row: PhoneMenuRow, area: Rect, style: TextStyle, context: DrawContext): readonly Shape[] {
  const { marker, lines, accessory, detail } = row;
  const x = area.x + TEXT_START;
  const start = x + (marker ? ROOM[marker] : 0);
  const right = area.x + area.width - RIGHT_END;
  const middle = area.y + area.height / 2;
  const pitch = linePitch(style.size);
  const first = middle - (lines.length * pitch) / 2 + (pitch - style.size) / 2 + 0.7;
  const text = lines.flatMap((line, i) => {
    const place = rect(start, first + i * pitch, Math.max(0, right - start), style.size);
    return line === '' ? [] : drawBlock(line, style, place, { align: 'left', vertical: 'top', wrap: false }, context);
  });
  const end = rect(start, area.y, Math.max(0, right - start), area.height);
  const options = { align: 'right', vertical: 'middle', wrap: false } as const;
  return [
    ...(marker ? drawMarker(marker, { x, y: middle }, style, context) : []),
    ...text,
    ...(accessory ? drawAccessory(accessory, { x: right, y: middle }, style, context) : []),
    ...(detail === undefined ? [] : drawBlock(detail, style, end, options, context)),
  ];
}

/** The sign at the left end, its left at `at.x` and its middle at `at.y`. Room for an icon stays empty. */
function drawMarker(
  marker: MenuMarker,
  at: Point,
  { size, colour }: TextStyle,
  context: DrawContext,
): readonly Shape[] {
  if (marker === 'icon' || marker === 'large-icon') return [];
  if (marker === 'bullet') {
    const side = size / 2;
    const dot = rect(at.x, at.y - side / 2, side, side);
    return context.skin.ellipse(dot, { fill: { colour: context.settings.selectionColour } });
  }
  const paint = marker === 'add' ? ADD : marker === 'delete' ? DELETE : colour;
  return glyph(GLYPHS[marker], size * 1.3, at, 'left', { size, colour: paint }, context);
}

/** What stands at the right end, its right at `at.x` and its middle at `at.y`. */
function drawAccessory(accessory: MenuAccessory, at: Point, style: TextStyle, context: DrawContext): readonly Shape[] {
  if (accessory === 'on' || accessory === 'off') return drawSwitch(accessory === 'on', at, style, context);
  return glyph(GLYPHS[accessory], style.size * 1.3, at, 'right', style, context);
}

function glyph(
  name: string | undefined,
  size: number,
  at: Point,
  side: 'left' | 'right',
  { colour }: TextStyle,
  { icons }: DrawContext,
): readonly Shape[] {
  const found = name === undefined ? undefined : icons.drawnBy(4).find(name);
  if (!found) return [];
  const scale = size / found.height;
  const place = { x: side === 'left' ? at.x : at.x - found.width * scale, y: at.y - size / 2 };
  return [{ kind: 'path', path: transformPath(found.path, scale, place), fill: { colour } }];
}

/** A switch whose right end is at `at.x`. */
function drawSwitch(on: boolean, at: Point, { size, colour }: TextStyle, context: DrawContext): readonly Shape[] {
  const { skin } = context;
  const { width, height, blue } = SWITCH;
  const bounds = rect(at.x - width, at.y - height / 2, width, height);
  const knob = width * SWITCH.knob;
  const border = { colour: skin.borderColour };
  const face = rect(on ? bounds.x : bounds.x + knob, bounds.y, width - knob, height);
  const handle = rect(on ? bounds.x + width - knob : bounds.x, bounds.y, knob, height);
  const style = { size, colour: on ? WHITE : colour };
  const options = { align: 'center', vertical: 'middle', wrap: false } as const;
  return [
    ...skin.roundedBox(bounds, { fill: { colour: on ? blue : WHITE }, border }, 3),
    ...skin.roundedBox(handle, { fill: { colour: WHITE }, border }, 3),
    ...drawBlock(on ? 'ON' : 'OFF', style, face, options, context),
  ];
}

const natural: NaturalSize = ({ properties: { text = DEFAULT_TEXT } }) => {
  const sections = parseMenu(text);
  const gaps = Math.max(0, sections.length - 1) * SECTION_GAP;
  return { width: WIDTH, height: Math.round(sections.reduce((sum, rows) => sum + sectionHeight(rows), gaps)) };
};

/** The list of settings of a telephone. */
export const IPHONE_MENU_CONTROLS: DrawnTypes = [['iPhoneMenu', { draw, natural }]];
