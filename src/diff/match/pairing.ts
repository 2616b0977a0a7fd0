import { centre, type Point } from '../../model/geometry.ts';
import { PointIndex } from '../../model/indices/point-index.ts';
import { copies } from '../items/copies.ts';
import type { Item } from '../items/item.ts';
import type { PossiblePair } from './assignment.ts';

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

/** How far around an item others tell where it went; drawing units. */
const SIGHT = 1500;
/** How many neighbours are asked, and how many different answers are heard. */
const NEIGHBOURS = 30;
const WITNESSES = 6;

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
  readonly #newOf = new Map<number, { readonly to: number; readonly rung: Rung }>();
  readonly #oldOf = new Map<number, number>();
  /** Copies that lie exactly on another one, by the index of the lowest: they go with it. */
  readonly #oldCopies: ReadonlyMap<number, readonly number[]>;
  readonly #newCopies: ReadonlyMap<number, readonly number[]>;
  readonly #hiddenOld: Set<number>;
  readonly #hiddenNew: ReadonlySet<number>;
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
      above.forEach((index, i) => {
        const to = theirs[i];
        if (to !== undefined) this.add(index, to, 'looks');
        this.#hiddenOld.delete(index);
      });
    }
    this.settle();
  }

  /** How many pairs there are. */
  get size(): number {
    return this.#newOf.size;
  }

  add(old: number, next: number, rung: Rung): void {
    if (this.#newOf.has(old) || this.#oldOf.has(next)) return;
    this.#newOf.set(old, { to: next, rung });
    this.#oldOf.set(next, old);
  }

  /** Adds what an assignment chose, and lets later questions see it. */
  addAll(chosen: readonly PossiblePair[], rung: Rung | ((candidate: PossiblePair) => Rung)): void {
    for (const candidate of chosen)
      this.add(candidate.left, candidate.right, typeof rung === 'string' ? rung : rung(candidate));
    this.settle();
  }

  /** Of copies that no one can tell apart, lets the lower go with the lower: none of them was restacked. */
  untangleCopies(): void {
    for (const [lowest, above] of this.#oldCopies) {
      const pile = [lowest, ...above].filter((index) => {
        return this.#newOf.has(index) && this.old[index]?.parent === this.old[lowest]?.parent;
      });
      const goals = pile.flatMap((index) => this.#newOf.get(index) ?? []).sort((a, b) => a.to - b.to);
      for (const [i, index] of pile.entries()) this.#assign(index, goals[i]);
    }
    for (const [lowest, above] of this.#newCopies) {
      const pile = [lowest, ...above].filter((index) => {
        return this.#oldOf.has(index) && this.new[index]?.parent === this.new[lowest]?.parent;
      });
      const sources = pile.flatMap((index) => this.#oldOf.get(index) ?? []).sort((a, b) => a - b);
      const rungs = sources.map((index) => this.#newOf.get(index)?.rung ?? 'looks');
      for (const [i, index] of sources.entries())
        this.#assign(index, { to: pile[i] ?? index, rung: rungs[i] ?? 'looks' });
    }
  }

  #assign(old: number, match: { readonly to: number; readonly rung: Rung } | undefined): void {
    if (!match) return;
    this.#newOf.set(old, match);
    this.#oldOf.set(match.to, old);
  }

  /** Lets the witnesses include every pair added so far. */
  settle(): void {
    this.#witnesses = undefined;
  }

  newOf(old: number | undefined): number | undefined {
    return old === undefined ? undefined : this.#newOf.get(old)?.to;
  }

  oldOf(next: number | undefined): number | undefined {
    return next === undefined ? undefined : this.#oldOf.get(next);
  }

  openOld(): Item[] {
    return this.old.filter(({ index }) => !this.#newOf.has(index) && !this.#hiddenOld.has(index));
  }

  openNew(): Item[] {
    return this.new.filter(({ index }) => !this.#oldOf.has(index) && !this.#hiddenNew.has(index));
  }

  pairs(): Pair[] {
    return this.old.flatMap((item): Pair[] => {
      const match = this.#newOf.get(item.index);
      const next = match && this.new[match.to];
      return match && next ? [{ old: item, new: next, rung: match.rung }] : [];
    });
  }

  /** The ways that the nearest pairs went, nearest first, and last a faint witness that nothing moved. */
  witnesses(at: Point, count = WITNESSES): readonly Witness[] {
    this.#witnesses ??= this.#collect();
    const heard: Witness[] = [];
    for (const { value: shift, distance } of this.#witnesses.nearest(at, NEIGHBOURS, SIGHT)) {
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
