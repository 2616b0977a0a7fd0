import { GROUP } from '../../model/control.ts';
import type { Item } from './item.ts';

/**
 * Gathers items into what a reader sees as one thing: all that a group or container holds, a box with the text on it, an
 * icon with the text beside it.
 *
 * @param included the items to gather, by index
 * @returns the members by the index of the item that stands for them, in the order of `items`
 */
export function gatherUnits(
  items: readonly Item[],
  included: ReadonlySet<number>,
): ReadonlyMap<number, readonly Item[]> {
  const units = new Map<number, Item[]>();
  for (const index of [...included].sort((a, b) => a - b)) {
    const item = items[index];
    if (!item) continue;
    const head = headOf(items, included, item);
    const members = units.get(head);
    if (members) members.push(item);
    else units.set(head, [item]);
  }
  return units;
}

/** The item that stands for this one: the outermost included holder, else the box or the text that it goes with. */
function headOf(items: readonly Item[], included: ReadonlySet<number>, start: Item): number {
  const seen = new Set<number>();
  let item = start;
  for (;;) {
    if (seen.has(item.index)) return Math.min(...seen);
    seen.add(item.index);
    const parent = items[item.parent ?? -1] ?? items[item.holder ?? -1];
    const partner = items[item.partner ?? -1];
    if (parent && included.has(parent.index)) item = parent;
    else if (partner && included.has(partner.index)) {
      if (partner.partner === item.index && partner.text !== '' && !holder(items, included, partner)) return item.index;
      item = partner;
    } else return item.index;
  }
}

function holder(items: readonly Item[], included: ReadonlySet<number>, item: Item): boolean {
  const parent = items[item.parent ?? -1];
  return parent !== undefined && included.has(parent.index);
}

/** The items without children that a group or container holds at any depth, edges left out. */
export function leavesOf(items: readonly Item[], item: Item): Item[] {
  return item.children.flatMap((index) => {
    const child = items[index];
    if (!child || child.ends) return [];
    return child.children.length > 0 ? leavesOf(items, child) : [child];
  });
}

/** The items without children that stand in a container, at any depth, edges left out. */
export function contentsOf(items: readonly Item[], container: Item): Item[] {
  return items.filter((item) => {
    if (item.ends || item.children.length > 0) return false;
    for (let at = items[item.holder ?? -1]; at; at = items[at.holder ?? -1]) if (at === container) return true;
    return false;
  });
}

/** Groups that have been put around (or taken from around) controls that both versions have. */
export function wrappers(items: readonly Item[], unmatched: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set<number>();
  for (const index of unmatched) {
    const item = items[index];
    if (!item || item.type !== GROUP) continue;
    const leaves = leavesOf(items, item);
    const kept = leaves.filter((leaf) => !unmatched.has(leaf.index)).length;
    if (kept > 0 && 2 * kept >= leaves.length) found.add(index);
  }
  return found;
}
