import { type ControlPath, comparePaths } from '../../model/control.ts';
import { bottom, centre, type Point, type Rect, right } from '../../model/geometry.ts';
import type { UnitTie } from '../units.ts';
import { type Arranged, closest, inLine, placeAcross } from './arrange.ts';
import type { Block } from './block.ts';

/** Beyond the spine by more than this, a thing is not beneath its node but on the other side; drawing units. */
const ACROSS = 250;

/** A part of a satellite, and where its author had it. */
export interface HangingPart extends Arranged {
  /** What goes down together has one root. */
  readonly root: ControlPath;
  /** Where things stand in it, when it is more than one. */
  readonly inner?: ReadonlyMap<string, Point>;
}

/** What hangs on one side of the spine. */
interface Flank {
  readonly left: boolean;
  /** On each node of the spine, from the top. */
  readonly hanging: ReadonlyMap<ControlPath, readonly HangingPart[]>;
  /** What hangs on nothing, beside each node of the spine, from the top. */
  readonly loose: ReadonlyMap<ControlPath, readonly HangingPart[]>;
  /** From the axis to the nearer side of each thing. */
  readonly out: ReadonlyMap<string, number>;
}

/** Something that stands on a flank, from the axis outwards. */
export interface HungPart {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly low: number;
  /** Where its author had it. */
  readonly was: Rect;
}

/** What a flank is made of. */
interface FlankParts {
  readonly left: boolean;
  readonly onSpine: readonly Block[];
  /** What hangs on a node of the spine, on this side. */
  thingsOn(node: ControlPath): readonly HangingPart[];
  /** What stands beside a node without a line, on this side. */
  looseOn(node: ControlPath): readonly HangingPart[];
  /** Of the nodes of the spine. */
  readonly heights: ReadonlyMap<ControlPath, number>;
  readonly ties: readonly UnitTie[];
  readonly spacing: number;
}

/** The columns of one side: what its author had nearer to the spine stands nearer. */
export function flankOf({ left, onSpine, thingsOn, looseOn, heights, ties, spacing }: FlankParts): Flank {
  const onEach = (things: (node: ControlPath) => readonly HangingPart[]) =>
    new Map(onSpine.map(({ path }) => [path, inRows(things(path))] as const));
  const [hanging, loose] = [onEach(thingsOn), onEach(looseOn)];
  // A wide headline or footer with nothing at its sides keeps nothing away from the spine above and below it.
  const beside = onSpine.filter(({ path }) => (hanging.get(path) ?? []).length > 0);
  const half = Math.max(0, ...beside.map((block) => reachOf(block, left)));
  const corridor = Math.ceil(half + spacing * 3.5);
  // As if the author had drawn the spine straight.
  const aside = onSpine.map((node) => {
    const axis = centre(node.unit.bounds).x;
    const turn = (thing: HangingPart): HangingPart => ({
      ...thing,
      was: {
        ...thing.was,
        x: left ? axis - right(thing.was) : thing.was.x - axis,
        y: thing.was.y - node.unit.whole.y + (heights.get(node.path) ?? 0),
      },
    });
    const own = (hanging.get(node.path) ?? []).map(turn);
    // What hangs on a node keeps together on its way out of the corridor, but for what stood far across the spine.
    const nearest = new Map<ControlPath, number>();
    for (const { root, was } of own) nearest.set(root, Math.min(nearest.get(root) ?? was.x, was.x));
    const common = Math.max(0, corridor - Math.min(corridor, ...[...nearest.values()].filter((x) => x > -ACROSS)));
    const shifted = (thing: HangingPart) => {
      const x = nearest.get(thing.root) ?? thing.was.x;
      const shift = x > -ACROSS ? common : corridor - x;
      return { ...thing, was: { ...thing.was, x: thing.was.x + shift } };
    };
    return { hanging: own.map(shifted), loose: (loose.get(node.path) ?? []).map(turn).map(shifted) };
  });
  const straight = aside.flatMap((node) => node.hanging);
  const first = Math.min(...straight.map(({ was }) => was.x));
  const tied = new Set(ties.flatMap(({ from, to }) => [`${from}\n${to}`, `${to}\n${from}`]));
  const wide = Math.round(spacing * 1.4);
  const xs = placeAcross(straight, spacing * 4, (a, b) => (tied.has(`${a}\n${b}`) ? wide : spacing));
  const from = Math.min(first, corridor + spacing * 4);
  const out = new Map([...xs].map(([path, x]) => [path, x + from]));
  // In the column that it was nearest to.
  for (const { path, was } of aside.flatMap((node) => node.loose)) {
    const [near] = [...straight].sort(
      (a, b) => Math.abs(a.was.x - was.x) - Math.abs(b.was.x - was.x) || comparePaths(a.path, b.path),
    );
    const x = near ? was.x + (out.get(near.path) ?? 0) - near.was.x : was.x;
    out.set(path, Math.max(corridor, Math.round(x)));
  }
  return { left, hanging, loose, out };
}

/** How far a node of the spine reaches from the axis. */
function reachOf({ width, anchor }: Block, left: boolean): number {
  const axis = anchor.x + anchor.width / 2;
  return Math.ceil(left ? axis : width - axis);
}

/** From the top, with tops that were about in line in line. */
function inRows(things: readonly HangingPart[]): readonly HangingPart[] {
  const sorted = [...things].sort((a, b) => a.was.y - b.was.y || a.was.x - b.was.x || comparePaths(a.path, b.path));
  const share = (a: HangingPart, b: HangingPart) => a.was.x < right(b.was) && b.was.x < right(a.was);
  return inLine(sorted, ({ was }) => was.y, share).flatMap((row) =>
    row.map((thing) => ({ ...thing, was: { ...thing.was, y: row[0]?.was.y ?? thing.was.y } })),
  );
}

interface Settled {
  readonly places: ReadonlyMap<string, Point>;
  readonly taken: readonly HungPart[];
  /** How much lower than its node asks each group of things stands. */
  readonly pushes: readonly number[];
}

/**
 * The things on one flank of a node that stands at the height `y`. What has one root goes down as one until it finds room
 * between what the flank holds already.
 */
export function settle(
  { left, hanging, out }: Flank,
  node: Block,
  y: number,
  before: readonly HungPart[],
  scale: number,
  spacing: number,
): Settled {
  const places = new Map<string, Point>();
  const taken = [...before];
  const pushes: number[] = [];
  const least = Math.round(spacing * 0.5);
  const groups = new Map<ControlPath, HangingPart[]>();
  for (const thing of hanging.get(node.path) ?? []) {
    const group = groups.get(thing.root);
    if (group) group.push(thing);
    else groups.set(thing.root, [thing]);
  }
  for (const group of groups.values()) {
    const own: HungPart[] = [];
    for (const thing of group) {
      const from = out.get(thing.path) ?? 0;
      const top = y + Math.round((thing.was.y - node.unit.whole.y) * scale);
      const at = { from, to: from + thing.width, top, low: top + thing.height, was: thing.was };
      own.push(lowered(at, clearance(at, own, least, scale)));
    }
    let push = 0;
    for (let more = 1; more > 0; push += more) {
      more = Math.max(...own.map((at) => clearance(lowered(at, push), taken, least, scale)));
    }
    group.forEach((thing, i) => {
      const at = own[i];
      if (!at) return;
      const x = left ? -at.to : at.from;
      const inner = thing.inner ?? new Map([[thing.path, { x: 0, y: 0 }]]);
      for (const [path, p] of inner) places.set(path, { x: x + p.x, y: at.top + push + p.y });
    });
    taken.push(...own.map((at) => lowered(at, push)));
    pushes.push(push);
  }
  return { places, taken, pushes };
}

function lowered(at: HungPart, by: number): HungPart {
  return { ...at, top: at.top + by, low: at.low + by };
}

/** How far the thing must go down to stand clear of the others; 0 when it does. */
function clearance(at: HungPart, others: readonly HungPart[], least: number, scale: number): number {
  let down = 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const other of others) {
      if (other.from >= at.to + 2 || at.from >= other.to + 2) continue;
      const between = Math.max(at.was.y - bottom(other.was), other.was.y - bottom(at.was));
      const gap = closest(between * scale, least);
      if (at.top + down >= other.low + gap || at.low + down + gap <= other.top) continue;
      down = other.low + gap - at.top;
      moved = true;
    }
  }
  return down;
}

/** What a node of the spine at the height `y` takes up of the left and of the right flank: a wide one reaches into them. */
export function acrossFlanks(block: Block, y: number): readonly HungPart[] {
  const { whole: was } = block.unit;
  return [true, false].map((left) => ({ from: 0, to: reachOf(block, left), top: y, low: y + block.height, was }));
}

/** How far a node of the spine at the height `y` must go down to stand clear of what the flanks hold. */
export function clearOf(
  block: Block,
  y: number,
  taken: readonly (readonly HungPart[])[],
  scale: number,
  spacing: number,
): number {
  const least = Math.round(spacing * 0.5);
  let down = 0;
  for (let more = 1; more > 0; down += more) {
    more = Math.max(...acrossFlanks(block, y + down).map((at, i) => clearance(at, taken[i] ?? [], least, scale)));
  }
  return down;
}

/**
 * What hangs on nothing and holds nothing together finds room beside its node when all else stands, so that it moves nothing:
 * where its author had it, or as little further down or out as leaves it clear.
 */
export function addLoose(
  flanks: readonly Flank[],
  onSpine: readonly Block[],
  places: ReadonlyMap<string, Point>,
  taken: readonly (readonly HungPart[])[],
  scale: number,
  spacing: number,
): ReadonlyMap<string, Point> {
  const out = new Map<string, Point>();
  const least = Math.round(spacing * 0.5);
  flanks.forEach(({ left, loose, out: sides }, side) => {
    const held = [...(taken[side] ?? [])];
    for (const node of onSpine) {
      for (const thing of loose.get(node.path) ?? []) {
        const from = sides.get(thing.path) ?? 0;
        const y = places.get(node.path)?.y ?? 0;
        const top = y + Math.round((thing.was.y - node.unit.whole.y) * scale);
        const wanted = { from, to: from + thing.width, top, low: top + thing.height, was: thing.was };
        const down = clearance(wanted, held, least, scale);
        const aside = outwards(wanted, held, spacing);
        const at = down <= aside ? lowered(wanted, down) : { ...wanted, from: from + aside, to: wanted.to + aside };
        held.push(at);
        out.set(thing.path, { x: left ? -at.to : at.from, y: at.top });
      }
    }
  });
  return out;
}

/** How far the thing must go outwards to stand clear of the others; 0 when it does. */
function outwards(at: HungPart, others: readonly HungPart[], spacing: number): number {
  let aside = 0;
  const beside = others.filter(({ top, low }) => top < at.low + 2 && at.top < low + 2).sort((a, b) => a.from - b.from);
  for (const other of beside) {
    if (other.from < at.to + aside + 2 && at.from + aside < other.to + 2) aside = other.to + spacing - at.from;
  }
  return aside;
}
