import type { ControlPath } from '../../model/control.ts';
import { type Rect, union } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { Connection, EdgeElement } from '../diagram.ts';
import { SPINE_ARM, SPINE_NODES, SPINE_SHARE } from '../numbers.ts';

/**
 * The spine of a roadmap: the longest path of solid lines that have heads at bare texts and icons only, when it runs along
 * a good part of the picture. It starts at its upper end, or at its left end when it runs across.
 *
 * @param milestones bare texts and icons
 * @param stacks boxes that stand one on the other: a line that enters the first and leaves the last goes through them
 */
export function findSpine(
  connections: readonly Connection[],
  edges: ReadonlyMap<ControlPath, EdgeElement>,
  bounds: ReadonlyMap<ControlPath, Rect>,
  milestones: ReadonlySet<ControlPath>,
  stacks: readonly (readonly [ControlPath, ControlPath])[],
): readonly ControlPath[] {
  const neighbours = new Map<ControlPath, ControlPath[]>();
  const join = (a: ControlPath, b: ControlPath) => append(neighbours, a, b);
  const mayRun = ({ from, to, direction }: Connection) =>
    direction === 'none' || (milestones.has(to) && (direction === 'forward' || milestones.has(from)));
  // A line that runs beneath nodes has its head at its last stretch only.
  const through = new Set(connections.filter(mayRun).flatMap((one) => one.edges.filter((path) => runsOn(edges, path))));
  // Of ways that are as long the one found last is taken: a line without a head runs on where one with a head hangs aside.
  const headed = connections.filter(({ direction }) => direction !== 'none');
  const plain = connections.filter(({ direction }) => direction === 'none');
  for (const connection of [...headed, ...plain]) {
    const { from, to, edges: drawn } = connection;
    const solid = drawn.every((path) => (edges.get(path)?.control.properties.stroke ?? 'solid') === 'solid');
    if (!solid || !(mayRun(connection) || drawn.some((path) => through.has(path)))) continue;
    join(from, to);
    join(to, from);
  }
  const lined = new Map([...neighbours].map(([node, list]) => [node, new Set(list)]));
  for (const [upper, lower] of stacks) {
    join(upper, lower);
    join(lower, upper);
  }
  const all = extent([...bounds.values()]);
  let best: { path: readonly ControlPath[]; length: number } | undefined;
  const seen = new Set<ControlPath>();
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const reached = farthest(start, neighbours);
    for (const node of reached.all) seen.add(node);
    const ways = [reached.path.at(-1) ?? start, topmost(reached.all, milestones, bounds)].map((from) => {
      const path = withoutStackedEnds(withDetours(farthest(from, neighbours).path, neighbours), lined);
      const size = extent(path.flatMap((node) => bounds.get(node) ?? []));
      return { path, length: Math.max(size.width / (all.width || 1), size.height / (all.height || 1)) };
    });
    // Two arms that hang from the top are not one spine: then it goes down one of them.
    const { path, length } = ways.reduce((a, b) => (b.length >= a.length * SPINE_ARM ? b : a));
    if (path.length >= SPINE_NODES && length >= SPINE_SHARE && (!best || length > best.length)) best = { path, length };
  }
  return best ? fromItsStart(best.path, bounds) : [];
}

function runsOn(edges: ReadonlyMap<ControlPath, EdgeElement>, path: ControlPath): boolean {
  return (edges.get(path)?.through.length ?? 0) > 0;
}

/** The uppermost of the bare texts among the nodes, or else of all. */
function topmost(
  nodes: readonly ControlPath[],
  milestones: ReadonlySet<ControlPath>,
  bounds: ReadonlyMap<ControlPath, Rect>,
): ControlPath {
  const texts = nodes.filter((node) => milestones.has(node));
  const y = (node: ControlPath) => bounds.get(node)?.y ?? Number.POSITIVE_INFINITY;
  return (texts.length > 0 ? texts : nodes).reduce((a, b) => (y(b) < y(a) ? b : a));
}

/**
 * The path with what lies on the way between two of its nodes: a line that runs beneath nodes ties its two ends as well as
 * each node to the next.
 */
function withDetours(
  path: readonly ControlPath[],
  neighbours: ReadonlyMap<ControlPath, readonly ControlPath[]>,
): readonly ControlPath[] {
  const taken = new Set(path);
  return path.flatMap((node, i) => {
    const next = path[i + 1];
    if (next === undefined) return [node];
    const before = new Map<ControlPath, ControlPath | undefined>([[node, undefined]]);
    for (const at of before.keys()) {
      for (const to of neighbours.get(at) ?? []) {
        const isWay = to === next ? at !== node : !taken.has(to);
        if (isWay && !before.has(to)) before.set(to, at);
      }
    }
    const way: ControlPath[] = [];
    for (let at = before.get(next); at !== undefined && at !== node; at = before.get(at)) way.unshift(at);
    for (const at of way) taken.add(at);
    return [node, ...way];
  });
}

/** A spine starts and ends with a line: boxes stacked on its last node are not of it. */
function withoutStackedEnds(
  path: readonly ControlPath[],
  lined: ReadonlyMap<ControlPath, ReadonlySet<ControlPath>>,
): readonly ControlPath[] {
  const byLine = (i: number) => lined.get(path[i] ?? '')?.has(path[i + 1] ?? '') === true;
  let [first, last] = [0, path.length - 1];
  while (first < last && !byLine(first)) first++;
  while (last > first && !byLine(last - 1)) last--;
  return path.slice(first, last + 1);
}

function fromItsStart(path: readonly ControlPath[], bounds: ReadonlyMap<ControlPath, Rect>): readonly ControlPath[] {
  const [first, last] = [bounds.get(path[0] ?? ''), bounds.get(path.at(-1) ?? '')];
  if (!first || !last) return path;
  const down = Math.abs(first.y - last.y) >= Math.abs(first.x - last.x) / 2;
  const backward = down ? first.y > last.y : first.x > last.x;
  return backward ? [...path].reverse() : path;
}

/** The node with the most lines between it and `start`, the way to it, and all nodes within reach. */
function farthest(
  start: ControlPath,
  neighbours: ReadonlyMap<ControlPath, readonly ControlPath[]>,
): { readonly path: readonly ControlPath[]; readonly all: readonly ControlPath[] } {
  const before = new Map<ControlPath, ControlPath | undefined>([[start, undefined]]);
  const queue = [start];
  for (let i = 0; i < queue.length; i++) {
    const node = queue[i] ?? start;
    for (const next of neighbours.get(node) ?? []) {
      if (before.has(next)) continue;
      before.set(next, node);
      queue.push(next);
    }
  }
  const path: ControlPath[] = [];
  for (let node = queue.at(-1); node !== undefined; node = before.get(node)) path.push(node);
  return { path: path.reverse(), all: queue };
}

function extent(rects: readonly Rect[]): { readonly width: number; readonly height: number } {
  const all = rects.reduce<Rect | undefined>(union, undefined);
  return { width: all?.width ?? 0, height: all?.height ?? 0 };
}
