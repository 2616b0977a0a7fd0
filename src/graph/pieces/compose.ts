import type { ControlPath } from '../../model/control.ts';
import {
  area,
  bottom,
  centre,
  depthIn,
  expand,
  gapTo,
  holds,
  overlaps,
  right,
  sharedArea,
  shareInside,
} from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { append } from '../../model/lists.ts';
import type { Attachment } from '../diagram.ts';
import { BADGE_REACH, BADGE_SIDE, BULLET_SIDE, HELD, LARGE_BADGE, NEARLY_ON } from '../numbers.ts';
import { inRows, isBadge, isBox, isText, ownText, type PlacedPiece } from './item.ts';

export interface Composition {
  /** The text and the badges that belong to a node. */
  readonly of: ReadonlyMap<ControlPath, Attachment>;
  /** The texts with a bullet before them on a box that has more than this one: lines of a list, each with the box. */
  readonly lists: ReadonlyMap<ControlPath, ControlPath>;
  /** The boxes that hold other nodes or a list. */
  readonly containers: ReadonlySet<ControlPath>;
  /** What labels say of boxes that have no text of their own. */
  readonly titles: ReadonlyMap<ControlPath, string>;
}

/** Finds which labels and badges lie on which boxes, and which boxes hold other boxes. */
export function compose(items: readonly PlacedPiece[]): Composition {
  const boxes = items.filter(isBox);
  const grid = new BoxIndex(boxes);
  const inner = innerBoxes(items, grid);
  const of = new Map<ControlPath, Attachment>();
  const titles = new Map<ControlPath, string>();
  const texts = new Map<ControlPath, PlacedPiece[]>();
  for (const text of items.filter(isText)) {
    const box = boxBeneath(text, grid);
    if (box) append(texts, box.path, text);
  }
  const bullets = findBullets(items, grid);
  const lists = new Map<ControlPath, ControlPath>();
  for (const box of boxes) {
    const lines = inRows(texts.get(box.path) ?? [], (line) => line.bounds);
    const listed = lines.length > 1 ? lines.filter((line) => bullets.has(line.path)) : [];
    for (const line of listed) lists.set(line.path, box.path);
    const held = [...(inner.get(box.path) ?? []), ...listed];
    const others = lines.filter((line) => lists.get(line.path) !== box.path);
    const own = held.length === 0 ? others : headingOf(others, held);
    for (const line of own) {
      const share = shareInside(line.bounds, box.bounds);
      const reason = held.length === 0 ? 'lies on the box' : 'is the heading of the box';
      of.set(line.path, { to: box.path, reason, confidence: held.length === 0 ? 0.5 + share / 2 : 0.8 });
    }
    if (ownText(box.control) === '' && own.length > 0)
      titles.set(box.path, own.map((t) => ownText(t.control)).join(' '));
  }
  placeIcons(items, grid, titles, of);
  return { of, lists, containers: new Set([...inner.keys(), ...lists.values()]), titles };
}

/** The smallest box painted before the text that holds its centre and most of it. */
function boxBeneath(text: PlacedPiece, grid: BoxIndex<PlacedPiece>): PlacedPiece | undefined {
  const middle = centre(text.bounds);
  let best: PlacedPiece | undefined;
  for (const box of grid.near({ ...middle, width: 0, height: 0 })) {
    if (box.index > text.index && box.control.properties.backgroundAlpha !== 0) continue;
    if (!holds(box.bounds, middle) || shareInside(text.bounds, box.bounds) < 0.6) continue;
    if (!best || area(box.bounds) < area(best.bounds)) best = box;
  }
  return best;
}

/** The nodes that lie on each box. */
function innerBoxes(items: readonly PlacedPiece[], grid: BoxIndex<PlacedPiece>): Map<ControlPath, PlacedPiece[]> {
  const inner = new Map<ControlPath, PlacedPiece[]>();
  for (const item of items) {
    if (item.kind !== 'node' || isBadge(item) || isText(item)) continue;
    const size = area(item.bounds);
    for (const box of grid.near({ ...centre(item.bounds), width: 0, height: 0 })) {
      if (box.path === item.path || area(box.bounds) < size * 1.3) continue;
      if (box.index > item.index && box.control.properties.backgroundAlpha !== 0) continue;
      if (sharedArea(item.bounds, box.bounds) < size * HELD || size === 0) continue;
      append(inner, box.path, item);
    }
  }
  return inner;
}

/** The lines of text above everything that a box holds, or else below it. */
function headingOf(lines: readonly PlacedPiece[], held: readonly PlacedPiece[]): readonly PlacedPiece[] {
  let [top, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { bounds } of held) {
    top = Math.min(top, bounds.y);
    end = Math.max(end, bottom(bounds));
  }
  const above = lines.filter((line) => centre(line.bounds).y < top);
  return above.length > 0 ? above : lines.filter((line) => centre(line.bounds).y > end);
}

/** Whether it is small enough for a badge or a bullet. */
function isMark(item: PlacedPiece): boolean {
  const side = Math.max(item.bounds.width, item.bounds.height);
  return isBadge(item) ? side <= LARGE_BADGE : isBox(item) && side <= BULLET_SIDE && ownText(item.control) === '';
}

/** The texts that have a bullet before them which is no badge of a box. */
function findBullets(items: readonly PlacedPiece[], boxes: BoxIndex<PlacedPiece>): ReadonlySet<ControlPath> {
  const texts = new BoxIndex(items.filter(isText));
  const bulleted = new Set<ControlPath>();
  for (const item of items) {
    const text = isMark(item) && !boxAtBadge(item, boxes) ? textAfterBullet(item, texts) : undefined;
    if (text) bulleted.add(text.path);
  }
  return bulleted;
}

/** Badges on the border of boxes, and bullets before texts. */
function placeIcons(
  items: readonly PlacedPiece[],
  boxes: BoxIndex<PlacedPiece>,
  titles: ReadonlyMap<ControlPath, string>,
  of: Map<ControlPath, Attachment>,
): void {
  const texts = new BoxIndex(items.filter(isText));
  for (const icon of items) {
    if (!isMark(icon)) continue;
    const box = isBadge(icon) ? boxAtBadge(icon, boxes) : undefined;
    const text =
      Math.max(icon.bounds.width, icon.bounds.height) <= BADGE_SIDE ? textAfterBullet(icon, texts) : undefined;
    const named = box !== undefined && (ownText(box.control) !== '' || titles.has(box.path));
    if (box && (named || !text)) {
      of.set(icon.path, { to: box.path, reason: 'is a badge on the box', confidence: named ? 0.95 : 0.7 });
    } else if (text) {
      of.set(icon.path, { to: text.path, reason: 'is a bullet before the text', confidence: 0.9 });
    }
  }
}

/** The box on whose border the icon lies: the nearest, the smallest of the nearest. */
function boxAtBadge(icon: PlacedPiece, boxes: BoxIndex<PlacedPiece>): PlacedPiece | undefined {
  const middle = centre(icon.bounds);
  let best: { box: PlacedPiece; far: number } | undefined;
  for (const box of boxes.near(expand(icon.bounds, BADGE_REACH))) {
    const far = gapTo(box.bounds, middle) || depthIn(box.bounds, middle);
    const small = Math.max(icon.bounds.width, icon.bounds.height) <= BADGE_SIDE;
    if (
      far > BADGE_REACH ||
      !(small || gapTo(box.bounds, middle) <= NEARLY_ON) ||
      !overlaps(expand(box.bounds, 2), icon.bounds)
    )
      continue;
    if (area(box.bounds) < area(icon.bounds) * 2) continue;
    if (!best || far < best.far || (far === best.far && area(box.bounds) < area(best.box.bounds))) best = { box, far };
  }
  return best?.box;
}

/** Writing that runs from right to left, where a bullet stands at the right of its text. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

function textAfterBullet(icon: PlacedPiece, texts: BoxIndex<PlacedPiece>): PlacedPiece | undefined {
  const middle = centre(icon.bounds);
  const level = texts.near(expand(icon.bounds, 24)).filter((text) => Math.abs(centre(text.bounds).y - middle.y) <= 12);
  const beside = (gap: number) => gap > -icon.bounds.width / 2 && gap <= 20;
  return (
    level.find((text) => beside(text.bounds.x - right(icon.bounds))) ??
    level.find((text) => RIGHT_TO_LEFT.test(ownText(text.control)) && beside(icon.bounds.x - right(text.bounds)))
  );
}
