import { bottom, type Rect, right } from '../model/geometry.ts';

const CELL = 200;
/** A rectangle over more cells than this is kept aside and offered to every question. */
const MAX_CELLS = 400;

/** Finds rectangles by place, so that thousands of controls need not be compared in pairs. */
export class Grid<T extends { readonly bounds: Rect }> {
  readonly #cells = new Map<string, number[]>();
  readonly #large: number[] = [];
  readonly #items: readonly T[];

  constructor(items: readonly T[]) {
    this.#items = items;
    items.forEach((item, index) => {
      const cells = [...cellsOf(item.bounds)];
      if (cells.length > MAX_CELLS) this.#large.push(index);
      else for (const cell of cells) this.#add(cell, index);
    });
  }

  #add(cell: string, index: number): void {
    const list = this.#cells.get(cell);
    if (list) list.push(index);
    else this.#cells.set(cell, [index]);
  }

  /** The items that may touch `area` (some more than do), in the order given. */
  near(area: Rect): readonly T[] {
    const cells = [...cellsOf(area)];
    if (cells.length > MAX_CELLS) return this.#items;
    const found = new Set(this.#large);
    for (const cell of cells) for (const index of this.#cells.get(cell) ?? []) found.add(index);
    return [...found].sort((a, b) => a - b).flatMap((index) => this.#items[index] ?? []);
  }
}

function* cellsOf(r: Rect): Generator<string> {
  const [x0, x1] = [Math.floor(r.x / CELL), Math.floor(right(r) / CELL)];
  const [y0, y1] = [Math.floor(r.y / CELL), Math.floor(bottom(r) / CELL)];
  if ((x1 - x0 + 1) * (y1 - y0 + 1) > MAX_CELLS) {
    // One more than the bound says "too many" without listing a million cells.
    for (let i = 0; i <= MAX_CELLS; i++) yield `${i}`;
    return;
  }
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) yield `${x},${y}`;
}
