import { type ArrowGeometry, arrowPoints } from '../../graph/arrow.ts';
import type { ControlPath } from '../../model/control.ts';
import { bottom, centre, expand, overlaps, type Point, type Rect, right } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { boundsOf, type PlacedLine, placedLine, runsThrough } from '../lines/course.ts';
import { crossings } from '../lines/meet.ts';
import type { EdgeStyle } from '../lines/ports.ts';
import { routeEdge } from '../lines/route.ts';
import { type PlanBox, roleOf } from '../plan/plan.ts';
import { INDENT } from './blocks.ts';

/** A line to be led: between two boxes, on the way that ELK found for it where it did. */
export interface Wanted {
  readonly edge: ControlPath;
  readonly from: ControlPath;
  readonly to: ControlPath;
  /** From the one end to the other, bends between. */
  readonly way?: readonly Point[];
  /** Whether it is one of the spine's, which run straight from box to box. */
  readonly isSpine: boolean;
}

/** No line ends nearer to the corner of a box; drawing units. */
const CORNER = 5;
/** The share of its box that a round icon takes up. */
const ROUND = 0.92;
/** Between the words of a text and a line that ends beside them: room for the head of an arrow's stroke; drawing units. */
const OFF_WORDS = 8;
/** What a line through a box, a crossing, and the next choice of shape cost beside one another. */
const COST = { hit: 100, crossing: 10, shape: 1 } as const;

/**
 * The lines as arrows can store them, with one bend at most: where ELK's way has two, the bend that passes everything is taken
 * of those that leave or arrive level. What ELK led on no way goes around every box.
 *
 * @param places where the boxes are: lines end on the round of an icon, and beside the words of a text
 * @param boxes what they are, and the sections that hold them
 */
export function leadLines(
  wanted: readonly Wanted[],
  places: ReadonlyMap<ControlPath, Rect>,
  boxes: ReadonlyMap<ControlPath, PlanBox>,
  style: EdgeStyle,
): ReadonlyMap<ControlPath, ArrowGeometry> {
  const onShape = (path: ControlPath, at: Point, box: Rect) => {
    const role = roleOf(boxes.get(path));
    return role === 'icon' ? onEllipse(at, box) : role === 'text' ? besideWords(at, box) : at;
  };
  const solid = [...places].map(([path, bounds]) => ({ path, bounds }));
  const grid = new BoxIndex(solid);
  const lines = new Map<ControlPath, PlacedLine>();
  const routes = new Map<ControlPath, ArrowGeometry>();
  const isAlone = linesAlone(wanted, places);
  const lead = (one: Wanted): void => {
    const [from, to] = [places.get(one.from), places.get(one.to)];
    if (!from || !to) return;
    const ends = new Set([one.from, one.to, ...holdersOf(one.from, boxes), ...holdersOf(one.to, boxes)]);
    const obstacles = { near: (area: Rect) => grid.near(area).filter(({ path }) => !ends.has(path)) };
    const others = [...lines].flatMap(([edge, line]) => (edge === one.edge ? [] : [line]));
    const led = ledBy(one, from, to, { around: obstacles, lines: others, style, isAlone });
    const route = led ?? routeEdge(from, to, { obstacles, lines: others }, style);
    const line = { ...route, from: onShape(one.from, route.from, from), to: onShape(one.to, route.to, to) };
    const placed = placedLine(line);
    if (crossedBy(placed, others) > crossedBy(lines.get(one.edge), others)) return;
    routes.set(one.edge, line);
    lines.set(one.edge, placed);
  };
  const inTurn = [...wanted].sort((a, b) => rankOf(a) - rankOf(b));
  for (const one of inTurn) lead(one);
  // Those that are crossed are led once more, now that all others are known.
  for (const one of inTurn) {
    const own = lines.get(one.edge);
    const others = [...lines].flatMap(([edge, line]) => (edge === one.edge ? [] : [line]));
    if (own && crossedBy(own, others) > 0) lead(one);
  }
  return routes;
}

/** How many lines cross one; more than any while there is none yet. */
function crossedBy(line: PlacedLine | undefined, others: readonly PlacedLine[]): number {
  if (!line) return Number.POSITIVE_INFINITY;
  return others.filter(
    (other) => overlaps(expand(line.bounds, 1), expand(other.bounds, 1)) && crossings(line.points, other.points) > 0,
  ).length;
}

/** The spine's lines come first, then those that ELK led: the others find their way between. */
function rankOf({ isSpine, way }: Wanted): number {
  return isSpine ? 0 : way ? 1 : 2;
}

function holdersOf(path: ControlPath, boxes: ReadonlyMap<ControlPath, PlanBox>): readonly ControlPath[] {
  const holders: ControlPath[] = [];
  const parentOf = (at: ControlPath) => boxes.get(at)?.parent;
  for (let at = parentOf(path); at !== undefined && !holders.includes(at); at = parentOf(at)) holders.push(at);
  return holders;
}

/** Whether a line is the only one on its side of the box, towards the other. */
type IsAlone = (box: Rect, other: Rect) => boolean;

interface Leading {
  readonly around: Around;
  readonly lines: readonly PlacedLine[];
  readonly style: EdgeStyle;
  readonly isAlone: IsAlone;
}

function linesAlone(wanted: readonly Wanted[], boxes: ReadonlyMap<ControlPath, Rect>): IsAlone {
  const counts = new Map<Rect, Map<string, number>>();
  const note = (box: Rect, other: Rect) => {
    const own = counts.get(box) ?? new Map<string, number>();
    own.set(sideTo(box, other), (own.get(sideTo(box, other)) ?? 0) + 1);
    counts.set(box, own);
  };
  for (const { from, to } of wanted) {
    const [a, b] = [boxes.get(from), boxes.get(to)];
    if (!a || !b) continue;
    note(a, b);
    note(b, a);
  }
  return (box, other) => counts.get(box)?.get(sideTo(box, other)) === 1;
}

function sideTo(box: Rect, other: Rect): 'right' | 'left' | 'below' | 'above' {
  if (other.x >= right(box)) return 'right';
  if (box.x >= right(other)) return 'left';
  return other.y >= bottom(box) ? 'below' : 'above';
}

/** The middle of the side of the box that a point is on. */
function inMiddle(at: Point, box: Rect): Point {
  const c = centre(box);
  return isLevel(at, box) ? { x: at.x, y: Math.round(c.y) } : { x: Math.round(c.x), y: at.y };
}

interface Around {
  near(area: Rect): readonly { readonly bounds: Rect }[];
}

/** The best of the shapes that ELK's way can be read into; nothing where each runs through a box. */
function ledBy(
  { way, isSpine }: Wanted,
  from: Rect,
  to: Rect,
  { around, lines, style, isAlone }: Leading,
): ArrowGeometry | undefined {
  const hanging = way || isSpine ? undefined : hangingLine(from, to, style);
  if (hanging) return hanging;
  const led = isSpine ? facingEnds(from, to) : way ? endsOf(way, from, to) : besideEnds(from, to);
  const ends = led && {
    from: isAlone(from, to) ? inMiddle(led.from, from) : led.from,
    to: isAlone(to, from) ? inMiddle(led.to, to) : led.to,
  };
  if (!ends) return undefined;
  let best: { readonly line: ArrowGeometry; readonly cost: number } | undefined;
  shapesOf(ends.from, ends.to, isSpine ? 'straight' : style, isLevel(ends.from, from)).forEach((line, i) => {
    const points = arrowPoints(line);
    const area = boundsOf(points);
    const hits = around.near(expand(area, 2)).filter(({ bounds }) => runsThrough(points, expand(bounds, 2))).length;
    const own = [from, to].filter((box) => runsThrough(points, expand(box, -1))).length;
    const reach = expand(area, 1);
    const crossed = lines.filter(
      (other) => overlaps(reach, expand(other.bounds, 1)) && crossings(points, other.points) > 0,
    ).length;
    const cost = (hits + own) * COST.hit + crossed * COST.crossing + i * COST.shape;
    if (!best || cost < best.cost) best = { line, cost };
  });
  return best && best.cost < COST.hit ? best.line : undefined;
}

/** Whether a point on the border of a box is on its left or its right side. */
function isLevel({ x }: Point, box: Rect): boolean {
  return x <= box.x || x >= right(box);
}

/** A straight line first where the ends are level; else curves that arrive level, with their bend near or far. */
function shapesOf(from: Point, to: Point, style: EdgeStyle, level: boolean): readonly ArrowGeometry[] {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const straight: ArrowGeometry = { from, to, control: middle, shape: 'straight' };
  const aside = level ? Math.abs(from.y - to.y) : Math.abs(from.x - to.x);
  if (style === 'straight' || aside <= 3) return [straight];
  if (style === 'orthogonal') {
    const corners = [level ? { x: to.x, y: from.y } : { x: from.x, y: to.y }];
    return [...corners.map((control): ArrowGeometry => ({ from, to, control, shape: 'elbow' })), straight];
  }
  const curves = [0.5, 0.35, 0.65, 0.2, 0.8].flatMap((share): ArrowGeometry[] => {
    const at = level
      ? { x: Math.round(from.x + (to.x - from.x) * share), y: to.y }
      : { x: to.x, y: Math.round(from.y + (to.y - from.y) * share) };
    const out = level ? { x: at.x, y: from.y } : { x: from.x, y: at.y };
    return [
      { from, to, control: at, shape: 'curve' },
      { from, to, control: out, shape: 'curve' },
    ];
  });
  return [...curves, straight];
}

/** From the middle of the one side to that of the other, straight on. */
function facingEnds(from: Rect, to: Rect): { readonly from: Point; readonly to: Point } | undefined {
  const [a, b] = [centre(from), centre(to)];
  const x = Math.round(a.x);
  const y = Math.round(a.y);
  if (to.y >= bottom(from)) return { from: { x, y: bottom(from) }, to: { x, y: to.y } };
  if (from.y >= bottom(to)) return { from: { x, y: from.y }, to: { x, y: bottom(to) } };
  if (to.x >= right(from)) return { from: { x: right(from), y }, to: { x: to.x, y: Math.round(b.y) } };
  if (from.x >= right(to)) return { from: { x: from.x, y }, to: { x: right(to), y: Math.round(b.y) } };
  return undefined;
}

/** From beneath what a list hangs on to the side of one of the list, around the corner. */
function hangingLine(from: Rect, to: Rect, style: EdgeStyle): ArrowGeometry | undefined {
  if (from.y >= bottom(to)) {
    const turned = hangingLine(to, from, style);
    return turned && { ...turned, from: turned.to, to: turned.from };
  }
  const isRight = to.x - from.x === INDENT;
  const isLeft = right(from) - right(to) === INDENT;
  if (to.y < bottom(from) || !(isRight || isLeft)) return undefined;
  const start = { x: Math.round(isRight ? from.x + INDENT / 2 : right(from) - INDENT / 2), y: bottom(from) };
  const end = { x: isRight ? to.x : right(to), y: Math.round(centre(to).y) };
  if (style === 'straight')
    return { from: start, to: end, control: { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }, shape: 'straight' };
  return { from: start, to: end, control: { x: start.x, y: end.y }, shape: style === 'orthogonal' ? 'elbow' : 'curve' };
}

/** From side to side, where the boxes stand beside one another. */
function besideEnds(from: Rect, to: Rect): { readonly from: Point; readonly to: Point } | undefined {
  if (to.x < right(from) && from.x < right(to)) return undefined;
  return { from: onBorder(centre(from), from, to), to: onBorder(centre(to), to, from) };
}

/** A text has no border that would keep a line from its letters. */
function besideWords(at: Point, box: Rect): Point {
  return at.x <= box.x ? { ...at, x: at.x - OFF_WORDS } : at.x >= right(box) ? { ...at, x: at.x + OFF_WORDS } : at;
}

/** The point of the round thing in the box that is nearest to one on its border; within the white that icons have around them. */
function onEllipse(at: Point, box: Rect): Point {
  const c = centre(box);
  const [x, y] = [(at.x - c.x) / (box.width / 2), (at.y - c.y) / (box.height / 2)];
  const away = Math.max(1, Math.hypot(x, y) / ROUND);
  return { x: Math.round(c.x + (at.x - c.x) / away), y: Math.round(c.y + (at.y - c.y) / away) };
}

/** Where ELK's way starts and ends, on the sides of the boxes themselves. */
function endsOf(way: readonly Point[], from: Rect, to: Rect): { readonly from: Point; readonly to: Point } | undefined {
  const [start, end] = [way[0], way.at(-1)];
  if (!start || !end) return undefined;
  return { from: onBorder(start, from, to), to: onBorder(end, to, from) };
}

/** The point on the side of the box that faces the other; a single line of a side is in the middle of it. */
function onBorder(at: Point, box: Rect, other: Rect): Point {
  const within = (value: number, low: number, high: number) =>
    Math.round(high - low <= CORNER * 2 ? (low + high) / 2 : Math.min(Math.max(value, low + CORNER), high - CORNER));
  // Between levels of a tree ELK leads from the foot of a box to the head of another, wherever beside it that stands.
  const isOver = at.x > box.x && at.x < right(box);
  if (isOver && other.y >= bottom(box) && at.y >= bottom(box) - 1)
    return { x: within(at.x, box.x, right(box)), y: bottom(box) };
  if (isOver && box.y >= bottom(other) && at.y <= box.y + 1) return { x: within(at.x, box.x, right(box)), y: box.y };
  if (other.x >= right(box)) return { x: right(box), y: within(at.y, box.y, bottom(box)) };
  if (box.x >= right(other)) return { x: box.x, y: within(at.y, box.y, bottom(box)) };
  if (other.y >= bottom(box)) return { x: within(at.x, box.x, right(box)), y: bottom(box) };
  return { x: within(at.x, box.x, right(box)), y: box.y };
}
