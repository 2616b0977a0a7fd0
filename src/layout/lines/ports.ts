import { bottom, type Point, type Rect, right } from '../../model/geometry.ts';

/** A place at which a line may leave a box. */
export interface Port {
  readonly at: Point;
  /** Outwards, of length 1. */
  readonly normal: Point;
  /** How far out of the way it is for a line, drawing units of length. */
  readonly cost: number;
}

/** No port is nearer to a corner than this, where a line would look as if it missed the box; drawing units. */
const INSET = 12;
/** A side that is longer than this has room for lines beside its middle. */
const LONG = 60;
/** Of lines to what does not stand opposite, so much of a side is left free towards its corners. */
const FREE = { upright: 1 / 4, level: 1 / 5 } as const;
/**
 * What a unit of distance from the middle costs. Authors start all lines of an upright side near its middle, within 20 units,
 * and spread those of a level side over 100.
 */
const ASIDE = { upright: 1, level: 0.12 } as const;

/** How far from its corners lines leave a level side before they turn a corner; drawing units. */
const LANES = [INSET, INSET + 8, INSET + 16];
/** What it costs to leave a level side beside its middle to what does not stand opposite. */
const OBLIQUE = 30;

/**
 * Where lines from one box to another may leave it, at whole numbers: the middles of the sides, and beside them the place
 * opposite the other box and, for lines with corners, the ends of the level sides.
 */
export function portsOf(box: Rect, other: Rect, style: EdgeStyle): readonly Port[] {
  const [x1, y1, x2, y2] = [box.x, box.y, right(box), bottom(box)].map(Math.round) as [number, number, number, number];
  const ys = placesOn([y1, y2], [other.y, bottom(other)], FREE.upright);
  const xs = placesOn([x1, x2], [other.x, right(other)], FREE.level);
  const corners = style === 'orthogonal' && x2 - x1 > LONG ? LANES.flatMap((lane) => [x1 + lane, x2 - lane]) : [];
  const y = Math.round((y1 + y2) / 2);
  const x = Math.round((x1 + x2) / 2);
  const upright = (at: number) => (y2 - y1 > LONG ? 0 : Math.abs(at - y) * ASIDE.upright);
  const isShared = other.x < x2 && x1 < right(other);
  const level = (at: number) => (at === x ? 0 : Math.abs(at - x) * ASIDE.level + (isShared ? 0 : OBLIQUE));
  return [
    ...ys.flatMap((at) => [
      { at: { x: x1, y: at }, normal: { x: -1, y: 0 }, cost: upright(at) },
      { at: { x: x2, y: at }, normal: { x: 1, y: 0 }, cost: upright(at) },
    ]),
    ...[...new Set([...xs, ...corners])].flatMap((at) => [
      { at: { x: at, y: y1 }, normal: { x: 0, y: -1 }, cost: level(at) },
      { at: { x: at, y: y2 }, normal: { x: 0, y: 1 }, cost: level(at) },
    ]),
  ];
}

/** The middle of the side from `low` to `high`, and the place on it that is opposite the other. */
function placesOn(
  [low, high]: readonly [number, number],
  other: readonly [number, number],
  free: number,
): readonly number[] {
  const middle = Math.round((low + high) / 2);
  const inset = Math.min((high - low) / 2, Math.max(INSET, (high - low) * free));
  const [from, to] = [Math.max(low, other[0]), Math.min(high, other[1])];
  // Between things that share a stretch the line is level or upright, in the middle of it.
  const opposite = to - from >= INSET ? (from + to) / 2 : (other[0] + other[1]) / 2;
  const at = Math.round(Math.min(Math.max(opposite, low + inset), high - inset));
  return Math.abs(at - middle) > 2 ? [middle, at] : [middle];
}

/** How lines may run. Each is a line that one arrow of Balsamiq can store: it has one bend at most. */
export type EdgeStyle = 'curve' | 'straight' | 'orthogonal';
