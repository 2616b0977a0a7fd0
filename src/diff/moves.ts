import { add, type Point, type Rect, subtract, union } from '../model/geometry.ts';
import { moveOf, STILL } from './compare.ts';
import type { Item } from './item.ts';
import { isSameSize, type Pair, shiftTowards } from './pairing.ts';

/** Pairs that went the same way. */
export interface Shift {
  readonly by: Point;
  readonly pairs: readonly Pair[];
  /** Edges both of whose ends went along. */
  readonly edges: readonly Pair[];
}

/** Shifts this close to each other are one; drawing units. */
const ALIKE = 1;

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
        if (bucket && Math.abs(bucket.by.x - by.x) <= ALIKE && Math.abs(bucket.by.y - by.y) <= ALIKE) return bucket;
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
    const same = known.find((goal) => Math.abs(by(goal).x - goal.x) <= ALIKE && Math.abs(by(goal).y - goal.y) <= ALIKE);
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
  return Math.abs(by.x) < STILL && Math.abs(by.y) < STILL;
}

/**
 * How far the drawing as a whole went: nothing that a picture shows, because pictures start where the drawing does. It is
 * the way that most controls went, when the left top of the drawing went with them.
 */
export function frameShift(pairs: readonly Pair[], old: readonly Item[], next: readonly Item[]): Point {
  const leaves = pairs.filter((pair) => !pair.old.ends && pair.old.children.length === 0 && pair.old.box);
  const [most] = gatherShifts(pairs, STAYED);
  if (!most || 2 * most.pairs.length < leaves.length) return STAYED;
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
  if (!old.ends || !next.ends || bendKey(old) !== bendKey(next)) return undefined;
  const from = { x: next.ends.from.point.x - old.ends.from.point.x, y: next.ends.from.point.y - old.ends.from.point.y };
  const to = { x: next.ends.to.point.x - old.ends.to.point.x, y: next.ends.to.point.y - old.ends.to.point.y };
  return Math.abs(from.x - to.x) <= ALIKE && Math.abs(from.y - to.y) <= ALIKE ? from : undefined;
}

/** How an edge bends between its ends, whatever its length; equal for the same bend. */
export function bendKey({ element }: Pair['old']): string {
  if (element.kind !== 'edge') return '';
  const { shape, control, from, to } = element.geometry;
  if (shape === 'straight') return shape;
  const along = { x: to.x - from.x, y: to.y - from.y };
  const length = along.x * along.x + along.y * along.y || 1;
  const off = { x: control.x - from.x, y: control.y - from.y };
  const share = (off.x * along.x + off.y * along.y) / length;
  const side = (off.x * along.y - off.y * along.x) / length;
  return `${shape} ${share.toFixed(1)} ${side.toFixed(1)}`;
}
