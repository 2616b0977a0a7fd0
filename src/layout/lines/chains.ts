import type { Connection, Diagram, EdgeElement } from '../../graph/diagram.ts';
import { type ControlPath, comparePaths } from '../../model/control.ts';
import { centre, distance } from '../../model/geometry.ts';
import { append, tally } from '../../model/lists.ts';

/** Edges that draw the way from one node to another, in order, and the nodes beneath which it runs. */
export interface Way {
  readonly from: ControlPath;
  readonly to: ControlPath;
  readonly edges: readonly ControlPath[];
  readonly through: readonly ControlPath[];
}

/**
 * The ways to draw connections with edges that meet in the open, or run on beneath nodes: such edges tie a chain of nodes,
 * and each has its part of it.
 *
 * @param free edges that are to be drawn
 */
export function waysOf(diagram: Diagram, free: ReadonlySet<ControlPath>): readonly Way[] {
  const groups = groupsOf(diagram.connections.filter(({ edges }) => edges.some((path) => free.has(path))));
  return groups.flatMap((group) => {
    const chain = chainOf(group);
    if (chain) return alongChain(chain, free);
    const taken = new Set<ControlPath>();
    return group.flatMap(({ from, to, edges }): Way[] => {
      const own = edges.filter((path) => free.has(path) && !taken.has(path));
      for (const path of own) taken.add(path);
      return own.length === 0 ? [] : [{ from, to, edges: own, through: [] }];
    });
  });
}

/** Whether the edge is drawn from the end of the way to its start. */
export function isBackward(edge: EdgeElement, { from, to, through }: Way, { byPath }: Diagram): boolean {
  const nodes = [from, ...through, to];
  const own = [edge.from.attachment?.to, ...edge.through.map((stop) => stop.to), edge.to.attachment?.to];
  const known = own.flatMap((path) => (path !== undefined && nodes.includes(path) ? [nodes.indexOf(path)] : []));
  const [first, last] = [known[0], known.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) return first > last;
  if (edge.from.attachment?.to === to || edge.to.attachment?.to === from) return true;
  if (edge.from.attachment?.to === from || edge.to.attachment?.to === to) return false;
  const [a, b] = [byPath.get(from)?.bounds, byPath.get(to)?.bounds];
  if (!a || !b) return false;
  const ahead = distance(edge.from.point, centre(a)) + distance(edge.to.point, centre(b));
  return ahead > distance(edge.from.point, centre(b)) + distance(edge.to.point, centre(a));
}

/** Connections that share edges, together. */
function groupsOf(connections: readonly Connection[]): readonly (readonly Connection[])[] {
  const groups: { connections: Connection[]; edges: Set<ControlPath> }[] = [];
  for (const connection of connections) {
    const touched = groups.filter(({ edges }) => connection.edges.some((path) => edges.has(path)));
    const [home, ...others] = touched;
    const group = home ?? { connections: [], edges: new Set() };
    if (!home) groups.push(group);
    for (const other of others) {
      group.connections.push(...other.connections);
      for (const path of other.edges) group.edges.add(path);
      groups.splice(groups.indexOf(other), 1);
    }
    group.connections.push(connection);
    for (const path of connection.edges) group.edges.add(path);
  }
  return groups.map((group) => group.connections);
}

interface Chain {
  readonly nodes: readonly ControlPath[];
  /** The edges of each step from a node to the next, in the order of the chain. */
  readonly steps: readonly (readonly ControlPath[])[];
}

/** The connections as one path of nodes; `undefined` when they are none. */
function chainOf(connections: readonly Connection[]): Chain | undefined {
  const next = new Map<ControlPath, Connection[]>();
  for (const connection of connections) {
    for (const end of [connection.from, connection.to]) append(next, end, connection);
  }
  const ends = [...next].filter(([, list]) => list.length === 1).map(([path]) => path);
  if (ends.length !== 2 || [...next.values()].some((list) => list.length > 2)) return undefined;
  const start = ends.sort(comparePaths)[0];
  if (start === undefined) return undefined;
  const nodes = [start];
  const steps: (readonly ControlPath[])[] = [];
  const used = new Set<Connection>();
  for (let at = start; ; ) {
    const step = next.get(at)?.find((connection) => !used.has(connection));
    if (!step) break;
    used.add(step);
    const ahead = step.from === at;
    at = ahead ? step.to : step.from;
    nodes.push(at);
    steps.push(ahead ? step.edges : [...step.edges].reverse());
  }
  return used.size === connections.length ? { nodes, steps } : undefined;
}

/** Steps with edges of their own are drawn by these; an edge that several steps share draws the rest of them as one. */
function alongChain({ nodes, steps }: Chain, free: ReadonlySet<ControlPath>): readonly Way[] {
  const count = tally(steps.flat());
  const owned = steps.map((edges) => edges.filter((path) => count.get(path) === 1 && free.has(path)));
  const shared = steps.map((edges) => edges.find((path) => (count.get(path) ?? 0) > 1 && free.has(path)));
  const ways: Way[] = [];
  const drawn = new Set<ControlPath>();
  for (let i = 0; i < steps.length; i++) {
    const [from, own, common] = [nodes[i], owned[i] ?? [], shared[i]];
    if (from === undefined) continue;
    let end = i;
    if (own.length === 0 && common !== undefined) {
      while (end + 1 < steps.length && (owned[end + 1] ?? []).length === 0 && shared[end + 1] === common) end++;
    }
    const edges = own.length > 0 ? own : common === undefined || drawn.has(common) ? [] : [common];
    const to = nodes[end + 1];
    for (const path of edges) drawn.add(path);
    if (to !== undefined && edges.length > 0) ways.push({ from, to, edges, through: nodes.slice(i + 1, end + 1) });
    i = end;
  }
  // What shared only steps that others draw goes along with the first of these.
  for (const [i, edges] of steps.entries()) {
    for (const path of edges.filter((one) => free.has(one) && !drawn.has(one))) {
      drawn.add(path);
      const home = ways.findIndex(({ from, to }) => from === nodes[i] || to === nodes[i + 1]);
      const way = ways[home];
      if (way) ways[home] = { ...way, edges: [...way.edges, path] };
    }
  }
  return ways;
}
