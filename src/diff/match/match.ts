import { similarity } from '../../model/similarity.ts';
import type { Item } from '../items/item.ts';
import { matchEdges } from './match-edges.ts';
import { matchExactly, matchUnmoved } from './match-exact.ts';
import { matchByContents } from './match-groups.ts';
import { matchByPartner, matchByPlace, matchByText, matchLeftovers } from './match-nodes.ts';
import { type Pair, Pairing } from './pairing.ts';

/**
 * Matches the items of two versions: which of the new one is which of the old one. Balsamiq renumbers IDs on copy and
 * paste and people move whole sections, so neither ID nor place alone tells; the steps go from what is certain to what is
 * likely, each an optimal assignment among its candidates, and each lets the next ones see where the neighbours went.
 */
export function matchItems(old: readonly Item[], next: readonly Item[]): readonly Pair[] {
  const pairing = new Pairing(old, next, idsKept(old, next));
  matchExactly(pairing);
  if (pairing.idsKept) matchByIds(pairing);
  matchByText(pairing);
  matchUnmoved(pairing);
  matchByContents(pairing);
  matchByPartner(pairing, 0.05);
  // Once more: now that the boxes went with their texts, the badges go with their boxes.
  matchByPartner(pairing, 0.05);
  matchByPlace(pairing, { reach: 3, sameText: true, sameType: true, sameLook: false });
  matchByPartner(pairing, 0.11);
  matchByPlace(pairing, { reach: 3, sameText: false, sameType: true, sameLook: false });
  matchByContents(pairing);
  matchByPlace(pairing, { reach: 80, sameText: true, sameType: true, sameLook: true });
  matchByPlace(pairing, { reach: 80, sameText: false, sameType: true, sameLook: true });
  matchByPartner(pairing, 0.4);
  matchByPlace(pairing, { reach: 20, sameText: true, sameType: false, sameLook: true });
  matchByContents(pairing);
  pairing.pairCopies();
  matchByText(pairing);
  matchByPlace(pairing, { reach: 3, sameText: false, sameType: true, sameLook: false });
  matchLeftovers(pairing);
  matchByPlace(pairing, { reach: 3, sameText: true, sameType: true, sameLook: false });
  // What no look-alike was found for may have gone a little way and have changed as well.
  matchByPartner(pairing, 0.4, false);
  matchByPlace(pairing, { reach: 80, sameText: true, sameType: true, sameLook: false });
  matchByPlace(pairing, { reach: 20, sameText: true, sameType: false, sameLook: false });
  pairing.pairCopies();
  matchByContents(pairing);
  matchEdges(pairing);
  pairing.pairCopies();
  matchEdges(pairing);
  matchByContents(pairing);
  pairing.untangleCopies();
  return pairing.pairs();
}

/** Whether most controls that share ID and type also share their text or their place: IDs were not renumbered. */
function idsKept(old: readonly Item[], next: readonly Item[]): boolean {
  let shared = 0;
  let agreed = 0;
  for (const [a, b] of sameIds(old, next)) {
    shared++;
    if ((a.text !== '' && a.text === b.text) || samePlace(a, b)) agreed++;
  }
  return shared > 0 && agreed >= 0.5 * shared;
}

function* sameIds(old: readonly Item[], next: readonly Item[]): Generator<[Item, Item]> {
  const byPath = new Map(next.map((item) => [item.element.path, item]));
  for (const item of old) {
    const other = byPath.get(item.element.path);
    if (other?.type === item.type) yield [item, other];
  }
}

/** An ID can be given again after its control was removed: more than the ID must agree. Of edges their ends decide. */
function matchByIds(pairing: Pairing): void {
  for (const [a, b] of sameIds(pairing.old, pairing.new)) {
    if (a.ends) continue;
    const words = a.text !== '' || b.text !== '';
    const alike = words ? similarity(a.text, b.text) >= 0.5 || moved(a, b) < 40 : a.look === b.look || moved(a, b) < 40;
    if (a.children.length > 0 ? a.text !== '' && a.text === b.text : alike) pairing.add(a.index, b.index, 'id');
  }
  pairing.settle();
}

function samePlace(a: Item, b: Item): boolean {
  return moved(a, b) < 1;
}

function moved(a: Item, b: Item): number {
  if (!a.box || !b.box) return Number.POSITIVE_INFINITY;
  return Math.hypot(b.box.x - a.box.x, b.box.y - a.box.y);
}
