import type { Diagram, Element } from '../graph/diagram.ts';
import { type ControlPath, SYMBOL_INSTANCE } from '../model/control.ts';
import { bottom, contains, type Point, type Rect, right } from '../model/geometry.ts';
import { lookKey } from './look.ts';
import { words } from './text.ts';

/** An element of a diagram as matching sees it. Items are referred to by their index. */
export interface Item {
  readonly index: number;
  readonly element: Element;
  readonly type: string;
  /** Plain text; empty when it has none. */
  readonly text: string;
  /** Equal for equal looks. */
  readonly look: string;
  /** Absent while the control has no place. */
  readonly box: Rect | undefined;
  /** The item that holds it: a group or a container. */
  readonly parent: number | undefined;
  readonly children: readonly number[];
  readonly ends: Ends | undefined;
  /**
   * The item that it goes with in the eye of a reader: a box for the text written on it, a text for the box or the icon
   * without words. `undefined` when it stands alone.
   */
  readonly partner: number | undefined;
}

/** Both ends of an edge. */
export interface Ends {
  readonly from: End;
  readonly to: End;
}

export interface End {
  readonly point: Point;
  readonly head: boolean;
  /** The item that the end is attached to. */
  readonly at: number | undefined;
}

/**
 * The items of a diagram in its order. The controls inside a symbol's instance are not items: they are the symbol's, and
 * what an instance changes of them is a property of the instance.
 */
export function diagramItems(diagram: Diagram): readonly Item[] {
  const elements = diagram.elements.filter((element) => !insideInstance(diagram, element.path));
  const indexOf = new Map(elements.map((element, index): [ControlPath, number] => [element.path, index]));
  const find = (path: ControlPath | undefined): number | undefined => {
    for (let at = path; at !== undefined; at = above(at)) {
      const index = indexOf.get(at);
      if (index !== undefined) return index;
    }
    return undefined;
  };
  const children: number[][] = elements.map(() => []);
  const items = elements.map((element, index): Omit<Item, 'partner'> => {
    const parent = find(element.parent);
    if (parent !== undefined) children[parent]?.push(index);
    const { text, controlName } = element.control.properties;
    return {
      index,
      element,
      type: element.control.typeID,
      text: words(text ?? controlName),
      look: lookKey(element.control),
      box: element.bounds,
      parent,
      children: children[index] ?? [],
      ends: element.kind === 'edge' ? ends(element, find) : undefined,
    };
  });
  const partners = findPartners(items);
  return items.map((item) => ({ ...item, partner: partners.get(item.index) }));
}

function above(path: ControlPath): ControlPath | undefined {
  const cut = path.lastIndexOf(':');
  return cut < 0 ? undefined : path.slice(0, cut);
}

function insideInstance(diagram: Diagram, path: ControlPath): boolean {
  for (let at = above(path); at !== undefined; at = above(at)) {
    if (diagram.byPath.get(at)?.control.typeID === SYMBOL_INSTANCE) return true;
  }
  return false;
}

function ends(
  element: Extract<Element, { kind: 'edge' }>,
  find: (path: ControlPath | undefined) => number | undefined,
): Ends {
  const end = (of: 'from' | 'to'): End => {
    const { point, head, attachment } = element[of];
    return { point, head, at: find(attachment?.to) };
  };
  return { from: end('from'), to: end('to') };
}

type Bare = Omit<Item, 'partner'>;

/** How far an icon may stand from the text or box that it belongs to; drawing units. */
const BESIDE = 24;

/**
 * Pairs texts with the wordless boxes that they are written on (the smallest that holds them; of several texts in a box
 * the one nearest to its centre names it), and wordless marks with the text or named box beside them.
 */
function findPartners(items: readonly Bare[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const cells = new Cells(items.filter((item) => item.box && item.element.kind !== 'edge'));
  const boxes = new Map<number, { text: number; off: number }>();
  for (const item of items) {
    if (!item.text || !item.box || item.element.kind === 'edge' || item.children.length > 0) continue;
    const box = item.box;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const inside = cells
      .near({ ...middle, width: 0, height: 0 }, 0)
      .filter((other) => isBlankBox(other) && other.index !== item.index && other.box && area(other.box) > area(box));
    const [home] = inside.sort((a, b) => area(a.box) - area(b.box) || a.index - b.index);
    if (!home?.box || area(home.box) > 30 * area(box)) continue;
    partners.set(item.index, home.index);
    const off = Math.hypot(middle.x - home.box.x - home.box.width / 2, middle.y - home.box.y - home.box.height / 2);
    const known = boxes.get(home.index);
    if (!known || off < known.off) boxes.set(home.index, { text: item.index, off });
  }
  for (const [box, { text }] of boxes) partners.set(box, text);
  for (const item of items) {
    const { box } = item;
    if (!box || item.text || partners.has(item.index) || item.element.kind === 'edge' || item.children.length > 0)
      continue;
    let best: { index: number; gap: number } | undefined;
    for (const other of cells.near(box, BESIDE)) {
      if (!other.box || other.index === item.index || other.children.length > 0) continue;
      if (!other.text && !boxes.has(other.index)) continue;
      const gap = rectGap(box, other.box);
      if (gap <= BESIDE && (!best || gap < best.gap)) best = { index: other.index, gap };
    }
    if (best) partners.set(item.index, best.index);
  }
  return partners;
}

function isBlankBox(item: Bare): boolean {
  return !item.text && item.element.kind !== 'edge' && item.children.length === 0 && item.type !== 'Icon';
}

function area(box: Rect | undefined): number {
  return box ? box.width * box.height : 0;
}

/** Distance between two rectangles, 0 when they touch; a rectangle inside another counts by their centres. */
export function rectGap(a: Rect, b: Rect): number {
  if (contains(a, b) || contains(b, a)) return 0;
  const dx = Math.max(a.x - right(b), b.x - right(a), 0);
  const dy = Math.max(a.y - bottom(b), b.y - bottom(a), 0);
  return Math.hypot(dx, dy);
}

/** Items by place: a grid of cells, each listing what covers it. */
class Cells {
  readonly #size = 100;
  readonly #cells = new Map<string, Bare[]>();
  /** Covers too many cells to list. */
  readonly #large: Bare[] = [];

  constructor(items: readonly Bare[]) {
    for (const item of items) {
      const keys = item.box ? this.#keys(item.box) : [];
      if (!keys) this.#large.push(item);
      for (const key of keys ?? []) {
        const cell = this.#cells.get(key);
        if (cell) cell.push(item);
        else this.#cells.set(key, [item]);
      }
    }
  }

  /** Items that come within `margin` of the box, each once. */
  near(box: Rect, margin: number): Bare[] {
    const around = {
      x: box.x - margin,
      y: box.y - margin,
      width: box.width + 2 * margin,
      height: box.height + 2 * margin,
    };
    const keys = this.#keys(around) ?? [...this.#cells.keys()];
    const found = new Set<Bare>(this.#large);
    for (const key of keys) for (const item of this.#cells.get(key) ?? []) found.add(item);
    return [...found].filter((item) => item.box && rectGap(item.box, box) <= margin);
  }

  #keys(box: Rect): string[] | undefined {
    const [x0, y0] = [Math.floor(box.x / this.#size), Math.floor(box.y / this.#size)];
    const [x1, y1] = [Math.floor(right(box) / this.#size), Math.floor(bottom(box) / this.#size)];
    if ((x1 - x0 + 1) * (y1 - y0 + 1) > 400) return undefined;
    const keys: string[] = [];
    for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) keys.push(`${x},${y}`);
    return keys;
  }
}
