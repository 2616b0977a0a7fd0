import { type ArrowGeometry, arrowPoints } from '../../graph/arrow.ts';
import type { Diagram } from '../../graph/diagram.ts';
import { type ControlPath, GROUP } from '../../model/control.ts';
import {
  bottom,
  contains,
  expand,
  overlaps,
  type Point,
  type Rect,
  right,
  type Size,
  union,
} from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { boundsOf, runsThrough } from '../lines/course.ts';
import { obstaclesOf } from '../lines/routes.ts';
import { type Band, followedLines } from './follow-lines.ts';
import type { Room, Standing } from './room.ts';

/** A place that was made for a control. */
interface MadeRoom {
  readonly bounds: Rect;
  /** The containers that grew. */
  readonly grown: readonly ControlPath[];
  /** What moved down. */
  readonly moved: ReadonlySet<ControlPath>;
  /** How often lines run through boxes that they did not run through before, and containers grew into what stands outside. */
  readonly hits: number;
  /** Takes all of it back. */
  readonly undo: () => void;
}

/** Where room is to be made. */
export interface WantedRoom {
  /** What the new thing is to stand beneath. */
  readonly above: Rect;
  readonly x: number;
  readonly size: Size;
  /** Between the two. */
  readonly gap: number;
  /** Whether only what is in the way moves, rather than all that stands beneath. */
  readonly onlyInTheWay?: boolean;
}

/** What a container keeps free beneath the lowest thing in it, at most; drawing units. */
const PADDING = 14;
/** What moves down comes no nearer than this to what stays; drawing units. */
const CLOSE = 8;
/** What counts as standing beneath something that ends a little lower: boxes that share a border overlap by it; drawing units. */
const SLACK = 6;

/**
 * Makes room for one more thing beneath another: what stands beneath that in its column moves down; the container grows, and
 * what stands beneath the container moves down as one. Nothing moves sideways, and nothing moves where there is room.
 * `undefined`, with all as it was, where the size of the container is not to be changed, or something at the side is in the way.
 */
export function makeRoom(
  room: Room,
  diagram: Diagram,
  place: WantedRoom,
  container: ControlPath | undefined,
): MadeRoom | undefined {
  const { above, x, size, gap } = place;
  const bounds: Rect = { x: Math.round(x), y: Math.round(bottom(above) + gap), ...size };
  if (container !== undefined && room.isFixed(container)) return undefined;
  // A group is as large as what is in it.
  const isGroup = (at: ControlPath) => diagram.byPath.get(at)?.control.typeID === GROUP;
  const box = container === undefined || isGroup(container) ? undefined : room.bounds.get(container);
  if (box && (bounds.x < box.x || right(bounds) > right(box))) return undefined;
  const restore = room.snapshot();
  const moved = new Set<ControlPath>();
  const bands: Band[] = [];
  const before = new Map(room.bounds);
  const shift = (paths: ReadonlySet<ControlPath>, by: number, band: Omit<Band, 'by'>) => {
    room.moveDown(paths, by);
    for (const path of paths) moved.add(path);
    bands.push({ ...band, by });
  };
  const inside = beneathIn(room, container, bounds, place);
  if (inside === undefined) return undefined;
  if (inside.by > 0) shift(inside.paths, inside.by, inside.band);
  const grown: ControlPath[] = [];
  let inner: Rect = [...inside.paths].reduce<Rect>((all, path) => union(all, room.bounds.get(path)) ?? all, bounds);
  for (let at = container; at !== undefined; at = room.parentOf(at)) {
    const holder = room.bounds.get(at);
    if (!holder) break;
    const low = Math.max(...room.standing(at).map((one) => bottom(before.get(one.path) ?? one.bounds)));
    const slack = isGroup(at) ? 0 : Math.min(PADDING, Math.max(4, bottom(holder) - low));
    const by = Math.ceil(bottom(inner) + slack - bottom(holder));
    const lower = { ...holder, height: holder.height + Math.max(0, by) };
    const after = isGroup(at) ? (union(lower, inner) ?? lower) : lower;
    if (contains(holder, after)) break;
    const outer = room.parentOf(at);
    const others = room.standing(outer).filter(({ path, of }) => path !== at && of !== at);
    const foot = bottom(holder);
    const isInTheWay = others.some(
      (one) =>
        overlaps(expand(after, 4), one.bounds) &&
        (one.bounds.y >= foot - SLACK || !overlaps(expand(holder, 4), one.bounds)),
    );
    const below = isInTheWay || hasLineBeneath(room, holder, after) ? beneath(others, foot) : new Set<string>();
    if (below.size > 0) {
      shift(below, by, { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY, from: foot - SLACK });
    }
    room.bounds.set(at, after);
    grown.push(at);
    const met = ({ path, bounds: now }: Standing) => overlaps(after, now) && !overlaps(holder, before.get(path) ?? now);
    const clear = room.standing(outer).every((one) => one.path === at || one.of === at || !met(one));
    if (!clear) {
      restore();
      return undefined;
    }
    inner = [...below].reduce<Rect>((all, path) => union(all, room.bounds.get(path)) ?? all, after);
  }
  growBackdrop(room, diagram, before);
  const hitBefore = hitsIn(room.lines, diagram, before);
  room.setLines(followedLines(diagram, room, before, bands, bounds));
  const hits = [...hitsIn(room.lines, diagram, room.bounds)].filter((pair) => !hitBefore.has(pair)).length;
  if (!room.isClear(bounds, container)) {
    restore();
    return undefined;
  }
  const through = [...room.lines.values()].filter((line) => runsThrough(arrowPoints(line), bounds)).length;
  const boxes = grown.filter((path) => !isGroup(path));
  const grownInto = boxes.reduce((sum, path) => sum + room.newlyMet(path, before), 0);
  return { bounds, grown, moved, hits: hits + through + grownInto, undo: restore };
}

/** What is in the way of the new thing, and in the way of what that moves; `undefined` where it stands at the side. */
function beneathIn(
  room: Room,
  container: ControlPath | undefined,
  bounds: Rect,
  { above, onlyInTheWay = false }: WantedRoom,
): { readonly paths: ReadonlySet<ControlPath>; readonly by: number; readonly band: Omit<Band, 'by'> } | undefined {
  const cut = bottom(above);
  const all = room.standing(container);
  const around = expand(bounds, 3);
  const isAbove = (r: Rect) => contains(r, above) && bottom(r) <= cut + SLACK;
  const touched = all.filter((one) => overlaps(around, one.bounds) && !isAbove(one.bounds));
  if (touched.some((one) => one.bounds.y < cut - SLACK && !contains(one.bounds, bounds))) return undefined;
  // With all that stands beneath, lines there move, too; else they stay, and what is pushed on them would hide them.
  const isWhole = container === undefined && !onlyInTheWay;
  const top = Math.min(
    ...touched.filter((one) => one.bounds.y >= cut - SLACK).map((one) => one.bounds.y),
    ...(isWhole ? lineTops(room, bounds, cut) : []),
  );
  if (top === Number.POSITIVE_INFINITY) {
    return { paths: new Set(), by: 0, band: { left: 0, right: 0, from: 0 } };
  }
  // The next one stands as far beneath the new one as it stood beneath what is above.
  const by = Math.ceil(bottom(bounds) + Math.max(3, bounds.y - cut) - top);
  if (isWhole) {
    const band = { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY, from: cut - SLACK };
    return { paths: beneath(all, cut), by, band };
  }
  const open = all.filter((one) => one.bounds.y >= cut - SLACK);
  if (onlyInTheWay) return inTheWay(open, touched, by, cut);
  const paths = new Set<ControlPath>(touched.map(({ path }) => path));
  let column = touched.reduce<Rect>((sum, one) => union(sum, one.bounds) ?? sum, bounds);
  for (let grew = true; grew; ) {
    grew = false;
    for (const one of open) {
      const isUnder = one.bounds.x < right(column) && right(one.bounds) > column.x;
      if (paths.has(one.path) || !(isUnder || (one.of !== undefined && paths.has(one.of)))) continue;
      paths.add(one.path);
      column = union(column, one.bounds) ?? column;
      grew = true;
    }
  }
  return { paths, by, band: { left: column.x, right: right(column), from: cut - SLACK } };
}

/** How high the lines are that would run through the new thing and come from nowhere above it. */
function lineTops(room: Room, bounds: Rect, cut: number): readonly number[] {
  const around = expand(bounds, 3);
  return [...room.lines.values()].flatMap((line) => {
    const points = arrowPoints(line);
    if (!runsThrough(points, around)) return [];
    const top = Math.min(...points.slice(1).map((b, i) => highestWithin(points[i] ?? b, b, around)));
    return top >= cut - SLACK ? [top] : [];
  });
}

/** The height of the highest point of a stretch that is between the sides of a rectangle; infinite where none is. */
function highestWithin(a: Point, b: Point, r: Rect): number {
  const [from, to] = [Math.max(r.x, Math.min(a.x, b.x)), Math.min(right(r), Math.max(a.x, b.x))];
  if (from > to) return Number.POSITIVE_INFINITY;
  if (a.x === b.x) return Math.min(a.y, b.y);
  const at = (x: number) => a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  return Math.min(at(from), at(to));
}

/** What is in the way, what that comes to stand on when it moves down, and so on; with what belongs to it. */
function inTheWay(
  open: readonly Standing[],
  touched: readonly Standing[],
  by: number,
  cut: number,
): { readonly paths: ReadonlySet<ControlPath>; readonly by: number; readonly band: Omit<Band, 'by'> } {
  const pushed = new Map(touched.filter(({ bounds }) => bounds.y >= cut - SLACK).map((one) => [one.path, one]));
  for (const { bounds } of pushed.values()) {
    const reached = { ...bounds, height: bounds.height + by + CLOSE };
    for (const one of open) {
      if (!pushed.has(one.path) && one.bounds.y >= bounds.y && overlaps(reached, one.bounds)) pushed.set(one.path, one);
    }
    for (const one of open) if (one.of !== undefined && pushed.has(one.of)) pushed.set(one.path, one);
  }
  const column = [...pushed.values()].reduce<Rect | undefined>((sum, one) => union(sum, one.bounds), undefined);
  const low = column ? bottom(column) : cut;
  const band = { left: column?.x ?? 0, right: column ? right(column) : 0, from: cut - SLACK, until: low + SLACK };
  return { paths: new Set(pushed.keys()), by, band };
}

/** What stands beneath a height, with what belongs to it; what belongs to something above stays with that. */
function beneath(all: readonly Standing[], cut: number): Set<ControlPath> {
  const tops = new Map(all.map((one) => [one.path, one.bounds.y]));
  const isLow = ({ path, of }: Standing) =>
    ((of === undefined ? undefined : tops.get(of)) ?? tops.get(path) ?? 0) >= cut - SLACK;
  return new Set(all.filter(isLow).map(({ path }) => path));
}

/** Whether a line runs where the container grows to. */
function hasLineBeneath(room: Room, before: Rect, after: Rect): boolean {
  const strip: Rect = { x: after.x, y: bottom(before) + 1, width: after.width, height: after.height - before.height };
  return room.runs(strip);
}

/** The page's background covers what was on it. */
function growBackdrop(room: Room, { backdrop }: Diagram, before: ReadonlyMap<ControlPath, Rect>): void {
  const box = backdrop === undefined ? undefined : room.bounds.get(backdrop);
  if (backdrop === undefined || !box) return;
  const low = (places: ReadonlyMap<ControlPath, Rect>) =>
    Math.max(...[...places].flatMap(([path, r]) => (path === backdrop ? [] : [bottom(r)])));
  const by = low(room.bounds) - low(before);
  if (by > 0 && bottom(box) < low(room.bounds) + Math.min(PADDING, bottom(box) - low(before))) {
    room.bounds.set(backdrop, { ...box, height: box.height + by });
  }
}

/** Which lines run through what they do not lead to. */
function hitsIn(
  lines: ReadonlyMap<ControlPath, ArrowGeometry>,
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
): ReadonlySet<string> {
  const obstacles = new BoxIndex(obstaclesOf(diagram, bounds));
  const pairs = new Set<string>();
  for (const [path, line] of lines) {
    const edge = diagram.byPath.get(path);
    const ends = edge?.kind === 'edge' ? [edge.from.attachment?.to, edge.to.attachment?.to] : [];
    const points = arrowPoints(line);
    for (const box of obstacles.near(boundsOf(points))) {
      if (!ends.includes(box.path) && runsThrough(points, box.bounds)) pairs.add(`${path} ${box.path}`);
    }
  }
  return pairs;
}
