import type { ControlPath } from '../model/control.ts';
import { add, centre, distance, expand, holds, type Point, subtract } from '../model/geometry.ts';
import { type ArrowGeometry, endDirections } from './arrow.ts';
import type { Attachment } from './diagram.ts';
import type { Grid } from './grid.ts';
import { area, depthIn, gapTo, type Item, isIcon, isText } from './item.ts';

/** An end nearer to a border than this touches it; drawing units. */
const TOUCH = 4;
/** An end further than this from a border does not belong to it, unless it points at it. */
const NEAR = 20;
/** An end further inside a container than this does not mean the container; drawing units. */
const DEEP = 48;
/** How far an end may point. */
const POINTING = 64;

/** What an end could belong to. */
export interface Target extends Item {
  /** Holds other nodes: only its border counts, for its inside belongs to its members. */
  readonly open: boolean;
}

interface Candidate {
  readonly target: Target;
  /** The lower, the likelier; comparable to drawing units of distance. */
  readonly cost: number;
  readonly reason: string;
}

/** Ties both ends of a line to nodes: what they touch, are near to, or point at. Not both ends to the same. */
export function attachEnds(
  geometry: ArrowGeometry,
  grid: Grid<Target>,
): { readonly from?: Attachment; readonly to?: Attachment } {
  const directions = endDirections(geometry);
  const froms = candidates({ end: geometry.from, direction: directions.from, other: geometry.to }, grid);
  const tos = candidates({ end: geometry.to, direction: directions.to, other: geometry.from }, grid);
  const [from, to] = bestPair(froms, tos);
  return {
    ...(from ? { from: attachment(from, froms) } : {}),
    ...(to ? { to: attachment(to, tos) } : {}),
  };
}

/** The cheapest pair of different targets; one end stays free when there is only one target for both. */
function bestPair(
  froms: readonly Candidate[],
  tos: readonly Candidate[],
): [Candidate | undefined, Candidate | undefined] {
  const [from, to] = [froms[0], tos[0]];
  if (!from || !to || from.target.path !== to.target.path) return [from, to];
  const [nextFrom, nextTo] = [froms[1], tos[1]];
  const costFrom = nextFrom ? nextFrom.cost + to.cost : Number.POSITIVE_INFINITY;
  const costTo = nextTo ? nextTo.cost + from.cost : Number.POSITIVE_INFINITY;
  if (nextFrom && costFrom <= costTo) return [nextFrom, to];
  if (nextTo) return [from, nextTo];
  return from.cost <= to.cost ? [from, undefined] : [undefined, to];
}

function attachment(chosen: Candidate, all: readonly Candidate[]): Attachment {
  const other = all.find((candidate) => candidate.target.path !== chosen.target.path);
  const margin = other ? Math.min(1, Math.max(0, other.cost - chosen.cost) / 12) : 1;
  const nearness = 1 - Math.min(chosen.cost, 60) / 120;
  const confidence = Math.round(nearness * (0.6 + 0.4 * margin) * 100) / 100;
  return { to: chosen.target.path, reason: chosen.reason, confidence };
}

/** One end of a line. */
interface LineEnd {
  readonly end: Point;
  /** Away from the line, of length 1. */
  readonly direction: Point;
  readonly other: Point;
}

function candidates(line: LineEnd, grid: Grid<Target>): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const target of grid.near(expand({ ...line.end, width: 0, height: 0 }, POINTING))) {
    const candidate = consider(target, line);
    if (candidate) found.push(candidate);
  }
  return found.sort((a, b) => a.cost - b.cost || a.target.index - b.target.index);
}

function consider(target: Target, { end, direction, other }: LineEnd): Candidate | undefined {
  const bounds = target.bounds;
  // Boxes come before containers and bare text where an end could mean either.
  const base = isText(target) ? 5 : target.open ? 3 : 0;
  if (holds(bounds, end)) {
    const depth = depthIn(bounds, end);
    if (target.open) {
      if (depth > DEEP) return undefined;
      // A line that comes in over the border and stops short of every member means the container.
      const cost = base + (holds(bounds, other) ? depth : depth * 0.3);
      return { target, cost, reason: `ends ${round(depth)} inside its border` };
    }
    // Of boxes that lie on one another the smaller is meant; of neighbours that share a border the one pointed into.
    const ahead = holds(bounds, add(end, { x: direction.x * 6, y: direction.y * 6 })) ? 0 : 2;
    return { target, cost: base + ahead + Math.min(2, area(bounds) / 1e6), reason: 'ends inside it' };
  }
  const gap = gapTo(bounds, end);
  const heading = cosine(direction, subtract(nearest(target, end), end));
  if (gap <= TOUCH) {
    const aside = heading < -0.3 ? 3 : 0;
    return { target, cost: base + gap + aside, reason: 'touches it' };
  }
  const hit = rayGap(target, end, direction);
  if (hit !== undefined && hit <= POINTING) {
    const reason =
      hit <= NEAR ? `ends ${round(gap)} before it and points at it` : `points at it from ${round(hit)} away`;
    return { target, cost: base + (hit <= NEAR ? hit : NEAR + (hit - NEAR) * 0.8), reason };
  }
  if (gap > NEAR) return undefined;
  const turned = heading < 0 ? 14 * -heading + 8 : 8 * (1 - heading);
  return { target, cost: base + gap + turned, reason: `ends ${round(gap)} beside it` };
}

function nearest(target: Target, p: Point): Point {
  const r = target.bounds;
  return { x: Math.min(Math.max(p.x, r.x), r.x + r.width), y: Math.min(Math.max(p.y, r.y), r.y + r.height) };
}

function cosine(a: Point, b: Point): number {
  const length = Math.hypot(a.x, a.y) * Math.hypot(b.x, b.y);
  return length < 1e-9 ? 1 : (a.x * b.x + a.y * b.y) / length;
}

/** How far along its direction the end meets the target, which counts as a little larger than it is. */
function rayGap(target: Target, end: Point, direction: Point): number | undefined {
  const r = expand(target.bounds, 4);
  let [enter, leave] = [0, Number.POSITIVE_INFINITY];
  for (const axis of ['x', 'y'] as const) {
    const [low, high] = [r[axis], r[axis] + (axis === 'x' ? r.width : r.height)];
    const speed = direction[axis];
    if (Math.abs(speed) < 1e-9) {
      if (end[axis] < low || end[axis] > high) return undefined;
      continue;
    }
    const [a, b] = [(low - end[axis]) / speed, (high - end[axis]) / speed];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter <= leave ? enter : undefined;
}

const round = (n: number): string => n.toFixed(0);

/**
 * The nodes that the line runs beneath between its ends, in order: boxes painted over it which it crosses near their
 * middle. A line that only cuts a corner does not mean the box.
 */
export function nodesOnTheWay(
  points: readonly Point[],
  index: number,
  grid: Grid<Target>,
  ends: ReadonlySet<ControlPath | undefined>,
): readonly Attachment[] {
  const found: { at: number; attachment: Attachment }[] = [];
  const seen = new Set<ControlPath>();
  let passed = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    const length = distance(a, b);
    const area = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    for (const target of grid.near(area)) {
      if (target.open || isText(target) || ends.has(target.path) || seen.has(target.path)) continue;
      // A line over a box strikes it out; over a dot of its own colour it looks the same as beneath.
      if (target.index < index && !isIcon(target)) continue;
      const along = { x: (b.x - a.x) / (length || 1), y: (b.y - a.y) / (length || 1) };
      const middle = centre(target.bounds);
      const foot = (middle.x - a.x) * along.x + (middle.y - a.y) * along.y;
      if (foot < 0 || foot > length) continue;
      const near = add(a, { x: along.x * foot, y: along.y * foot });
      const off = Math.max(
        Math.abs(near.x - middle.x) / (target.bounds.width / 2 || 1),
        Math.abs(near.y - middle.y) / (target.bounds.height / 2 || 1),
      );
      if (off > 0.6) continue;
      seen.add(target.path);
      const confidence = Math.round((1 - off / 2) * 100) / 100;
      found.push({
        at: passed + foot,
        attachment: { to: target.path, reason: 'the line runs beneath it', confidence },
      });
    }
    passed += length;
  }
  return found.sort((x, y) => x.at - y.at).map((hit) => hit.attachment);
}
