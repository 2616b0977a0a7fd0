import type { ControlPath } from '../../model/control.ts';
import type { Rect } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import { inRows } from '../pieces/item.ts';

/** What reading order is made of. */
interface OrderScene {
  /** What has a place in the order. */
  readonly paths: readonly ControlPath[];
  readonly bounds: ReadonlyMap<ControlPath, Rect>;
  /** What holds each, groups that wrap a node left out. */
  readonly parents: ReadonlyMap<ControlPath, ControlPath>;
  readonly ties: readonly { readonly from: ControlPath; readonly to: ControlPath; readonly directed: boolean }[];
  readonly spine: readonly ControlPath[];
}

/** One entry of the reading order with what belongs beneath it. */
export interface Reading {
  readonly path: ControlPath;
  /** What it holds, when it is a container. */
  readonly members: readonly Reading[];
  /** What its edges lead to, when nothing earlier does. */
  readonly leads: readonly Reading[];
}

/**
 * The order in which a person reads a diagram: along the spine, at each of its nodes what the lines lead to, then the rest
 * from the top; inside a container in the same way.
 */
export function readingOrder(scene: OrderScene): readonly Reading[] {
  const members = new Map<ControlPath | undefined, ControlPath[]>();
  for (const path of scene.paths) {
    append(members, scene.parents.get(path), path);
  }
  const lifted = liftTies(scene);
  const read = (parent: ControlPath | undefined): readonly Reading[] =>
    readSiblings(members.get(parent) ?? [], lifted.get(parent) ?? [], scene, read);
  return read(undefined);
}

/** How many containers hold each node. */
function depthsOf({ paths, parents }: OrderScene): ReadonlyMap<ControlPath, number> {
  const depths = new Map<ControlPath, number>();
  for (const path of paths) {
    const way: ControlPath[] = [];
    for (let at: ControlPath | undefined = path; at !== undefined && !depths.has(at); at = parents.get(at)) {
      // Also ends a circle, which geometry does not make.
      depths.set(at, 0);
      way.push(at);
    }
    for (const at of way.reverse()) {
      const parent = parents.get(at);
      depths.set(at, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1);
    }
  }
  return depths;
}

type Tie = OrderScene['ties'][number];

/** Each tie as one between siblings: what holds its ends where their ways part. */
function liftTies(scene: OrderScene): ReadonlyMap<ControlPath | undefined, readonly Tie[]> {
  const { parents } = scene;
  const depths = depthsOf(scene);
  const known = new Set(scene.paths);
  const depth = (path: ControlPath | undefined) => (path === undefined ? 0 : (depths.get(path) ?? 0));
  const lifted = new Map<ControlPath | undefined, Tie[]>();
  for (const tie of scene.ties) {
    if (!known.has(tie.from) || !known.has(tie.to)) continue;
    let [from, to]: [ControlPath | undefined, ControlPath | undefined] = [tie.from, tie.to];
    while (from !== undefined && depth(from) > depth(to)) from = parents.get(from);
    while (to !== undefined && depth(to) > depth(from)) to = parents.get(to);
    // One holds the other: there is nothing to tie.
    if (from === to) continue;
    while (from !== undefined && to !== undefined && parents.get(from) !== parents.get(to)) {
      [from, to] = [parents.get(from), parents.get(to)];
    }
    if (from === undefined || to === undefined) continue;
    append(lifted, parents.get(from), { from, to, directed: tie.directed });
  }
  return lifted;
}

/** A node whose edges are being followed. */
interface Open {
  readonly reading: Reading & { readonly leads: Reading[] };
  /** What its edges lead to, when nothing earlier does. */
  readonly mine: readonly ControlPath[];
  entered: number;
}

function readSiblings(
  siblings: readonly ControlPath[],
  ties: readonly Tie[],
  scene: OrderScene,
  read: (parent: ControlPath) => readonly Reading[],
): readonly Reading[] {
  const placed = [
    ...inRows(
      siblings.filter((path) => scene.bounds.has(path)),
      (path) => scene.bounds.get(path) ?? { x: 0, y: 0, width: 0, height: 0 },
    ),
    ...siblings.filter((path) => !scene.bounds.has(path)),
  ];
  const rank = new Map(placed.map((path, i) => [path, i]));
  const next = new Map<ControlPath, ControlPath[]>();
  const entered = new Set<ControlPath>();
  const add = (from: ControlPath, to: ControlPath) => append(next, from, to);
  for (const { from, to, directed } of ties) {
    add(from, to);
    if (directed) entered.add(to);
    else add(to, from);
  }
  const spine = new Set(scene.spine);
  const done = new Set<ControlPath>();
  const visit = (first: ControlPath): Reading => {
    const open = (path: ControlPath): Open => {
      done.add(path);
      const ahead = [...new Set(next.get(path) ?? [])].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
      // Claimed before any of them is entered, so that a node hangs on its nearest one, not on the deepest way to it.
      const mine = ahead.filter((to) => !done.has(to) && !spine.has(to));
      for (const to of mine) done.add(to);
      return { reading: { path, members: read(path), leads: [] }, mine, entered: 0 };
    };
    const root = open(first);
    // Without recursion: a chain can be as long as the mockup has nodes.
    const way = [root];
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const to = at.mine[at.entered++];
      if (to === undefined) {
        way.pop();
        continue;
      }
      const inner = open(to);
      at.reading.leads.push(inner.reading);
      way.push(inner);
    }
    return root.reading;
  };
  const out: Reading[] = [];
  const start = (path: ControlPath) => {
    if (!done.has(path)) out.push(visit(path));
  };
  for (const path of scene.spine) if (rank.has(path)) start(path);
  for (const path of rootsOf(placed, next, entered)) start(path);
  for (const path of placed) start(path);
  return out;
}

/**
 * Where to start reading what the spine does not lead to: of each part that lines tie together, what no arrow enters, and
 * of that the node with the most lines, the first when there are several.
 */
function rootsOf(
  placed: readonly ControlPath[],
  next: ReadonlyMap<ControlPath, readonly ControlPath[]>,
  entered: ReadonlySet<ControlPath>,
): readonly ControlPath[] {
  const lines = (path: ControlPath) => new Set(next.get(path) ?? []).size;
  const free = placed.filter((path) => next.has(path) && !entered.has(path));
  const best = new Map<ControlPath, ControlPath>();
  const part = partsOf(next);
  for (const path of free) {
    const known = best.get(part(path));
    if (known === undefined || lines(path) > lines(known)) best.set(part(path), path);
  }
  // In the order of their parts on the page, each part from its best node on, then what that does not lead to.
  return free.flatMap((path) => [best.get(part(path)) ?? path, path]);
}

/** Tells for each node the first node of the part that it is tied to, whatever way the lines go. */
function partsOf(next: ReadonlyMap<ControlPath, readonly ControlPath[]>): (path: ControlPath) => ControlPath {
  const above = new Map<ControlPath, ControlPath>();
  const top = (path: ControlPath): ControlPath => {
    let at = path;
    for (let up = above.get(at); up !== undefined; up = above.get(at)) at = up;
    if (at !== path) above.set(path, at);
    return at;
  };
  for (const [from, tos] of next) {
    for (const to of tos) {
      const [a, b] = [top(from), top(to)];
      if (a !== b) above.set(b, a);
    }
  }
  return top;
}

/** The paths of the tree, each before what belongs beneath it. */
export function flatten(readings: readonly Reading[]): readonly ControlPath[] {
  const order: ControlPath[] = [];
  const waiting: Reading[] = [];
  const wait = (list: readonly Reading[]) => {
    for (const reading of list.toReversed()) waiting.push(reading);
  };
  wait(readings);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    order.push(at.path);
    wait(at.leads);
    wait(at.members);
  }
  return order;
}
