import { GROUP } from '../../model/control.ts';
import { append } from '../../model/lists.ts';
import type { Item } from './item.ts';

/**
 * Gathers items into what a reader sees as one thing: all that a group or container holds, a box with the text on it, an
 * icon with the text beside it.
 *
 * @returns the members by the item that stands for them, in the diagram's order
 */
export function gatherUnits(included: ReadonlySet<Item>): ReadonlyMap<Item, readonly Item[]> {
  const units = new Map<Item, Item[]>();
  for (const item of [...included].sort((a, b) => a.index - b.index)) append(units, headOf(included, item), item);
  return units;
}

/** The item that stands for this one: the outermost included holder, else the box or the text that it goes with. */
function headOf(included: ReadonlySet<Item>, start: Item): Item {
  const seen = new Set<Item>();
  let item = start;
  for (;;) {
    if (seen.has(item)) return [...seen].reduce((first, one) => (one.index < first.index ? one : first));
    seen.add(item);
    const parent = item.parent ?? item.holder;
    const { partner } = item;
    if (parent && included.has(parent)) item = parent;
    else if (partner && included.has(partner)) {
      const isHeld = partner.parent !== undefined && included.has(partner.parent);
      if (partner.partner === item && partner.text !== '' && !isHeld) return item;
      item = partner;
    } else return item;
  }
}

/** The items without children that a group or container holds at any depth, edges left out. */
export function leavesOf(item: Item): Item[] {
  return item.children.flatMap((child) => {
    if (child.ends) return [];
    return child.children.length > 0 ? leavesOf(child) : [child];
  });
}

/** Those of the items without children that stand in a container, at any depth, edges left out. */
export function contentsOf(items: readonly Item[], container: Item): Item[] {
  return items.filter((item) => {
    if (item.ends || item.children.length > 0) return false;
    for (let at = item.holder; at; at = at.holder) if (at === container) return true;
    return false;
  });
}

/** Groups that have been put around (or taken from around) controls that both versions have. */
export function wrappers(unmatched: ReadonlySet<Item>): ReadonlySet<Item> {
  const found = new Set<Item>();
  for (const item of unmatched) {
    if (item.type !== GROUP) continue;
    const leaves = leavesOf(item);
    const kept = leaves.filter((leaf) => !unmatched.has(leaf)).length;
    if (kept > 0 && 2 * kept >= leaves.length) found.add(item);
  }
  return found;
}
