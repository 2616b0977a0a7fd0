import { comparePaths } from '../../model/control.ts';
import { bottom, type Point, type Rect, right } from '../../model/geometry.ts';
import { SpanIndex } from '../../model/indices/span-index.ts';
import type { Packed, Sized } from '../elk/pack.ts';

/** Something with a new size, and where its author had it. */
export interface Arranged extends Sized {
  readonly was: Rect;
  /** A text without a box: lines of text stand as close as their author set them. */
  readonly isText?: boolean;
}

/** Something that knows its left side already, and where things stand in it. */
export interface Column {
  readonly thing: Arranged;
  readonly x: number;
  readonly places: ReadonlyMap<string, Point>;
}

/** How near things may stand, and how far apart they stay; drawing units. */
interface Gaps {
  readonly least: number;
  readonly most: number;
}

/** Things that stand side by side share more than this of their heights; drawing units. */
const SHARED = 4;
/** Sides that differ by no more than this are meant to be in line; drawing units. */
const IN_LINE = 6;
/** How far things in line go along with one that is in the way of something; drawing units. */
const ALONG = 48;
/** Between things that their author set closer, or over one another; drawing units. */
const TOUCHING = 4;
/** The boxes of lines of text overlap by up to this; drawing units. */
const TEXT_OVERLAP = 10;

/**
 * Left sides, from 0 on: the author's, with empty stretches cut down to what `gapsOf` allows at most, what stood beside
 * something beside it again with the least gap, and sides that were in line in line.
 */
export function placeAcross(
  things: readonly Arranged[],
  most: number,
  least: (left: string, right: string) => number,
): ReadonlyMap<string, number> {
  const cut = withoutVoids(
    things.map(({ was }) => [was.x, right(was)]),
    most,
  );
  const sorted = [...things].sort((a, b) => a.was.x - b.was.x || a.was.y - b.was.y || comparePaths(a.path, b.path));
  const apart = (a: Arranged, b: Arranged) => beside(a.was, b.was) || beside(b.was, a.was);
  const xs = new Map<string, number>();
  const placed = new SpanIndex<{ readonly thing: Arranged; readonly x: number }>();
  const leastX = (thing: Arranged, wanted: number) => {
    const { path, was } = thing;
    let x = wanted;
    placed.eachNear(was.y, bottom(was), ({ thing: other, x: at }) => {
      if (!beside(other.was, was)) return;
      x = Math.max(x, at + other.width + closest(was.x - right(other.was), least(other.path, path)));
    });
    return x;
  };
  for (const track of inLine(sorted, (thing) => thing.was.x, apart)) {
    const wanted = cut(track[0]?.was.x ?? 0);
    const sides = together(track.map((thing) => leastX(thing, wanted)));
    track.forEach((thing, i) => {
      const x = sides[i] ?? 0;
      xs.set(thing.path, x);
      placed.add(thing.was.y, bottom(thing.was), { thing, x });
    });
  }
  return xs;
}

/**
 * Tops for things whose left sides are known: the author's, with empty stretches cut down, and lower where something that
 * stood higher is in the way; tops that were in line in line. What finds room moves nothing else.
 */
export function arrangeDown(columns: readonly Column[], { least, most }: Gaps): Packed {
  const cut = withoutVoids(
    columns.map(({ thing: { was } }) => [was.y, bottom(was)]),
    most,
  );
  const sorted = [...columns].sort(
    ({ thing: a }, { thing: b }) => a.was.y - b.was.y || a.was.x - b.was.x || comparePaths(a.path, b.path),
  );
  const share = (a: Column, b: Column) => a.x < b.x + b.thing.width + 2 && b.x < a.x + a.thing.width + 2;
  const placed: { readonly column: Column; readonly y: number }[] = [];
  const across = new SpanIndex<{ readonly column: Column; readonly y: number }>();
  const leastY = (column: Column, wanted: number) => {
    const { was, isText } = column.thing;
    let top = wanted;
    across.eachNear(column.x, column.x + column.thing.width + 2, ({ column: other, y }) => {
      if (!share(other, column)) return;
      const gap = was.y - bottom(other.thing.was);
      const isSet = gap < 0 && gap > -TEXT_OVERLAP && (isText || other.thing.isText);
      top = Math.max(top, y + other.thing.height + (isSet ? gap : closest(gap, least)));
    });
    return top;
  };
  for (const line of inLine(sorted, ({ thing }) => thing.was.y, share)) {
    const wanted = cut(line[0]?.thing.was.y ?? 0);
    const tops = together(line.map((column) => leastY(column, wanted)));
    line.forEach((column, i) => {
      const one = { column, y: tops[i] ?? 0 };
      placed.push(one);
      across.add(column.x, column.x + column.thing.width + 2, one);
    });
  }
  const places = new Map<string, Point>();
  let [width, height] = [0, 0];
  for (const { column, y } of placed) {
    for (const [path, at] of column.places) places.set(path, { x: column.x + at.x, y: y + at.y });
    width = Math.max(width, column.x + column.thing.width);
    height = Math.max(height, y + column.thing.height);
  }
  return { places, width, height };
}

/**
 * Sides in line, where what was in line wants to be no further apart than `ALONG`; what is pushed further goes alone, for it
 * would take things along that nothing is in the way of. Whole numbers.
 */
function together(wanted: readonly number[]): readonly number[] {
  const near = Math.min(...wanted) + ALONG;
  const common = Math.max(...wanted.filter((at) => at <= near));
  return wanted.map((at) => Math.round(at <= near ? common : at));
}

/** Maps coordinates to such from 0 on, where stretches that nothing takes up are no longer than `most`. */
function withoutVoids(taken: readonly (readonly [number, number])[], most: number): (at: number) => number {
  const sorted = [...taken].sort((a, b) => a[0] - b[0]);
  const cuts: { readonly from: number; readonly by: number }[] = [];
  let end = sorted[0]?.[0] ?? 0;
  const start = end;
  for (const [from, to] of sorted) {
    if (from - end > most) cuts.push({ from, by: from - end - most });
    end = Math.max(end, to);
  }
  return (at) => cuts.reduce((x, { from, by }) => (at >= from ? x - by : x), at - start);
}

/** Runs of things whose `side` is about the same, in order; things that must be apart are in different runs. */
export function inLine<T>(
  sorted: readonly T[],
  side: (thing: T) => number,
  apart: (a: T, b: T) => boolean,
): readonly (readonly T[])[] {
  const lines: T[][] = [];
  for (const thing of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    const joins = first !== undefined && side(thing) - side(first) <= IN_LINE;
    if (line && joins && !line.some((other) => apart(other, thing))) line.push(thing);
    else lines.push([thing]);
  }
  return lines;
}

/** The least gap between two things: what their author left between them, if that is less than is usual. */
export function closest(gap: number, least: number): number {
  return Math.min(least, Math.max(gap, TOUCHING));
}

/** Whether `a` stood to the left of `b`, at the same height. */
export function beside(a: Rect, b: Rect): boolean {
  const shared = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return shared > SHARED && right(a) <= b.x + SHARED;
}

/** The gap that things one below the other usually have, between the bounds given. */
export function rhythmOf(rects: readonly Rect[], gaps: Gaps): number {
  const found = rects.flatMap((r) => {
    const below = rects.filter((s) => s.x < right(r) && r.x < right(s) && s.y >= bottom(r)).map((s) => s.y - bottom(r));
    return below.length === 0 ? [] : [Math.min(...below)];
  });
  const sorted = found.sort((a, b) => a - b);
  return clamp(sorted[Math.floor((sorted.length - 1) / 2)] ?? gaps.most, gaps);
}

function clamp(gap: number, { least, most }: Gaps): number {
  return Math.round(Math.min(Math.max(gap, least), most));
}
