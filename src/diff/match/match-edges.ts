import { distance, type Point } from '../../model/geometry.ts';
import { PointIndex } from '../../model/indices/point-index.ts';
import { append, groupBy } from '../../model/lists.ts';
import { wholeKey } from '../items/copies.ts';
import type { End, Item } from '../items/item.ts';
import { END_FOUND, END_STILL, HEAD_COST, NO_MATCH } from '../numbers.ts';
import { orderCost } from './match-nodes.ts';
import { type LikelyPair, type Pairing, shiftOf } from './pairing.ts';

/** Matches edges by what they are attached to and by where their ends went. */
export function matchEdges(pairing: Pairing): void {
  matchSameEdges(pairing);
  const ends = new PointIndex<Item>(END_FOUND);
  const attached = new Map<Item, Item[]>();
  for (const edge of pairing.openNew()) {
    if (!edge.ends) continue;
    for (const { point, at } of [edge.ends.from, edge.ends.to]) {
      ends.add(point, edge);
      if (at) append(attached, at, edge);
    }
  }
  const byPath = new Map(pairing.openNew().map((edge) => [edge.element.path, edge]));
  const candidates: LikelyPair[] = [];
  for (const edge of pairing.openOld()) {
    if (!edge.ends) continue;
    const from = expectEnd(pairing, edge.ends.from);
    const to = expectEnd(pairing, edge.ends.to);
    const same = pairing.idsKept ? byPath.get(edge.element.path) : undefined;
    const near = new Set<Item>(same ? [same] : []);
    for (const end of [from, to]) {
      for (const place of end.places) for (const other of ends.within(place, END_FOUND)) near.add(other);
      if (end.at) for (const other of attached.get(end.at) ?? []) near.add(other);
    }
    const found: LikelyPair[] = [];
    for (const other of near) {
      if (!other.ends || other.type !== edge.type) continue;
      const along = bothEnds(pairing, [from, to], [other.ends.from, other.ends.to]);
      const back = bothEnds(pairing, [from, to], [other.ends.to, other.ends.from]) + 0.05;
      const cost = Math.min(along, back) + difference(pairing, edge, other) + orderCost(pairing, edge, other);
      if (cost < NO_MATCH) found.push({ old: edge, new: other, cost });
    }
    found.sort((a, b) => a.cost - b.cost);
    candidates.push(...found.slice(0, 24));
  }
  pairing.addCheapest(candidates, NO_MATCH, (old, next) => {
    return pairing.idsKept && old.element.path === next.element.path ? 'id' : 'ends';
  });
}

/** Matches edges that are the same in everything, between the same nodes: no other one that came near is meant. */
function matchSameEdges(pairing: Pairing): void {
  const byKey = groupBy(
    pairing.openNew().filter((edge) => edge.ends),
    (edge) => `${wholeKey(edge)}\n${shapeKey(edge)}`,
  );
  for (const edge of pairing.openOld()) {
    const same = edge.ends && byKey.get(`${wholeKey(edge)}\n${shapeKey(edge)}`);
    const at = same?.findIndex(
      ({ ends }) => isSameEnd(edge.ends?.from, ends?.from) && isSameEnd(edge.ends?.to, ends?.to),
    );
    const [to] = at === undefined || at < 0 ? [] : (same?.splice(at, 1) ?? []);
    if (!to) continue;
    const sameId = pairing.idsKept && edge.element.path === to.element.path;
    pairing.add(edge, to, sameId ? 'id' : 'ends');
  }
  function isSameEnd(old: End | undefined, next: End | undefined): boolean {
    return old?.at ? next?.at !== undefined && pairing.newOf(old.at) === next.at : !next?.at;
  }
}

/** What is known of where an end of the old version should be in the new one. */
interface Expected {
  readonly end: End;
  readonly places: readonly Point[];
  /** The node that it is attached to, in the new version. */
  readonly at: Item | undefined;
}

function expectEnd(pairing: Pairing, end: End): Expected {
  const at = pairing.newOf(end.at);
  const shifts = pairing.witnesses(end.point).map(({ shift }) => shift);
  if (end.at && at) shifts.unshift(shiftOf(end.at, at));
  return { end, at, places: shifts.map((shift) => ({ x: end.point.x + shift.x, y: end.point.y + shift.y })) };
}

/** A line whose ends both lead from a node that is still there to another one is another line. */
function bothEnds(pairing: Pairing, expected: readonly [Expected, Expected], actual: readonly [End, End]): number {
  const [from, to] = expected;
  const elsewhere = [from, to].every((end, i) => leadsElsewhere(end, actual[i]));
  if (elsewhere) return NO_MATCH;
  const turned = (from.end.head !== actual[0].head ? HEAD_COST : 0) + (to.end.head !== actual[1].head ? HEAD_COST : 0);
  return endCost(pairing, from, actual[0]) + endCost(pairing, to, actual[1]) + turned;
}

function leadsElsewhere({ at, places }: Expected, actual: End | undefined): boolean {
  if (!at || !actual?.at || at === actual.at) return false;
  if (at.partner === actual.at || actual.at.partner === at) return false;
  return places.every((place) => distance(place, actual.point) > END_STILL);
}

function endCost(pairing: Pairing, expected: Expected, actual: End): number {
  const offs = expected.places.map((place) => distance(place, actual.point));
  const off = Math.min(...offs);
  if (expected.at !== undefined && expected.at === actual.at)
    return 0.05 + 0.1 * Math.min(1, off / 100) - (off <= END_STILL ? 0.05 : 0);
  const gone = expected.end.at !== undefined && expected.at === undefined;
  if (off <= END_STILL) {
    if (actual.at === undefined) return gone ? 0.1 : 0.05;
    // Still where it was, on what is another node by now: rather the edge of that node.
    return expected.at ? 0.2 : gone ? 0.45 : 0.05;
  }
  const cost = off <= END_FOUND ? 0.15 + (0.2 * off) / END_FOUND : 0.5;
  const come = actual.at !== undefined && pairing.oldOf(actual.at) === undefined;
  // Off a node that went away, on to one that is new: the edges of the two, rather than one that was re-attached.
  if (gone && come) return Math.max(cost, 0.75);
  return cost + (gone || come ? 0.1 : 0);
}

function difference(pairing: Pairing, a: Item, b: Item): number {
  let cost = a.look === b.look ? 0 : 0.1;
  if (shapeKey(a) !== shapeKey(b)) cost += 0.05;
  if (a.text !== b.text) cost += 0.1;
  if (pairing.idsKept && a.element.path !== b.element.path) cost += 0.1;
  return cost;
}

/** The bend of an edge, which stays the same when its ends move together. */
function shapeKey({ element }: Item): string {
  const { shape, p1 } = element.control.properties;
  return `${shape ?? ''} ${p1 ? `${p1.x.toFixed(3)} ${p1.y.toFixed(3)}` : ''}`;
}
