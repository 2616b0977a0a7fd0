import type { ControlPath } from '../../model/control.ts';
import { area, bottom, centre, distance, type Point, type Rect, right } from '../../model/geometry.ts';
import type { BoxIndex } from '../../model/indices/box-index.ts';
import type { Attachment } from '../diagram.ts';
import { MIDDLE_SHARE, MOST_ON_THE_WAY } from '../numbers.ts';
import { isBadge, isBox } from '../pieces/item.ts';
import type { Target } from './target.ts';

/** A part of a line that lies in a target. Places along a line are distances from its start, drawing units. */
interface Run {
  readonly target: Target;
  readonly start: number;
  readonly end: number;
  /** Whether it leaves by the side opposite to the one by which it came in. */
  readonly across: boolean;
  /** How far from the target's middle it passes: 0 in the middle, 1 at the border. */
  readonly off: number;
}

/** A line with all that lies over it or under it. */
export interface Course {
  readonly runs: readonly Run[];
  /** The part that can be seen: what boxes hide at the ends is cut off. All of the line when nothing of it is seen. */
  readonly seen: { readonly start: number; readonly end: number };
  /** The boxes that hide a part of it. */
  readonly beneath: ReadonlySet<ControlPath>;
  /** The boxes that hide the ends. */
  readonly over: { readonly from?: Target; readonly to?: Target };
}

/** Follows a line past everything that it crosses. `index`: its place in paint order. */
export function followLine(points: readonly Point[], index: number, grid: BoxIndex<Target>): Course {
  const runs = runsOf(points, grid);
  const covers = runs.filter(({ target }) => target.index > index && isOpaque(target));
  const length = points.reduce((sum, p, i) => sum + distance(p, points[i - 1] ?? p), 0);
  const [atFrom, atTo] = [hiddenStart(covers), hiddenEnd(covers, length)];
  const beneath = new Set(covers.map(({ target }) => target.path));
  if (atFrom.at >= atTo.at) return { runs, beneath, seen: { start: 0, end: length }, over: {} };
  return {
    runs,
    beneath,
    seen: { start: atFrom.at, end: atTo.at },
    over: { ...(atFrom.by ? { from: atFrom.by } : {}), ...(atTo.by ? { to: atTo.by } : {}) },
  };
}

/** Whether a line beneath it cannot be seen. */
function isOpaque(target: Target): boolean {
  const { backgroundAlpha = 1 } = target.control.properties;
  return isBox(target) && backgroundAlpha > 0;
}

interface Hidden {
  /** Up to here, or from here on, nothing is seen. */
  readonly at: number;
  /** The box at whose border the line comes out. */
  readonly by?: Target;
}

function hiddenStart(covers: readonly Run[]): Hidden {
  let hidden: Hidden = { at: 0 };
  for (const { target, start, end } of [...covers].sort((a, b) => a.start - b.start)) {
    if (start <= hidden.at && end > hidden.at) hidden = { at: end, by: target };
  }
  return hidden;
}

function hiddenEnd(covers: readonly Run[], length: number): Hidden {
  let hidden: Hidden = { at: length };
  for (const { target, start, end } of [...covers].sort((a, b) => b.end - a.end)) {
    if (end >= hidden.at && start < hidden.at) hidden = { at: start, by: target };
  }
  return hidden;
}

/**
 * The nodes that the line runs beneath between its ends, in order: what it crosses from one side to the other or near the
 * middle. A line that only cuts a corner does not mean the box, and what lies hidden with it in a larger box is not meant.
 *
 * @param ends the nodes of its ends
 */
export function nodesOnTheWay(
  { runs, seen }: Course,
  index: number,
  ends: ReadonlySet<ControlPath | undefined>,
): readonly Attachment[] {
  const passed = runs.filter(({ target, start, end }) => {
    // A line over a box strikes it out; over a dot of its own colour it looks the same as beneath.
    const painted = isBadge(target) || (target.index > index && (isOpaque(target) || !target.open));
    return painted && !target.bare && start >= seen.start && end <= seen.end;
  });
  const covers = passed.filter(({ target }) => target.index > index && isOpaque(target));
  const hides = (outer: Run, inner: Run) =>
    outer !== inner &&
    area(outer.target.bounds) > area(inner.target.bounds) &&
    outer.start <= inner.start &&
    outer.end >= inner.end;
  const found: Run[] = [];
  for (const run of passed) {
    const { target, across, off } = run;
    if (found.length >= MOST_ON_THE_WAY) break;
    if (ends.has(target.path) || found.some((other) => other.target.path === target.path)) continue;
    if (isBadge(target) || !across ? off > MIDDLE_SHARE : off > 0.95) continue;
    if (!covers.some((outer) => hides(outer, run))) found.push(run);
  }
  return found
    .sort((a, b) => a.start + a.end - b.start - b.end || a.target.index - b.target.index)
    .map(({ target, off }) => ({
      to: target.path,
      reason: 'the line runs beneath it',
      confidence: Math.round((1 - off / 2) * 100) / 100,
    }));
}

function runsOf(points: readonly Point[], grid: BoxIndex<Target>): readonly Run[] {
  const open = new Map<ControlPath, { run: Run; entry: Side | undefined }>();
  const done: Run[] = [];
  let passed = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]];
    if (!a || !b) continue;
    const length = distance(a, b);
    for (const target of grid.along(a, b)) {
      const cut = clip(a, b, target.bounds);
      if (!cut) continue;
      const [start, end] = [passed + cut.enter * length, passed + cut.leave * length];
      const off = offMiddle(a, b, target.bounds);
      const before = open.get(target.path);
      if (before && start - before.run.end < 1e-6) {
        const across = cut.exit !== undefined && cut.exit === opposite(before.entry);
        open.set(target.path, {
          run: { ...before.run, end, across, off: Math.min(before.run.off, off) },
          entry: before.entry,
        });
        continue;
      }
      if (before) done.push(before.run);
      const across = cut.exit !== undefined && cut.exit === opposite(cut.entry);
      open.set(target.path, { run: { target, start, end, across, off }, entry: cut.entry });
    }
    passed += length;
  }
  return [...done, ...[...open.values()].map(({ run }) => run)];
}

type Side = 'left' | 'right' | 'top' | 'bottom';

function opposite(side: Side | undefined): Side | undefined {
  return side && ({ left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const)[side];
}

interface Cut {
  /** Parts of the way from `a` to `b`, 0 to 1. */
  readonly enter: number;
  readonly leave: number;
  /** The sides crossed; absent when it starts or ends inside. */
  readonly entry?: Side;
  readonly exit?: Side;
}

/** The part of the straight line from `a` to `b` inside the rectangle. */
function clip(a: Point, b: Point, r: Rect): Cut | undefined {
  // Nearly all are beside it.
  if ((a.x < r.x && b.x < r.x) || (a.x > right(r) && b.x > right(r))) return undefined;
  if ((a.y < r.y && b.y < r.y) || (a.y > bottom(r) && b.y > bottom(r))) return undefined;
  let [enter, leave] = [0, 1];
  let [entry, exit]: [Side | undefined, Side | undefined] = [undefined, undefined];
  for (const [from, by, low, high, first, last] of [
    [a.x, b.x - a.x, r.x, r.x + r.width, 'left', 'right'],
    [a.y, b.y - a.y, r.y, r.y + r.height, 'top', 'bottom'],
  ] as const) {
    if (by === 0) {
      if (from < low || from > high) return undefined;
      continue;
    }
    const [atLow, atHigh] = [(low - from) / by, (high - from) / by];
    const [near, far] = by > 0 ? [atLow, atHigh] : [atHigh, atLow];
    if (near > enter) [enter, entry] = [near, by > 0 ? first : last];
    if (far < leave) [leave, exit] = [far, by > 0 ? last : first];
  }
  if (enter >= leave) return undefined;
  return { enter, leave, ...(entry ? { entry } : {}), ...(exit ? { exit } : {}) };
}

/** How far from the middle of the rectangle the straight line passes, as a share of half its sides. */
function offMiddle(a: Point, b: Point, r: Rect): number {
  const length = distance(a, b) || 1;
  const along = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
  const middle = centre(r);
  const foot = Math.min(length, Math.max(0, (middle.x - a.x) * along.x + (middle.y - a.y) * along.y));
  const near = { x: a.x + along.x * foot, y: a.y + along.y * foot };
  return Math.max(Math.abs(near.x - middle.x) / (r.width / 2 || 1), Math.abs(near.y - middle.y) / (r.height / 2 || 1));
}
