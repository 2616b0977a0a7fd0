import type { ControlPath } from '../model/control.ts';
import { distance, expand, type Point, type Rect } from '../model/geometry.ts';
import { arrowPoints } from './arrow.ts';
import type { Attachment, Connection, EdgeElement, EdgeEnd } from './diagram.ts';
import { Grid } from './grid.ts';
import { ownText } from './item.ts';

/** Two lines meet when their ends are nearer than this; drawing units. */
const MEETING = 20;
/** An end branches off a line when it is nearer than this to it. */
const BRANCHING = 8;
/** An end that is tied to a node with less confidence than this goes with a line that it meets instead. */
const SURE = 0.7;

type Side = 'from' | 'to';

/** Marks the free ends of lines that meet another line: pieces of one connection, and branches of a trunk. */
export function meetLines(edges: readonly EdgeElement[]): readonly EdgeElement[] {
  const grid = new Grid(edges.map((edge) => ({ edge, bounds: around(arrowPoints(edge.geometry)) })));
  return edges.map((edge) => ({ ...edge, from: meet(edge, edge.from, grid), to: meet(edge, edge.to, grid) }));
}

function around(points: readonly Point[]): Rect {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function meet(edge: EdgeElement, end: EdgeEnd, grid: Grid<{ edge: EdgeElement; bounds: Rect }>): EdgeEnd {
  if (end.attachment && end.attachment.confidence >= SURE) return end;
  const pointsAway = edge.from.point === end.point ? edge.to.head : edge.from.head;
  let best: { meets: Attachment; far: number } | undefined;
  for (const { edge: other } of grid.near(expand({ ...end.point, width: 0, height: 0 }, MEETING))) {
    if (other.path === edge.path || distance(other.from.point, other.to.point) < BRANCHING) continue;
    const [atFrom, atTo] = [distance(end.point, other.from.point), distance(end.point, other.to.point)];
    const atEnd = Math.min(atFrom, atTo);
    const ends = atEnd <= MEETING && !(atFrom < atTo ? other.from : other.to).head;
    const gap = ends ? atEnd : lineGap(end.point, arrowPoints(other.geometry));
    if (!ends && gap > BRANCHING) continue;
    // Where several lines meet, an arrow comes from the one that brings it there, not from another that leads away.
    const leadsAway = pointsAway && (atFrom < atTo ? other.to.head : other.from.head);
    const far = gap + (ends ? 0 : 0.5) + (leadsAway ? MEETING : 0);
    if (best && best.far <= far) continue;
    const reason = ends ? 'meets the end of the line' : 'branches off the line';
    best = { far, meets: { to: other.path, reason, confidence: Math.round((1 - gap / (2 * MEETING)) * 100) / 100 } };
  }
  if (!best) return end;
  return { point: end.point, head: end.head, meets: best.meets };
}

function lineGap(p: Point, line: readonly Point[]): number {
  let least = Number.POSITIVE_INFINITY;
  line.forEach((b, i) => {
    const a = line[i - 1];
    if (a) least = Math.min(least, segmentGap(p, a, b));
  });
  return least;
}

/** Distance from the point to the straight line from `a` to `b`. */
export function segmentGap(p: Point, a: Point, b: Point): number {
  const square = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t = square === 0 ? 0 : ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / square;
  const at = Math.min(1, Math.max(0, t));
  return distance(p, { x: a.x + (b.x - a.x) * at, y: a.y + (b.y - a.y) * at });
}

/** Where one side of a connection leads. */
interface Reached {
  readonly attachment: Attachment;
  readonly head: boolean;
  readonly edges: readonly ControlPath[];
}

/** The ties that the edges draw, each once, in paint order of their first edge. */
export function connectionsOf(
  edges: readonly EdgeElement[],
  labels: ReadonlyMap<ControlPath, string>,
): readonly Connection[] {
  const byPath = new Map(edges.map((edge) => [edge.path, edge]));
  const seen = new Set<string>();
  return edges.flatMap((edge) => {
    const from = reach(edge, 'from', byPath, new Set([edge.path]));
    const to = reach(edge, 'to', byPath, new Set([edge.path]));
    const chain = [...(from ? [...from.edges].reverse() : []), edge.path, ...(to?.edges ?? [])];
    const stops = [
      ...(from ? [{ ...from.attachment, head: from.head }] : []),
      ...edge.through.map((stop) => ({ ...stop, head: false })),
      ...(to ? [{ ...to.attachment, head: to.head }] : []),
    ];
    const label = chain.map((path) => labelOf(byPath.get(path), labels)).find((text) => text !== '') ?? '';
    return stops.slice(1).flatMap((stop, i): Connection[] => {
      const start = stops[i];
      if (!start || start.to === stop.to) return [];
      const key = [...[...chain].sort(), ...[start.to, stop.to].sort()].join('\n');
      if (seen.has(key)) return [];
      seen.add(key);
      return [connect(start, stop, chain, label)];
    });
  });
}

function labelOf(edge: EdgeElement | undefined, labels: ReadonlyMap<ControlPath, string>): string {
  if (!edge) return '';
  return ownText(edge.control) || (labels.get(edge.path) ?? '');
}

type Stop = Attachment & { readonly head: boolean };

function connect(start: Stop, stop: Stop, edges: readonly ControlPath[], label: string): Connection {
  const backward = start.head && !stop.head;
  const [a, b] = backward ? [stop, start] : [start, stop];
  return {
    from: a.to,
    to: b.to,
    direction: start.head && stop.head ? 'both' : start.head || stop.head ? 'forward' : 'none',
    edges: backward ? [...edges].reverse() : edges,
    ...(label === '' ? {} : { label }),
    reason: `starts where the line ${a.reason} and goes where it ${b.reason}`,
    confidence: Math.min(a.confidence, b.confidence),
  };
}

/** The node at one side of the edge, through the lines that it meets. */
function reach(
  edge: EdgeElement,
  side: Side,
  byPath: ReadonlyMap<ControlPath, EdgeElement>,
  seen: Set<ControlPath>,
): Reached | undefined {
  const end = edge[side];
  if (end.attachment) return { attachment: end.attachment, head: end.head, edges: [] };
  const other = end.meets && byPath.get(end.meets.to);
  if (!other || seen.has(other.path)) return undefined;
  seen.add(other.path);
  const further = (next: Side): Reached | undefined => {
    const reached = reach(other, next, byPath, seen);
    if (!reached) return undefined;
    const confidence = Math.min(reached.attachment.confidence, end.meets?.confidence ?? 1);
    return {
      attachment: { ...reached.attachment, confidence, reason: `${reached.attachment.reason} (over another line)` },
      head: reached.head,
      edges: [other.path, ...reached.edges],
    };
  };
  const near = (next: Side) => distance(end.point, other[next].point) <= MEETING;
  if (near('from')) return further('to');
  if (near('to')) return further('from');
  // A branch comes from where its trunk comes from: the end without a head.
  const source: Side = other.from.head && !other.to.head ? 'to' : 'from';
  return further(source) ?? further(source === 'from' ? 'to' : 'from');
}
