import type { Diagram, EdgeElement, Element } from '../graph/diagram.ts';
import { readParents } from '../graph/meaning/reading.ts';
import { cardOf } from '../model/cards.ts';
import { type ControlPath, comparePaths } from '../model/control.ts';
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

/**
 * What is moved as one: a control of the mockup's own list with everything inside it (an author's group keeps its
 * arrangement) and what rides with it: its labels, badges and captions, a legend's other parts, lines of which only one
 * end is tied.
 */
export interface Unit {
  readonly path: ControlPath;
  readonly element: Element;
  /** Controls of the mockup's own list that keep their place relative to it. */
  readonly riders: readonly ControlPath[];
  /** Places of the riders in the file, of those that are no lines. */
  readonly riderBounds: readonly Rect[];
  /** Place of the control itself in the file. */
  readonly bounds: Rect;
  /** Place in the file of all that is moved as one. */
  readonly whole: Rect;
  /** The unit whose contents it belongs to; absent at the top. */
  readonly parent?: ControlPath;
}

/** A tie between the units that hold its ends. */
export interface UnitTie {
  readonly from: ControlPath;
  readonly to: ControlPath;
  readonly directed: boolean;
}

export interface Units {
  readonly all: ReadonlyMap<ControlPath, Unit>;
  /** In reading order. */
  readonly order: readonly ControlPath[];
  /** The unit of every control that is moved with one. */
  readonly of: ReadonlyMap<ControlPath, ControlPath>;
  readonly ties: readonly UnitTie[];
}

/** Boxes overlap by so much that are meant to touch; drawing units. */
const OVER = 4;

/** How near a loose text or line rides with its neighbour; drawing units. */
const RIDING = 48;

/** Splits the diagram into what is moved as one. Controls without a place are left out. */
export function unitsOf(diagram: Diagram): Units {
  const { byPath } = diagram;
  const tops = diagram.elements.filter(
    (e) =>
      !e.path.includes(':') &&
      e.bounds &&
      e.kind !== 'edge' &&
      e.path !== diagram.backdrop &&
      // A text that finds its place when its line has one takes no room; one in a container counts for its size.
      (e.parent !== undefined || lineOf(e, diagram) === undefined),
  );
  const anchors = new Map<ControlPath, ControlPath>();
  const tied = new Set(diagram.connections.flatMap(({ from, to }) => [topOf(from), topOf(to)]));
  const legendOf = new Map<ControlPath, ControlPath>();
  for (const { members } of diagram.legends) {
    const largest = rideOnLargest(members.map(topOf), byPath, anchors);
    if (largest !== undefined) for (const member of members) legendOf.set(topOf(member), largest);
  }
  for (const element of tops) {
    const owner = element.kind === 'mark' ? element.of?.to : undefined;
    if (owner !== undefined && byPath.get(owner)?.kind !== 'edge') anchors.set(element.path, topOf(owner));
  }
  rideInGroups(tops, diagram, anchors);
  rideOnCorners(tops, tied, anchors);
  const solid = tops.filter((e) => !anchors.has(e.path) && !legendOf.has(e.path));
  rideLoose(solid, tied, anchors, (e) => e.parent !== undefined && isOpen(byPath.get(e.parent)));
  const find = (path: ControlPath): ControlPath => {
    const seen = new Set<ControlPath>();
    let at = path;
    for (let up = anchors.get(at); up !== undefined && !seen.has(at); up = anchors.get(at)) {
      seen.add(at);
      at = up;
    }
    return at;
  };
  rideBetween(solid, tied, anchors, find);
  const riders = new Map<ControlPath, ControlPath[]>();
  const ride = (path: ControlPath, anchor: ControlPath) => append(riders, anchor, path);
  for (const { path } of tops) if (anchors.has(path) && find(path) !== path) ride(path, find(path));
  const near = tops.filter((e) => !anchors.has(e.path));
  const grid = new BoxIndex(near.flatMap((e) => (e.bounds ? [{ path: e.path, bounds: e.bounds }] : [])));
  for (const edge of diagram.elements) {
    if (edge.kind !== 'edge' || edge.path.includes(':')) continue;
    const anchor = legendOf.get(edge.path) ?? looseEdge(edge, grid);
    if (anchor !== undefined) ride(edge.path, find(anchor));
  }
  return assemble(diagram, tops, riders, find, legendOf);
}

/** The control of the mockup's own list that a control is in. */
export function topOf(path: ControlPath): ControlPath {
  const colon = path.indexOf(':');
  return colon < 0 ? path : path.slice(0, colon);
}

function assemble(
  diagram: Diagram,
  tops: readonly Element[],
  riders: ReadonlyMap<ControlPath, readonly ControlPath[]>,
  find: (path: ControlPath) => ControlPath,
  legendOf: ReadonlyMap<ControlPath, ControlPath>,
): Units {
  const parents = readParents(diagram.elements, diagram.byPath);
  const all = new Map<ControlPath, Unit>();
  const of = new Map<ControlPath, ControlPath>();
  for (const element of tops) {
    if (!element.bounds || find(element.path) !== element.path) continue;
    const riding = riders.get(element.path) ?? [];
    const bounds = element.bounds;
    const riderBounds = riding.flatMap((path) => {
      const rider = diagram.byPath.get(path);
      const isLine = rider?.kind === 'edge' && legendOf.get(path) !== element.path;
      // What stands beside several things takes no room of the one with which it goes.
      return isLine || !rider?.bounds || cardOf(rider.control).role === 'brace' ? [] : [rider.bounds];
    });
    const whole = riderBounds.reduce<Rect | undefined>(union, bounds);
    const held = element.kind === 'container' && element.wraps !== undefined ? element.wraps : element.path;
    const parent = element.parent ?? parents.get(held);
    const holder = parent === undefined ? undefined : find(topOf(parent));
    const holds = holder !== undefined && holder !== element.path && isOpen(diagram.byPath.get(holder));
    all.set(element.path, {
      path: element.path,
      element,
      riders: riding,
      riderBounds,
      bounds,
      whole: whole ?? bounds,
      ...(holds ? { parent: holder } : {}),
    });
    for (const path of [element.path, ...riding]) of.set(path, element.path);
  }
  const ties = diagram.connections.flatMap(({ from, to, direction }): UnitTie[] => {
    const [a, b] = [of.get(topOf(from)), of.get(topOf(to))];
    return a === undefined || b === undefined || a === b ? [] : [{ from: a, to: b, directed: direction !== 'none' }];
  });
  const order = new Set(diagram.order.flatMap((path) => of.get(topOf(path)) ?? []));
  const rest = [...all.keys()].filter((path) => !order.has(path)).sort(comparePaths);
  return { all, order: [...[...order].filter((path) => all.has(path)), ...rest], of, ties };
}

/**
 * The line that a text goes with: that beside which it stands. A text in a container that its line only leads to stays there,
 * and one of an author's group too.
 */
export function lineOf(element: Element, { byPath }: Diagram): EdgeElement | undefined {
  if (element.kind !== 'mark' || !element.of || element.path.includes(':')) return undefined;
  const edge = byPath.get(element.of.to);
  if (edge?.kind !== 'edge') return undefined;
  const { parent } = element;
  const isWithin = (end: ControlPath | undefined) => {
    const above = end === undefined ? undefined : byPath.get(end)?.parent;
    for (let at = above; at !== undefined; at = byPath.get(at)?.parent) if (at === parent) return true;
    return false;
  };
  const { from, to } = edge;
  return parent === undefined || isWithin(from.attachment?.to) || isWithin(to.attachment?.to) ? edge : undefined;
}

/** Whether what lies in it can be laid out anew: not in an author's group, which keeps its arrangement. */
export function isOpen(element: Element | undefined): boolean {
  return element?.kind === 'container' && element.control.children.length === 0;
}

function rideOnLargest(
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
function rideInGroups(tops: readonly Element[], diagram: Diagram, anchors: Map<ControlPath, ControlPath>): void {
  for (const { path, parent } of tops) {
    if (parent === undefined || anchors.has(path)) continue;
    const holder = diagram.byPath.get(topOf(parent));
    if (holder && !isOpen(holder)) anchors.set(path, holder.path);
  }
}

/** A badge is no larger than this share of what it marks. */
const BADGE = 0.25;

/** Something small without a text that lies over the border of a box goes where the box goes, whatever control it is. */
function rideOnCorners(
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
function rideLoose(
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
function rideBetween(
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

/** What an edge rides with whose ends are not both tied: its one tied end, or the nearest thing. */
function looseEdge(
  edge: EdgeElement,
  grid: BoxIndex<{ readonly path: ControlPath; readonly bounds: Rect }>,
): ControlPath | undefined {
  const [a, b] = [edge.from.attachment?.to, edge.to.attachment?.to];
  if (a !== undefined && b !== undefined) return undefined;
  if (edge.from.meets || edge.to.meets) return undefined;
  const one = a ?? b;
  if (one !== undefined) return topOf(one);
  if (!edge.bounds) return undefined;
  const c = centre(edge.bounds);
  const near = grid
    .near(expand(edge.bounds, 400))
    .map(({ path, bounds }) => ({ path, gap: rectGap(bounds, { ...c, width: 0, height: 0 }) }))
    .sort((x, y) => x.gap - y.gap || comparePaths(x.path, y.path));
  return near[0]?.path;
}
