// What goes where something else goes: each function adds to `anchors` what it finds, by its path, with what it rides on.
import type { Diagram, Element } from '../graph/diagram.ts';
import { type ControlPath, comparePaths, topOf } from '../model/control.ts';
import {
  area,
  bottom,
  centre,
  contains,
  expand,
  overlaps,
  type Rect,
  rectGap,
  right,
  sharedArea,
  union,
} from '../model/geometry.ts';
import { BoxIndex } from '../model/indices/box-index.ts';
import { Queue } from '../model/indices/queue.ts';
import { append } from '../model/lists.ts';

/** Boxes overlap by so much that are meant to touch; drawing units. */
const OVER = 4;

/** How near a loose text or line rides with its neighbour; drawing units. */
const RIDING = 48;

/** Whether what lies in it can be laid out anew: not in an author's group, which keeps its arrangement. */
export function isOpen(element: Element | undefined): boolean {
  return element?.kind === 'container' && element.control.children.length === 0;
}

/** Of parts that belong together, such as those of a legend, all go where the largest goes: that one. */
export function rideOnLargest(
  members: readonly ControlPath[],
  byPath: Diagram['byPath'],
  anchors: Map<ControlPath, ControlPath>,
): ControlPath | undefined {
  const areaOf = (path: ControlPath) => {
    const bounds = byPath.get(path)?.bounds;
    return bounds ? area(bounds) : 0;
  };
  const sorted = [...new Set(members)]
    .filter((path) => byPath.get(path)?.bounds && byPath.get(path)?.kind !== 'edge')
    .sort((a, b) => areaOf(b) - areaOf(a) || comparePaths(a, b));
  for (const path of sorted.slice(1)) if (sorted[0] !== undefined) anchors.set(path, sorted[0]);
  return sorted[0];
}

/** What lies on a box inside an author's group goes where the group goes. */
export function rideInGroups(tops: readonly Element[], diagram: Diagram, anchors: Map<ControlPath, ControlPath>): void {
  for (const { path, parent } of tops) {
    if (parent === undefined || anchors.has(path)) continue;
    const holder = diagram.byPath.get(topOf(parent));
    if (holder && !isOpen(holder)) anchors.set(path, holder.path);
  }
}

/** A badge is no larger than this share of what it marks. */
const BADGE = 0.25;

/** Something small without a text that lies over the border of a box goes where the box goes, whatever control it is. */
export function rideOnCorners(
  tops: readonly Element[],
  tied: ReadonlySet<ControlPath>,
  anchors: Map<ControlPath, ControlPath>,
): void {
  const items = tops.flatMap((e) => (e.bounds && !anchors.has(e.path) ? [{ e, bounds: e.bounds }] : []));
  const grid = new BoxIndex(items);
  const holders = new Set(tops.map(({ parent }) => parent));
  for (const { e, bounds } of items) {
    if (e.kind === 'mark' || e.title !== undefined || tied.has(e.path) || holders.has(e.path)) continue;
    const [largest] = grid
      .near(bounds)
      .filter((other) => other.e !== e && other.e.kind !== 'mark' && overlaps(other.bounds, bounds))
      .filter((other) => !contains(other.bounds, bounds) && area(bounds) <= area(other.bounds) * BADGE)
      .map((other) => ({ path: other.e.path, common: sharedArea(other.bounds, bounds) }))
      .sort((a, b) => b.common - a.common || comparePaths(a.path, b.path));
    if (largest) anchors.set(e.path, largest.path);
  }
}

/**
 * What no line ties stays with what it stands next to: a text with the box or the text beside it, a box of a stack or of a
 * grid with the box that a line leads to. What stands next to nothing tied stays with the first of its own kind.
 */
export function rideLoose(
  solid: readonly Element[],
  tied: ReadonlySet<ControlPath>,
  anchors: Map<ControlPath, ControlPath>,
  isInField: (element: Element) => boolean,
): void {
  const items = solid.flatMap((e) => (e.bounds ? [{ e, bounds: e.bounds }] : []));
  const grid = new BoxIndex(items);
  // What others are placed in does not ride, nor does what stands in line in a field.
  const canRide = (e: Element) => !tied.has(e.path) && !isOpen(e) && (e.kind === 'mark' || !isInField(e));
  const neighbours = new Map<ControlPath, { readonly path: ControlPath; readonly gap: number }[]>();
  for (const { e, bounds } of items) {
    if (!canRide(e)) continue;
    const near = grid.near(expand(bounds, RIDING)).flatMap((other) => {
      if (other.e === e || other.e.path === e.parent || other.e.parent !== e.parent) return [];
      const gap = rectGap(bounds, other.bounds);
      const isOver = e.title !== undefined && other.e.title !== undefined && hides(bounds, other.bounds);
      return gap <= reachOf(e, other.e) && !isOver ? [{ path: other.e.path, gap }] : [];
    });
    neighbours.set(
      e.path,
      near.sort((x, y) => x.gap - y.gap || comparePaths(x.path, y.path)),
    );
  }
  settleOutwards(
    items.map(({ e }) => e.path),
    neighbours,
    anchors,
  );
}

/** What stands next to something, the nearest first. */
type Neighbours = ReadonlyMap<ControlPath, readonly { readonly path: ControlPath; readonly gap: number }[]>;

/**
 * From what has no neighbours of its own outwards, the nearest first, each is tied to its nearest that is settled; then from the
 * first of what is left.
 */
function settleOutwards(
  all: readonly ControlPath[],
  neighbours: Neighbours,
  anchors: Map<ControlPath, ControlPath>,
): void {
  const left = all.filter((path) => neighbours.has(path)).sort(comparePaths);
  /** What stands next to each: the place in `left`. */
  const beside = new Map<ControlPath, { readonly item: number; readonly gap: number }[]>();
  left.forEach((path, item) => {
    for (const other of neighbours.get(path) ?? []) append(beside, other.path, { item, gap: other.gap });
  });
  const settled = new Set<ControlPath>();
  const queue = new Queue();
  const settle = (path: ControlPath) => {
    settled.add(path);
    for (const { item, gap } of beside.get(path) ?? []) queue.push(gap, item);
  };
  for (const path of all) if (!neighbours.has(path)) settle(path);
  for (const first of left) {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const path = left[next.item];
      if (path === undefined || settled.has(path)) continue;
      const to = neighbours.get(path)?.find((other) => settled.has(other.path));
      if (to) anchors.set(path, to.path);
      settle(path);
    }
    if (!settled.has(first)) settle(first);
  }
}

/**
 * What no line ties and what stands between things that are moved as one goes with them: the boxes before the lines of a list
 * to check off, say.
 */
export function rideBetween(
  solid: readonly Element[],
  tied: ReadonlySet<ControlPath>,
  anchors: Map<ControlPath, ControlPath>,
  find: (path: ControlPath) => ControlPath,
): void {
  for (let joined = true; joined; ) {
    joined = false;
    const wholes = new Map<ControlPath, Rect>();
    for (const { path, bounds } of solid) {
      const whole = bounds && union(wholes.get(find(path)), bounds);
      if (whole) wholes.set(find(path), whole);
    }
    const ones = solid.flatMap((e) => {
      const bounds = wholes.get(e.path);
      return bounds ? [{ e, bounds }] : [];
    });
    const grid = new BoxIndex(ones);
    for (const { e, bounds } of ones) {
      if (isOpen(e) || tied.has(e.path)) continue;
      const [other] = grid
        .near(bounds)
        .filter((one) => one.e !== e && one.e.parent === e.parent && find(one.e.path) !== e.path)
        // Between them, not over one of them.
        .filter((one) => hasIn(one.bounds, bounds) && !(one.e.bounds && hasIn(one.e.bounds, bounds)))
        .sort((p, q) => comparePaths(p.e.path, q.e.path));
      if (!other) continue;
      anchors.set(e.path, other.e.path);
      joined = true;
    }
  }
}

/** Whether the middle of `inner` lies in `outer`. */
function hasIn(outer: Rect, inner: Rect): boolean {
  const { x, y } = centre(inner);
  return x > outer.x && x < right(outer) && y > outer.y && y < bottom(outer);
}

/** Whether one lies over a corner of the other, as no head lies on its body and no badge on its box: they are in the way. */
function hides(a: Rect, b: Rect): boolean {
  const isWithin = (from: number, to: number, start: number, end: number) => from >= start - OVER && to <= end + OVER;
  const across = isWithin(a.x, right(a), b.x, right(b)) || isWithin(b.x, right(b), a.x, right(a));
  const along = isWithin(a.y, bottom(a), b.y, bottom(b)) || isWithin(b.y, bottom(b), a.y, bottom(a));
  return !across && !along && overlaps(expand(a, -OVER), b);
}

/** How far apart two things may stand and still be one; drawing units. */
function reachOf(a: Element, b: Element): number {
  const texts = Number(a.kind === 'mark') + Number(b.kind === 'mark');
  return texts === 2 ? 24 : texts === 1 ? RIDING : 16;
}
