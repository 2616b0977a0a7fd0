import { bottom, type Point, type Rect, right } from '../geometry.ts';

const CELL = 200;
/** A rectangle over more cells than this is kept aside and offered to every question. */
const MAX_CELLS = 400;
/**
 * Of what lies in one cell, at most so many are offered, those painted last: what lies beneath a hundred others cannot
 * be meant, and comparing each with each would take for ever [at most 78 in real files].
 */
const MOST_IN_CELL = 128;
/** The same of a question over more than `MAX_CELLS`. */
const MOST_IN_ALL = 2048;
/** Makes one number of the two of a cell: there are fewer columns than this. */
const COLUMNS = 2 ** 26;

/** Finds rectangles by place, so that thousands of controls need not be compared in pairs. */
export class BoxIndex<T extends { readonly bounds: Rect }> {
  readonly #cells = new Map<number, number[]>();
  readonly #large: number[] = [];
  readonly #items: readonly T[];
  /** The question that each item was last found for: tells repeated ones without a set for each question. */
  readonly #asked: Uint32Array;
  #question = 0;
  /** What was found for the question so far: the first `#count` of these, and of how many lists they are. */
  readonly #found: Uint32Array;
  #count = 0;
  #lists = 0;

  constructor(items: readonly T[]) {
    this.#items = items;
    this.#asked = new Uint32Array(items.length);
    this.#found = new Uint32Array(items.length);
    items.forEach(({ bounds }, index) => {
      const cells = cellsOf(bounds);
      if (cells === undefined) this.#large.push(index);
      else eachCell(cells, (cell) => this.#add(cell, index));
    });
  }

  #add(cell: number, index: number): void {
    const list = this.#cells.get(cell);
    if (list) list.push(index);
    else this.#cells.set(cell, [index]);
  }

  /** The items that may touch `area` (some more than do), in the order given. */
  near(area: Rect): readonly T[] {
    return this.#find(area) ? this.#inOrder() : this.#last();
  }

  /** The same in any order, for who only counts or adds up: in less time where they are many. */
  nearInAnyOrder(area: Rect): readonly T[] {
    return this.#find(area) ? this.#taken() : this.#last();
  }

  /** @returns `false` for an area of so many cells that all items may touch it */
  #find(area: Rect): boolean {
    const cells = cellsOf(area);
    if (cells === undefined) return false;
    this.#ask();
    this.#takeIn(cells);
    return true;
  }

  /**
   * Finds, in any order, only the items that are `meant`. Answers are remembered, for who asks about nearly the same areas again
   * and again: of 25,000 questions for the ways that 184 long lines could take, 1,600 were about other cells than any before.
   */
  only(meant: (item: T) => boolean): { near(area: Rect): readonly T[] } {
    const known = new Map<string, readonly T[]>();
    return {
      near: (area) => {
        const cells = cellsOf(area);
        const key = cells ? `${cells.left} ${cells.top} ${cells.right} ${cells.bottom}` : 'all';
        const answer = known.get(key) ?? this.nearInAnyOrder(area).filter(meant);
        known.set(key, answer);
        return answer;
      },
    };
  }

  /** The items that the straight line between the points may touch (some more than do), in the order given. */
  along(a: Point, b: Point): readonly T[] {
    // Steps of half a cell, each with what lies half a cell around it, miss no cell on the way.
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y)) / (CELL / 2)));
    if (!(steps <= MAX_CELLS)) return this.#last();
    this.#ask();
    for (let i = 0; i < steps; i++) {
      const from = { x: a.x + ((b.x - a.x) * i) / steps, y: a.y + ((b.y - a.y) * i) / steps };
      const to = { x: a.x + ((b.x - a.x) * (i + 1)) / steps, y: a.y + ((b.y - a.y) * (i + 1)) / steps };
      const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
      const cells = cellsOf({ x, y, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) });
      if (cells) this.#takeIn(cells);
    }
    return this.#inOrder();
  }

  /** What is offered to a question over too many cells. */
  #last(): readonly T[] {
    return this.#items.slice(-MOST_IN_ALL);
  }

  /** Begins a new question, with the items kept aside. */
  #ask(): void {
    this.#question++;
    this.#count = 0;
    this.#lists = 0;
    this.#take(this.#large);
  }

  #takeIn(cells: Cells): void {
    for (let x = cells.left; x <= cells.right; x++) {
      for (let y = cells.top; y <= cells.bottom; y++) {
        const list = this.#cells.get(cellAt(x, y));
        if (list) this.#take(list);
      }
    }
  }

  /** Takes the items of the list that were not taken yet. */
  #take(list: readonly number[]): void {
    const before = this.#count;
    for (let i = Math.max(0, list.length - MOST_IN_CELL); i < list.length; i++) {
      const index = list[i] ?? 0;
      if (this.#asked[index] === this.#question) continue;
      this.#asked[index] = this.#question;
      this.#found[this.#count++] = index;
    }
    if (this.#count > before) this.#lists++;
  }

  #inOrder(): readonly T[] {
    // What one list holds is in order.
    if (this.#lists > 1) this.#found.subarray(0, this.#count).sort();
    return this.#taken();
  }

  #taken(): readonly T[] {
    const items: T[] = [];
    for (let i = 0; i < this.#count; i++) items.push(this.#items[this.#found[i] ?? 0] as T);
    return items;
  }
}

interface Cells {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The cells that the rectangle touches; `undefined` when they are more than `MAX_CELLS`. */
function cellsOf(r: Rect): Cells | undefined {
  const cells = {
    left: Math.floor(r.x / CELL),
    right: Math.floor(right(r) / CELL),
    top: Math.floor(r.y / CELL),
    bottom: Math.floor(bottom(r) / CELL),
  };
  const count = (cells.right - cells.left + 1) * (cells.bottom - cells.top + 1);
  return count <= MAX_CELLS ? cells : undefined;
}

function eachCell(cells: Cells, visit: (cell: number) => void): void {
  for (let x = cells.left; x <= cells.right; x++) {
    for (let y = cells.top; y <= cells.bottom; y++) visit(cellAt(x, y));
  }
}

/** One number for a cell. */
function cellAt(x: number, y: number): number {
  return y * COLUMNS + x;
}
