import type { ControlPath } from '../../model/control.ts';
import {
  add,
  area,
  depthIn,
  distance,
  expand,
  gapTo,
  holds,
  type Point,
  type Rect,
  subtract,
} from '../../model/geometry.ts';
import type { BoxIndex } from '../../model/indices/box-index.ts';
import { type ArrowGeometry, arrowPoints, endDirections } from '../arrow.ts';
import type { Attachment } from '../diagram.ts';
import {
  AS_FAR,
  BEHIND,
  CERTAIN_MARGIN,
  DEEP,
  END_ASIDE,
  END_NEAR,
  NOT_POINTING,
  POINTING,
  TOUCH,
} from '../numbers.ts';
import type { Course } from './beneath.ts';
import type { Target } from './target.ts';

interface Candidate {
  readonly target: Target;
  /** The lower, the likelier; comparable to drawing units of distance. */
  readonly cost: number;
  /** Made when it is asked for: few candidates are chosen. */
  readonly reason: () => string;
  /** What is left of the confidence; 1 when absent. */
  readonly trust?: number;
  /** The end stands beside it and does not point at it. */
  readonly beside?: boolean;
}

/** The likeliest target of an end and the next one. */
type Candidates = readonly [Candidate | undefined, Candidate | undefined];

/** What an end of a line is tied to, with what is needed to weigh it against lines that meet there. */
export interface EndTie {
  readonly attachment: Attachment;
  readonly bounds: Rect;
  /** From the end to the border; 0 inside. */
  readonly gap: number;
}

/** Both ends of a line, each with what its place says of it. `index`: its place in paint order. */
export function lineEnds(
  geometry: ArrowGeometry,
  look: { readonly heads: { readonly from: boolean; readonly to: boolean }; readonly dotted: boolean },
  course: Course,
  index: number,
): { readonly from: LineEnd; readonly to: LineEnd } {
  const points = arrowPoints(geometry);
  const directions = endDirections(geometry);
  const { beneath, over } = course;
  const { heads, dotted } = look;
  const from = { end: geometry.from, direction: directions.from, points, head: heads.from, over: over.from };
  const to = {
    end: geometry.to,
    direction: directions.to,
    points: [...points].reverse(),
    head: heads.to,
    over: over.to,
  };
  return { from: { ...from, dotted, index, beneath }, to: { ...to, dotted, index, beneath } };
}

/** Ties both ends of a line to nodes: what hides them, what they touch, are near to, or point at. Not both to the same. */
export function attachEnds(
  lines: { readonly from: LineEnd; readonly to: LineEnd },
  grid: BoxIndex<Target>,
): { readonly from?: EndTie; readonly to?: EndTie } {
  const froms = candidates(lines.from, grid);
  const tos = candidates(lines.to, grid);
  const [from, to] = bestPair(froms, tos);
  return {
    ...(from ? { from: tie(from, froms, lines.from.end) } : {}),
    ...(to ? { to: tie(to, tos, lines.to.end) } : {}),
  };
}

/** The cheapest pair of different targets; one end stays free when there is only one target for both. */
function bestPair(
  [from, nextFrom]: Candidates,
  [to, nextTo]: Candidates,
): [Candidate | undefined, Candidate | undefined] {
  if (!from || !to || from.target.path !== to.target.path) return [from, to];
  const costFrom = nextFrom ? nextFrom.cost + to.cost : Number.POSITIVE_INFINITY;
  const costTo = nextTo ? nextTo.cost + from.cost : Number.POSITIVE_INFINITY;
  if (nextFrom && costFrom <= costTo) return [nextFrom, to];
  if (nextTo) return [from, nextTo];
  return from.cost <= to.cost ? [from, undefined] : [undefined, to];
}

function tie(chosen: Candidate, [first, second]: Candidates, end: Point): EndTie {
  const other = chosen === first ? second : first;
  const margin = other ? Math.min(1, Math.max(0, other.cost - chosen.cost) / CERTAIN_MARGIN) : 1;
  const nearness = (1 - Math.min(chosen.cost, 60) / 100) * (chosen.trust ?? 1);
  const confidence = Math.round(nearness * (0.7 + 0.3 * margin) * 100) / 100;
  const { path, bounds } = chosen.target;
  return { attachment: { to: path, reason: chosen.reason(), confidence }, bounds, gap: gapTo(bounds, end) };
}

/** One end of a line. */
export interface LineEnd {
  readonly end: Point;
  /** Away from the line, of length 1. */
  readonly direction: Point;
  /** The line, from this end on. */
  readonly points: readonly Point[];
  readonly head: boolean;
  /** Drawn in dots: it may fade out at nothing. */
  readonly dotted: boolean;
  /** Its place in paint order. */
  readonly index: number;
  /** The box that hides this end. */
  readonly over: Target | undefined;
  /** The boxes that hide a part of the line. */
  readonly beneath: ReadonlySet<ControlPath>;
}

function candidates(line: LineEnd, grid: BoxIndex<Target>): Candidates {
  const best: { first?: Candidate; second?: Candidate } = {};
  const weigh = (candidate: Candidate) => {
    if (best.second && !isLikelier(candidate, best.second)) return;
    if (best.first && !isLikelier(candidate, best.first)) best.second = candidate;
    else Object.assign(best, { first: candidate, second: best.first });
  };
  const targets = grid.near(expand({ ...line.end, width: 0, height: 0 }, POINTING));
  for (const target of targets) {
    const candidate = target.path === line.over?.path ? undefined : consider(target, line);
    if (candidate) weigh(candidate);
  }
  if (line.over) weigh({ target: line.over, cost: 0, reason: () => 'ends beneath it' });
  const { first, second } = best;
  return first?.beside && isBetween(line, first.target, targets) ? [undefined, undefined] : [first, second];
}

function isLikelier(a: Candidate, b: Candidate): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.target.index < b.target.index);
}

function consider(target: Target, line: LineEnd): Candidate | undefined {
  const { end, direction } = line;
  const bounds = target.bounds;
  // Boxes come before containers and bare text where an end could mean either.
  const base = target.bare ? 5 : target.open ? 3 : 0;
  if (holds(bounds, end)) {
    const depth = depthIn(bounds, end);
    // Hidden with the end, so nobody sees that the line reaches it.
    const hidden = line.over && target.index > line.index ? END_ASIDE : 0;
    if (target.open) {
      if (depth > DEEP) return undefined;
      // A line that comes in over the border and stops short of every member means the container.
      const other = line.points.at(-1) ?? end;
      const cost = base + hidden + (holds(bounds, other) ? depth : depth * 0.3);
      return { target, cost, reason: () => `ends ${round(depth)} inside its border` };
    }
    // Of boxes that lie on one another the smaller is meant; of neighbours that share a border the one pointed into.
    const ahead = holds(bounds, add(end, { x: direction.x * 6, y: direction.y * 6 })) ? 0 : 2;
    return { target, cost: base + hidden + ahead + Math.min(2, area(bounds) / 1e6), reason: () => 'ends inside it' };
  }
  const gap = gapTo(bounds, end);
  const heading = cosine(direction, subtract(nearest(bounds, end), end));
  if (gap <= TOUCH) {
    const aside = heading < -0.3 ? 3 : 0;
    return { target, cost: base + gap + aside, reason: () => 'touches it' };
  }
  const hit = rayGap(bounds, end, direction);
  if (hit !== undefined && hit <= POINTING) {
    const far = Math.max(hit, gap);
    const reason = () =>
      far <= END_NEAR ? `ends ${round(far)} before it and points at it` : `points at it from ${round(far)} away`;
    return { target, cost: base + (far <= END_NEAR ? far : END_NEAR + (far - END_NEAR) * 1.5), reason };
  }
  if (gap <= BEHIND && line.beneath.has(target.path)) {
    return { target, cost: base + gap, reason: () => `comes out ${round(gap)} behind it`, trust: NOT_POINTING };
  }
  const within = heading > (line.head ? 0.1 : 0.7) ? END_NEAR : END_ASIDE;
  if (gap > within || runsAlong(line.points, bounds, gap)) return undefined;
  const turned = heading < 0 ? 14 * -heading + 8 : 8 * (1 - heading);
  return {
    target,
    cost: base + gap + turned,
    reason: () => `ends ${round(gap)} beside it`,
    trust: NOT_POINTING,
    beside: true,
  };
}

/** Whether the end stands between two things, about as far from the one as from the other: it means neither. */
function isBetween({ end, direction }: LineEnd, one: Target, targets: readonly Target[]): boolean {
  const side = ({ bounds }: Target) => {
    const way = subtract(nearest(bounds, end), end);
    return Math.sign(direction.x * way.y - direction.y * way.x);
  };
  const gap = gapTo(one.bounds, end);
  return targets.some((other) => {
    const away = gapTo(other.bounds, end);
    return side(other) * side(one) < 0 && away >= gap / AS_FAR && away <= gap * AS_FAR;
  });
}

/** Whether the line keeps to the side of the box for a while: it is ruled beside the box, not tied to it. */
export function runsAlong(points: readonly Point[], bounds: Rect, gap: number): boolean {
  const [end, next] = points;
  const length = end && next ? distance(end, next) : 0;
  if (!end || !next || length === 0) return false;
  const share = Math.min(1, (2 * END_NEAR) / length);
  const back = { x: end.x + (next.x - end.x) * share, y: end.y + (next.y - end.y) * share };
  return gapTo(bounds, back) <= gap + 2;
}

/** The point of the rectangle that is nearest to `p`. */
export function nearest(r: Rect, p: Point): Point {
  return { x: Math.min(Math.max(p.x, r.x), r.x + r.width), y: Math.min(Math.max(p.y, r.y), r.y + r.height) };
}

/** The cosine of the angle between the two; 1 when one has no length. */
export function cosine(a: Point, b: Point): number {
  const length = Math.hypot(a.x, a.y) * Math.hypot(b.x, b.y);
  return length < 1e-9 ? 1 : (a.x * b.x + a.y * b.y) / length;
}

/** How far along its direction the end meets the target, which counts as a little larger than it is. */
export function rayGap(bounds: Rect, end: Point, direction: Point): number | undefined {
  const r = expand(bounds, 4);
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
