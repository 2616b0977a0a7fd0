import type { Item } from './item.ts';
import { linkKey } from './look.ts';

/**
 * The items that lie exactly on another one and are the same in everything: a paste in place makes them, and no picture
 * shows them. By the index of the lowest of each pile, from below.
 */
export function copies(items: readonly Item[]): ReadonlyMap<number, readonly number[]> {
  const piles = new Map<string, number[]>();
  for (const item of items) {
    const key = exactKey(item);
    if (key === undefined) continue;
    const pile = piles.get(key);
    if (pile) pile.push(item.index);
    else piles.set(key, [item.index]);
  }
  const found = new Map<number, readonly number[]>();
  for (const [lowest, ...above] of piles.values()) {
    if (lowest !== undefined && above.length > 0) found.set(lowest, above);
  }
  return found;
}

/** Equal for items that no one could tell apart by looking; `undefined` for what has no place. */
export function exactKey({ type, text, look, box, ends, element }: Item): string | undefined {
  if (!box) return undefined;
  const points = ends ? [ends.from.point, ends.to.point].flatMap(({ x, y }) => [x, y]) : [];
  const place = [box.x, box.y, box.width, box.height, ...points].map((value) => value.toFixed(1)).join(' ');
  return [type, place, text, look, linkKey(element.control.properties)].join('\n');
}
