import { type ArrowGeometry, arrowPoints } from '../../graph/arrow.ts';
import type { Diagram } from '../../graph/diagram.ts';
import type { ControlPath } from '../../model/control.ts';
import { bottom, contains, expand, overlaps, type Rect, right, type Size, union } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { hitsOf, runsThrough } from '../lines/route.ts';
import { obstaclesOf } from '../lines/routes.ts';
import { type Band, followedLines } from './follow-lines.ts';
import type { Room, Standing } from './room.ts';

/** A place that was made for a control. */
export interface MadeRoom {
  readonly bounds: Rect;
  /** The containers that grew. */
  readonly grown: readonly ControlPath[];
  /** What moved down. */
  readonly moved: ReadonlySet<ControlPath>;
  /** How often lines run through boxes that they did not run through before. */
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
}

/** The first of the places that can be had without a line through a box; else the one with the fewest. */
export function makeRoomAt(
  room: Room,
  diagram: Diagram,
  places: readonly WantedRoom[],
  container: ControlPath | undefined,
): MadeRoom | undefined {
  let best: { readonly place: WantedRoom; readonly hits: number } | undefined;
  for (const place of places) {
    const made = makeRoom(room, diagram, place, container);
    if (made && made.hits <= 0) return made;
    made?.undo();
    if (made && (!best || made.hits < best.hits)) best = { place, hits: made.hits };
  }
  return best && makeRoom(room, diagram, best.place, container);
}

/** What a container keeps free beneath the lowest thing in it, at most; drawing units. */
const PADDING = 14;
/** What counts as standing beneath something that ends a little lower; drawing units. */
const SLACK = 2;

/**
 * Makes room for one more thing beneath another: what stands beneath that in its column moves down; the container grows, and
 * what stands beneath the container moves down as one. Nothing moves sideways, and nothing moves where there is room.
 * `undefined`, with all as it was, where the size of the container is not to be changed, or something at the side is in the way.
 */
function makeRoom(
  room: Room,
  diagram: Diagram,
  place: WantedRoom,
  container: ControlPath | undefined,
): MadeRoom | undefined {
  const { above, x, size, gap } = place;
  const bounds: Rect = { x: Math.round(x), y: Math.round(bottom(above) + gap), ...size };
  if (container !== undefined && room.isFixed(container)) return undefined;
  const box = container === undefined ? undefined : room.bounds.get(container);
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
  const inside = beneathIn(room, container, bounds, bottom(above));
  if (inside === undefined) return undefined;
  if (inside.by > 0) shift(inside.paths, inside.by, inside.band);
  const grown: ControlPath[] = [];
  let inner: Rect = [...inside.paths].reduce<Rect>((all, path) => union(all, room.bounds.get(path)) ?? all, bounds);
  for (let at = container; at !== undefined; at = room.parentOf(at)) {
    const holder = room.bounds.get(at);
    if (!holder) break;
    const low = Math.max(...room.standing(at).map((one) => bottom(before.get(one.path) ?? one.bounds)));
    const slack = Math.min(PADDING, Math.max(4, bottom(holder) - low));
    const by = Math.ceil(bottom(inner) + slack - bottom(holder));
    if (by <= 0) break;
    const after = { ...holder, height: holder.height + by };
    const outer = room.parentOf(at);
    const others = room.standing(outer).filter(({ path, of }) => path !== at && of !== at);
    const isInTheWay = others.some(
      (one) => overlaps(expand(after, 4), one.bounds) && !overlaps(expand(holder, 4), one.bounds),
    );
    const below =
      isInTheWay || hasLineBeneath(room, holder, after) ? beneath(others, bottom(holder)) : new Set<string>();
    if (below.size > 0) {
      shift(below, by, {
        left: Number.NEGATIVE_INFINITY,
        right: Number.POSITIVE_INFINITY,
        from: bottom(holder) - SLACK,
      });
    }
    room.bounds.set(at, after);
    grown.push(at);
    const clear = room
      .standing(outer)
      .every((one) => one.path === at || one.of === at || !overlaps(after, one.bounds) || overlaps(holder, one.bounds));
    if (!clear) {
      restore();
      return undefined;
    }
    inner = [...below].reduce<Rect>((all, path) => union(all, room.bounds.get(path)) ?? all, after);
  }
  growBackdrop(room, diagram, before);
  const hitsBefore = hitsIn(room.lines, diagram, before);
  room.setLines(followedLines(diagram, room, before, bands, bounds));
  const hits = hitsIn(room.lines, diagram, room.bounds) - hitsBefore;
  if (!room.isClear(bounds, container)) {
    restore();
    return undefined;
  }
  const through = [...room.lines.values()].filter((line) => runsThrough(arrowPoints(line), bounds)).length;
  return { bounds, grown, moved, hits: hits + through, undo: restore };
}

/** What is in the way of the new thing, and in the way of what that moves; `undefined` where it stands at the side. */
function beneathIn(
  room: Room,
  container: ControlPath | undefined,
  bounds: Rect,
  cut: number,
): { readonly paths: ReadonlySet<ControlPath>; readonly by: number; readonly band: Omit<Band, 'by'> } | undefined {
  const all = room.standing(container);
  const around = expand(bounds, 3);
  const touched = all.filter((one) => overlaps(around, one.bounds));
  if (touched.some((one) => one.bounds.y < cut - SLACK && !contains(one.bounds, bounds))) return undefined;
  const top = Math.min(...touched.filter((one) => one.bounds.y >= cut - SLACK).map((one) => one.bounds.y));
  if (touched.length === 0 || top === Number.POSITIVE_INFINITY) {
    return { paths: new Set(), by: 0, band: { left: 0, right: 0, from: 0 } };
  }
  // The next one stands as far beneath the new one as it stood beneath what is above.
  const by = Math.ceil(bottom(bounds) + Math.max(3, bounds.y - cut) - top);
  if (container === undefined) {
    const band = { left: Number.NEGATIVE_INFINITY, right: Number.POSITIVE_INFINITY, from: cut - SLACK };
    return { paths: beneath(all, cut), by, band };
  }
  const open = all.filter((one) => one.bounds.y >= cut - SLACK);
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

function hitsIn(
  lines: ReadonlyMap<ControlPath, ArrowGeometry>,
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
): number {
  const obstacles = new BoxIndex(obstaclesOf(diagram, bounds));
  return [...lines.values()].reduce((sum, line) => sum + hitsOf(line, obstacles), 0);
}
