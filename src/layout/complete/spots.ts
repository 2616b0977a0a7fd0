import type { ControlPath } from '../../model/control.ts';
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
import type { Intent, IntentSide } from './intent.ts';
import type { WantedRoom } from './make-room.ts';
import { PADDING, type Room } from './room.ts';

/** What is looked for: a place for this control. */
export interface Spot {
  readonly room: Room;
  readonly path: ControlPath;
  readonly size: Size;
  readonly spacing: number;
  /** What a line is to lead to from there. */
  readonly tie?: ControlPath;
}

export interface Found {
  readonly bounds: Rect;
  /** What holds it then. */
  readonly parent?: ControlPath;
  /** What its container must hold: the container is too small. */
  readonly grow?: Rect;
}

/** How far beneath the top of a container things stand beside others at most: where they would beneath a title. */
const BENEATH_TITLE = 26;
/** The same where there is no room for more. */
const TIGHT = 6;

const at = ({ size }: Spot, p: Point): Rect => ({ x: Math.round(p.x), y: Math.round(p.y), ...size });

/**
 * A place in a container: under the shortest of its columns, or in a gap of one, or in a new column; when there is none
 * inside, where the container can grow. `undefined` when something outside is in the way.
 *
 * @param head what the container draws at its top, see `ControlCard`
 */
export function placeIn(spot: Spot, container: ControlPath, head: number): Found | undefined {
  const { room, path, size, spacing } = spot;
  const box = room.bounds.get(container);
  if (!box) return undefined;
  const held = room.members(container).map((member) => member.bounds);
  const columns = columnsOf(held);
  const gap = gapOf(columns) ?? Math.round(spacing / 2);
  const padding = Math.min(PADDING, ...held.map((r) => Math.max(4, r.x - box.x)));
  const top = box.y + head + PADDING;
  const inner: Rect = { x: box.x + 4, y: box.y + 4, width: box.width - 8, height: box.height - 8 };
  const fits = (r: Rect) => r.x >= inner.x && r.y >= inner.y && right(r) <= right(inner) && bottom(r) <= bottom(inner);
  const under = columns.map((column) => at(spot, { x: column[0]?.x ?? 0, y: bottom(column.at(-1) ?? box) + gap }));
  const between = columns.flatMap((column) => column.map((r) => at(spot, { x: r.x, y: bottom(r) + gap })));
  const first = columns.length === 0 ? [at(spot, { x: box.x + padding, y: top })] : [];
  const y = Math.min(...held.map((r) => r.y));
  const apart = Math.max(gap, spacing / 2);
  const beside = columns.map((column) => at(spot, { x: Math.max(...column.map(right)) + apart, y }));
  const before = columns.slice(0, 1).map((column) => at(spot, { x: (column[0]?.x ?? 0) - apart - size.width, y }));
  const byPlace = (a: Rect, b: Rect) => a.y - b.y || a.x - b.x;
  const inside = [...[...first, ...under, ...between].sort(byPlace), ...beside.sort((a, b) => a.x - b.x || a.y - b.y)];
  const free = (r: Rect) => room.free(r, container, path);
  const open = (r: Rect) => fits(r) && free(r);
  const found = inside.find(open) ?? inLine(spot, inner, columns).find(open) ?? sweep(spot, inner, top).find(open);
  if (found) return { bounds: found, parent: container };
  const outside = [...first, ...under, ...beside].sort((a, b) => growth(box, a) - growth(box, b) || byPlace(a, b));
  // To the left last, and never off the page.
  const edge = room.corner().x;
  const places = [...outside, ...before.filter((r) => r.x - padding >= edge)];
  // Not across a line where there is another way.
  for (const lines of [true, false]) {
    for (const margin of [padding, Math.min(padding, TIGHT)]) {
      for (const r of places) {
        const grow = upTo(box, expand(r, margin), r);
        if (room.canGrow(container, grow, lines) && free(r)) return { bounds: r, parent: container, grow };
      }
    }
  }
  return undefined;
}

/**
 * Where one more row of a column could stand, the best first: nowhere when it may stand in line with a column as it is, when
 * what there is stands in a row, or when there is no column.
 */
export function rowsFor(
  spot: Spot,
  { near, after }: Intent,
  container: ControlPath | undefined,
  head: number,
): readonly WantedRoom[] {
  const { room, path, size, spacing } = spot;
  const beneath = after ?? near;
  const held = room.members(container).filter(({ element }) => element.path !== path);
  const boxes = held.map((member) => member.bounds);
  const columns = columnsOf(boxes);
  if (beneath !== undefined) {
    const next = room.bounds.get(beneath);
    if (!next) return [];
    const column = columns.find((one) => one.includes(next)) ?? [next];
    const gap = gapOf([column]) ?? Math.max(gapOf(columns) ?? 0, Math.round(spacing / 2));
    const run = runOf(next, boxes, false, Math.max(gap, spacing));
    const end = column.findLast((r) => contains(run, r)) ?? next;
    if (after !== undefined) return [{ above: next, x: next.x, size, gap }];
    const isColumn = column.length > 1 || columns.length === 1;
    return isColumn ? [{ above: end, x: end.x, size, gap }] : [];
  }
  if (container === undefined || boxes.length === 0) return [];
  const isRow = columns.length > 1 && columns.every((column) => column.length === 1);
  const found = placeIn(spot, container, head);
  const isInLine = columns.some((column) => Math.abs((column[0]?.x ?? 0) - (found?.bounds.x ?? 0)) <= 3);
  if (found && found.grow === undefined && (isInLine || isRow)) return [];
  const gap = gapOf(columns) ?? Math.round(spacing / 2);
  return columns
    .flatMap((column) => {
      const end = column.at(-1);
      return end ? [{ above: end, x: column[0]?.x ?? end.x, size, gap }] : [];
    })
    .sort((a, b) => bottom(a.above) - bottom(b.above));
}

/** Where a first row of each column of a container could stand. */
export function headsOf(
  { room, path, size, spacing }: Spot,
  container: ControlPath | undefined,
): readonly WantedRoom[] {
  if (container === undefined) return [];
  const held = room.members(container).filter(({ element }) => element.path !== path);
  const columns = columnsOf(held.map(({ bounds }) => bounds));
  const gap = gapOf(columns) ?? Math.round(spacing / 2);
  return columns.flatMap(([first]) => {
    if (!first) return [];
    const above = { x: first.x, y: first.y - gap, width: first.width, height: 0 };
    return [{ above, x: first.x, size, gap }];
  });
}

/** What the container must hold: no more than it must to the sides that it need not grow to. */
function upTo(box: Rect, grow: Rect, r: Rect): Rect {
  const x = r.x - 4 >= box.x ? Math.max(grow.x, box.x) : grow.x;
  const y = r.y - 4 >= box.y ? Math.max(grow.y, box.y) : grow.y;
  const end = right(r) + 4 <= right(box) ? Math.min(right(grow), right(box)) : right(grow);
  const low = bottom(r) + 4 <= bottom(box) ? Math.min(bottom(grow), bottom(box)) : bottom(grow);
  return { x, y, width: end - x, height: low - y };
}

function growth(box: Rect, r: Rect): number {
  const both = union(box, r) ?? box;
  return both.width * both.height - box.width * box.height;
}

/** Places in line with a column, wherever in it. */
function inLine(spot: Spot, inner: Rect, columns: readonly (readonly Rect[])[]): readonly Rect[] {
  const out: Rect[] = [];
  for (const [first] of columns) {
    if (!first) continue;
    for (let y = first.y; y + spot.size.height <= bottom(inner); y += 2) out.push(at(spot, { x: first.x, y }));
  }
  return out;
}

/** Places all over the inside of a container, for one that nothing there suggests. */
function sweep(spot: Spot, inner: Rect, top: number): readonly Rect[] {
  const out: Rect[] = [];
  const step = 8;
  if (inner.width * inner.height > 4_000_000) return out;
  for (let y = Math.max(top, inner.y); y + spot.size.height <= bottom(inner); y += step) {
    for (let x = inner.x + 4; x + spot.size.width <= right(inner); x += step) out.push(at(spot, { x, y }));
  }
  return out;
}

/** A place beside a control, in line with it: below when it stands in a column, to its right in a row, or as asked. */
export function placeBeside(
  spot: Spot,
  near: ControlPath,
  side: IntentSide | undefined,
  within: ControlPath | undefined,
): Found | undefined {
  const { room, path, size, spacing } = spot;
  const next = room.bounds.get(near);
  if (!next) return undefined;
  const parent = within ?? room.parentOf(near);
  const siblings = room.members(parent).map((member) => member.bounds);
  const box = parent === undefined ? undefined : room.bounds.get(parent);
  const gap = gapOf(columnsOf(siblings.filter((r) => Math.abs(r.x - next.x) <= 4))) ?? Math.round(spacing / 2);
  const inRow = siblings.some((r) => r !== next && Math.abs(r.y - next.y) <= 4);
  const inColumn = siblings.some((r) => r !== next && Math.abs(r.x - next.x) <= 4);
  const sides: readonly IntentSide[] = side
    ? [side]
    : inRow && !inColumn
      ? ['right', 'left', 'below', 'above']
      : ['below', 'right', 'left', 'above'];
  let free = (r: Rect) => room.free(r, parent, path);
  const highest = Math.min(...siblings.map((r) => r.y), (box?.y ?? 0) + BENEATH_TITLE);
  const fits = (r: Rect) =>
    !box || (r.x >= box.x + 2 && r.y >= highest && right(r) <= right(box) - 2 && bottom(r) <= bottom(box) - 2);
  const page = room.corner();
  const start = (to: IntentSide): Point => {
    if (to === 'below') return { x: next.x, y: bottom(next) + gap };
    if (to === 'above') return { x: next.x, y: next.y - gap - size.height };
    // In the middle, but for what is so high that it would stand off the page.
    const y = Math.max(next.y + (next.height - size.height) / 2, Math.min(next.y, page.y));
    return to === 'right' ? { x: right(next) + spacing, y } : { x: next.x - spacing - size.width, y };
  };
  const step = (to: IntentSide): Point => {
    const [dx, dy] = [size.width + spacing, size.height + gap];
    return { below: { x: 0, y: dy }, above: { x: 0, y: -dy }, right: { x: dx, y: 0 }, left: { x: -dx, y: 0 } }[to];
  };
  const look = (to: IntentSide, from: number, until: number): Found | undefined => {
    for (let i = from; i < until; i++) {
      const [p, by] = [start(to), step(to)];
      const r = at(spot, { x: p.x + by.x * i, y: p.y + by.y * i });
      if (fits(r) && free(r)) return { bounds: r, ...(parent === undefined ? {} : { parent }) };
    }
    return undefined;
  };
  if (side) return look(side, 0, 40);
  // Along its column or row first, where it reads as one more of the same, if need be in a container that grows.
  const [along, ...others] = sides;
  const end = siblings.filter((r) => Math.abs(r.x - next.x) <= 4).sort((a, b) => bottom(b) - bottom(a))[0];
  const search = (): Found | undefined => {
    const first = along && look(along, 0, 12);
    if (first) return first;
    if (box && parent !== undefined && along === 'below' && end) {
      const r = at(spot, { x: next.x, y: bottom(end) + gap });
      const grow = upTo(box, expand(r, Math.min(PADDING, Math.max(4, next.x - box.x))), r);
      if (room.canGrow(parent, grow, true) && free(r)) return { bounds: r, parent, grow };
    }
    for (let i = 0; i < 6; i++) {
      for (const to of others) {
        const found = look(to, i, i + 1);
        if (found) return found;
      }
    }
    return undefined;
  };
  if (parent !== undefined) return search();
  // What stands far from its neighbours, or whose line runs through them, does not read as one of them.
  const run = runOf(next, siblings, along === 'right', Math.max(gap, spacing));
  const reach = { x: size.width * REACH + spacing, y: size.height * REACH + gap };
  const zone = {
    x: run.x - reach.x,
    y: run.y - reach.y,
    width: run.width + 2 * reach.x,
    height: run.height + 2 * reach.y,
  };
  const open = (r: Rect) => room.free(r, parent, path);
  const isNear = (r: Rect) => r.x >= page.x && contains(zone, r) && !room.meets(r) && open(r);
  const reads = (r: Rect) => isNear(r) && (spot.tie === undefined || room.leads(spot.tie, path, r));
  for (const test of [reads, isNear]) {
    free = test;
    const found =
      search() ?? inColumns(spot, next, siblings, zone, gap, test) ?? (spot.tie && anywhere(spot, next, zone, test));
    if (found) return found;
  }
  free = open;
  return search();
}

/** So many of its sizes from its neighbours a control may stand. */
const REACH = 1.5;

/** The boxes in line with one, as far as they stand close. */
function runOf(next: Rect, boxes: readonly Rect[], inRow: boolean, gap: number): Rect {
  const line = boxes.filter((r) => (inRow ? Math.abs(r.y - next.y) <= 4 : Math.abs(r.x - next.x) <= 4));
  let run = next;
  for (let grew = true; grew; ) {
    const reached = expand(run, gap * 1.5);
    const more = line.filter((r) => overlaps(reached, r)).reduce<Rect>((all, r) => union(all, r) ?? all, run);
    grew = !contains(run, more);
    run = more;
  }
  return run;
}

/** The free place in the zone that is nearest, in line with the neighbour or with another there. */
function inColumns(
  spot: Spot,
  next: Rect,
  siblings: readonly Rect[],
  zone: Rect,
  gap: number,
  free: (r: Rect) => boolean,
): Found | undefined {
  const margin = Math.min(gap, spot.spacing / 2);
  const open = (r: Rect) => free(r) && free(expand(r, margin - 1));
  const xs = [...new Set([next.x, ...siblings.filter((r) => overlaps(r, zone)).map((r) => r.x)])];
  const [same, ...others] = xs.map((x) => {
    const column: Rect[] = [];
    for (let y = zone.y; y + spot.size.height <= bottom(zone); y += SWEEP / 2) column.push(at(spot, { x, y }));
    return column.sort((a, b) => far(a, next) - far(b, next)).find(open);
  });
  const found = same ?? others.flatMap((r) => r ?? []).sort((a, b) => far(a, next) - far(b, next))[0];
  return found && { bounds: found };
}

/** The free place in the zone that is nearest. */
function anywhere(spot: Spot, next: Rect, zone: Rect, free: (r: Rect) => boolean): Found | undefined {
  const places: Rect[] = [];
  for (let y = zone.y; y + spot.size.height <= bottom(zone); y += SWEEP) {
    for (let x = zone.x; x + spot.size.width <= right(zone); x += SWEEP) places.push(at(spot, { x, y }));
  }
  const margin = spot.spacing / 2;
  const found = places.sort((a, b) => far(a, next) - far(b, next)).find((r) => free(r) && free(expand(r, margin)));
  return found && { bounds: found };
}

/** Further counts what is above or below: boxes are wide. */
function far(r: Rect, next: Rect): number {
  return Math.hypot(r.x - next.x, (r.y - next.y) * 2);
}

/** Between places that are tried; drawing units. */
const SWEEP = 8;

/** Under everything, at the left. */
export function placeAlone(spot: Spot): Rect {
  const { x, y } = spot.room.beneath();
  return at(spot, { x, y: y + spot.spacing * 2 });
}

/** Boxes that share their left side, from the top; columns from the left. */
function columnsOf(boxes: readonly Rect[]): readonly (readonly Rect[])[] {
  const sorted = [...boxes].sort((a, b) => a.x - b.x || a.y - b.y);
  const columns: Rect[][] = [];
  for (const box of sorted) {
    const column = columns.find((other) => Math.abs((other[0]?.x ?? Number.NaN) - box.x) <= 3);
    if (column) column.push(box);
    else columns.push([box]);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y));
}

/** The distance that boxes of a column usually have; `undefined` when no column tells. */
function gapOf(columns: readonly (readonly Rect[])[]): number | undefined {
  const gaps = columns.flatMap((column) =>
    column.flatMap((r, i) => {
      const before = column[i - 1];
      return before && r.y > bottom(before) ? [r.y - bottom(before)] : [];
    }),
  );
  const sorted = gaps.filter((gap) => gap <= 40).sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
