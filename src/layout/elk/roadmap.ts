import type { ControlPath } from '../../model/control.ts';
import type { Point, Rect, Size } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { PlanBox, TreeTie } from '../plan/plan.ts';
import { chooseSides, type HangingSize, type SideOf, type Trunk } from '../plan/spine.ts';
import { PAGE } from '../plan/target.ts';
import { placeBlocks, turnedBlocks, unfolded } from './blocks.ts';
import type { ElkGraph, ElkNode, ElkRunner } from './graph.ts';
import type { Direction } from './layered.ts';
import { isHeadline } from './loose.ts';
import { IN_ORDER, type Inside, inOneWidth, sectionInside } from './section.ts';

/** What is laid out along a spine. */
interface Trunked {
  readonly trunk: Trunk;
  readonly boxes: ReadonlyMap<ControlPath, PlanBox>;
  readonly ties: readonly TreeTie[];
}

/** A roadmap, placed: lines by the ID of their tie, from either end. */
export interface Roadmap extends Inside {
  readonly sides: ReadonlyMap<ControlPath, SideOf>;
}

interface RoadmapOptions {
  /** Where the spine leads. */
  readonly direction: Direction;
  readonly spacing: number;
  /** More than usual above and below each stage; drawing units. */
  readonly air: number;
  /** Whether the first stage may be the title of the drawing. */
  readonly isTitled: boolean;
}

/** Between the layers of what hangs on a spine: room for lines to fan out, and for their heads; drawing units. */
const BESIDE = 64;
/** More than the usual distance above and below a stage, and around what hangs on it; drawing units. */
const AROUND = { stage: 20, section: 8, group: 10 } as const;
/** How far the layers stand apart for ELK to read them from the places given; wider than any box; drawing units. */
const APART = 100_000;
/** All boxes of a layer are as wide as the widest while that is no wider than this; drawing units. */
const WIDEST = 240;

const TURNED: Readonly<Record<Direction, boolean>> = { DOWN: false, RIGHT: false, UP: true, LEFT: true };

/**
 * The stages on a straight line, what hangs on them on both sides. ELK places them in three layers across the spine, which it
 * reads from where they are said to be: its partitions give the same places, but tie all things of one to all of the next, and
 * take four times as long for 1,000. The ties of the spine are left out, so that it bends for nothing, and those to the left are
 * turned around.
 */
export async function placeRoadmap(
  { trunk, boxes, ties }: Trunked,
  { direction, spacing, air, isTitled }: RoadmapOptions,
  run: ElkRunner,
): Promise<Roadmap> {
  const isDown = direction === 'DOWN' || direction === 'UP';
  const gap = Math.round(spacing / 2);
  const columns = columnsOf(trunk, boxes);
  const equal = new Map(
    inOneWidth(
      [...columns.keys()].flatMap((path) => boxes.get(path) ?? []),
      ({ path }) => columns.get(path) ?? path,
    ).map((box) => [box.path, box]),
  );
  const widest = Math.max(0, ...trunk.spine.map((path) => equal.get(path)?.width ?? 0));
  const reach = (PAGE - widest) / 2 - BESIDE;
  const plain = await placeBlocks({ trunk, boxes: equal, ties }, { isDown, gap, reach }, run);
  const sides = sidesOf({ trunk, boxes, ties }, new Map<ControlPath, Size>([...equal, ...plain]), gap, isDown);
  const blocks = new Map(
    [...plain].map(([path, block]) => [path, sides.get(path) === 'left' ? turnedBlocks(block, isDown) : block]),
  );
  const places = placed(trunk, sides, TURNED[direction]);
  const tops = places.filter(({ depth }) => depth <= 1);
  const things = tops.flatMap(({ path }): readonly PlanBox[] => {
    const [box, block] = [equal.get(path), blocks.get(path)];
    return box ? [block ? { ...box, width: block.width, height: block.height } : box] : [];
  });
  const sized = new Map(things.map((box) => [box.path, box]));
  const pads = padsOf(tops, trunk, boxes, air);
  const children = tops.flatMap(({ path, partition }): readonly ElkNode[] => {
    const box = sized.get(path);
    const { before, after } = pads.get(path) ?? NO_PAD;
    if (!box) return [];
    const size = isDown
      ? { width: box.width, height: box.height + before + after }
      : { width: box.width + before + after, height: box.height };
    const layoutOptions = { 'elk.alignment': ALIGNMENT[isDown ? 'down' : 'across'][partition] };
    const at = isDown ? { x: partition * APART, y: 0 } : { x: 0, y: partition * APART };
    return [{ id: path, ...at, ...size, layoutOptions }];
  });
  const own = new Map(tops.map((place) => [place.path, place]));
  const edges = ties.flatMap(({ id, from, to }) => {
    // A line without a direction may have been drawn from either end.
    const isInwards = own.get(from)?.parent === to;
    const [inner, outer] = isInwards ? [to, from] : [from, to];
    if (own.get(outer)?.parent !== inner) return [];
    const isLeft = own.get(outer)?.partition === 0;
    const ends = isLeft
      ? { sources: [outer] as const, targets: [inner] as const }
      : { sources: [inner] as const, targets: [outer] as const };
    return [{ id, ...ends }];
  });
  const graph: ElkGraph = {
    id: 'root',
    layoutOptions: {
      ...IN_ORDER,
      'elk.direction': isDown ? 'RIGHT' : 'DOWN',
      'elk.layered.layering.strategy': 'INTERACTIVE',
      // The order is given, so that one sweep finds what many do.
      'elk.layered.thoroughness': '1',
      'elk.spacing.nodeNode': String(gap),
      'elk.spacing.edgeNode': String(gap),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(BESIDE),
      'elk.layered.spacing.edgeNodeBetweenLayers': '10',
    },
    children,
    edges,
  };
  const laid = await run(graph);
  const shifted = new Map<ControlPath, Point>();
  for (const [path, at] of laid.places) {
    const { before } = pads.get(path) ?? NO_PAD;
    shifted.set(path, isDown ? { x: at.x, y: at.y + before } : { x: at.x + before, y: at.y });
  }
  const inside = sectionInside(things, shifted, laid.lines);
  const stood = straightened(inside.places, trunk.spine, isDown);
  if (direction === 'DOWN' && isTitled) liftTitle(stood, boxes.get(trunk.spine[0] ?? ''));
  return { ...unfolded({ ...inside, places: stood }, blocks), sides };
}

const ALIGNMENT = {
  down: { 0: 'RIGHT', 1: 'CENTER', 2: 'LEFT' },
  across: { 0: 'BOTTOM', 1: 'CENTER', 2: 'TOP' },
} as const;

/** The middles of all stages on one line, to the unit. */
function straightened(
  places: ReadonlyMap<ControlPath, Rect>,
  spine: readonly ControlPath[],
  isDown: boolean,
): Map<ControlPath, Rect> {
  const out = new Map(places);
  const stages = spine.flatMap((path) => places.get(path) ?? []);
  const [first] = [...stages].sort((a, b) => (isDown ? b.width - a.width : b.height - a.height));
  if (!first) return out;
  for (const path of spine) {
    const r = places.get(path);
    if (!r) continue;
    const at = isDown
      ? { x: Math.round(first.x + first.width / 2 - r.width / 2) }
      : { y: Math.round(first.y + first.height / 2 - r.height / 2) };
    out.set(path, { ...r, ...at });
  }
  return out;
}

/** A title stands over everything rather than amid what hangs on it or on the next stages. */
function liftTitle(places: Map<ControlPath, Rect>, title: PlanBox | undefined): void {
  const at = places.get(title?.path ?? '');
  if (at && title && isHeadline(title))
    places.set(title.path, { ...at, y: Math.min(...[...places.values()].map(({ y }) => y)) });
}

interface Placed {
  readonly path: ControlPath;
  readonly partition: 0 | 1 | 2;
  readonly stage: ControlPath;
  readonly parent?: ControlPath;
  readonly depth: number;
}

/** Everything in the order in which ELK is to keep it: to the left from the leaves to the spine, to the right outwards. */
function placed(
  { spine, children }: Trunk,
  sides: ReadonlyMap<ControlPath, SideOf>,
  isTurned: boolean,
): readonly Placed[] {
  const out: Placed[] = [];
  const visit = (path: ControlPath, parent: ControlPath, stage: ControlPath, partition: 0 | 2, depth: number): void => {
    const own: Placed = { path, parent, stage, partition, depth };
    if (partition === 2) out.push(own);
    for (const child of children.get(path) ?? []) visit(child, path, stage, partition, depth + 1);
    if (partition === 0) out.push(own);
  };
  for (const stage of isTurned ? [...spine].reverse() : spine) {
    const hanging = children.get(stage) ?? [];
    for (const path of hanging) if (sides.get(path) === 'left') visit(path, stage, stage, 0, 1);
    out.push({ path: stage, stage, partition: 1, depth: 0 });
    for (const path of hanging) if (sides.get(path) !== 'left') visit(path, stage, stage, 2, 1);
  }
  return out;
}

/**
 * Which boxes are to have one width: all that hang equally many ties away from the spine, and the spine; where the widest of
 * them is wide, those of one stage, and each stage alone.
 */
function columnsOf(
  { spine, children }: Trunk,
  boxes: ReadonlyMap<ControlPath, PlanBox>,
): ReadonlyMap<ControlPath, string> {
  const own = new Map<ControlPath, { readonly stage: ControlPath; readonly depth: number }>();
  const widest: number[] = [];
  const visit = (path: ControlPath, stage: ControlPath, depth: number) => {
    own.set(path, { stage, depth });
    const box = boxes.get(path);
    if (box?.stretches) widest[depth] = Math.max(widest[depth] ?? 0, box.width);
    for (const child of children.get(path) ?? []) visit(child, stage, depth + 1);
  };
  for (const stage of spine) visit(stage, stage, 0);
  return new Map(
    [...own].map(([path, { stage, depth }]) => [
      path,
      (widest[depth] ?? 0) <= WIDEST ? String(depth) : `${depth} ${stage}`,
    ]),
  );
}

/** @param sizes of what hangs on the stages, with all that hangs on it in turn */
function sidesOf(
  { trunk: { spine, children }, boxes, ties }: Trunked,
  sizes: ReadonlyMap<ControlPath, Size>,
  gap: number,
  isDown: boolean,
): ReadonlyMap<ControlPath, SideOf> {
  const roots = new Map<ControlPath, ControlPath>();
  const visit = (path: ControlPath, root: ControlPath) => {
    roots.set(path, root);
    for (const child of children.get(path) ?? []) visit(child, root);
  };
  for (const stage of spine) for (const path of children.get(stage) ?? []) visit(path, path);
  const joined = new Map<ControlPath, Set<ControlPath>>();
  for (const { from, to } of ties) {
    const [a, b] = [roots.get(from), roots.get(to)];
    if (a !== undefined && b !== undefined && a !== b) joined.set(a, (joined.get(a) ?? new Set()).add(b));
  }
  const stages = spine.map((stage) =>
    (children.get(stage) ?? []).map((path): HangingSize => {
      const wanted = boxes.get(path)?.side;
      const isLeaf = !children.has(path) && (boxes.get(path)?.head ?? 0) === 0;
      const size = sizes.get(path);
      return {
        ...{ path, height: (isDown ? size?.height : size?.width) ?? 0, isLeaf },
        joined: joined.get(path) ?? new Set(),
        ...(wanted === 'left' || wanted === 'right' ? { wanted } : {}),
      };
    }),
  );
  return chooseSides(stages, gap);
}

/** What is kept free before and behind a thing, along the spine; drawing units. */
interface Pad {
  readonly before: number;
  readonly after: number;
}

const NO_PAD: Pad = { before: 0, after: 0 };

/** What is kept free around stages and sections, and before and behind a group of leaves, beyond the usual distance. */
function padsOf(
  places: readonly Placed[],
  { children }: Trunk,
  boxes: ReadonlyMap<ControlPath, PlanBox>,
  air: number,
): ReadonlyMap<ControlPath, Pad> {
  const pads = new Map<ControlPath, Pad>();
  const groups = new Map<string, Placed[]>();
  for (const place of places) {
    const isWide = (boxes.get(place.path)?.head ?? 0) > 0 || children.has(place.path);
    const around = place.partition === 1 ? AROUND.stage + air : isWide ? AROUND.section : 0;
    pads.set(place.path, { before: around, after: around });
    if (place.partition === 1) continue;
    const key = `${place.parent}\n${place.partition}`;
    append(groups, key, place);
  }
  // Those that hang on one thing stand apart from those of the next.
  for (const group of groups.values()) {
    const [first, last] = [group[0]?.path ?? '', group.at(-1)?.path ?? ''];
    pads.set(first, { ...(pads.get(first) ?? NO_PAD), before: AROUND.group });
    pads.set(last, { ...(pads.get(last) ?? NO_PAD), after: AROUND.group });
  }
  return pads;
}
