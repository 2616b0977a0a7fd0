import { type ArrowGeometry, arrowPoints } from '../graph/arrow.ts';
import { nearest } from '../graph/attach.ts';
import { bottom, centre, distance, expand, overlaps, type Point, type Rect, right } from '../model/geometry.ts';

/** How lines may run. Each is a line that one arrow of Balsamiq can store: it has one bend at most. */
export type EdgeStyle = 'curve' | 'straight' | 'orthogonal';

/** What stands near a place. */
export interface Obstacles {
  near(area: Rect): readonly { readonly bounds: Rect }[];
}

/** What a line should not run through or cross. */
export interface RouteScene {
  readonly obstacles: Obstacles;
  /** The lines that are there already. */
  readonly lines: readonly PlacedLine[];
  /** What the line ties on its way: it should run beneath them. */
  readonly beneath?: readonly Rect[];
}

export interface PlacedLine {
  readonly points: readonly Point[];
  readonly bounds: Rect;
}

/** Costs, in drawing units of length that one would go around for. */
const COST = { hit: 20_000, missed: 4_000, slant: 1_500, near: 60, crossing: 120, bend: 0.25, sideways: 80 } as const;
/** A line keeps this far from what it passes; drawing units. */
const CLEARANCE = 5;
const BENDS = [0.12, 0.25, 0.45, 0.7, 1, 1.5];

interface Port {
  readonly at: Point;
  /** Outwards. */
  readonly normal: Point;
}

/** The line between two boxes that runs through nothing, crosses least and is short; coordinates are whole numbers. */
export function routeEdge(from: Rect, to: Rect, scene: RouteScene, style: EdgeStyle): ArrowGeometry {
  let best: { line: ArrowGeometry; cost: number } | undefined;
  const tried = candidates(from, to, style, (scene.beneath ?? []).length > 0).map((line) => ({
    line,
    base: baseCost(line, from, to) + (style === 'orthogonal' && isSlanting(line) ? COST.slant : 0),
  }));
  for (const { line, base } of tried.sort((a, b) => a.base - b.base)) {
    if (best && base >= best.cost) break;
    const cost = base + sceneCost(line, scene);
    if (!best || cost < best.cost) best = { line, cost };
  }
  return best?.line ?? straight(centre(from), centre(to));
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

function candidates(from: Rect, to: Rect, style: EdgeStyle, around: boolean): readonly ArrowGeometry[] {
  const out: ArrowGeometry[] = [];
  for (const a of ports(from, centre(to))) {
    for (const b of ports(to, centre(from))) {
      out.push(straight(a.at, b.at));
      if (style === 'straight') continue;
      const shape = style === 'orthogonal' ? 'elbow' : 'curve';
      const corners = [
        { x: a.at.x, y: b.at.y },
        { x: b.at.x, y: a.at.y },
      ];
      for (const control of corners) out.push({ from: a.at, to: b.at, control, shape });
      // Only a corner runs on straight beneath nodes before it turns.
      if (around && shape !== 'elbow') {
        for (const control of corners) out.push({ from: a.at, to: b.at, control, shape: 'elbow' });
      }
      if (style === 'orthogonal') continue;
      const d = { x: b.at.x - a.at.x, y: b.at.y - a.at.y };
      for (const bend of BENDS) {
        for (const side of [1, -1]) {
          const control = {
            x: Math.round((a.at.x + b.at.x) / 2 + side * bend * d.y),
            y: Math.round((a.at.y + b.at.y) / 2 - side * bend * d.x),
          };
          out.push({ from: a.at, to: b.at, control, shape: 'curve' });
        }
      }
    }
  }
  return out;
}

/** The middles of the sides, and of a high side the place opposite the other end too. */
function ports(r: Rect, other: Point): readonly Port[] {
  const c = { x: Math.round(centre(r).x), y: Math.round(centre(r).y) };
  const [x1, y1] = [Math.round(right(r)), Math.round(bottom(r))];
  const out: Port[] = [
    { at: { x: Math.round(r.x), y: c.y }, normal: { x: -1, y: 0 } },
    { at: { x: x1, y: c.y }, normal: { x: 1, y: 0 } },
    { at: { x: c.x, y: Math.round(r.y) }, normal: { x: 0, y: -1 } },
    { at: { x: c.x, y: y1 }, normal: { x: 0, y: 1 } },
  ];
  // Not at a corner, where a line would look as if it missed the box.
  const inset = Math.max(12, r.height / 4);
  const y = Math.round(Math.min(Math.max(other.y, r.y + inset), y1 - inset));
  if (r.height > 60 && Math.abs(y - c.y) > 10) {
    out.push({ at: { x: Math.round(r.x), y }, normal: { x: -1, y: 0 } }, { at: { x: x1, y }, normal: { x: 1, y: 0 } });
  }
  return out;
}

function straight(from: Point, to: Point): ArrowGeometry {
  return { from, to, control: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, shape: 'straight' };
}

function baseCost(line: ArrowGeometry, from: Rect, to: Rect): number {
  const points = arrowPoints(line);
  const length = points.reduce((sum, p, i) => sum + (i === 0 ? 0 : distance(p, points[i - 1] ?? p)), 0);
  const direct = distance(line.from, line.to);
  // A line leaves its own boxes at once and does not come back through them.
  const inner = points.slice(1, -1);
  const thin = (r: Rect) => expand(r, -1);
  const through = runsThrough(points, thin(from)) || runsThrough(points, thin(to)) ? COST.hit : 0;
  const aside = corner(line, from) + corner(line, to);
  return length + (length - direct) * COST.bend + through + aside + inner.length * 0.01;
}

/** Orthogonal lines slant only where every corner would lead through something. */
function isSlanting({ from, to, shape }: ArrowGeometry): boolean {
  return shape === 'straight' && Math.abs(from.x - to.x) > 1 && Math.abs(from.y - to.y) > 1;
}

/** A line that leaves along the side of its box, rather than away from it, looks torn off. */
function corner(line: ArrowGeometry, box: Rect): number {
  const atStart = distance(line.from, nearest(box, line.from)) < distance(line.to, nearest(box, line.to));
  const end = atStart ? line.from : line.to;
  const next = line.shape === 'straight' ? (atStart ? line.to : line.from) : line.control;
  const onX = Math.abs(end.x - box.x) < 1.5 || Math.abs(end.x - right(box)) < 1.5;
  const d = { x: Math.abs(next.x - end.x), y: Math.abs(next.y - end.y) };
  const away = onX && Math.abs(end.y - box.y) > 2 && Math.abs(end.y - bottom(box)) > 2 ? d.x : d.y;
  const length = Math.hypot(d.x, d.y);
  return length < 1e-9 ? COST.sideways : COST.sideways * (1 - away / length);
}

function sceneCost(line: ArrowGeometry, scene: RouteScene): number {
  const { points, bounds } = placedLine(line);
  const missed = (scene.beneath ?? []).filter((r) => !runsThrough(points, middleOf(r)));
  let cost = missed.length * COST.missed;
  for (const { bounds: box } of scene.obstacles.near(expand(bounds, CLEARANCE))) {
    if (runsThrough(points, box)) cost += COST.hit;
    else if (runsThrough(points, expand(box, CLEARANCE))) cost += COST.near;
  }
  for (const other of scene.lines) {
    if (overlaps(expand(bounds, 0.5), expand(other.bounds, 0.5)))
      cost += crossings(points, other.points) * COST.crossing;
  }
  return cost;
}

/** A line through this part of a box reads as one that means it. */
function middleOf({ x, y, width, height }: Rect): Rect {
  return { x: x + width / 4, y: y + height / 4, width: width / 2, height: height / 2 };
}

/** How often two lines cross; meeting at a common end is no crossing. */
export function crossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  for (let i = 1; i < a.length; i++) {
    for (let j = 1; j < b.length; j++) {
      const [p, q, r, s] = [a[i - 1], a[i], b[j - 1], b[j]];
      if (p && q && r && s && properlyCross(p, q, r, s)) count++;
    }
  }
  return count;
}

function properlyCross(p: Point, q: Point, r: Point, s: Point): boolean {
  const side = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const [d1, d2, d3, d4] = [side(r, s, p), side(r, s, q), side(p, q, r), side(p, q, s)];
  return d1 * d2 < 0 && d3 * d4 < 0;
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
