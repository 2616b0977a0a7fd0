import { Queue } from '../../model/indices/queue.ts';

/** One way to pair a left item with a right one. */
export interface PossiblePair {
  readonly left: number;
  readonly right: number;
  /** 0 (certain) upwards. */
  readonly cost: number;
}

/**
 * The cheapest assignment: each left and each right item is used at most once, and the sum of the costs of the chosen
 * candidates plus `unmatched` for each left item that stays alone is the least possible. A candidate that costs
 * `unmatched` or more is never chosen.
 *
 * Successive shortest augmenting paths (Dijkstra with potentials) on the sparse graph of candidates: a handful of
 * candidates per item, so thousands of items cost milliseconds where a dense matrix would cost minutes.
 *
 * @param candidates left and right indices are any whole numbers; of equal pairs the cheapest counts
 */
export function assign(candidates: readonly PossiblePair[], unmatched: number): readonly PossiblePair[] {
  const edges = new Map<number, Map<number, number>>();
  for (const { left, right, cost } of candidates) {
    if (!(cost < unmatched)) continue;
    const row = edges.get(left) ?? new Map<number, number>();
    edges.set(left, row);
    const known = row.get(right);
    if (known === undefined || cost < known) row.set(right, cost);
  }
  const state: State = { edges, rightOf: new Map(), leftOf: new Map(), priceLeft: new Map(), priceRight: new Map() };
  const lefts = [...edges.keys()].sort((a, b) => a - b);
  for (const left of lefts) state.priceLeft.set(left, 0);
  for (const left of lefts) augment(state, left, unmatched);
  return lefts.flatMap((left) => {
    const right = state.rightOf.get(left);
    return right === undefined ? [] : [{ left, right, cost: edges.get(left)?.get(right) ?? 0 }];
  });
}

interface State {
  readonly edges: ReadonlyMap<number, ReadonlyMap<number, number>>;
  readonly rightOf: Map<number, number>;
  readonly leftOf: Map<number, number>;
  readonly priceLeft: Map<number, number>;
  readonly priceRight: Map<number, number>;
}

/**
 * Gives `start` a partner (others may change theirs), or leaves one left item alone where that is cheaper. Reduced costs
 * `cost - priceLeft - priceRight` stay at least 0, and are 0 on chosen candidates; staying alone is a candidate of every
 * left item, to a right item of its own with price 0.
 */
function augment(state: State, start: number, unmatched: number): void {
  const { edges, rightOf, leftOf, priceLeft, priceRight } = state;
  const distanceLeft = new Map([[start, 0]]);
  const distanceRight = new Map<number, number>();
  const cameFrom = new Map<number, number>();
  const done = new Set<number>();
  const queue = new Queue();
  let alone = { left: start, distance: Number.POSITIVE_INFINITY };
  let left: number | undefined = start;
  let target: number | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  while (left !== undefined) {
    const base: number = distanceLeft.get(left) ?? 0;
    const own: number = priceLeft.get(left) ?? 0;
    if (base + unmatched - own < alone.distance) alone = { left, distance: base + unmatched - own };
    for (const [right, cost] of edges.get(left) ?? []) {
      if (done.has(right)) continue;
      const length = base + cost - own - (priceRight.get(right) ?? 0);
      if (length >= (distanceRight.get(right) ?? Number.POSITIVE_INFINITY)) continue;
      distanceRight.set(right, length);
      cameFrom.set(right, left);
      queue.push(length, right);
    }
    left = undefined;
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (done.has(next.item) || next.key > (distanceRight.get(next.item) ?? 0)) continue;
      if (next.key >= alone.distance) break;
      done.add(next.item);
      const holder = leftOf.get(next.item);
      if (holder === undefined) {
        target = next.item;
        shortest = next.key;
      } else {
        distanceLeft.set(holder, next.key);
        left = holder;
      }
      break;
    }
  }
  const end = target === undefined ? alone.distance : shortest;
  for (const [item, distance] of distanceLeft) {
    if (distance < end) priceLeft.set(item, (priceLeft.get(item) ?? 0) + end - distance);
  }
  for (const item of done) {
    const distance = distanceRight.get(item) ?? end;
    if (distance < end) priceRight.set(item, (priceRight.get(item) ?? 0) - (end - distance));
  }
  let right = target;
  if (right === undefined) {
    right = rightOf.get(alone.left);
    rightOf.delete(alone.left);
    if (alone.left === start) return;
  }
  while (right !== undefined) {
    const giver = cameFrom.get(right);
    if (giver === undefined) return;
    const freed = rightOf.get(giver);
    rightOf.set(giver, right);
    leftOf.set(right, giver);
    right = giver === start ? undefined : freed;
  }
}
