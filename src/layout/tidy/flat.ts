import { type ControlPath, comparePaths } from '../../model/control.ts';
import { centre, type Rect, subtract, union } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { ElkRunner } from '../elk/graph.ts';
import { type Direction, placeLayered } from '../elk/layered.ts';
import { NOTHING, type Packed, stack } from '../elk/pack.ts';
import { USUAL_SPACING } from '../layout.ts';
import type { UnitTie } from '../units.ts';
import { arrangeDown, type Column, placeAcross } from './arrange.ts';
import { placeBands } from './bands.ts';
import type { Block } from './block.ts';
import { componentsOf } from './field.ts';
import { costOf, thingOf } from './tree.ts';

interface FlatOptions {
  /** Where layers go; `auto` lets the arrangement decide what ELK lays out. */
  readonly direction: Direction | 'auto';
  /** Between nodes, drawing units. */
  readonly spacing: number;
  /** What becomes of the author's rows and columns: `kept`; `mended`: where lines read no better by ELK; `anew`: none stay. */
  readonly arrangement: 'kept' | 'mended' | 'anew';
}

/** Empty stretches are cut down to this, in spacings: what an author left free has its reason, unless it is very much. */
const VOID = 12;

/** Things in the rows and columns of their author, tidied: empty stretches cut down, nothing over anything else. */
export function placeAsDrawn(blocks: readonly Block[], ties: readonly UnitTie[], spacing: number): Packed {
  return arrange(
    blocks.map((block) => ({ block, places: undefined })),
    ties,
    spacing,
  );
}

/**
 * A diagram without a spine: graphs in the rows and columns of their author, or laid out by ELK, as all are when a direction
 * is asked for. What nothing ties keeps its place beside them.
 */
export async function placeFlat(
  blocks: readonly Block[],
  ties: readonly UnitTie[],
  { direction, spacing, arrangement }: FlatOptions,
  run: ElkRunner,
): Promise<Packed> {
  if (direction !== 'auto') {
    const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
    const graph = await inLayers(
      blocks.filter(({ path }) => tied.has(path)),
      ties,
      direction,
      spacing,
      run,
    );
    const rest = blocks.filter(({ path }) => !tied.has(path));
    return stack([placeAsDrawn(rest, ties, spacing), graph], spacing * 2);
  }
  const parts: Part[] = [];
  for (const { members, ties: inside } of componentsOf(blocks, ties)) {
    const laid = await graphAnew(members, inside, { spacing, arrangement }, run);
    const [first] = members;
    if (laid && first) parts.push({ block: first, places: laid, members });
    else for (const block of members) parts.push({ block, places: undefined });
  }
  return arrange(parts, ties, spacing);
}

/** A block that stands for itself, or the first of a graph that is placed as one. */
type Part =
  | { readonly block: Block; readonly places: undefined }
  | { readonly block: Block; readonly places: Packed; readonly members: readonly Block[] };

function arrange(parts: readonly Part[], ties: readonly UnitTie[], spacing: number): Packed {
  if (parts.length === 0) return NOTHING;
  const tied = new Set(ties.flatMap(({ from, to }) => [`${from}\n${to}`, `${to}\n${from}`]));
  const wide = Math.round(spacing * 1.4);
  const scale = spacing / USUAL_SPACING;
  const scaled = (was: Rect): Rect => ({ ...was, x: was.x * scale, y: was.y * scale });
  const laid = parts.map((part) => {
    const { block, places } = part;
    if (!places) {
      return { thing: thingOf(block, scaled(block.unit.whole)), places: new Map([[block.path, { x: 0, y: 0 }]]) };
    }
    const { width, height } = places;
    return { thing: { path: block.path, width, height, was: scaled(extentOf(part.members)) }, places: places.places };
  });
  const xs = placeAcross(
    laid.map(({ thing }) => thing),
    spacing * VOID,
    (a, b) => (tied.has(`${a}\n${b}`) ? wide : spacing),
  );
  const columns = laid.map(({ thing, places }): Column => ({ thing, x: xs.get(thing.path) ?? 0, places }));
  return arrangeDown(columns, { least: Math.round(spacing / 2), most: spacing * VOID });
}

/** The graph as ELK lays it out; nothing where its author's arrangement, tidied, reads as well. */
async function graphAnew(
  members: readonly Block[],
  ties: readonly UnitTie[],
  { spacing, arrangement }: Pick<FlatOptions, 'spacing' | 'arrangement'>,
  run: ElkRunner,
): Promise<Packed | undefined> {
  if (members.length === 1 || arrangement === 'kept') return undefined;
  const cost = ({ places }: Packed) =>
    costOf(
      members.map(({ path, width, height }) => ({
        path,
        bounds: { ...(places.get(path) ?? { x: 0, y: 0 }), width, height },
      })),
      ties,
    );
  const drawn = arrangement === 'anew' ? undefined : cost(placeAsDrawn(members, ties, spacing));
  if (drawn === 0) return undefined;
  const before = extentOf(members);
  const tried: Packed[] = [];
  const root = rootOf(members, ties);
  if (root !== undefined) {
    tried.push(shifted(await placeBands([root], members, ties, { spacing, arrangement }, run), members));
  } else for (const to of ['DOWN', 'RIGHT'] as const) tried.push(await inLayers(members, ties, to, spacing, run));
  const excess = ({ width, height }: Packed) => Math.max(width / before.width, height / before.height);
  const [best] = tried.sort((a, b) => excess(a) - excess(b));
  return best && (drawn === undefined || cost(best) < drawn) ? best : undefined;
}

/** As its author had them across the layers, so that the picture stays the one that people know. */
function inLayers(
  blocks: readonly Block[],
  ties: readonly UnitTie[],
  direction: Direction,
  spacing: number,
  run: ElkRunner,
): Promise<Packed> {
  if (blocks.length === 0) return Promise.resolve(NOTHING);
  const along = direction === 'DOWN' || direction === 'UP' ? ('x' as const) : ('y' as const);
  const place = (block: Block) => centre(block.unit.bounds)[along];
  const inOrder = [...blocks].sort((a, b) => place(a) - place(b));
  return placeLayered(inOrder, ties, { direction, spacing }, run);
}

/** The node from which a tree grows: trees may grow from it to both sides. Other graphs have none. */
function rootOf(blocks: readonly Block[], ties: readonly UnitTie[]): ControlPath | undefined {
  const pairs = new Set(ties.map(({ from, to }) => [from, to].sort(comparePaths).join('\n')));
  if (pairs.size !== blocks.length - 1) return undefined;
  const next = new Map<ControlPath, ControlPath[]>();
  const entered = new Set<ControlPath>();
  for (const { from, to, directed } of ties) {
    append(next, from, to);
    if (directed) entered.add(to);
    else append(next, to, from);
  }
  return blocks
    .map(({ path }) => path)
    .filter((path) => !entered.has(path))
    .find((path) => {
      const reached = new Set([path]);
      for (const at of reached) for (const to of next.get(at) ?? []) reached.add(to);
      return reached.size === blocks.length;
    });
}

/** The places from 0, 0 on, with the space that they take. */
function shifted({ places }: Packed, blocks: readonly Block[]): Packed {
  const at = blocks.flatMap((block) => {
    const place = places.get(block.path);
    return place ? [{ ...place, width: block.width, height: block.height }] : [];
  });
  const all = at.reduce<Rect | undefined>(union, undefined) ?? { x: 0, y: 0, width: 0, height: 0 };
  const moved = new Map([...places].map(([path, place]) => [path, subtract(place, all)]));
  return { places: moved, width: all.width, height: all.height };
}

/** Where the things were. */
function extentOf(blocks: readonly Block[]): Rect {
  const all = blocks.reduce<Rect | undefined>((r, block) => union(r, block.unit.whole), undefined);
  return all ?? { x: 0, y: 0, width: 1, height: 1 };
}
