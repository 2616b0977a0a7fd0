import { type ArrowGeometry, arrowPoints, lengthOf } from '../../graph/arrow.ts';
import { bottom, centre, distance, expand, overlaps, type Point, type Rect, right } from '../../model/geometry.ts';
import { type EdgeStyle, type Port, portsOf } from './ports.ts';

/** What stands near a place. */
interface Obstacles {
  near(area: Rect): readonly { readonly bounds: Rect }[];
}

/** What a line should not run through or cross. */
interface RouteScene {
  readonly obstacles: Obstacles;
  /** The lines that are there already. */
  readonly lines: readonly PlacedLine[];
  /** What the line ties on its way: it should run beneath them. */
  readonly beneath?: readonly Rect[];
  /** Whether the line is to be straight unless something is in its way. */
  readonly straight?: boolean;
  /** What may still be looked at, shared by the lines of a drawing. */
  readonly effort?: Effort;
}

/**
 * How much may be looked at for the lines of one drawing: comparisons with obstacles, and with pieces of other lines. It is
 * counted rather than timed, so that a drawing is laid out alike everywhere.
 */
export interface Effort {
  left: number;
  /** Lines that were led without a look around, since nothing was left. */
  simple: number;
}

/**
 * Roadmaps of the corpus need 0.84 million at most. A grid of 600 boxes with 184 long lines between any of them needs more, and
 * is laid out in 4.5 s of CPU time then; several layouts of it are compared, each with as much.
 */
const MOST_EFFORT = 2_000_000;

export function newEffort(): Effort {
  return { left: MOST_EFFORT, simple: 0 };
}

export interface PlacedLine {
  readonly points: readonly Point[];
  readonly bounds: Rect;
}

/** Costs, in drawing units of length that one would go around for. */
const COST = {
  hit: 20_000,
  missed: 4_000,
  slant: 5_000,
  near: 60,
  crossing: 240,
  bend: 0.25,
  sideways: 80,
  along: 200,
  shared: 3,
  turned: 40,
  reshape: 300,
  border: 1_200,
} as const;
/** A line keeps this far from what it passes; drawing units. */
const CLEARANCE = 5;
/** Lines nearer to one another than this are read as one; drawing units. */
const TIGHT = 2;
/** Lines that meet at a box, or cross, are so near to one another for so long; drawing units. */
const MEETING = 24;
/** The cosine of the angle to the way outwards from which on a line runs along its box. */
const STEEP = 0.25;
const BENDS = [0.12, 0.18, 0.25, 0.45, 0.7, 1, 1.5];

interface Candidate {
  readonly line: ArrowGeometry;
  readonly ports: readonly [Port, Port];
}

/** The line between two boxes that runs through nothing, crosses least and is short; coordinates are whole numbers. */
export function routeEdge(from: Rect, to: Rect, scene: RouteScene, style: EdgeStyle): ArrowGeometry {
  const { effort } = scene;
  if (effort && effort.left <= 0) {
    effort.simple++;
    return simplest(from, to, style);
  }
  let best: { line: ArrowGeometry; cost: number } | undefined;
  const tried = candidates(from, to, style, (scene.beneath ?? []).length > 0).map((candidate) => ({
    line: candidate.line,
    least: shapeCost(candidate) + styleCost(candidate, style, scene.straight === true),
  }));
  // What a line costs at least is quickly told: most need no closer look.
  for (const { line, least } of tried.sort((a, b) => a.least - b.least)) {
    if (best && least >= best.cost) break;
    if (effort && effort.left <= 0) {
      effort.simple++;
      return best?.line ?? line;
    }
    const base = least + wayCost(line, from, to);
    const cost = base + sceneCost(line, scene, best ? best.cost - base : Number.POSITIVE_INFINITY);
    if (!best || cost < best.cost) best = { line, cost };
  }
  return best?.line ?? straight(centre(from), centre(to));
}

/** From side to side, whatever is on the way. */
function simplest(from: Rect, to: Rect, style: EdgeStyle): ArrowGeometry {
  const [start, end] = facing(from, to).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })) as [Point, Point];
  if (style !== 'orthogonal') return straight(start, end);
  return { from: start, to: end, control: { x: end.x, y: start.y }, shape: 'elbow' };
}

/** What a placed line runs through: the number of obstacles other than its ends. */
export function hitsOf(line: ArrowGeometry, obstacles: Obstacles): number {
  const points = arrowPoints(line);
  return obstacles.near(boundsOf(points)).filter(({ bounds }) => runsThrough(points, bounds)).length;
}

export function placedLine(line: ArrowGeometry): PlacedLine {
  const points = arrowPoints(line);
  return { points, bounds: boundsOf(points) };
}

function candidates(from: Rect, to: Rect, style: EdgeStyle, around: boolean): readonly Candidate[] {
  const out: Candidate[] = [];
  for (const a of portsOf(from, to, style)) {
    for (const b of portsOf(to, from, style)) {
      const ports = [a, b] as const;
      const ends = { from: a.at, to: b.at };
      out.push({ line: straight(a.at, b.at), ports });
      if (style === 'straight') continue;
      const shape = style === 'orthogonal' ? 'elbow' : 'curve';
      const corners = [
        { x: a.at.x, y: b.at.y },
        { x: b.at.x, y: a.at.y },
      ];
      for (const control of corners) out.push({ line: { ...ends, control, shape }, ports });
      // Only a corner runs on straight beneath nodes before it turns.
      if (around && shape !== 'elbow') {
        for (const control of corners) out.push({ line: { ...ends, control, shape: 'elbow' }, ports });
      }
      // Of bends there are many: they are for lines from middle to middle.
      if (style === 'orthogonal' || a.cost > 0 || b.cost > 0) continue;
      const d = { x: b.at.x - a.at.x, y: b.at.y - a.at.y };
      for (const bend of BENDS) {
        for (const side of [1, -1]) {
          const control = {
            x: Math.round((a.at.x + b.at.x) / 2 + side * bend * d.y),
            y: Math.round((a.at.y + b.at.y) / 2 - side * bend * d.x),
          };
          out.push({ line: { ...ends, control, shape: 'curve' }, ports });
        }
      }
    }
  }
  return out;
}

function straight(from: Point, to: Point): ArrowGeometry {
  return { from, to, control: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, shape: 'straight' };
}

/** What the line costs for its ends and the distance between them: the least that it costs in all. */
function shapeCost({ line, ports }: Candidate): number {
  const bend = line.shape === 'straight' ? undefined : line.control;
  const aside = sideways(ports[0], bend ?? line.to) + sideways(ports[1], bend ?? line.from);
  const turned = bend === undefined || line.shape === 'elbow' ? 0 : ports.filter((port) => port.cost > 0).length;
  return distance(line.from, line.to) + aside + turned * COST.turned;
}

/** What the way of the line costs beyond the distance between its ends. */
function wayCost(line: ArrowGeometry, from: Rect, to: Rect): number {
  const points = arrowPoints(line);
  const length = lengthOf(points);
  // A line leaves its own boxes at once and does not come back through them.
  const thin = (r: Rect) => expand(r, -1);
  const through = runsThrough(points, thin(from)) || runsThrough(points, thin(to)) ? COST.hit : 0;
  const pieces = Math.max(0, points.length - 2);
  return (length - distance(line.from, line.to)) * (1 + COST.bend) + through + pieces * 0.01;
}

function styleCost({ line, ports }: Candidate, style: EdgeStyle, straight: boolean): number {
  if (style !== 'orthogonal') return straight && line.shape !== 'straight' ? COST.reshape : 0;
  if (isSlanting(line)) return COST.slant;
  // With one bend there is always a way that leaves both boxes; along a side it would look like a part of the border.
  const [first, last] = line.shape === 'elbow' ? [line.control, line.control] : [line.to, line.from];
  return (isAlong(ports[0], first) ? COST.border : 0) + (isAlong(ports[1], last) ? COST.border : 0);
}

/** Orthogonal lines slant only where every corner would lead through something. */
function isSlanting({ from, to, shape }: ArrowGeometry): boolean {
  return shape === 'straight' && Math.abs(from.x - to.x) > 1 && Math.abs(from.y - to.y) > 1;
}

/** A line that leaves along the side of its box, rather than away from it, looks torn off. */
function sideways(port: Port, next: Point): number {
  return port.cost + COST.sideways * (1 - awayness(port, next)) + (isAlong(port, next) ? COST.along : 0);
}

function isAlong(port: Port, next: Point): boolean {
  return awayness(port, next) < STEEP;
}

/** The cosine of the angle between the way outwards and the way of the line. */
function awayness({ at, normal }: Port, next: Point): number {
  const length = distance(at, next);
  return length < 1e-9 ? 0 : ((next.x - at.x) * normal.x + (next.y - at.y) * normal.y) / length;
}

/** What the line costs for what is around it; counted no further than `most`. */
function sceneCost(line: ArrowGeometry, scene: RouteScene, most: number): number {
  const { points, bounds } = placedLine(line);
  const missed = (scene.beneath ?? []).filter((r) => !runsThrough(points, middleOf(r)));
  let cost = missed.length * COST.missed;
  if (cost >= most) return cost;
  const near = scene.obstacles.near(expand(bounds, CLEARANCE));
  spend(scene, near.length + scene.lines.length);
  for (const { bounds: box } of near) {
    if (cost >= most) return cost;
    if (!runsThrough(points, expand(box, CLEARANCE))) continue;
    cost += runsThrough(points, box) ? COST.hit : COST.near;
  }
  const around = expand(bounds, 2 * TIGHT);
  for (const other of scene.lines) {
    if (cost >= most) break;
    if (!overlaps(around, other.bounds)) continue;
    spend(scene, points.length * other.points.length);
    cost += crossings(points, other.points) * COST.crossing;
    cost += Math.max(0, sharedLength(points, other.points) - MEETING) * COST.shared;
  }
  return cost;
}

function spend({ effort }: RouteScene, amount: number): void {
  if (effort) effort.left -= amount;
}

/** A line through this part of a box reads as one that means it. */
function middleOf({ x, y, width, height }: Rect): Rect {
  return { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 };
}

/** How often two lines cross; meeting at a common end is no crossing. */
export function crossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  forNearPieces(a, b, 0, (p, q, r, s) => {
    if (properlyCross(p, q, r, s)) count++;
  });
  return count;
}

/** Calls back for the pieces of both lines whose boxes are no further apart than that: of two curves, few of hundreds. */
function forNearPieces(
  a: readonly Point[],
  b: readonly Point[],
  apart: number,
  use: (p: Point, q: Point, r: Point, s: Point) => void,
): void {
  const [left, top] = [least(b, 'x') - apart, least(b, 'y') - apart];
  const [rightmost, lowest] = [most(b, 'x') + apart, most(b, 'y') + apart];
  for (let i = 1; i < a.length; i++) {
    const [p, q] = [a[i - 1], a[i]];
    if (!p || !q) continue;
    const [x0, x1] = p.x < q.x ? [p.x, q.x] : [q.x, p.x];
    const [y0, y1] = p.y < q.y ? [p.y, q.y] : [q.y, p.y];
    if (x1 < left || x0 > rightmost || y1 < top || y0 > lowest) continue;
    for (let j = 1; j < b.length; j++) {
      const [r, s] = [b[j - 1], b[j]];
      if (!r || !s) continue;
      if ((r.x < x0 - apart && s.x < x0 - apart) || (r.x > x1 + apart && s.x > x1 + apart)) continue;
      if ((r.y < y0 - apart && s.y < y0 - apart) || (r.y > y1 + apart && s.y > y1 + apart)) continue;
      use(p, q, r, s);
    }
  }
}

function least(points: readonly Point[], axis: 'x' | 'y'): number {
  let value = Number.POSITIVE_INFINITY;
  for (const point of points) if (point[axis] < value) value = point[axis];
  return value;
}

function most(points: readonly Point[], axis: 'x' | 'y'): number {
  let value = Number.NEGATIVE_INFINITY;
  for (const point of points) if (point[axis] > value) value = point[axis];
  return value;
}

function properlyCross(p: Point, q: Point, r: Point, s: Point): boolean {
  const side = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const [d1, d2, d3, d4] = [side(r, s, p), side(r, s, q), side(p, q, r), side(p, q, s)];
  return d1 * d2 < 0 && d3 * d4 < 0;
}

/** Whether the lines cross, or lie on one another for longer than lines do that meet at a box. */
export function isMet(a: PlacedLine, b: PlacedLine): boolean {
  if (!overlaps(expand(a.bounds, TIGHT), expand(b.bounds, TIGHT))) return false;
  return crossings(a.points, b.points) > 0 || sharedLength(a.points, b.points) > MEETING;
}

/** For how long the first line lies on the second, drawing units. */
export function sharedLength(a: readonly Point[], b: readonly Point[]): number {
  let length = 0;
  forNearPieces(a, b, TIGHT, (p, q, r, s) => {
    length += sharedBy(p, q, r, s);
  });
  return length;
}

/** How much of the straight line from `p` to `q` lies beside that from `r` to `s`. */
function sharedBy(p: Point, q: Point, r: Point, s: Point): number {
  const [size, length] = [distance(r, s), distance(p, q)];
  if (size < 1e-9 || length < 1e-9) return 0;
  const u = { x: (s.x - r.x) / size, y: (s.y - r.y) / size };
  const aside = (at: Point) => (at.x - r.x) * u.y - (at.y - r.y) * u.x;
  const [d0, d1] = [aside(p), aside(q)];
  if ((d0 > TIGHT && d1 > TIGHT) || (d0 < -TIGHT && d1 < -TIGHT)) return 0;
  const ahead = (at: Point) => (at.x - r.x) * u.x + (at.y - r.y) * u.y;
  const [low, high] = within(ahead(p), ahead(q), 0, size);
  const [near, far] = within(d0, d1, -TIGHT, TIGHT);
  return Math.max(0, Math.min(high, far) - Math.max(low, near)) * length;
}

/** The part of the way from `a` to `b`, in shares of it, on which the value is between the two bounds. */
function within(a: number, b: number, low: number, high: number): readonly [number, number] {
  if (Math.abs(b - a) < 1e-9) return a >= low && a <= high ? [0, 1] : [0, 0];
  const [t0, t1] = [(low - a) / (b - a), (high - a) / (b - a)];
  return [Math.max(0, Math.min(t0, t1)), Math.min(1, Math.max(t0, t1))];
}

/** Whether the line goes through the inside of the box. */
export function runsThrough(points: readonly Point[], box: Rect): boolean {
  if (box.width <= 0 || box.height <= 0) return false;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (a && b && segmentEnters(a, b, box)) return true;
  }
  return false;
}

function segmentEnters(a: Point, b: Point, r: Rect): boolean {
  // Nearly all are far from it.
  if (Math.max(a.x, b.x) <= r.x || Math.min(a.x, b.x) >= r.x + r.width) return false;
  if (Math.max(a.y, b.y) <= r.y || Math.min(a.y, b.y) >= r.y + r.height) return false;
  let [enter, leave] = [0, 1];
  for (const axis of ['x', 'y'] as const) {
    const [low, high] = [r[axis], axis === 'x' ? right(r) : bottom(r)];
    const d = b[axis] - a[axis];
    if (Math.abs(d) < 1e-9) {
      if (a[axis] <= low || a[axis] >= high) return false;
      continue;
    }
    const [t0, t1] = [(low - a[axis]) / d, (high - a[axis]) / d];
    enter = Math.max(enter, Math.min(t0, t1));
    leave = Math.min(leave, Math.max(t0, t1));
  }
  return leave - enter > 1e-6;
}

export function boundsOf(points: readonly Point[]): Rect {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** From the side of a box that faces another to that other. */
export function facing(a: Rect, b: Rect): readonly [Point, Point] {
  const [p, q] = [centre(a), centre(b)];
  if (b.x >= right(a))
    return [
      { x: right(a), y: p.y },
      { x: b.x, y: q.y },
    ];
  if (a.x >= right(b))
    return [
      { x: a.x, y: p.y },
      { x: right(b), y: q.y },
    ];
  if (b.y >= bottom(a))
    return [
      { x: p.x, y: bottom(a) },
      { x: q.x, y: b.y },
    ];
  return [
    { x: p.x, y: a.y },
    { x: q.x, y: bottom(b) },
  ];
}
