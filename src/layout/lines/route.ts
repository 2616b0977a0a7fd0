import { type ArrowGeometry, lengthOf } from '../../graph/arrow.ts';
import { centre, distance, expand, overlaps, type Point, type Rect } from '../../model/geometry.ts';
import { candidatesFor, isCandidate, straight } from './candidates.ts';
import { bandOf, facing, isAlike, type PlacedLine, placedLine, reaches, runsThrough } from './course.ts';
import { AS_ONE, MET_FOR, meetingOf } from './meet.ts';
import type { EdgeStyle } from './ports.ts';

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
 * is laid out in 2.7 s of CPU time then, ELK's 1.2 s included; several layouts of it are compared, each with as much.
 */
const MOST_EFFORT = 2_000_000;

export function newEffort(): Effort {
  return { left: MOST_EFFORT, simple: 0 };
}

/** Costs, in drawing units of length that one would go around for. */
const COST = { hit: 20_000, missed: 4_000, near: 60, crossing: 240, bend: 0.25, shared: 3 } as const;
/** A line keeps this far from what it passes; drawing units. */
const CLEARANCE = 5;

/** The line between two boxes that runs through nothing, crosses least and is short; coordinates are whole numbers. */
export function routeEdge(from: Rect, to: Rect, scene: RouteScene, style: EdgeStyle): ArrowGeometry {
  const { effort } = scene;
  if (effort && effort.left <= 0) {
    effort.simple++;
    return simplest(from, to, style);
  }
  let best: { line: ArrowGeometry; cost: number } | undefined;
  const isBeneath = (scene.beneath ?? []).length > 0;
  for (const { line, least } of candidatesFor(from, to, { style, isBeneath, isStraight: scene.straight === true })) {
    // What a line costs at least is quickly told: most need no closer look.
    if (best && least >= best.cost) break;
    if (effort && effort.left <= 0) {
      effort.simple++;
      return best?.line ?? line;
    }
    const placed = placedLine(line);
    const base = least + wayCost(placed, from, to);
    const cost = base + sceneCost(placed, scene, best ? best.cost - base : Number.POSITIVE_INFINITY);
    if (!best || cost < best.cost) best = { line, cost };
  }
  return best?.line ?? straight(centre(from), centre(to));
}

/** Whether `routeEdge` could lead the line so, whatever is around: to the unit. */
export function couldRun(line: ArrowGeometry, from: Rect, to: Rect, style: EdgeStyle, isBeneath: boolean): boolean {
  const wanted = { style, isBeneath, isStraight: false };
  return isAlike(line, simplest(from, to, style)) || isCandidate(line, from, to, wanted);
}

/** From side to side, whatever is on the way. */
function simplest(from: Rect, to: Rect, style: EdgeStyle): ArrowGeometry {
  const [start, end] = facing(from, to).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })) as [Point, Point];
  if (style !== 'orthogonal') return straight(start, end);
  return { from: start, to: end, control: { x: end.x, y: start.y }, shape: 'elbow' };
}

/** The number of obstacles that a placed line runs through, each moved outwards by `margin` (inwards when negative). */
export function hitsOf(line: ArrowGeometry, obstacles: Obstacles, margin = 0): number {
  const { points, bounds } = placedLine(line);
  return obstacles.near(bounds).filter((one) => runsThrough(points, one.bounds, margin)).length;
}

/** What the way of the line costs beyond the distance between its ends. */
function wayCost({ points }: PlacedLine, from: Rect, to: Rect): number {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 0;
  // A line leaves its own boxes at once and does not come back through them.
  const through = runsThrough(points, from, -1) || runsThrough(points, to, -1) ? COST.hit : 0;
  const pieces = Math.max(0, points.length - 2);
  return (lengthOf(points) - distance(first, last)) * (1 + COST.bend) + through + pieces * 0.01;
}

/** What the line costs for what is around it; counted no further than `most`. */
function sceneCost(placed: PlacedLine, scene: RouteScene, most: number): number {
  const { points, bounds } = placed;
  let cost = 0;
  for (const box of scene.beneath ?? []) if (!runsThrough(points, middleOf(box))) cost += COST.missed;
  if (cost >= most) return cost;
  const near = scene.obstacles.near(expand(bounds, CLEARANCE));
  spend(scene, near.length + scene.lines.length);
  const band = bandOf(points);
  for (let i = 0; i < near.length; i++) {
    const box = near[i]?.bounds;
    if (cost >= most) return cost;
    if (!box || !reaches(band, box, CLEARANCE) || !runsThrough(points, box, CLEARANCE)) continue;
    cost += runsThrough(points, box) ? COST.hit : COST.near;
  }
  const around = expand(bounds, 2 * AS_ONE);
  for (let i = 0; i < scene.lines.length; i++) {
    const other = scene.lines[i];
    if (cost >= most) break;
    if (!other || !overlaps(around, other.bounds)) continue;
    spend(scene, points.length * other.points.length);
    const { crossings, shared } = meetingOf(points, other);
    cost += crossings * COST.crossing;
    cost += Math.max(0, shared - MET_FOR) * COST.shared;
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
