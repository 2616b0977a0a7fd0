import { groupBy } from '../../model/lists.ts';
import { wholeKey } from '../items/copies.ts';
import type { Item } from '../items/item.ts';
import type { Pairing } from './pairing.ts';

/**
 * Matches what is the same in everything, its place and what it goes with included. A check mark that landed on the place
 * of another one goes with another text by now: it is left to the steps that follow. Groups follow their contents and
 * edges their ends.
 */
export function matchExactly(pairing: Pairing): void {
  const byKey = groupBy(pairing.openNew(), keyWithPartner);
  for (const item of pairing.openOld()) {
    const to = byKey.get(keyWithPartner(item) ?? '')?.shift();
    if (!to) continue;
    const sameId = pairing.idsKept && item.element.path === to.element.path;
    pairing.add(item, to, sameId ? 'id' : item.text === '' ? 'neighbours' : 'text');
  }
  pairing.settle();
}

/**
 * Matches wordless items that are the same in everything, their place included, where what they go with in either version
 * has not moved: something else came or went beside them.
 */
export function matchUnmoved(pairing: Pairing): void {
  const byKey = groupBy(pairing.openNew().filter(isWordless), wholeKey);
  const isStill = (a: Item | undefined, b: Item | undefined) =>
    a?.box !== undefined && b?.box !== undefined && a.box.x === b.box.x && a.box.y === b.box.y;
  for (const item of pairing.openOld().filter(isWordless)) {
    if (item.partner && !isStill(item.partner, pairing.newOf(item.partner))) continue;
    const same = byKey.get(wholeKey(item) ?? '') ?? [];
    const at = same.findIndex(({ partner }) => !partner || isStill(pairing.oldOf(partner), partner));
    const [to] = at < 0 ? [] : same.splice(at, 1);
    if (to) pairing.add(item, to, 'neighbours');
  }
  pairing.settle();
}

function isWordless({ text, ends, children }: Item): boolean {
  return text === '' && !ends && children.length === 0;
}

/** The item, what it goes with, and what that goes with: a badge is its box's, and the box is its text's. */
function keyWithPartner(item: Item): string | undefined {
  if (item.ends || item.children.length > 0) return undefined;
  const keys = [wholeKey(item)];
  if (keys[0] === undefined || item.text !== '') return keys[0];
  for (let at = item.partner; at && keys.length < 4; at = at.partner) {
    if (at === item) break;
    keys.push(wholeKey(at));
    if (at.text !== '') break;
  }
  return keys.join('\n\n');
}
