import type { ControlPath } from '../../model/control.ts';
import { bottom, centre, type Point, type Rect, right, union } from '../../model/geometry.ts';
import { USUAL_SPACING } from '../layout.ts';
import { compare, type UnitTie } from '../units.ts';
import { type Arranged, closest, inLine, placeAcross } from './arrange.ts';
import type { Block } from './contents.ts';
import type { ElkRunner } from './graph.ts';
import { placeLayered } from './layered.ts';
import type { Packed } from './pack.ts';
import { assignSatellites, type Satellite } from './satellites.ts';
import { layTree, placeTree, thingOf } from './tree.ts';

/** A node of the spine that gives way goes down by multiples of this, so that one thing more finds room; drawing units. */
const STEP = 120;
/** How much lower than its node's height asks a thing may stand before the node follows; drawing units. */
const STRETCH = 160;

/** Beyond the spine by more than this, a thing is not beneath its node but on the other side; drawing units. */
const ACROSS = 250;
/** A spine turns aside where the next node is further to the left or the right than this; drawing units. */
const TURN = 200;

/** A part of a satellite, and where its author had it. */
interface Hanging extends Arranged {
  /** What goes down together has one root. */
  readonly root: ControlPath;
  /** Where things stand in it, when it is more than one. */
  readonly inner?: ReadonlyMap<string, Point>;
}

/** What hangs on one side of the spine. */
interface Flank {
  readonly left: boolean;
  /** On each node of the spine, from the top. */
  readonly hanging: ReadonlyMap<ControlPath, readonly Hanging[]>;
  /** From the axis to the nearer side of each satellite. */
  readonly out: ReadonlyMap<string, number>;
}

/** Something that stands on a flank, from the axis outwards. */
interface Placed {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly low: number;
  /** Where its author had it. */
  readonly was: Rect;
}

/**
 * A roadmap with a spine: its nodes stand one below the other, and what hangs on a node stands to the left or the right of
 * it, in the columns in which its author had it. Each thing that hangs there is a tree, placed by ELK away from the spine.
 * Heights are the author's as far as there is room: what needs more goes down, and takes up what is free below before it
 * moves anything else. Left tops of all blocks, from any origin.
 */
export async function placeBands(
  spine: readonly ControlPath[],
  blocks: readonly Block[],
  ties: readonly UnitTie[],
  { spacing, arrangement }: { readonly spacing: number; readonly arrangement: string },
  run: ElkRunner,
): Promise<Packed> {
  const byPath = new Map(blocks.map((block) => [block.path, block]));
  const satellites = assignSatellites(spine, blocks, ties);
  const onSpine = spine.flatMap((path) => byPath.get(path) ?? []);
  const [first] = onSpine;
  if (!first) return { places: new Map(), width: 0, height: 0 };
  const laid = new Map<ControlPath, readonly Hanging[]>();
  for (const [node, list] of satellites) {
    for (const { root, members } of list) {
      const left = isLeft(root, satellites, byPath);
      const axis = centre(byPath.get(node)?.unit.bounds ?? first.unit.bounds).x;
      laid.set(root, await hang(root, members, left, axis, byPath, ties, { spacing, arrangement }, run));
    }
  }
  const scale = spacing / USUAL_SPACING;
  const thingsOn = (node: ControlPath) => (satellites.get(node) ?? []).flatMap(({ root }) => laid.get(root) ?? []);
  const heights = heightsOf(onSpine, thingsOn);
  const flanks = [true, false].map((left) => flankOf(left, onSpine, satellites, byPath, laid, heights, ties, spacing));
  const places = new Map<string, Point>();
  let taken: readonly (readonly Placed[])[] = flanks.map(() => []);
  let least = Number.NEGATIVE_INFINITY;
  for (const [i, block] of onSpine.entries()) {
    const was = block.unit.whole.y;
    const before = onSpine[i - 1];
    const isStacked = before !== undefined && gapBelow(before, block, spacing) <= STACKED;
    let y = isStacked ? least : Math.max(Math.round((heights.get(block.path) ?? 0) * scale), least);
    const place = () => flanks.map((flank, side) => settle(flank, block, y, taken[side] ?? [], scale, spacing));
    let sides = place();
    const pushes = sides.flatMap(({ pushes: list }) => (list.length > 0 ? [middle(list)] : []));
    if (pushes.length === 0 && !isStacked) {
      // A node with nothing at its sides, such as a headline, stays about below what its author had above it.
      const above = taken.flat().filter((other) => bottom(other.was) <= was);
      y = Math.max(y, ...above.map(({ low }) => low - (block === onSpine.at(-1) ? 0 : STRETCH)));
    } else if (pushes.length > 0) {
      const give = Math.max(pushes.length > 1 ? Math.min(...pushes) - STRETCH / 2 : 0, Math.max(...pushes) - STRETCH);
      if (give > 0 && !isStacked) {
        y += Math.ceil(give / STEP) * STEP;
        sides = place();
      }
    }
    const clear = clearOf(block, y, taken, scale, spacing);
    if (clear > 0) {
      y += clear;
      sides = place();
    }
    places.set(block.path, { x: -Math.round(block.anchor.x + block.anchor.width / 2), y });
    for (const { places: own } of sides) for (const [path, at] of own) places.set(path, at);
    const own = acrossFlanks(block, y);
    taken = sides.map((side, i) => [...side.taken, ...own.slice(i, i + 1)]);
    least = y + block.height + gapBelow(block, onSpine[i + 1], spacing);
  }
  return { places, width: 0, height: 0 };
}

/** What a node of the spine at the height `y` takes up of the left and of the right flank: a wide one reaches into them. */
function acrossFlanks(block: Block, y: number): readonly Placed[] {
  const { whole: was } = block.unit;
  return [true, false].map((left) => ({ from: 0, to: reachOf(block, left), top: y, low: y + block.height, was }));
}

/** How far a node of the spine at the height `y` must go down to stand clear of what the flanks hold. */
function clearOf(
  block: Block,
  y: number,
  taken: readonly (readonly Placed[])[],
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

/** Boxes of the spine that stand one on the other are closer than this; drawing units. */
const STACKED = 16;

/** Between a node of the spine and the next. */
function gapBelow({ unit: { whole } }: Block, next: Block | undefined, spacing: number): number {
  const most = Math.round(spacing * 1.8);
  if (!next) return most;
  const { x, y, width } = next.unit.whole;
  const isBelow = x < right(whole) && whole.x < x + width && y >= bottom(whole);
  return isBelow ? Math.min(most, Math.round(y - bottom(whole))) : most;
}

interface Settled {
  readonly places: ReadonlyMap<string, Point>;
  readonly taken: readonly Placed[];
  /** How much lower than its node asks each group of things stands. */
  readonly pushes: readonly number[];
}

/**
 * The things on one flank of a node that stands at the height `y`. What has one root goes down as one until it finds room
 * between what the flank holds already.
 */
function settle(
  { left, hanging, out }: Flank,
  node: Block,
  y: number,
  before: readonly Placed[],
  scale: number,
  spacing: number,
): Settled {
  const places = new Map<string, Point>();
  const taken = [...before];
  const pushes: number[] = [];
  const least = Math.round(spacing * 0.5);
  const groups = new Map<ControlPath, Hanging[]>();
  for (const thing of hanging.get(node.path) ?? []) {
    const group = groups.get(thing.root);
    if (group) group.push(thing);
    else groups.set(thing.root, [thing]);
  }
  for (const group of groups.values()) {
    const own: Placed[] = [];
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

function lowered(at: Placed, by: number): Placed {
  return { ...at, top: at.top + by, low: at.low + by };
}

/** How far the thing must go down to stand clear of the others; 0 when it does. */
function clearance(at: Placed, others: readonly Placed[], least: number, scale: number): number {
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

function middle(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)] ?? 0;
}

/** Whether a satellite stood to the left of its node. */
function isLeft(
  root: ControlPath,
  satellites: ReadonlyMap<ControlPath, readonly Satellite[]>,
  blocks: ReadonlyMap<ControlPath, Block>,
): boolean {
  const node = [...satellites].find(([, list]) => list.some((one) => one.root === root))?.[0];
  const [own, axis] = [blocks.get(root)?.unit.bounds, node === undefined ? undefined : blocks.get(node)?.unit.bounds];
  return own !== undefined && axis !== undefined && centre(own).x < centre(axis).x;
}

/** The columns of one side: what its author had nearer to the spine stands nearer. */
function flankOf(
  left: boolean,
  onSpine: readonly Block[],
  satellites: ReadonlyMap<ControlPath, readonly Satellite[]>,
  blocks: ReadonlyMap<ControlPath, Block>,
  laid: ReadonlyMap<ControlPath, readonly Hanging[]>,
  heights: ReadonlyMap<ControlPath, number>,
  ties: readonly UnitTie[],
  spacing: number,
): Flank {
  const hanging = new Map<ControlPath, readonly Hanging[]>();
  for (const { path } of onSpine) {
    const own = (satellites.get(path) ?? []).filter(({ root }) => isLeft(root, satellites, blocks) === left);
    hanging.set(path, inRows(own.flatMap(({ root }) => laid.get(root) ?? [])));
  }
  // A wide headline or footer with nothing at its sides keeps nothing away from the spine above and below it.
  const beside = onSpine.filter(({ path }) => (hanging.get(path) ?? []).length > 0);
  const half = Math.max(0, ...beside.map((block) => reachOf(block, left)));
  const corridor = Math.ceil(half + spacing * 3.5);
  // As if the author had drawn the spine straight.
  const straight = onSpine.flatMap((node) => {
    const axis = centre(node.unit.bounds).x;
    const own = (hanging.get(node.path) ?? []).map((thing) => ({
      ...thing,
      was: {
        ...thing.was,
        x: left ? axis - right(thing.was) : thing.was.x - axis,
        y: thing.was.y - node.unit.whole.y + (heights.get(node.path) ?? 0),
      },
    }));
    // What hangs on a node keeps together on its way out of the corridor, but for what stood far across the spine.
    const nearest = new Map<ControlPath, number>();
    for (const { root, was } of own) nearest.set(root, Math.min(nearest.get(root) ?? was.x, was.x));
    const common = Math.max(0, corridor - Math.min(corridor, ...[...nearest.values()].filter((x) => x > -ACROSS)));
    return own.map((thing) => {
      const x = nearest.get(thing.root) ?? 0;
      const shift = x > -ACROSS ? common : corridor - x;
      return { ...thing, was: { ...thing.was, x: thing.was.x + shift } };
    });
  });
  const first = Math.min(...straight.map(({ was }) => was.x));
  const tied = new Set(ties.flatMap(({ from, to }) => [`${from}\n${to}`, `${to}\n${from}`]));
  const wide = Math.round(spacing * 1.4);
  const xs = placeAcross(straight, spacing * 4, (a, b) => (tied.has(`${a}\n${b}`) ? wide : spacing));
  return {
    left,
    hanging,
    out: new Map([...xs].map(([path, x]) => [path, x + Math.min(first, corridor + spacing * 4)])),
  };
}

/** How far a node of the spine reaches from the axis. */
function reachOf({ width, anchor }: Block, left: boolean): number {
  const axis = anchor.x + anchor.width / 2;
  return Math.ceil(left ? axis : width - axis);
}

/** From the top, with tops that were about in line in line. */
function inRows(things: readonly Hanging[]): readonly Hanging[] {
  const sorted = [...things].sort((a, b) => a.was.y - b.was.y || a.was.x - b.was.x || compare(a.path, b.path));
  const share = (a: Hanging, b: Hanging) => a.was.x < right(b.was) && b.was.x < right(a.was);
  return inLine(sorted, ({ was }) => was.y, share).flatMap((row) =>
    row.map((thing) => ({ ...thing, was: { ...thing.was, y: row[0]?.was.y ?? thing.was.y } })),
  );
}

/**
 * Tops of the nodes of the spine from 0 on, as if their author had drawn it straight: where it turns aside, what hangs on the
 * next node comes below what hangs on the one before.
 */
function heightsOf(
  onSpine: readonly Block[],
  thingsOn: (node: ControlPath) => readonly Hanging[],
): ReadonlyMap<ControlPath, number> {
  const reach = ({ path, unit: { whole, bounds } }: Block, left: boolean) => {
    const axis = centre(bounds).x;
    const things = thingsOn(path).filter(({ was }) => centre(was).x < axis === left);
    return {
      up: Math.max(0, ...things.map(({ was }) => whole.y - was.y)),
      down: Math.max(whole.height, ...things.map(({ was }) => bottom(was) - whole.y)),
    };
  };
  // What hangs on one side is not in the way of what hangs on the other.
  const apart = (above: Block, below: Block) =>
    Math.max(...[true, false].map((left) => reach(above, left).down + reach(below, left).up));
  let y = 0;
  return new Map(
    onSpine.map((block, i) => {
      const before = onSpine[i - 1];
      if (before) {
        const on = block.unit.whole.y - before.unit.whole.y;
        const aside = Math.abs(centre(block.unit.bounds).x - centre(before.unit.bounds).x) > TURN;
        // In steps, so that one thing more at a turn moves nothing in most cases.
        const clear = Math.round((apart(before, block) + USUAL_SPACING) / STEP) * STEP;
        y += aside || on < 0 ? Math.max(on, clear) : on;
      }
      return [block.path, y];
    }),
  );
}

/** A satellite: what it is made of, when its author's arrangement reads well; else a tree that grows away from the spine. */
async function hang(
  root: ControlPath,
  members: readonly ControlPath[],
  left: boolean,
  axis: number,
  blocks: ReadonlyMap<ControlPath, Block>,
  ties: readonly UnitTie[],
  { spacing, arrangement }: { readonly spacing: number; readonly arrangement: string },
  run: ElkRunner,
): Promise<readonly Hanging[]> {
  const things = members.flatMap((path) => blocks.get(path) ?? []);
  const rank = new Map(members.map((path, i) => [path, i]));
  const seen = new Set<string>();
  // Away from the root: a line without a head has no direction of its own.
  const away = ties.flatMap(({ from, to }) => {
    const [a, b] = [rank.get(from), rank.get(to)];
    if (a === undefined || b === undefined) return [];
    const tie = a <= b ? { from, to } : { from: to, to: from };
    const key = `${tie.from}\n${tie.to}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [tie];
  });
  const options = {
    direction: left ? 'LEFT' : 'RIGHT',
    spacing: Math.round(spacing * 0.6),
    first: root,
    lenient: arrangement === 'kept',
  } as const;
  if (arrangement === 'anew' && things.length > 1) {
    const { width, height, places } = await placeLayered(things, away, options, run);
    const was = things.reduce<Rect | undefined>((all, { unit }) => union(all, unit.whole), undefined);
    return [{ path: root, root, width, height, was: was ?? { x: 0, y: 0, width, height }, inner: places }];
  }
  const tree = await layTree(things, away, options, run);
  const beyond = things.every(({ unit: { whole } }) => (left ? right(whole) <= axis : whole.x >= axis));
  if (things.length === 1 || (tree.kept && beyond)) {
    return things.map((block) => ({ ...thingOf(block, block.unit.whole), root }));
  }
  // As if the author had drawn it so, at about the same place.
  const { places } = placeTree(tree, away, options);
  const at = (path: ControlPath) => places.get(path) ?? { x: 0, y: 0 };
  const dx = middle(things.map(({ path, unit }) => unit.whole.x - at(path).x));
  const dy = middle(things.map(({ path, unit }) => unit.whole.y - at(path).y));
  return things.map((block) => {
    const { width, height, path } = block;
    return { ...thingOf(block, { x: at(path).x + dx, y: at(path).y + dy, width, height }), root };
  });
}
