import { centre, type Point } from '../../model/geometry.ts';
import { PointIndex } from '../../model/indices/point-index.ts';
import { copies } from '../items/copies.ts';
import type { Item } from '../items/item.ts';
import { ANSWERS_HEARD, NEIGHBOURS_ASKED, SIGHT } from '../numbers.ts';
import { assign } from './assignment.ts';

/**
 * What made a match, strongest first: the same ID and type; the same text; the same contents of a group; text alike near
 * its place; its place among its neighbours; the same ends of an edge; the same looks, nothing else being left.
 */
export type Rung = 'id' | 'text' | 'contents' | 'similar' | 'neighbours' | 'ends' | 'looks';

export interface Pair {
  readonly old: Item;
  readonly new: Item;
  readonly rung: Rung;
}

/** What an item of the old version was found to be. */
interface Found {
  readonly to: Item;
  readonly rung: Rung;
}

/** Two items that may be the same. */
export interface LikelyPair {
  readonly old: Item;
  readonly new: Item;
  /** 0 (certain) upwards. */
  readonly cost: number;
}

/** Where a matched neighbour went. */
export interface Witness {
  readonly shift: Point;
  /** From the item that asks; drawing units. */
  readonly distance: number;
}

const STAYED: Witness = { shift: { x: 0, y: 0 }, distance: SIGHT };

/** The pairs found so far, and what they say of the items that have none yet. */
export class Pairing {
  readonly old: readonly Item[];
  readonly new: readonly Item[];
  /** Whether an ID means the same control in both. */
  readonly idsKept: boolean;
  readonly #newOf = new Map<Item, Found>();
  readonly #oldOf = new Map<Item, Item>();
  /** Copies that lie exactly on another one, by the lowest: they go with it. */
  readonly #oldCopies: ReadonlyMap<Item, readonly Item[]>;
  readonly #newCopies: ReadonlyMap<Item, readonly Item[]>;
  readonly #hiddenOld: Set<Item>;
  readonly #hiddenNew: ReadonlySet<Item>;
  #witnesses: PointIndex<Point> | undefined;

  constructor(old: readonly Item[], next: readonly Item[], idsKept: boolean) {
    this.old = old;
    this.new = next;
    this.idsKept = idsKept;
    this.#oldCopies = copies(old);
    this.#newCopies = copies(next);
    this.#hiddenOld = new Set([...this.#oldCopies.values()].flat());
    this.#hiddenNew = new Set([...this.#newCopies.values()].flat());
  }

  /** Pairs the copies of what is paired; those of the old version that are left over are open from now on. */
  pairCopies(): void {
    for (const [old, above] of this.#oldCopies) {
      const next = this.newOf(old);
      if (next === undefined) continue;
      const theirs = this.#newCopies.get(next) ?? [];
      above.forEach((copy, i) => {
        const to = theirs[i];
        if (to !== undefined) this.add(copy, to, 'looks');
        this.#hiddenOld.delete(copy);
      });
    }
    this.settle();
  }

  /** How many pairs there are. */
  get size(): number {
    return this.#newOf.size;
  }

  add(old: Item, next: Item, rung: Rung): void {
    if (this.#newOf.has(old) || this.#oldOf.has(next)) return;
    this.#newOf.set(old, { to: next, rung });
    this.#oldOf.set(next, old);
  }

  /**
   * Adds the cheapest assignment among the candidates, and lets later questions see it.
   *
   * @param limit a candidate that costs this much or more is never taken
   */
  addCheapest(candidates: readonly LikelyPair[], limit: number, rung: Rung | ((old: Item, next: Item) => Rung)): void {
    const possible = candidates.map(({ old, new: next, cost }) => ({ left: old.index, right: next.index, cost }));
    for (const { left, right } of assign(possible, limit)) {
      const [old, next] = [this.old[left], this.new[right]];
      if (old && next) this.add(old, next, typeof rung === 'string' ? rung : rung(old, next));
    }
    this.settle();
  }

  /** Of copies that no one can tell apart, lets the lower go with the lower: none of them was restacked. */
  untangleCopies(): void {
    for (const [lowest, above] of this.#oldCopies) {
      const pile = [lowest, ...above].filter((item) => this.#newOf.has(item) && item.parent === lowest.parent);
      const goals = pile.flatMap((item) => this.#newOf.get(item) ?? []).sort((a, b) => a.to.index - b.to.index);
      for (const [i, item] of pile.entries()) this.#assign(item, goals[i]);
    }
    for (const [lowest, above] of this.#newCopies) {
      const pile = [lowest, ...above].filter((item) => this.#oldOf.has(item) && item.parent === lowest.parent);
      const sources = pile.flatMap((item) => this.#oldOf.get(item) ?? []).sort((a, b) => a.index - b.index);
      const rungs = sources.map((item) => this.#newOf.get(item)?.rung ?? 'looks');
      for (const [i, item] of sources.entries()) {
        const to = pile[i];
        this.#assign(item, to && { to, rung: rungs[i] ?? 'looks' });
      }
    }
  }

  #assign(old: Item, match: Found | undefined): void {
    if (!match) return;
    this.#newOf.set(old, match);
    this.#oldOf.set(match.to, old);
  }

  /** Lets the witnesses include every pair added so far. */
  settle(): void {
    this.#witnesses = undefined;
  }

  newOf(old: Item | undefined): Item | undefined {
    return old && this.#newOf.get(old)?.to;
  }

  oldOf(next: Item | undefined): Item | undefined {
    return next && this.#oldOf.get(next);
  }

  openOld(): Item[] {
    return this.old.filter((item) => !this.#newOf.has(item) && !this.#hiddenOld.has(item));
  }

  openNew(): Item[] {
    return this.new.filter((item) => !this.#oldOf.has(item) && !this.#hiddenNew.has(item));
  }

  pairs(): Pair[] {
    return this.old.flatMap((item): Pair[] => {
      const match = this.#newOf.get(item);
      return match ? [{ old: item, new: match.to, rung: match.rung }] : [];
    });
  }

  /** The ways that the nearest pairs went, nearest first, and last a faint witness that nothing moved. */
  witnesses(at: Point, count = ANSWERS_HEARD): readonly Witness[] {
    this.#witnesses ??= this.#collect();
    const heard: Witness[] = [];
    for (const { value: shift, distance } of this.#witnesses.nearest(at, NEIGHBOURS_ASKED, SIGHT)) {
      const known = heard.some((w) => Math.abs(w.shift.x - shift.x) <= 1 && Math.abs(w.shift.y - shift.y) <= 1);
      if (!known) heard.push({ shift, distance });
      if (heard.length === count) break;
    }
    return [...heard, STAYED];
  }

  #collect(): PointIndex<Point> {
    const grid = new PointIndex<Point>(100);
    for (const { old, new: next } of this.pairs()) {
      if (old.ends || old.children.length > 0 || !old.box || !isSameSize(old, next)) continue;
      grid.add(centre(old.box), shiftOf(old, next));
    }
    return grid;
  }
}

/**
 * How far an item went at least: a text that grew about its centre, or a box of which a side was dragged, has not moved.
 */
export function shiftOf(old: Item, next: Item): Point {
  return shiftTowards(old, next, { x: 0, y: 0 });
}

/**
 * How far an item went, as near to `expected` as its left top, its centre or its right bottom tell: one that changed its
 * size has not moved in each of these ways.
 */
export function shiftTowards(old: Item, next: Item, expected: Point): Point {
  const [a, b] = [old.box, next.box];
  if (!a || !b) return { x: 0, y: 0 };
  const nearest = (before: number, after: number, grown: number, goal: number) => {
    const low = after - before;
    return [low + grown / 2, low + grown].reduce(
      (best, v) => (Math.abs(v - goal) < Math.abs(best - goal) ? v : best),
      low,
    );
  };
  return {
    x: nearest(a.x, b.x, b.width - a.width, expected.x),
    y: nearest(a.y, b.y, b.height - a.height, expected.y),
  };
}

/** Whether both have one size, so that there is one answer to how far it went. */
export function isSameSize({ box: a }: Item, { box: b }: Item): boolean {
  return a !== undefined && b !== undefined && Math.abs(a.width - b.width) <= 1 && Math.abs(a.height - b.height) <= 1;
}
