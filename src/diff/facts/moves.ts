import { add, type Point, type Rect, subtract, union } from '../../model/geometry.ts';
import type { Item } from '../items/item.ts';
import { isSameSize, type Pair, shiftTowards } from '../match/pairing.ts';
import { ALIKE_SHIFT, SAME_BEND, UNCHANGED } from '../numbers.ts';
import { moveOf } from './compare.ts';

/** Pairs that went the same way. */
export interface Shift {
  readonly by: Point;
  readonly pairs: readonly Pair[];
  /** Edges both of whose ends went along. */
  readonly edges: readonly Pair[];
}

/**
 * The moves among the pairs, gathered by the way they went: a section moved is one shift. Edges belong to a shift when
 * both ends went that way, whatever they are attached to.
 *
 * @param frame how far the whole drawing went; shifts are told against it
 */
export function gatherShifts(pairs: readonly Pair[], frame: Point): readonly Shift[] {
  const buckets = new Map<string, { by: Point; pairs: Pair[]; edges: Pair[] }>();
  const bucketFor = (by: Point) => {
    const [x, y] = [Math.round(by.x), Math.round(by.y)];
    for (const dx of [0, -1, 1]) {
      for (const dy of [0, -1, 1]) {
        const bucket = buckets.get(`${x + dx} ${y + dy}`);
        if (bucket && Math.abs(bucket.by.x - by.x) <= ALIKE_SHIFT && Math.abs(bucket.by.y - by.y) <= ALIKE_SHIFT)
          return bucket;
      }
    }
    const bucket = { by, pairs: [], edges: [] };
    buckets.set(`${x} ${y}`, bucket);
    return bucket;
  };
  const leaves = pairs.filter(({ old, new: next }) => !old.ends && old.children.length + next.children.length === 0);
  for (const pair of leaves.filter(({ old, new: next }) => isSameSize(old, next))) {
    const by = subtract(moveOf(pair) ?? STAYED, frame);
    if (!isStill(by)) bucketFor(by).pairs.push(pair);
  }
  // What changed its size went the way of the others, when that can be.
  const known = [...buckets.values()].sort((a, b) => b.pairs.length - a.pairs.length).map(({ by }) => by);
  for (const pair of leaves.filter(({ old, new: next }) => old.box && next.box && !isSameSize(old, next))) {
    const by = (goal: Point) => subtract(shiftTowards(pair.old, pair.new, add(goal, frame)), frame);
    if (isStill(by(STAYED))) continue;
    const same = known.find(
      (goal) => Math.abs(by(goal).x - goal.x) <= ALIKE_SHIFT && Math.abs(by(goal).y - goal.y) <= ALIKE_SHIFT,
    );
    bucketFor(same ?? by(STAYED)).pairs.push(pair);
  }
  for (const pair of pairs) {
    const went = edgeShift(pair);
    const by = went && subtract(went, frame);
    if (by && !isStill(by)) bucketFor(by).edges.push(pair);
  }
  return [...buckets.values()].sort((a, b) => size(b) - size(a));
}

function isStill(by: Point): boolean {
  return Math.abs(by.x) < UNCHANGED && Math.abs(by.y) < UNCHANGED;
}

/**
 * How far the drawing as a whole went: nothing that a picture shows, because pictures start where the drawing does. It is
 * the way that most controls went, when the left top of the drawing went with them, or when all but a few went somewhere.
 */
export function frameShift(pairs: readonly Pair[], old: readonly Item[], next: readonly Item[]): Point {
  const leaves = pairs.filter((pair) => !pair.old.ends && pair.old.children.length === 0 && pair.old.box);
  const shifts = gatherShifts(pairs, STAYED);
  const [most] = shifts;
  if (!most) return STAYED;
  const moved = shifts.reduce((sum, shift) => sum + shift.pairs.length, 0);
  const share = most.pairs.length / leaves.length;
  if (share >= 0.4 && moved >= 0.9 * leaves.length) return most.by;
  if (share < 0.5) return STAYED;
  const area = (items: readonly Item[]) => items.reduce<Rect | undefined>((sum, { box }) => union(sum, box), undefined);
  const [before, after] = [area(old), area(next)];
  if (!before || !after) return STAYED;
  const origin = subtract(after, before);
  return Math.abs(origin.x - most.by.x) <= 2 && Math.abs(origin.y - most.by.y) <= 2 ? most.by : STAYED;
}

const STAYED: Point = { x: 0, y: 0 };

function size({ pairs, edges }: Shift): number {
  return pairs.length + edges.length;
}

/** How far an edge went as a whole; `undefined` when it changed its form. */
export function edgeShift({ old, new: next }: Pair): Point | undefined {
  if (!old.ends || !next.ends || bendDiffers(old, next)) return undefined;
  const from = { x: next.ends.from.point.x - old.ends.from.point.x, y: next.ends.from.point.y - old.ends.from.point.y };
  const to = { x: next.ends.to.point.x - old.ends.to.point.x, y: next.ends.to.point.y - old.ends.to.point.y };
  return Math.abs(from.x - to.x) <= ALIKE_SHIFT && Math.abs(from.y - to.y) <= ALIKE_SHIFT ? from : undefined;
}

/** Whether one edge bends otherwise than the other; a bend goes along when the ends move apart or turn. */
export function bendDiffers(old: Item, next: Item): boolean {
  const [a, b] = [bendOf(old), bendOf(next)];
  if (!a || !b) return a !== b;
  if (a.shape !== b.shape) return true;
  const length = Math.max(a.length, b.length);
  return Math.hypot(a.along - b.along, a.aside - b.aside) * length > SAME_BEND;
}

/** Where the bend is, as shares of the length between the ends: along the way and to its side. */
function bendOf({ element }: Item) {
  if (element.kind !== 'edge') return undefined;
  const { shape, control, from, to } = element.geometry;
  const way = subtract(to, from);
  const square = way.x * way.x + way.y * way.y || 1;
  const length = Math.sqrt(square);
  if (shape === 'straight') return { shape, length, along: 0.5, aside: 0 };
  const off = subtract(control, from);
  return {
    shape,
    length,
    along: (off.x * way.x + off.y * way.y) / square,
    aside: (off.x * way.y - off.y * way.x) / square,
  };
}
