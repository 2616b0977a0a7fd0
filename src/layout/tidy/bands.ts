import type { ControlPath } from '../../model/control.ts';
import { bottom, centre, type Point, type Rect, right, union } from '../../model/geometry.ts';
import type { ElkRunner } from '../elk/graph.ts';
import { placeLayered } from '../elk/layered.ts';
import type { Packed } from '../elk/pack.ts';
import { USUAL_SPACING } from '../layout.ts';
import type { UnitTie } from '../units.ts';
import type { Block } from './block.ts';
import { acrossFlanks, addLoose, clearOf, flankOf, type HangingPart, type HungPart, settle } from './flank.ts';
import { assignSatellites, type Satellite } from './satellites.ts';
import { layTree, placeTree, thingOf } from './tree.ts';

/** A node of the spine that gives way goes down by multiples of this, so that one thing more finds room; drawing units. */
const STEP = 120;
/** How much lower than its node's height asks a thing may stand before the node follows; drawing units. */
const STRETCH = 160;

/** A spine turns aside where the next node is further to the left or the right than this; drawing units. */
const TURN = 200;

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
  const laid = new Map<ControlPath, readonly HangingPart[]>();
  /** The roots of what stood to the left of its node. */
  const lefts = new Set<ControlPath>();
  for (const [node, list] of satellites) {
    for (const { root, members } of list) {
      const axis = centre(byPath.get(node)?.unit.bounds ?? first.unit.bounds).x;
      const own = byPath.get(root)?.unit.bounds;
      const left = own !== undefined && centre(own).x < axis;
      if (left) lefts.add(root);
      laid.set(root, await hang({ root, members, left, axis }, byPath, ties, { spacing, arrangement, run }));
    }
  }
  const scale = spacing / USUAL_SPACING;
  const isLoose = ({ tied, members }: Satellite) => !tied && members.length === 1;
  const those = (loose: boolean) => (node: ControlPath) =>
    (satellites.get(node) ?? []).filter((one) => isLoose(one) === loose).flatMap(({ root }) => laid.get(root) ?? []);
  const [thingsOn, looseOn] = [those(false), those(true)];
  const heights = heightsOf(onSpine, thingsOn);
  const isOn = (left: boolean, things: (node: ControlPath) => readonly HangingPart[]) => (node: ControlPath) =>
    things(node).filter(({ root }) => lefts.has(root) === left);
  const flanks = [true, false].map((left) =>
    flankOf({ left, onSpine, thingsOn: isOn(left, thingsOn), looseOn: isOn(left, looseOn), heights, ties, spacing }),
  );
  const places = new Map<string, Point>();
  let taken: readonly (readonly HungPart[])[] = flanks.map(() => []);
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
  for (const [path, at] of addLoose(flanks, onSpine, places, taken, scale, spacing)) places.set(path, at);
  return { places, width: 0, height: 0 };
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

function middle(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)] ?? 0;
}

/**
 * Tops of the nodes of the spine from 0 on, as if their author had drawn it straight: where it turns aside, what hangs on the
 * next node comes below what hangs on the one before.
 */
function heightsOf(
  onSpine: readonly Block[],
  thingsOn: (node: ControlPath) => readonly HangingPart[],
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

/** What hangs on a node of the spine by one root. */
interface Hanging extends Pick<Satellite, 'root' | 'members'> {
  /** Whether it stands to the left of the spine. */
  readonly left: boolean;
  /** The middle of the node, drawing units. */
  readonly axis: number;
}

/** A satellite: what it is made of, when its author's arrangement reads well; else a tree that grows away from the spine. */
async function hang(
  { root, members, left, axis }: Hanging,
  blocks: ReadonlyMap<ControlPath, Block>,
  ties: readonly UnitTie[],
  { spacing, arrangement, run }: { readonly spacing: number; readonly arrangement: string; readonly run: ElkRunner },
): Promise<readonly HangingPart[]> {
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
