import type { Diagram, EdgeElement, Element } from '../../graph/diagram.ts';
import { type ControlPath, topOf } from '../../model/control.ts';
import { add, bottom, centre, type Point, type Rect, right, subtract, translate, union } from '../../model/geometry.ts';
import type { Notice } from '../../model/notice.ts';
import type { ElkRunner } from '../elk/graph.ts';
import type { Direction } from '../elk/layered.ts';
import type { Packed } from '../elk/pack.ts';
import type { Layout } from '../layout.ts';
import { placedLine } from '../lines/course.ts';
import { placeLabels } from '../lines/labels.ts';
import type { EdgeStyle } from '../lines/ports.ts';
import { type Effort, newEffort } from '../lines/route.ts';
import { routeEdges } from '../lines/routes.ts';
import type { Units } from '../units.ts';
import { placeBands } from './bands.ts';
import type { Block } from './block.ts';
import { type LayoutSettings, makeBlocks } from './contents.ts';
import { placeAsDrawn, placeFlat } from './flat.ts';

export interface TidyOptions extends LayoutSettings {
  /**
   * Where layers go when there is no spine; a roadmap with a spine runs down. `auto` keeps the author's arrangement where it
   * can; else a tree grows from its root to both sides, and other graphs go down or to the right, whichever comes nearer to
   * the proportions of the drawing.
   */
  readonly direction: Direction | 'auto';
  readonly edges: EdgeStyle;
  /** `kept` unless said otherwise. */
  readonly arrangement?: Arrangement;
}

/**
 * What becomes of the author's arrangement. `kept`: trees on a spine and in containers keep it where it reads well but for a
 * leaf or two, a graph without a spine keeps it anyhow; `mended`: what reads well keeps it; `anew`: all trees go through ELK;
 * `drawn`: all of it stays, with what lies over something else moved out of its way.
 */
export type Arrangement = 'kept' | 'mended' | 'anew' | 'drawn';

/**
 * Where everything but lines stands when the whole diagram is laid out anew: containers sized to what they hold, the spine as
 * spine, trees through ELK. What belongs together moves together. All coordinates are whole numbers, and depend on what the
 * file says only, not on the order in which it says it.
 *
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function placeAll(
  diagram: Diagram,
  units: Units,
  options: TidyOptions,
  run: ElkRunner,
): Promise<Map<ControlPath, Rect>> {
  const { arrangement = 'kept' } = options;
  const blocks = await makeBlocks(units, options, run);
  const tops = units.order.flatMap((path) =>
    units.all.get(path)?.parent === undefined ? (blocks.get(path) ?? []) : [],
  );
  const inside = liftTies(units);
  const spine = [...new Set(diagram.spine.flatMap((path) => topUnit(units, path) ?? []))];
  const placed =
    arrangement === 'drawn'
      ? placeAsDrawn(tops, inside, options.spacing)
      : hasSpine(diagram, units) && spine.length >= 3
        ? await placeBands(spine, tops, inside, { ...options, arrangement }, run)
        : await placeFlat(tops, inside, { ...options, arrangement }, run);
  return settle(diagram, units, blocks, placed);
}

/**
 * A spine goes nearly all the way down: in 45 roadmaps those that a person sees as one took up at least 0.80 of the height of
 * the drawing, chains within it that only look like one at most 0.63.
 */
const SPINE_REACH = 0.7;
/**
 * And nearly everything hangs on it: of what stands apart, lines tied at least 0.86 in 100 roadmaps, at most 0.82 in checklists,
 * whose headings make a chain of three or four.
 */
const HANGING = { short: 0.9, long: 0.7 } as const;
/** From so many nodes on a chain is no accident. */
const LONG = 5;

/** Whether the drawing has a spine to be laid out along. */
export function hasSpine(diagram: Diagram, { all, ties }: Units): boolean {
  const { spine, elements, backdrop } = diagram;
  if (spine.length < 3) return false;
  const heightOf = (those: readonly Element[]) =>
    those.reduce<Rect | undefined>((whole, { bounds }) => union(whole, bounds), undefined)?.height ?? 0;
  const nodes = elements.filter(({ path, kind }) => kind !== 'edge' && path !== backdrop);
  if (heightOf(nodes.filter(({ path }) => spine.includes(path))) < heightOf(nodes) * SPINE_REACH) return false;
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]));
  const tops = [...all.values()].filter(({ parent }) => parent === undefined);
  const hanging = tops.filter(({ path }) => tied.has(path)).length;
  return hanging >= tops.length * (spine.length < LONG ? HANGING.short : HANGING.long);
}

/**
 * The layout with everything placed so, and lines led between.
 *
 * @param keeps whether curves whose ends moved together stay as they were drawn
 */
export function withLines(
  diagram: Diagram,
  units: Units,
  placed: ReadonlyMap<ControlPath, Rect>,
  { edges }: TidyOptions,
  keeps = true,
): Layout {
  const bounds = new Map(placed);
  const effort = newEffort();
  const routes = routeEdges(diagram, bounds, {
    effort,
    style: edges,
    keeps,
    homeOf: (edge) => units.of.get(edgeHome(edge)),
  });
  for (const [path, line] of routes) bounds.set(path, placedLine(line).bounds);
  for (const [path, place] of placeLabels(diagram, bounds, routes)) bounds.set(path, place);
  fitBackdrop(diagram, bounds);
  return { mode: 'tidy', bounds, routes, notices: [...unplaced(diagram, bounds), ...ledSimply(effort, routes.size)] };
}

/** That some lines take the next best way, where there are so many that a better one is not looked for. */
function ledSimply({ simple }: Effort, lines: number): readonly Notice[] {
  if (simple === 0) return [];
  const message = `${Math.min(simple, lines)} of ${lines} lines were led without looking for a better way: too many of them meet`;
  return [{ kind: 'layout', subject: 'lines', message }];
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
  return boundsBeside(diagram, units, anchors);
}

/** The bounds of every control: those of units as they are given, what is in them and rides with them along. */
export function boundsBeside(
  diagram: Diagram,
  units: Units,
  anchors: ReadonlyMap<ControlPath, Rect>,
): Map<ControlPath, Rect> {
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
    !e.path.includes(':') && e.bounds && e.kind !== 'edge' && e.path !== diagram.backdrop ? [e.bounds] : [],
  );
  if (tops.length === 0) return { x: 0, y: 0 };
  return { x: Math.round(Math.min(...tops.map((r) => r.x))), y: Math.round(Math.min(...tops.map((r) => r.y))) };
}

function edgeHome(edge: EdgeElement): ControlPath {
  return topOf(edge.path);
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
