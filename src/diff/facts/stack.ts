import { overlaps } from '../../model/geometry.ts';
import type { Pair } from '../match/pairing.ts';

/**
 * The pairs that were brought to the front or sent to the back of something that they overlap: the fewest whose going
 * elsewhere explains the new paint order. Paint order among controls that do not touch shows nowhere.
 */
export function restackedPairs(pairs: readonly Pair[]): readonly Pair[] {
  const byOld = [...pairs].sort((a, b) => a.old.index - b.old.index);
  const kept = new Set(longestRising(byOld, ({ new: next }) => next.index));
  const stray = byOld.filter((pair) => !kept.has(pair));
  if (stray.length === 0) return [];
  const cells = new Cells(byOld);
  return stray.filter((pair) => cells.near(pair).some((other) => other !== pair && swapped(pair, other)));
}

/** Side of a cell, drawing units. */
const CELL = 150;
/** What covers more cells than this is in none of them, but everywhere. */
const MOST_CELLS = 200;

/** Pairs by the place of their old boxes. */
class Cells {
  readonly #cells = new Map<string, Pair[]>();
  readonly #large: Pair[] = [];
  readonly #all: readonly Pair[];

  constructor(pairs: readonly Pair[]) {
    this.#all = pairs;
    for (const pair of pairs) {
      const keys = keysOf(pair);
      if (!keys) this.#large.push(pair);
      for (const key of keys ?? []) {
        const cell = this.#cells.get(key);
        if (cell) cell.push(pair);
        else this.#cells.set(key, [pair]);
      }
    }
  }

  near(pair: Pair): readonly Pair[] {
    const keys = keysOf(pair);
    return keys ? [...keys.flatMap((key) => this.#cells.get(key) ?? []), ...this.#large] : this.#all;
  }
}

function keysOf({ old: { box } }: Pair): string[] | undefined {
  if (!box) return [];
  const [left, top] = [Math.floor(box.x / CELL), Math.floor(box.y / CELL)];
  const [end, low] = [Math.floor((box.x + box.width) / CELL), Math.floor((box.y + box.height) / CELL)];
  if ((end - left + 1) * (low - top + 1) > MOST_CELLS) return undefined;
  const keys: string[] = [];
  for (let x = left; x <= end; x++) for (let y = top; y <= low; y++) keys.push(`${x},${y}`);
  return keys;
}

function swapped(a: Pair, b: Pair): boolean {
  if (a.old.parent !== b.old.parent || a.new.parent !== b.new.parent) return false;
  const above = (of: 'old' | 'new') => Math.sign(a[of].element.control.zOrder - b[of].element.control.zOrder);
  // Between equals the order in the file decides, which says nothing of what the author meant.
  if (above('old') * above('new') !== -1) return false;
  const over = (of: 'old' | 'new') => {
    const [p, q] = [a[of].box, b[of].box];
    return p !== undefined && q !== undefined && overlaps(p, q);
  };
  return over('old') && over('new') && !(a.old.ends && b.old.ends);
}

/** One of the longest subsequences whose keys do not fall. */
export function longestRising<T>(items: readonly T[], key: (item: T) => number): T[] {
  const tails: number[] = [];
  const previous: number[] = [];
  items.forEach((item, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = items[tails[middle] ?? -1];
      if (tail !== undefined && key(tail) <= key(item)) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const chain: T[] = [];
  for (let at = tails[tails.length - 1] ?? -1; at >= 0; at = previous[at] ?? -1) {
    const item = items[at];
    if (item !== undefined) chain.push(item);
  }
  return chain.reverse();
}
