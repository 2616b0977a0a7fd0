import { centre, expand, overlaps, type Point, type Rect, right, union } from '../../model/geometry.ts';
import { tally } from '../../model/lists.ts';
import type { ElkRunner } from '../elk/graph.ts';
import { type LayerTie, placeLayered } from '../elk/layered.ts';
import { NOTHING, type Packed } from '../elk/pack.ts';
import { facing, runsThrough } from '../lines/course.ts';
import { crossings } from '../lines/meet.ts';
import type { Arranged, Column } from './arrange.ts';
import { arrangeDown, placeAcross } from './arrange.ts';
import type { Block } from './block.ts';

/** A line through a node counts as so many that cross. */
const THROUGH = 3;
/** Of a tree in a new order, this share must stand as its author had it; else all of it is placed anew. */
const ANCHORED = 0.6;

interface TreeOptions {
  readonly direction: 'LEFT' | 'RIGHT';
  readonly spacing: number;
  /** What is to stand in the first layer. */
  readonly first?: string;
  /** Whether a leaf or two may spoil an arrangement that reads well without them: lines find their way around. */
  readonly lenient?: boolean;
}

/** Things that ties hold together, laid out. */
export interface Tree {
  readonly members: readonly Block[];
  /** As ELK places them. */
  readonly laid: Packed;
  /** Where their author had them. */
  readonly was: Rect;
  /** Whether their author's arrangement reads as well as that of ELK: then they keep it. */
  readonly kept: boolean;
}

/** Things that ties hold together, by ELK where their author's arrangement does not read as well. */
export async function layTree(
  members: readonly Block[],
  ties: readonly LayerTie[],
  options: TreeOptions,
  run: ElkRunner,
): Promise<Tree> {
  const all = members.reduce<Rect | undefined>((r, { unit }) => union(r, unit.whole), undefined);
  const was = all ?? { x: 0, y: 0, width: 0, height: 0 };
  const [only, ...more] = members;
  if (more.length === 0) {
    const [width, height] = [only?.width ?? 0, only?.height ?? 0];
    return {
      members,
      laid: { places: new Map([[only?.path ?? '', { x: 0, y: 0 }]]), width, height },
      was,
      kept: true,
    };
  }
  const nodes = members.map((block) => ({ path: block.path, bounds: block.unit.whole }));
  const drawn = costOf(nodes, ties);
  if (drawn === 0 || (options.lenient && readsWithout(nodes, ties, drawn)))
    return { members, laid: NOTHING, was, kept: true };
  const laid = await placeLayered(members, ties, options, run);
  const anew = costOf(
    members.map(({ path, width, height }) => ({
      path,
      bounds: { ...(laid.places.get(path) ?? { x: 0, y: 0 }), width, height },
    })),
    ties,
  );
  return { members, laid, was, kept: drawn <= anew };
}

/** So many leaves at most may be to blame. */
const STRAYS = 2;

/** Whether a tree reads well but for a few of its leaves: it need not be made anew for them. */
function readsWithout(nodes: readonly Node[], ties: readonly LayerTie[], cost: number): boolean {
  if (!Number.isFinite(cost) || nodes.length < STRAYS + 2) return false;
  const degree = tally(ties.flatMap(({ from, to }) => [from, to]));
  let [left, most] = [nodes, cost];
  for (let i = 0; i < STRAYS && most > 0; i++) {
    const tried = left
      .slice(1)
      .filter(({ path }) => degree.get(path) === 1)
      .map((leaf) => {
        const rest = left.filter((other) => other !== leaf);
        return { rest, cost: costOf(rest, ties) };
      });
    const best = tried.sort((a, b) => a.cost - b.cost)[0];
    if (!best || best.cost >= most) return false;
    [left, most] = [best.rest, best.cost];
  }
  return most === 0;
}

/**
 * The tree where its author had it, tidied. Where ELK orders it better, its things stand in the layers and the order of ELK,
 * and those that need not change their order keep their place. Columns are in line at the side from which the tree grows.
 */
export function placeTree(tree: Tree, ties: readonly LayerTie[], options: TreeOptions): Packed {
  const { members, laid, kept } = tree;
  if (members.length === 1) return laid;
  const left = options.direction === 'LEFT';
  const drawn = asDrawn(members, ties, options);
  const placed = kept ? drawn : mended(members, drawn, left ? turned(laid, members) : laid, options.spacing);
  return left ? turned(placed, members) : placed;
}

/** In the rows and columns of its author; as if it grew to the right. */
function asDrawn(members: readonly Block[], ties: readonly LayerTie[], { direction, spacing }: TreeOptions): Packed {
  const turn = (r: Rect): Rect => (direction === 'LEFT' ? { ...r, x: -right(r) } : r);
  const tied = new Set(ties.flatMap(({ from, to }) => [`${from}\n${to}`, `${to}\n${from}`]));
  const things = members.map((block) => thingOf(block, turn(block.unit.whole)));
  const xs = placeAcross(things, spacing * 4, (a, b) => columnGap(spacing, tied.has(`${a}\n${b}`)));
  const columns = things.map((thing): Column => {
    const place = [[thing.path, { x: 0, y: 0 }]] as const;
    return { thing, x: xs.get(thing.path) ?? 0, places: new Map(place) };
  });
  return arrangeDown(columns, { least: Math.round(spacing / 2), most: spacing * 3 });
}

/** The other way round: what stood left stands right. */
function turned({ places, width, height }: Packed, members: readonly Block[]): Packed {
  const widths = new Map(members.map((block) => [block.path, block.width]));
  const back = [...places].map(([path, at]) => [path, { ...at, x: width - at.x - (widths.get(path) ?? 0) }] as const);
  return { places: new Map(back), width, height };
}

/** The layers and the order of `laid`, at the places of `drawn` as far as these are in that order. */
function mended(members: readonly Block[], drawn: Packed, laid: Packed, spacing: number): Packed {
  const at = (from: Packed, path: string) => from.places.get(path) ?? { x: 0, y: 0 };
  const layers = layersOf(members, laid);
  const anchors = layers.map((layer) => longestRising(layer.map(({ path }) => at(drawn, path).y)));
  const held = anchors.reduce((sum, layer) => sum + layer.size, 0);
  if (held < members.length * ANCHORED) return laid;
  const placed: { readonly block: Block; readonly x: number; readonly y: number }[] = [];
  let near = 0;
  layers.forEach((layer, l) => {
    const own = layer.filter((_, i) => anchors[l]?.has(i));
    const side = Math.max(near, Math.min(...own.map(({ path }) => at(drawn, path).x)));
    let least = Number.NEGATIVE_INFINITY;
    layer.forEach((block, i) => {
      const was = at(drawn, block.path);
      const isAnchor = anchors[l]?.has(i) === true;
      const next = layer.find((_, j) => j > i && anchors[l]?.has(j));
      const room = next ? at(drawn, next.path).y - block.height - Math.round(spacing / 2) : least;
      const wanted = isAnchor ? was.y : Number.isFinite(least) ? least : room;
      const y = Math.max(least, wanted);
      placed.push({ block, x: isAnchor ? Math.max(near, was.x) : side, y });
      least = y + block.height + spacing;
      if (next && isAnchor) least = y + block.height + Math.round(spacing / 2);
    });
    near = Math.max(...placed.map(({ block, x }) => x + block.width)) + columnGap(spacing, true);
  });
  const top = Math.min(...placed.map(({ y }) => y));
  return {
    places: new Map(placed.map(({ block, x, y }) => [block.path, { x, y: y - top }])),
    width: Math.max(...placed.map(({ block, x }) => x + block.width)),
    height: Math.max(...placed.map(({ block, y }) => y + block.height)) - top,
  };
}

/** The layers of a tree that grows to the right, each from the top. */
function layersOf(members: readonly Block[], { places }: Packed): readonly (readonly Block[])[] {
  const x = ({ path }: Block) => places.get(path)?.x ?? 0;
  const y = ({ path }: Block) => places.get(path)?.y ?? 0;
  const layers: Block[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const block of [...members].sort((a, b) => x(a) - x(b))) {
    if (x(block) >= end) layers.push([]);
    layers.at(-1)?.push(block);
    end = Math.max(end, x(block) + block.width);
  }
  return layers.map((layer) => layer.sort((a, b) => y(a) - y(b)));
}

/** The places in the list of the longest run of values that rise. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const length: number[] = [];
  const before: (number | undefined)[] = [];
  values.forEach((value, i) => {
    let best: number | undefined;
    for (let j = 0; j < i; j++) {
      if ((values[j] ?? 0) < value && (best === undefined || (length[j] ?? 0) > (length[best] ?? 0))) best = j;
    }
    length.push((best === undefined ? 0 : (length[best] ?? 0)) + 1);
    before.push(best);
  });
  const out = new Set<number>();
  const most = Math.max(0, ...length);
  for (let i: number | undefined = length.indexOf(most); i !== undefined && i >= 0; i = before[i]) out.add(i);
  return out;
}

/** How near columns stand at least; further where a line runs between them. */
export function columnGap(spacing: number, tied: boolean): number {
  return Math.round(spacing * (tied ? 2 : 0.8));
}

export function thingOf({ path, width, height, unit }: Block, was: Rect): Arranged {
  return { path, width, height, was, isText: unit.element.kind === 'mark' };
}

interface Node {
  readonly path: string;
  readonly bounds: Rect;
}

/**
 * How far a tree is from one that reads well: lines from side to side that cross or run through its nodes. Infinite when nodes
 * lie over one another.
 */
export function costOf(nodes: readonly Node[], ties: readonly LayerTie[]): number {
  const at = new Map(nodes.map(({ path, bounds }) => [path, bounds]));
  if (nodes.some((a, i) => nodes.slice(i + 1).some((b) => overlaps(a.bounds, b.bounds)))) {
    return Number.POSITIVE_INFINITY;
  }
  const lines = ties.flatMap(({ from, to }) => {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b) return [];
    const through = (points: readonly Point[]) =>
      nodes.filter(({ path, bounds }) => path !== from && path !== to && runsThrough(points, expand(bounds, -2)))
        .length;
    const [best] = [facing(a, b), [centre(a), centre(b)]]
      .map((points) => ({ from, to, points, through: through(points) }))
      .sort((p, q) => p.through - q.through);
    return best ? [best] : [];
  });
  let cost = 0;
  lines.forEach(({ from, to, points, through }, i) => {
    cost += through * THROUGH;
    for (const other of lines.slice(i + 1)) {
      const meet = [other.from, other.to].some((end) => end === from || end === to);
      if (!meet) cost += crossings(points, other.points);
    }
  });
  return cost;
}
