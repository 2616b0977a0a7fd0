import type { Rect } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { Item } from './item.ts';
import { linkKey } from './look.ts';

/**
 * The items that lie exactly on another one and are the same in everything: a paste in place makes them, and no picture
 * shows them. By the lowest of each pile, from below.
 */
export function copies(items: readonly Item[]): ReadonlyMap<Item, readonly Item[]> {
  const found = new Map<Item, readonly Item[]>();
  for (const together of byPlace(items).values()) {
    if (together.length < 2) continue;
    const piles = new Map<string, Item[]>();
    for (const item of together) append(piles, exactKey(item), item);
    for (const [lowest, ...above] of piles.values()) if (lowest && above.length > 0) found.set(lowest, above);
  }
  return found;
}

/** Those of `some` that lie exactly on one of the others and are the same in everything. */
export function copiesOfOthers(items: readonly Item[], some: ReadonlySet<Item>): ReadonlySet<Item> {
  const found = new Set<Item>();
  if (some.size === 0) return found;
  for (const together of byPlace(items).values()) {
    if (together.length < 2 || !together.some((item) => some.has(item))) continue;
    const others = new Set(together.filter((item) => !some.has(item)).map(exactKey));
    for (const item of together) if (some.has(item) && others.has(exactKey(item))) found.add(item);
  }
  return found;
}

/** The items by type and place, to a tenth of a drawing unit; without those that have no place. */
function byPlace(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const places = new Map<string, Item[]>();
  for (const item of items) if (item.box) append(places, placeKey(item, item.box), item);
  return places;
}

/** Equal for items that are the same in everything, their places included; `undefined` without a place. */
export function wholeKey(item: Item): string | undefined {
  return item.box && `${placeKey(item, item.box)}\n${exactKey(item)}`;
}

function placeKey({ type }: Item, { x, y, width, height }: Rect): string {
  return `${type} ${tenths(x)} ${tenths(y)} ${tenths(width)} ${tenths(height)}`;
}

/** Equal for items of one type and place that no one could tell apart by looking. */
function exactKey({ text, look, ends, element }: Item): string {
  const points = ends ? [ends.from.point, ends.to.point].flatMap(({ x, y }) => [tenths(x), tenths(y)]) : [];
  return [text, look, linkKey(element.control.properties), ...points].join('\n');
}

function tenths(value: number): number {
  return Math.round(10 * value);
}
