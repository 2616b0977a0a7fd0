import type { Diagram, EdgeElement, Element } from '../graph/diagram.ts';
import { readParents } from '../graph/meaning/reading.ts';
import { cardOf } from '../model/cards.ts';
import { type ControlPath, comparePaths, topOf } from '../model/control.ts';
import { centre, expand, type Rect, rectGap, union } from '../model/geometry.ts';
import { BoxIndex } from '../model/indices/box-index.ts';
import { append } from '../model/lists.ts';
import { isOpen, rideBetween, rideInGroups, rideLoose, rideOnCorners, rideOnLargest } from './riding.ts';

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
