import { cardOf } from '../../model/cards.ts';
import { area, expand, type Rect, rectGap } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { BESIDE } from '../numbers.ts';
import type { Item } from './item.ts';

/**
 * Pairs texts with the wordless boxes that they are written on (the smallest that holds them; of several texts in a box
 * the one nearest to its centre names it), and wordless marks with the text or named box beside them.
 */
export function findPartners(items: readonly Item[]): ReadonlyMap<Item, Item> {
  const partners = new Map<Item, Item>();
  const index = new BoxIndex(
    items.flatMap((item) => (item.box && item.element.kind !== 'edge' ? [{ item, bounds: item.box }] : [])),
  );
  /** What comes within `margin` of the box. */
  const near = (box: Rect, margin: number) =>
    index.near(expand(box, margin)).flatMap(({ item, bounds }) => (rectGap(bounds, box) <= margin ? [item] : []));
  const boxes = new Map<Item, { text: Item; off: number }>();
  for (const item of items) {
    if (!item.text || !item.box || item.element.kind === 'edge' || item.children.length > 0) continue;
    const box = item.box;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const inside = near({ ...middle, width: 0, height: 0 }, 0).filter(
      (other) => isBlankBox(other) && other !== item && other.box && area(other.box) > area(box),
    );
    const [home] = inside.sort((a, b) => areaOf(a) - areaOf(b) || byPlace(a, b));
    if (!home?.box || area(home.box) > 30 * area(box)) continue;
    partners.set(item, home);
    const off = Math.hypot(middle.x - home.box.x - home.box.width / 2, middle.y - home.box.y - home.box.height / 2);
    const known = boxes.get(home);
    if (!known || off < known.off || (off === known.off && byPlace(item, known.text) < 0)) {
      boxes.set(home, { text: item, off });
    }
  }
  for (const [box, { text }] of boxes) partners.set(box, text);
  for (const item of items) {
    const { box } = item;
    if (!box || item.worded || partners.has(item) || item.element.kind === 'edge') continue;
    let best: { other: Item; gap: number; off: number } | undefined;
    for (const other of near(box, BESIDE)) {
      if (!other.box || other === item || other.children.length > 0) continue;
      if (!other.text && !boxes.has(other)) continue;
      const [gap, off] = [rectGap(box, other.box), centreGap(box, other.box)];
      if (gap > BESIDE) continue;
      const nearer = best && (gap - best.gap || off - best.off || byPlace(other, best.other));
      if (nearer === undefined || nearer < 0) best = { other, gap, off };
    }
    if (best) partners.set(item, best.other);
  }
  return partners;
}

function isBlankBox(item: Item): boolean {
  return (
    !item.text &&
    item.element.kind !== 'edge' &&
    item.children.length === 0 &&
    cardOf(item.element.control).role !== 'icon'
  );
}

function areaOf({ box }: Item): number {
  return box ? area(box) : 0;
}

/** Decides between equals by what both versions show, whatever the order in the files: from the top, from the left, by looks. */
function byPlace(a: Item, b: Item): number {
  const place = (a.box?.y ?? 0) - (b.box?.y ?? 0) || (a.box?.x ?? 0) - (b.box?.x ?? 0);
  if (place !== 0) return place;
  const [p, q] = [`${a.type} ${a.text} ${a.look}`, `${b.type} ${b.text} ${b.look}`];
  return p < q ? -1 : p > q ? 1 : a.index - b.index;
}

function centreGap(a: Rect, b: Rect): number {
  const [x, y] = [a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2];
  return Math.hypot(x, y);
}
