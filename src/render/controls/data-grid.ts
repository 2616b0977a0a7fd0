import { BLACK, type Colour, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { type GridText, parseGrid } from '../languages/grid.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { CHOICE_SIDE, drawChoiceMark } from './choices.ts';
import {
  GRID,
  type GridLayout,
  type GridOptions,
  type LaidCell,
  type LaidColumn,
  layOutGrid,
  naturalGridHeight,
} from './grid-layout.ts';
import { insideScrollbar } from './scrollbars.ts';
import { clipped, contrastColour, frameOf, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** Measured on exports of all versions, drawing units. */
const HEADER_FILL: Colour = 0xcccccc;
const ALTERNATE: Colour = 0xeeeeee;
/** From the left of a column to its text, of the first one and of the others; from its text to the line at its right. */
const TEXT = { first: 4.5, other: 2, right: 2 };
/** How much lower than the middle texts stand, in the header and in the body: in exports of Mockups lower than since. */
const LOW = { before: { header: 2, body: 0.9 }, now: { header: 1.1, body: 0 } };
/** Where the header of a grid without a border starts. */
const HEADER_TOP = 2;
/** The triangles of a sort mark, from the line at the right of their column. */
const SORT = { right: 4, width: 9.5, height: 5.5, single: 9.6, upper: 5.2, lower: 11.4 };
/** Marks in cells of Mockups are smaller by this factor, and this much further right (measured on 20 of an export). */
const OLDER_MARK = { scale: 0.85, right: 1.5 };
const SCROLLBAR = 16;
/** The natural width: a margin, and what each column has beside its widest text. */
const NATURAL = { margin: 2, column: 12 };
const DEFAULT_TEXT = [
  'Name\\r(job title) ^, Age ^v, Nickname, Employee v',
  'Giacomo Guilizzoni\\rFounder & CEO, 40, Peldi, (o)',
  'Marco Botton\\rTuttofare, 38, , [x]',
  'Mariah Maclachlan\\rBetter Half, 41, Patata, [-]',
  'Valerie Liberty\\rHead Chef, :), Val, [x]',
  'Data Grid Docs, , , [ ]',
  '{65L, 0R, 35, 0C}',
].join('\n');

/** A row's place and its fill, the header and the empty rows at the bottom included. */
interface Stripe {
  readonly bounds: Rect;
  readonly fill: Colour;
}

const draw: DrawControl = ({ control, size }, context) => {
  const { skin } = context;
  const { hLines = false, vLines = true, borderStyle, verticalScrollbar = false } = control.properties;
  const bounds = ownBounds(size);
  const bordered = borderStyle !== 'none';
  const border = frameOf(control, skin);
  const room = { width: size.width - (verticalScrollbar ? SCROLLBAR : 0), height: size.height };
  const grid = layOutGrid(parseGrid(control.properties.text ?? DEFAULT_TEXT), optionsOf(control, room, context));
  const rows = stripes(control, grid, size, context);
  const shapes: Shape[] = rows.flatMap((row) => skin.roundedBox(row.bounds, { fill: { colour: row.fill } }, 0));
  if (hLines) shapes.push(...horizontalLines(rows, room, border.colour, skin));
  if (vLines) shapes.push(...verticalLines(grid, size, border.colour, skin));
  const hasHeader = hasHeaderOf(control);
  for (const [index, row] of grid.rows.entries()) {
    const ink = contrastColour(rows[index]?.fill ?? WHITE, skin.ink);
    const style = textStyle(
      control,
      textSize(control, context.settings),
      control.properties.state === 'disabled' ? border.colour : ink,
    );
    const isHeader = hasHeader && index === 0;
    for (const [i, cell] of row.cells.entries()) {
      const column = grid.columns[i];
      if (!column || column.left >= room.width) break;
      const area = rect(column.left, row.top, column.width - GRID.line, row.height);
      shapes.push(...drawCell(cell, area, { isHeader, first: i === 0, align: column.align }, style, context));
    }
  }
  return [
    ...(bordered ? skin.box(bounds, { fill: { colour: WHITE }, fillInset: 1 }) : []),
    ...clipped(bounds, shapes),
    ...(bordered ? skin.box(bounds, { border }) : []),
    ...insideScrollbar(control, size, skin),
  ];
};

function hasHeaderOf({ properties }: Control): boolean {
  return properties.hasHeader ?? true;
}

function optionsOf(control: Control, size: Size, context: Pick<DrawContext, 'settings' | 'text'>): GridOptions {
  const { rowHeight = 0 } = control.properties;
  const em = textSize(control, context.settings);
  const style = textStyle(control, em, BLACK);
  return {
    ...size,
    em,
    hasHeader: hasHeaderOf(control),
    rowHeight: rowHeight > 0 ? rowHeight : GRID.rowHeight,
    align: textAlign(control, 'left'),
    measure: (text) => measureBlock(text, style, undefined, context).width,
  };
}

/** All rows that show, those without content included, each in its colour; rows of two colours take turns. */
function stripes(control: Control, grid: GridLayout, { width, height }: Size, context: DrawContext): readonly Stripe[] {
  const { selectedIndex = -1, alternateRowColor = ALTERNATE, color = WHITE, borderStyle } = control.properties;
  const { rowHeight } = optionsOf(control, { width, height }, context);
  const hasHeader = hasHeaderOf(control);
  const inset = borderStyle === 'none' ? 0 : 1;
  const result: Stripe[] = [];
  let top: number = hasHeader ? 0 : GRID.top;
  for (let index = 0; top < height; index++) {
    const isHeader = hasHeader && index === 0;
    const body = hasHeader ? index - 1 : index;
    const tall = grid.rows[index]?.height ?? (isHeader ? GRID.header : rowHeight);
    const from = isHeader ? HEADER_TOP : top;
    const bounds = rect(
      inset,
      from,
      Math.max(0, width - 2 * inset),
      Math.max(0, Math.min(top + tall, height - inset) - from),
    );
    const plain = isHeader ? HEADER_FILL : index % 2 === 0 ? color : alternateRowColor;
    result.push({ bounds, fill: body === selectedIndex && !isHeader ? context.settings.selectionColour : plain });
    top += tall;
  }
  return result;
}

function horizontalLines(rows: readonly Stripe[], { width }: Size, colour: Colour, skin: Skin): readonly Shape[] {
  return rows.slice(0, -1).flatMap(({ bounds }) => {
    const y = bounds.y + bounds.height;
    const ends = [
      { x: 1, y },
      { x: width - 1, y },
    ];
    return skin.polyline(ends, { colour });
  });
}

/** A line ends each column but the last. */
function verticalLines({ columns }: GridLayout, { width, height }: Size, colour: Colour, skin: Skin): readonly Shape[] {
  return columns.slice(0, -1).flatMap(({ left, width: across }) => {
    const x = left + across - skin.lines.arrowWidth / 4;
    if (x >= width) return [];
    const ends = [
      { x, y: 1 },
      { x, y: height - 1 },
    ];
    return skin.polyline(ends, { colour });
  });
}

function drawCell(
  cell: LaidCell,
  area: Rect,
  { isHeader, first, align }: Pick<LaidColumn, 'align'> & { readonly isHeader: boolean; readonly first: boolean },
  style: TextStyle,
  context: DrawContext,
): readonly Shape[] {
  const start = first ? TEXT.first : TEXT.other;
  const room = Math.max(0, area.width - start - TEXT.right);
  const { text, mark, sort } = cell;
  if (mark) {
    const free = Math.max(0, room - CHOICE_SIDE);
    const x = area.x + start + (align === 'right' ? free : align === 'center' ? free / 2 : 0);
    const { scale, right } = isBefore(context.era, 'wireframes-2019') ? OLDER_MARK : { scale: 1, right: 0 };
    const side = scale * CHOICE_SIDE;
    const square = rect(x + right, area.y + (area.height - side) / 2, side, side);
    return clipped(area, drawChoiceMark(mark, square, style.colour, context));
  }
  const arrows = sort ? sortMark(sort, area, style.colour, context.skin) : [];
  if (text === '') return arrows;
  const low = isBefore(context.era, 'wireframes-2019') ? LOW.before : LOW.now;
  const place = rect(
    area.x + start,
    area.y + (isHeader ? low.header : low.body),
    Math.max(0, room - (sort ? GRID.sort : 0)),
    area.height,
  );
  const shapes = drawBlock(text, style, place, { align, vertical: 'middle', wrap: false }, context);
  return [...(cell.width > room ? clipped(area, shapes) : shapes), ...arrows];
}

/** Triangles at the right of a header: up, down, or one above the other. */
function sortMark(sort: LaidCell['sort'], area: Rect, colour: Colour, skin: Skin): readonly Shape[] {
  const middle = area.x + area.width - SORT.right - SORT.width / 2;
  const triangle = (y: number, up: boolean) => {
    const [base, tip] = [y + ((up ? 1 : -1) * SORT.height) / 2, y - ((up ? 1 : -1) * SORT.height) / 2];
    const points = [
      { x: middle - SORT.width / 2, y: base },
      { x: middle + SORT.width / 2, y: base },
      { x: middle, y: tip },
    ];
    return skin.polygon(points, { fill: { colour } });
  };
  if (sort === 'both') return [...triangle(SORT.upper, true), ...triangle(SORT.lower, false)];
  return triangle(SORT.single, sort === 'ascending');
}

const natural: NaturalSize = (control, context) => {
  const text: GridText = parseGrid(control.properties.text ?? DEFAULT_TEXT);
  const options = optionsOf(control, { width: Number.MAX_SAFE_INTEGER, height: Number.MAX_SAFE_INTEGER }, context);
  const { rows } = layOutGrid(text, options);
  const widths: number[] = [];
  for (const { cells } of rows) {
    for (const [i, { width }] of cells.entries()) widths[i] = Math.max(widths[i] ?? 0, width);
  }
  const width = widths.reduce((sum, one) => sum + one + NATURAL.column, NATURAL.margin);
  return { width, height: naturalGridHeight(text, options) };
};

/** The table. */
export const DATA_GRID_CONTROLS: DrawnTypes = [['DataGrid', { draw, natural }]];
