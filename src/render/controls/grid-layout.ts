import {
  type Align,
  type GridCell,
  type GridHeader,
  type GridText,
  gridCell,
  gridCells,
  gridHeader,
} from '../languages/grid.ts';
import { blockHeight, wholeUnits } from '../text/placement.ts';

/** Drawing units, measured on 60 exports of all versions, as everything in this module. */
export const GRID = {
  /** What columns leave free at the left and the right. */
  left: 2,
  right: 3,
  /** A column is this much wider than its widest text: two units on either side, and the line. */
  padding: 5,
  /** The last column is that much wider. */
  lastPadding: 3,
  /** Beside the text of a header with a sort mark; of a cell that holds a mark alone. */
  sort: 12,
  mark: 14,
  rowHeight: 30,
  /** Rows of several lines are at least that much higher than these. */
  rowMargin: 3,
  /** The header beyond the em; where the rows of a grid without a header start. */
  header: 5,
  top: 2,
  bottom: 3,
  /** Lines between columns. */
  line: 2,
} as const;

/** A row that shows, at least in part. */
interface LaidRow {
  readonly top: number;
  readonly height: number;
  readonly cells: readonly LaidCell[];
}

export interface LaidCell extends GridCell, Pick<GridHeader, 'sort'> {
  /** Of its text on as many lines as it has. */
  readonly width: number;
}

export interface LaidColumn {
  readonly left: number;
  readonly width: number;
  readonly align: Align;
}

export interface GridLayout {
  readonly rows: readonly LaidRow[];
  readonly columns: readonly LaidColumn[];
}

/** What laying out a grid needs to know of its control. */
export interface GridOptions {
  readonly width: number;
  readonly height: number;
  readonly em: number;
  readonly hasHeader: boolean;
  readonly rowHeight: number;
  readonly align: Align;
  /** Width of a text, drawing units. */
  measure(text: string): number;
}

/**
 * The rows and columns that show in a grid of the given size; what lies outside is neither looked at nor measured, so that
 * the cost is that of what shows. Columns are as wide as their widest text in proportion, or as the text says.
 */
export function layOutGrid(text: GridText, options: GridOptions): GridLayout {
  // A column narrower than its line cannot be seen.
  const most = Math.max(1, Math.ceil(options.width / GRID.line));
  const rows = layOutRows(text, options, most);
  const count = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 1);
  return { rows, columns: layOutColumns(text, rows, count, options) };
}

function layOutRows({ rows }: GridText, options: GridOptions, most: number): LaidRow[] {
  const laid: LaidRow[] = [];
  let top: number = options.hasHeader ? 0 : GRID.top;
  for (const [index, row] of rows.entries()) {
    if (top >= options.height) break;
    const isHeader = options.hasHeader && index === 0;
    const cells = gridCells(row, most).map((cell): LaidCell => {
      const parsed: GridCell & Pick<GridHeader, 'sort'> = isHeader ? gridHeader(cell) : gridCell(cell);
      return { ...parsed, width: cellWidth(parsed, options) };
    });
    const height = rowHeight(row, isHeader, options);
    laid.push({ top, height, cells });
    top += height;
  }
  return laid;
}

function cellWidth({ text, mark, sort }: GridCell & Pick<GridHeader, 'sort'>, { measure }: GridOptions): number {
  if (mark) return GRID.mark;
  return (text === '' ? 0 : wholeUnits(measure(text))) + (sort ? GRID.sort : 0);
}

/** The height of a row with as many lines as its cell of most lines has. */
function rowHeight(row: string, isHeader: boolean, { em, rowHeight: least }: Omit<GridOptions, 'measure'>): number {
  const lines = row.includes('\\r') ? linesOf(row) : 1;
  if (isHeader) return Math.ceil(blockHeight(lines, em) + GRID.header);
  return lines === 1 ? least : Math.max(least, Math.round(blockHeight(lines, em) + GRID.rowMargin));
}

function linesOf(row: string): number {
  return gridCells(row, row.length).reduce((most, cell) => Math.max(most, cell.split('\\r').length), 1);
}

function layOutColumns(
  { columns: asked }: GridText,
  rows: readonly LaidRow[],
  count: number,
  { width, align }: GridOptions,
): LaidColumn[] {
  const content = new Array<number>(count).fill(0);
  for (const { cells } of rows) {
    for (const [i, cell] of cells.entries()) content[i] = Math.max(content[i] ?? 0, cell.width);
  }
  const room = Math.max(0, width - GRID.left - GRID.right);
  const widths = shareWidth(
    content,
    asked.slice(0, count).map(({ weight }) => weight ?? 0),
    room,
  );
  let end: number = GRID.left;
  // Lines stand on whole units.
  return widths.map((one, i) => {
    const left = Math.round(end);
    end += one;
    return { left, width: Math.round(end) - left, align: asked[i]?.align ?? align };
  });
}

/** Shares the room among columns: first what those without a weight need, the rest by weight; by content without weights. */
function shareWidth(content: readonly number[], weights: readonly number[], room: number): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const last = content.length - 1;
  const needed = content.map((one, i) => one + GRID.padding + (i === last ? GRID.lastPadding : 0));
  if (total === 0) return inProportion(needed, room);
  const fixed = needed.map((one, i) => (weights[i] ? 0 : one));
  const left = Math.max(
    0,
    fixed.reduce((sum, one) => sum - one, room),
  );
  return fixed.map((one, i) => ((weights[i] ?? 0) > 0 ? ((weights[i] ?? 0) * left) / total : one));
}

function inProportion(widths: readonly number[], room: number): number[] {
  const total = widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => (one * room) / total);
}

/** The height of a grid that shows all of its rows. */
export function naturalGridHeight(
  { rows }: GridText,
  options: Omit<GridOptions, 'width' | 'height' | 'measure'>,
): number {
  const start: number = options.hasHeader ? 0 : GRID.top;
  return rows.reduce(
    (sum, row, index) => sum + rowHeight(row, options.hasHeader && index === 0, { ...options, width: 0, height: 0 }),
    start + GRID.bottom,
  );
}
