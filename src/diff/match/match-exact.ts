import { wholeKey } from '../items/copies.ts';
import type { Item } from '../items/item.ts';
import type { Pairing } from './pairing.ts';

/**
 * Matches what is the same in everything, its place and what it goes with included. A check mark that landed on the place
 * of another one goes with another text by now: it is left to the steps that follow. Groups follow their contents and
 * edges their ends.
 */
export function matchExactly(pairing: Pairing): void {
  const byKey = new Map<string, number[]>();
  for (const item of pairing.openNew()) {
    const key = keyWithPartner(pairing.new, item);
    if (key === undefined) continue;
    const same = byKey.get(key);
    if (same) same.push(item.index);
    else byKey.set(key, [item.index]);
  }
  for (const item of pairing.openOld()) {
    const same = byKey.get(keyWithPartner(pairing.old, item) ?? '');
    const to = same?.shift();
    if (to === undefined) continue;
    const sameId = pairing.idsKept && item.element.path === pairing.new[to]?.element.path;
    pairing.add(item.index, to, sameId ? 'id' : item.text === '' ? 'neighbours' : 'text');
  }
  pairing.settle();
}

/**
 * Matches wordless items that are the same in everything, their place included, where what they go with in either version
 * has not moved: something else came or went beside them.
 */
export function matchUnmoved(pairing: Pairing): void {
  const byKey = new Map<string, Item[]>();
  for (const item of pairing.openNew()) {
    const key = wholeKey(item);
    if (key === undefined || item.text !== '' || item.ends || item.children.length > 0) continue;
    const same = byKey.get(key);
    if (same) same.push(item);
    else byKey.set(key, [item]);
  }
  const isStill = (old: number | undefined, next: number | undefined) => {
    const [a, b] = [pairing.old[old ?? -1], pairing.new[next ?? -1]];
    return a?.box !== undefined && b?.box !== undefined && a.box.x === b.box.x && a.box.y === b.box.y;
  };
  for (const item of pairing.openOld()) {
    if (item.text !== '' || item.ends || item.children.length > 0) continue;
    if (item.partner !== undefined && !isStill(item.partner, pairing.newOf(item.partner))) continue;
    const same = byKey.get(wholeKey(item) ?? '');
    const at =
      same?.findIndex(({ partner }) => partner === undefined || isStill(pairing.oldOf(partner), partner)) ?? -1;
    const [to] = at < 0 ? [] : (same?.splice(at, 1) ?? []);
    if (to) pairing.add(item.index, to.index, 'neighbours');
  }
  pairing.settle();
}

/** The item, what it goes with, and what that goes with: a badge is its box's, and the box is its text's. */
function keyWithPartner(items: readonly Item[], item: Item): string | undefined {
  if (item.ends || item.children.length > 0) return undefined;
  const keys = [wholeKey(item)];
  if (keys[0] === undefined || item.text !== '') return keys[0];
  for (let at = items[item.partner ?? -1]; at && keys.length < 4; at = items[at.partner ?? -1]) {
    if (at === item) break;
    keys.push(wholeKey(at));
    if (at.text !== '') break;
  }
  return keys.join('\n\n');
}
