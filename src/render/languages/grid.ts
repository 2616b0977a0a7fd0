import { type ChoiceMark, leadingMark } from './choice.ts';

export type Align = 'left' | 'center' | 'right';

/** How the rows of a column are sorted, as its header says. */
type SortMark = 'ascending' | 'both' | 'descending';

interface GridColumn {
  /** The share of the width among the columns that have one; 0 for a column as wide as its content; absent when unset. */
  readonly weight?: number;
  readonly align?: Align;
}

/** A table as its author wrote it: rows of cells that are not looked into yet. */
export interface GridText {
  readonly rows: readonly string[];
  /** What the last line (`{65L, 0R, 35}`) says of the columns; empty without such a line. */
  readonly columns: readonly GridColumn[];
}

/** What a cell of the body shows. */
export interface GridCell {
  readonly text: string;
  /** A cell that holds a mark alone. */
  readonly mark?: ChoiceMark;
}

export interface GridHeader {
  readonly text: string;
  readonly sort?: SortMark;
}

const COLUMNS = /^\{([\s\d.,lcr]*)\}+$/i;
const ALIGNMENTS: ReadonlyMap<string, Align> = new Map([
  ['l', 'left'],
  ['c', 'center'],
  ['r', 'right'],
]);
const SORTS: ReadonlyMap<string, SortMark> = new Map([
  ['^', 'ascending'],
  ['v', 'descending'],
  ['^v', 'both'],
]);

/** The rows of a table and its columns (FORMAT section 1.6). */
export function parseGrid(text: string): GridText {
  const end = text.trimEnd();
  const from = end.lastIndexOf('\n') + 1;
  const found = COLUMNS.exec(end.slice(from).trim());
  if (!found) return { rows: text.split('\n'), columns: [] };
  const rows = from === 0 ? [] : end.slice(0, from - 1).split('\n');
  return { rows, columns: (found[1] ?? '').split(',').map(columnOf) };
}

function columnOf(entry: string): GridColumn {
  const [, number, letter = ''] = /^\s*(\d+(?:\.\d+)?)?\s*([lcr])?/i.exec(entry) ?? [];
  const align = ALIGNMENTS.get(letter.toLowerCase());
  return { ...(number === undefined ? {} : { weight: Number(number) }), ...(align ? { align } : {}) };
}

/**
 * The first cells of a row, at most `most`: parted by commas or tabs; `\,` is a comma. They keep the spaces around them,
 * which tell a sort mark from a letter.
 */
export function gridCells(row: string, most: number): string[] {
  const cells: string[] = [];
  let start = 0;
  for (let i = 0; i <= row.length && cells.length < most; i++) {
    const sign = row[i];
    if (sign === '\\') i++;
    else if (sign === undefined || sign === ',' || sign === '\t') {
      cells.push(row.slice(start, i));
      start = i + 1;
    }
  }
  return cells;
}

/** A cell of the first row of a table with a header; its sort mark is the very end of it, after a space. */
export function gridHeader(cell: string): GridHeader {
  const [, label, sign = ''] = /^(.*)\s(\^v|\^|v)$/s.exec(cell) ?? [];
  const sort = SORTS.get(sign);
  return label === undefined || !sort ? { text: plain(cell) } : { text: plain(label), sort };
}

/** A cell of the body. */
export function gridCell(cell: string): GridCell {
  const text = plain(cell);
  const marked = leadingMark(text.trim());
  return marked && marked.rest === '' ? { text: '', mark: marked.mark } : { text };
}

/** The space after a comma belongs to it; further ones move the text, and count in the width of its column. */
function plain(cell: string): string {
  return (cell.trim() === '' ? '' : cell.replace(/^ /, '')).replaceAll('\\,', ',');
}
