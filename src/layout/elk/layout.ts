import type { Diagram, EdgeElement } from '../../graph/diagram.ts';
import type { ControlPath } from '../../model/control.ts';
import {
  add,
  bottom,
  centre,
  type Point,
  type Rect,
  right,
  type Size,
  subtract,
  translate,
  union,
} from '../../model/geometry.ts';
import type { Notice } from '../../model/notice.ts';
import type { Layout } from '../layout.ts';
import { type EdgeStyle, placedLine } from '../route.ts';
import { routeEdges } from '../routes.ts';
import { topOf, type Units, unitsOf } from '../units.ts';
import { arrangeDown, type Column, placeAcross } from './arrange.ts';
import { placeBands } from './bands.ts';
import { type Block, type LayoutSettings, makeBlocks } from './contents.ts';
import type { ElkRunner } from './graph.ts';
import { type Direction, placeLayered } from './layered.ts';
import { NOTHING, type Packed, packRows, stack } from './pack.ts';
import { thingOf } from './tree.ts';

export interface ElkLayoutOptions extends LayoutSettings {
  /**
   * Where layers go when there is no spine; a roadmap with a spine runs down. `auto` lets a tree grow from its root to both
   * sides, and otherwise takes down or right, whichever gives a picture more like the author's in its proportions.
   */
  readonly direction: Direction | 'auto';
  readonly edges: EdgeStyle;
  /**
   * What becomes of the author's arrangement: `kept` where it reads well but for a leaf or two (the default); `mended`: where
   * it reads well; `anew`: all trees through ELK;
   * `drawn`: all of it stays, with what lies over something else moved out of its way.
   */
  readonly arrangement?: 'kept' | 'mended' | 'anew' | 'drawn';
}

/** How wide what nothing ties may stand in a row above a diagram without a spine, at least; drawing units. */
const ROW = 900;

/**
 * The whole diagram anew: containers sized to what they hold, the spine as spine, trees through ELK, edges routed around
 * nodes. What belongs together moves together. All coordinates are whole numbers, and depend on what the file says only,
 * not on the order in which it says it.
 *
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function elkLayout(diagram: Diagram, options: ElkLayoutOptions, run: ElkRunner): Promise<Layout> {
  return withLines(diagram, await placeAll(diagram, options, run), options);
}

/** Where everything but lines stands. */
export async function placeAll(
  diagram: Diagram,
  options: ElkLayoutOptions,
  run: ElkRunner,
): Promise<Map<ControlPath, Rect>> {
  const units = unitsOf(diagram);
  const blocks = await makeBlocks(units, options, run);
  const tops = units.order.flatMap((path) =>
    units.all.get(path)?.parent === undefined ? (blocks.get(path) ?? []) : [],
  );
  const inside = liftTies(units);
  const spine = [...new Set(diagram.spine.flatMap((path) => topUnit(units, path) ?? []))];
  const placed =
    options.arrangement === 'drawn'
      ? placeAsDrawn(tops, options.spacing)
      : spine.length >= 3
        ? await placeBands(spine, tops, inside, options, run)
        : await placeFlat(tops, inside, options, extentOf(tops), run);
  return settle(diagram, units, blocks, placed);
}

/** The layout with everything placed so, and lines led between. */
export function withLines(
  diagram: Diagram,
  placed: ReadonlyMap<ControlPath, Rect>,
  { edges }: ElkLayoutOptions,
): Layout {
  const units = unitsOf(diagram);
  const bounds = new Map(placed);
  const routes = routeEdges(diagram, bounds, edges, (edge) => units.of.get(edgeHome(edge)));
  for (const [path, line] of routes) bounds.set(path, placedLine(line).bounds);
  moveEdgeLabels(diagram, bounds);
  fitBackdrop(diagram, bounds);
  return { mode: 'elk', bounds, routes, notices: unplaced(diagram, bounds) };
}

/** Everything in the rows and columns of its author. */
function placeAsDrawn(blocks: readonly Block[], spacing: number): Packed {
  const things = blocks.map((block) => thingOf(block, block.unit.whole));
  if (things.length === 0) return NOTHING;
  const xs = placeAcross(things, spacing * 4, () => spacing);
  const columns = things.map((thing): Column => {
    const own = [thing.path, { x: 0, y: 0 }] as const;
    return { thing, x: xs.get(thing.path) ?? 0, places: new Map([own]) };
  });
  return arrangeDown(columns, { least: Math.round(spacing / 2), most: spacing * 4 });
}

/** The unit at the top level that holds a control. */
function topUnit(units: Units, path: ControlPath): ControlPath | undefined {
  let at = units.of.get(topOf(path));
  for (let up = at && units.all.get(at)?.parent; up !== undefined; up = units.all.get(up)?.parent) at = up;
  return at;
}

function liftTies(units: Units): readonly { from: ControlPath; to: ControlPath; directed: boolean }[] {
  return units.ties.flatMap(({ from, to, directed }) => {
    const [a, b] = [topUnit(units, from), topUnit(units, to)];
    return a === undefined || b === undefined || a === b ? [] : [{ from: a, to: b, directed }];
  });
}

/** Without a spine: what is tied in layers, and what nothing ties in rows above. */
async function placeFlat(
  blocks: readonly Block[],
  ties: readonly { from: ControlPath; to: ControlPath; directed: boolean }[],
  options: ElkLayoutOptions,
  before: Size,
  run: ElkRunner,
): Promise<Packed> {
  const { direction, spacing } = options;
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  const layered = blocks.filter((block) => tied.has(block.path));
  const layers = (to: Direction) => {
    // As its author had them, so that the picture stays the one that people know.
    const along = to === 'DOWN' || to === 'UP' ? ('x' as const) : ('y' as const);
    const place = (block: Block) => centre(block.unit.bounds)[along];
    return placeLayered(
      [...layered].sort((a, b) => place(a) - place(b)),
      ties,
      { direction: to, spacing },
      run,
    );
  };
  const root = direction === 'auto' ? rootOf(layered, ties) : undefined;
  const tried: Packed[] = [];
  if (root !== undefined) tried.push(shifted(await placeBands([root], layered, ties, options, run), layered));
  else if (layered.length > 0) {
    for (const to of direction === 'auto' ? (['DOWN', 'RIGHT'] as const) : [direction]) tried.push(await layers(to));
  }
  const excess = ({ width, height }: Packed) => Math.max(width / before.width, height / before.height);
  const graph = tried.sort((a, b) => excess(a) - excess(b))[0];
  const rest = blocks.filter((block) => !tied.has(block.path));
  const rows = packRows(rest, Math.max(ROW, graph?.width ?? 0), spacing);
  return stack([rows, ...(graph ? [graph] : [])], spacing * 2);
}

/** The node that leads to nearly all that is tied: trees may grow from it to both sides. */
function rootOf(
  blocks: readonly Block[],
  ties: readonly { from: ControlPath; to: ControlPath; directed: boolean }[],
): ControlPath | undefined {
  const next = new Map<ControlPath, ControlPath[]>();
  const entered = new Set<ControlPath>();
  for (const { from, to, directed } of ties) {
    next.set(from, [...(next.get(from) ?? []), to]);
    if (directed) entered.add(to);
    else next.set(to, [...(next.get(to) ?? []), from]);
  }
  for (const { path } of blocks) {
    if (entered.has(path)) continue;
    const reached = new Set([path]);
    for (const at of reached) for (const to of next.get(at) ?? []) reached.add(to);
    if (reached.size >= blocks.length * 0.9) return path;
  }
  return undefined;
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

/** The bounds of every control: units where they were placed, what is in them and rides with them along. */
function settle(
  diagram: Diagram,
  units: Units,
  blocks: ReadonlyMap<ControlPath, Block>,
  placed: Packed,
): Map<ControlPath, Rect> {
  const anchors = new Map<ControlPath, Rect>();
  const put = (block: Block, at: Point): void => {
    const anchor = { ...add(at, block.anchor), width: block.anchor.width, height: block.anchor.height };
    anchors.set(block.path, anchor);
    for (const [path, inner] of block.contents) {
      const member = blocks.get(path);
      if (member) put(member, add(anchor, inner));
    }
  };
  const origin = originOf(diagram);
  const left = Math.min(...[...placed.places.values()].map((p) => p.x));
  const top = Math.min(...[...placed.places.values()].map((p) => p.y));
  for (const [path, at] of placed.places) {
    const block = blocks.get(path);
    if (block) put(block, { x: at.x - left + origin.x, y: at.y - top + origin.y });
  }
  const bounds = new Map<ControlPath, Rect>();
  for (const element of diagram.elements) {
    if (!element.bounds) continue;
    const home = topOf(element.path);
    const unit = units.all.get(units.of.get(home) ?? '');
    const anchor = unit && anchors.get(unit.path);
    if (!unit || !anchor) bounds.set(element.path, element.bounds);
    else if (element.path === unit.path) bounds.set(element.path, anchor);
    else if (home === unit.path) bounds.set(element.path, translate(element.bounds, subtract(anchor, unit.bounds)));
    else
      bounds.set(
        element.path,
        ride(element.bounds, diagram.byPath.get(home)?.bounds ?? element.bounds, unit.bounds, anchor),
      );
  }
  return bounds;
}

/** A rider keeps its distance to the nearer end of what it rides on; across, its share of the way. */
function ride(bounds: Rect, rider: Rect, before: Rect, after: Rect): Rect {
  const room = before.width - rider.width;
  const share = room > 0 ? (rider.x - before.x) / room : 0;
  const inside = room > 0 && share >= 0 && share <= 1;
  const dx = inside
    ? Math.round(share * (after.width - before.width))
    : rider.x > centre(before).x
      ? after.width - before.width
      : 0;
  const dy = centre(rider).y > centre(before).y ? bottom(after) - bottom(before) : after.y - before.y;
  return translate(bounds, { x: after.x - before.x + dx, y: dy });
}

/** Where the drawing started. */
function originOf(diagram: Diagram): Point {
  const tops = diagram.elements.flatMap((e) =>
    !e.path.includes(':') && e.bounds && e.kind !== 'edge' ? [e.bounds] : [],
  );
  if (tops.length === 0) return { x: 0, y: 0 };
  return { x: Math.round(Math.min(...tops.map((r) => r.x))), y: Math.round(Math.min(...tops.map((r) => r.y))) };
}

function edgeHome(edge: EdgeElement): ControlPath {
  return topOf(edge.path);
}

/** The text beside the middle of a line stays there. */
function moveEdgeLabels(diagram: Diagram, bounds: Map<ControlPath, Rect>): void {
  for (const element of diagram.elements) {
    if (element.kind !== 'mark' || !element.of || !element.bounds) continue;
    const edge = diagram.byPath.get(element.of.to);
    const placed = bounds.get(element.of.to);
    if (edge?.kind !== 'edge' || !edge.bounds || !placed) continue;
    const by = subtract(centre(placed), centre(edge.bounds));
    const moved = { x: Math.round(element.bounds.x + by.x), y: Math.round(element.bounds.y + by.y) };
    bounds.set(element.path, { ...element.bounds, ...moved });
  }
}

/** The box that colours the page covers it again, with the margin that it had. */
function fitBackdrop(diagram: Diagram, bounds: Map<ControlPath, Rect>): void {
  const { backdrop } = diagram;
  const before = backdrop === undefined ? undefined : diagram.byPath.get(backdrop)?.bounds;
  if (backdrop === undefined || !before) return;
  const tops = diagram.elements.filter((e) => !e.path.includes(':') && e.path !== backdrop);
  const was = tops.reduce<Rect | undefined>((r, e) => union(r, e.bounds), undefined);
  const is = tops.reduce<Rect | undefined>((r, e) => union(r, bounds.get(e.path)), undefined);
  if (!was || !is) return;
  const x = Math.round(is.x - (was.x - before.x));
  const y = Math.round(is.y - (was.y - before.y));
  const width = Math.round(right(is) + (right(before) - right(was))) - x;
  const height = Math.round(bottom(is) + (bottom(before) - bottom(was))) - y;
  bounds.set(backdrop, { x, y, width, height });
}

function unplaced(diagram: Diagram, bounds: ReadonlyMap<ControlPath, Rect>): readonly Notice[] {
  return diagram.elements.flatMap((element): Notice[] => {
    if (bounds.has(element.path)) return [];
    const message = `the ${element.control.typeID} has no position; use the layout "complete" first`;
    return [{ kind: 'layout', subject: element.path, message, control: element.path }];
  });
}

/** How large the drawing was. */
function extentOf(blocks: readonly Block[]): Size {
  const all = blocks.reduce<Rect | undefined>((r, block) => union(r, block.unit.whole), undefined);
  return { width: Math.max(1, all?.width ?? 1), height: Math.max(1, all?.height ?? 1) };
}
