import { cardOf } from '../../model/cards.ts';
import { bottom, type Rect, right } from '../../model/geometry.ts';
import type { Item } from './item.ts';

type Whole = Omit<Item, 'partner'>;

/** How far an icon may stand from the text or box that it belongs to; drawing units. */
const BESIDE = 24;

/**
 * Pairs texts with the wordless boxes that they are written on (the smallest that holds them; of several texts in a box
 * the one nearest to its centre names it), and wordless marks with the text or named box beside them.
 */
export function findPartners(items: readonly Whole[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const cells = new Cells(items.filter((item) => item.box && item.element.kind !== 'edge'));
  const boxes = new Map<number, { text: number; off: number }>();
  for (const item of items) {
    if (!item.text || !item.box || item.element.kind === 'edge' || item.children.length > 0) continue;
    const box = item.box;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const inside = cells
      .near({ ...middle, width: 0, height: 0 }, 0)
      .filter((other) => isBlankBox(other) && other.index !== item.index && other.box && area(other.box) > area(box));
    const [home] = inside.sort((a, b) => area(a.box) - area(b.box) || byPlace(a, b));
    if (!home?.box || area(home.box) > 30 * area(box)) continue;
    partners.set(item.index, home.index);
    const off = Math.hypot(middle.x - home.box.x - home.box.width / 2, middle.y - home.box.y - home.box.height / 2);
    const known = boxes.get(home.index);
    const other = items[known?.text ?? -1];
    if (!known || off < known.off || (off === known.off && other && byPlace(item, other) < 0)) {
      boxes.set(home.index, { text: item.index, off });
    }
  }
  for (const [box, { text }] of boxes) partners.set(box, text);
  for (const item of items) {
    const { box } = item;
    if (!box || item.worded || partners.has(item.index) || item.element.kind === 'edge') continue;
    let best: { other: Whole; gap: number; off: number } | undefined;
    for (const other of cells.near(box, BESIDE)) {
      if (!other.box || other.index === item.index || other.children.length > 0) continue;
      if (!other.text && !boxes.has(other.index)) continue;
      const [gap, off] = [rectGap(box, other.box), centreGap(box, other.box)];
      if (gap > BESIDE) continue;
      const nearer = best && (gap - best.gap || off - best.off || byPlace(other, best.other));
      if (nearer === undefined || nearer < 0) best = { other, gap, off };
    }
    if (best) partners.set(item.index, best.other.index);
  }
  return partners;
}

function isBlankBox(item: Whole): boolean {
  return (
    !item.text &&
    item.element.kind !== 'edge' &&
    item.children.length === 0 &&
    cardOf(item.element.control).role !== 'icon'
  );
}

function area(box: Rect | undefined): number {
  return box ? box.width * box.height : 0;
}

/** Decides between equals by what both versions show, whatever the order in the files: from the top, from the left, by looks. */
function byPlace(a: Whole, b: Whole): number {
  const place = (a.box?.y ?? 0) - (b.box?.y ?? 0) || (a.box?.x ?? 0) - (b.box?.x ?? 0);
  if (place !== 0) return place;
  const [p, q] = [`${a.type} ${a.text} ${a.look}`, `${b.type} ${b.text} ${b.look}`];
  return p < q ? -1 : p > q ? 1 : a.index - b.index;
}

function centreGap(a: Rect, b: Rect): number {
  const [x, y] = [a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2];
  return Math.hypot(x, y);
}

/** Distance between two rectangles, 0 when they touch. */
function rectGap(a: Rect, b: Rect): number {
  const dx = Math.max(a.x - right(b), b.x - right(a), 0);
  const dy = Math.max(a.y - bottom(b), b.y - bottom(a), 0);
  return Math.hypot(dx, dy);
}

/** Items by place: a grid of cells, each listing what covers it. */
class Cells {
  readonly #size = 100;
  readonly #cells = new Map<string, Whole[]>();
  /** Covers too many cells to list. */
  readonly #large: Whole[] = [];

  constructor(items: readonly Whole[]) {
    for (const item of items) {
      const keys = item.box ? this.#keys(item.box) : [];
      if (!keys) this.#large.push(item);
      for (const key of keys ?? []) {
        const cell = this.#cells.get(key);
        if (cell) cell.push(item);
        else this.#cells.set(key, [item]);
      }
    }
  }

  /** Items that come within `margin` of the box, each once. */
  near(box: Rect, margin: number): Whole[] {
    const around = {
      x: box.x - margin,
      y: box.y - margin,
      width: box.width + 2 * margin,
      height: box.height + 2 * margin,
    };
    const keys = this.#keys(around) ?? [...this.#cells.keys()];
    const found = new Set<Whole>(this.#large);
    for (const key of keys) for (const item of this.#cells.get(key) ?? []) found.add(item);
    return [...found].filter((item) => item.box && rectGap(item.box, box) <= margin);
  }

  #keys(box: Rect): string[] | undefined {
    const [x0, y0] = [Math.floor(box.x / this.#size), Math.floor(box.y / this.#size)];
    const [x1, y1] = [Math.floor(right(box) / this.#size), Math.floor(bottom(box) / this.#size)];
    if ((x1 - x0 + 1) * (y1 - y0 + 1) > 400) return undefined;
    const keys: string[] = [];
    for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) keys.push(`${x},${y}`);
    return keys;
  }
}
