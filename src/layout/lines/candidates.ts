import type { ArrowGeometry } from '../../graph/arrow.ts';
import { distance, type Point, type Rect } from '../../model/geometry.ts';
import { Queue } from '../../model/indices/queue.ts';
import { isAlike, isNear } from './course.ts';
import { type EdgeStyle, type Port, portsOf } from './ports.ts';

/** What kinds of lines may be tried. */
interface Wanted {
  readonly style: EdgeStyle;
  /** Whether the line runs on beneath nodes. */
  readonly isBeneath: boolean;
  /** Whether the line is to be straight unless something is in its way. */
  readonly isStraight: boolean;
}

/** A way that a line could take. */
interface Candidate {
  readonly line: ArrowGeometry;
  /** What it costs for its ends and its form, whatever is around: the least that it costs in all. */
  readonly least: number;
}

/** Costs, in drawing units of length that one would go around for. */
const COST = {
  slant: 5_000,
  sideways: 80,
  along: 200,
  turned: 40,
  reshape: 300,
  border: 1_200,
} as const;
/** The cosine of the angle to the way outwards from which on a line runs along its box. */
const STEEP = 0.25;
const BENDS = [0.12, 0.18, 0.25, 0.45, 0.7, 1, 1.5];

/** More than there are lines between two ports. */
const MOST_LINES = 32;
/** What sums of costs may be out by, for they are no whole numbers. */
const ROUNDING = 1e-6;

/**
 * The ways that a line between two boxes could take: those first that cost least if nothing is around. They are made as they are
 * asked for: between ports far apart there is none that costs less than that distance, and most lines are found before.
 */
export function* candidatesFor(from: Rect, to: Rect, wanted: Wanted): Generator<Candidate, void> {
  const ends = portsOf(to, from, wanted.style);
  const pairs = portsOf(from, to, wanted.style).flatMap((a) => ends.map((b) => ({ a, b, lines: [] as Candidate[] })));
  const nearestFirst = pairs
    .map(({ a, b }, place) => ({ place, bound: distance(a.at, b.at) + a.cost + b.cost - ROUNDING }))
    .sort((p, q) => p.bound - q.bound);
  const made = new Queue();
  for (const next of [...nearestFirst, undefined]) {
    const bound = next?.bound ?? Number.POSITIVE_INFINITY;
    while (made.least !== undefined && made.least < bound) {
      const item = made.pop()?.item ?? 0;
      const candidate = pairs[Math.floor(item / MOST_LINES)]?.lines[item % MOST_LINES];
      if (candidate) yield candidate;
    }
    const pair = next && pairs[next.place];
    if (!pair) continue;
    for (const line of linesBetween(pair.a, pair.b, wanted)) {
      const least = shapeCost(line, pair.a, pair.b) + styleCost(line, pair.a, pair.b, wanted);
      // Of ways that cost the same those of the first ports come first.
      made.push(least, next.place * MOST_LINES + pair.lines.length);
      pair.lines.push({ line, least });
    }
  }
}

/** Whether one of the ways that there are between two boxes is the same as the line, to the unit. */
export function isCandidate(line: ArrowGeometry, from: Rect, to: Rect, wanted: Wanted): boolean {
  const starts = portsOf(from, to, wanted.style).filter(({ at }) => isNear(at, line.from));
  const ends = starts.length === 0 ? [] : portsOf(to, from, wanted.style).filter(({ at }) => isNear(at, line.to));
  return starts.some((a) => ends.some((b) => linesBetween(a, b, wanted).some((way) => isAlike(way, line))));
}

function linesBetween(a: Port, b: Port, { style, isBeneath }: Wanted): readonly ArrowGeometry[] {
  const [from, to] = [a.at, b.at];
  const lines = [straight(from, to)];
  if (style === 'straight') return lines;
  const shape = style === 'orthogonal' ? 'elbow' : 'curve';
  const corners = [
    { x: from.x, y: to.y },
    { x: to.x, y: from.y },
  ];
  for (const control of corners) lines.push({ from, to, control, shape });
  // Only a corner runs on straight beneath nodes before it turns.
  if (isBeneath && shape !== 'elbow') {
    for (const control of corners) lines.push({ from, to, control, shape: 'elbow' });
  }
  // Of bends there are many: they are for lines from middle to middle.
  if (style === 'orthogonal' || a.cost > 0 || b.cost > 0) return lines;
  const d = { x: to.x - from.x, y: to.y - from.y };
  for (const bend of BENDS) {
    for (let side = 1; side >= -1; side -= 2) {
      const control = {
        x: Math.round((from.x + to.x) / 2 + side * bend * d.y),
        y: Math.round((from.y + to.y) / 2 - side * bend * d.x),
      };
      lines.push({ from, to, control, shape: 'curve' });
    }
  }
  return lines;
}

export function straight(from: Point, to: Point): ArrowGeometry {
  return { from, to, control: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, shape: 'straight' };
}

/** What the line costs for its ends and the distance between them. */
function shapeCost(line: ArrowGeometry, a: Port, b: Port): number {
  const isBent = line.shape !== 'straight';
  const aside = sideways(a, isBent ? line.control : line.to) + sideways(b, isBent ? line.control : line.from);
  const turned = line.shape === 'curve' ? Number(a.cost > 0) + Number(b.cost > 0) : 0;
  return distance(line.from, line.to) + aside + turned * COST.turned;
}

function styleCost(line: ArrowGeometry, a: Port, b: Port, { style, isStraight }: Wanted): number {
  if (style !== 'orthogonal') return isStraight && line.shape !== 'straight' ? COST.reshape : 0;
  if (isSlanting(line)) return COST.slant;
  // With one bend there is always a way that leaves both boxes; along a side it would look like a part of the border.
  const [first, last] = line.shape === 'elbow' ? [line.control, line.control] : [line.to, line.from];
  return (isAlong(a, first) ? COST.border : 0) + (isAlong(b, last) ? COST.border : 0);
}

/** Orthogonal lines slant only where every corner would lead through something. */
function isSlanting({ from, to, shape }: ArrowGeometry): boolean {
  return shape === 'straight' && Math.abs(from.x - to.x) > 1 && Math.abs(from.y - to.y) > 1;
}

/** A line that leaves along the side of its box, rather than away from it, looks torn off. */
function sideways(port: Port, next: Point): number {
  const away = awayness(port, next);
  return port.cost + COST.sideways * (1 - away) + (away < STEEP ? COST.along : 0);
}

function isAlong(port: Port, next: Point): boolean {
  return awayness(port, next) < STEEP;
}

/** The cosine of the angle between the way outwards and the way of the line. */
function awayness({ at, normal }: Port, next: Point): number {
  const length = distance(at, next);
  return length < 1e-9 ? 0 : ((next.x - at.x) * normal.x + (next.y - at.y) * normal.y) / length;
}
