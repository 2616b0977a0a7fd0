import { bottom, distance, expand, overlaps, type Point, right } from '../../model/geometry.ts';
import { boundsOf, type PlacedLine } from './course.ts';

/** Lines nearer to one another than this are read as one; drawing units. */
export const AS_ONE = 2;
/** Lines that meet at a box, or cross, are so near to one another for so long; drawing units. */
export const MET_FOR = 24;

/** How two lines meet. */
interface Meeting {
  /** How often they cross; meeting at a common end is no crossing. */
  readonly crossings: number;
  /** For how long the first lies on the second, drawing units; 0 where it was not asked for. */
  readonly shared: number;
}

/** How often two lines cross; meeting at a common end is no crossing. */
export function crossings(a: readonly Point[], b: readonly Point[]): number {
  return meetingOf(a, { points: b, bounds: boundsOf(b) }, 0).crossings;
}

/** For how long the first line lies on the second, drawing units. */
export function sharedLength(a: readonly Point[], b: readonly Point[]): number {
  return meetingOf(a, { points: b, bounds: boundsOf(b) }).shared;
}

/** Whether the lines cross, or lie on one another for longer than lines do that meet at a box. */
export function isMet(a: PlacedLine, b: PlacedLine): boolean {
  if (!overlaps(expand(a.bounds, AS_ONE), expand(b.bounds, AS_ONE))) return false;
  const { crossings: crossed, shared } = meetingOf(a.points, b);
  return crossed > 0 || shared > MET_FOR;
}

/**
 * How two lines meet. Of the pieces of two curves hundreds could be compared; only those are whose boxes are near, few of them.
 *
 * @param apart how far from one another pieces may be to be compared: `AS_ONE`, or 0 where only crossings are asked for
 */
export function meetingOf(a: readonly Point[], { points: b, bounds }: PlacedLine, apart = AS_ONE): Meeting {
  const rightmost = right(bounds);
  const lowest = bottom(bounds);
  let crossed = 0;
  let shared = 0;
  for (let i = 1; i < a.length; i++) {
    const p = a[i - 1];
    const q = a[i];
    if (!p || !q) continue;
    const x0 = (p.x < q.x ? p.x : q.x) - apart;
    const x1 = (p.x < q.x ? q.x : p.x) + apart;
    const y0 = (p.y < q.y ? p.y : q.y) - apart;
    const y1 = (p.y < q.y ? q.y : p.y) + apart;
    if (x1 < bounds.x || x0 > rightmost || y1 < bounds.y || y0 > lowest) continue;
    for (let j = 1; j < b.length; j++) {
      const r = b[j - 1];
      const s = b[j];
      if (!r || !s) continue;
      if (r.x < x0 ? s.x < x0 : r.x > x1 && s.x > x1) continue;
      if (r.y < y0 ? s.y < y0 : r.y > y1 && s.y > y1) continue;
      if (properlyCross(p, q, r, s)) crossed++;
      if (apart > 0) shared += sharedBy(p, q, r, s);
    }
  }
  return { crossings: crossed, shared };
}

function properlyCross(p: Point, q: Point, r: Point, s: Point): boolean {
  return side(r, s, p) * side(r, s, q) < 0 && side(p, q, r) * side(p, q, s) < 0;
}

/** Positive on one side of the straight line through `a` and `b`, negative on the other. */
function side(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** How much of the straight line from `p` to `q` lies beside that from `r` to `s`. */
function sharedBy(p: Point, q: Point, r: Point, s: Point): number {
  const size = distance(r, s);
  if (size < 1e-9) return 0;
  const u = { x: (s.x - r.x) / size, y: (s.y - r.y) / size };
  const d0 = (p.x - r.x) * u.y - (p.y - r.y) * u.x;
  const d1 = (q.x - r.x) * u.y - (q.y - r.y) * u.x;
  if ((d0 > AS_ONE && d1 > AS_ONE) || (d0 < -AS_ONE && d1 < -AS_ONE)) return 0;
  const length = distance(p, q);
  if (length < 1e-9) return 0;
  const ahead = (at: Point) => (at.x - r.x) * u.x + (at.y - r.y) * u.y;
  const [low, high] = within(ahead(p), ahead(q), 0, size);
  const [near, far] = within(d0, d1, -AS_ONE, AS_ONE);
  return Math.max(0, Math.min(high, far) - Math.max(low, near)) * length;
}

/** The part of the way from `a` to `b`, in shares of it, on which the value is between the two bounds. */
function within(a: number, b: number, low: number, high: number): readonly [number, number] {
  if (Math.abs(b - a) < 1e-9) return a >= low && a <= high ? [0, 1] : [0, 0];
  const [t0, t1] = [(low - a) / (b - a), (high - a) / (b - a)];
  return [Math.max(0, Math.min(t0, t1)), Math.min(1, Math.max(t0, t1))];
}
