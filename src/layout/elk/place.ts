import type { Measure } from '../../graph/build.ts';
import type { Diagram } from '../../graph/diagram.ts';
import { ARROW, type ControlPath } from '../../model/control.ts';
import { add, centre, type Point, type Rect, subtract, translate, union } from '../../model/geometry.ts';
import type { Notice } from '../../model/notice.ts';
import { type Layout, wholeBox } from '../layout.ts';
import { boundsOf } from '../lines/course.ts';
import type { EdgeStyle } from '../lines/ports.ts';
import { type Plan, type PlanBox, planFromIntents, roleOf, type TreeTie } from '../plan/plan.ts';
import { type Arc, type Kinds, type SideOf, spineOf, trunkOf } from '../plan/spine.ts';
import { lackingHeight, PAGE, unlikeUsual } from '../plan/target.ts';
import { askedOnce, type ElkRunner } from './graph.ts';
import { NOTE_PLACES, placeHeader } from './header.ts';
import type { Direction } from './layered.ts';
import { leadLines, type Wanted } from './lines.ts';
import { inColumns, isHeadline, LOOSE_PLACES, type LoosePlace, looseRows, sortLoose } from './loose.ts';
import { placeRoadmap } from './roadmap.ts';
import { type Inside, mirrored, placeInsides, sizedBox } from './section.ts';
import { isChain, type LayoutShape, placeShape, shapeOf } from './shapes.ts';

export interface AnewOptions {
  /** Where the spine, or the layers of a graph without one, go; `auto` is down. */
  readonly direction: Direction | 'auto';
  /** `auto`: what the ties draw decides. */
  readonly shape: LayoutShape | 'auto';
  /** Between nodes, drawing units. */
  readonly spacing: number;
  readonly edges: EdgeStyle;
  readonly measure: Measure;
  /** The stages where they are known; otherwise the ties tell. */
  readonly spine?: readonly ControlPath[];
}

/** Where a page starts; drawing units. */
const ORIGIN: Point = { x: 40, y: 40 };

/**
 * A diagram without places, laid out as a hand would: a roadmap along its spine, other graphs as a tree or in layers; titles
 * and notes above, what nothing ties beneath.
 *
 * @throws InputError when a control names something that there is not.
 * @throws BalsaError when ELK refuses the graph or takes too long.
 */
export async function layoutFromGraph(diagram: Diagram, options: AnewOptions, run: ElkRunner): Promise<Layout> {
  const plan = planFromIntents(diagram, options.measure);
  const { bounds, routes } = await placePlan(plan, options, askedOnce(run));
  const notices = diagram.elements.flatMap(({ path, control }): Notice[] => {
    if (control.typeID !== ARROW || routes.has(path)) return [];
    const message = 'the Arrow has no place and names no controls to lead from and to; it is not drawn';
    return [{ kind: 'layout', subject: path, message, control: path }];
  });
  const all = new Map(bounds);
  for (const [path, line] of routes) all.set(path, wholeBox(boundsOf([line.from, line.to])));
  return { mode: 'elk', bounds: all, routes, notices };
}

/** A less usual arrangement has to be nearer to the usual size by so much. */
const BETTER = 0.05;

/** Where all of a plan stands, and its lines. */
export async function placePlan(
  plan: Plan,
  options: AnewOptions,
  run: ElkRunner,
): Promise<Pick<Layout, 'bounds' | 'routes'>> {
  const insides = await placeInsides(plan, options.spacing, run);
  const { tops, ties, ...joined } = topsOf(plan);
  const isApart = options.shape === 'auto' && areApart(plan, tops, joined.tied);
  const { arcs, tied } = isApart ? APART : joined;
  // Their lines run between them.
  const between = isApart && joined.tied.length > 0 ? Math.max(options.spacing, LINED) : options.spacing;
  const boxes = new Map(
    tops.flatMap((path) => {
      const box = sizedBox(path, plan, insides);
      return box ? [[path, box] as const] : [];
    }),
  );
  const { header, lists } = sortLoose(
    tops.filter((path) => !tied.includes(path)),
    { boxes: plan.boxes, insides },
    tied.length === 0,
  );
  const boxesOf = (paths: readonly ControlPath[]) => paths.flatMap((path) => boxes.get(path) ?? []);
  const heightOf = (paths: readonly ControlPath[]) =>
    Math.max(0, ...boxesOf(paths).map((box) => (isHeadline(box) ? box.height : 0)));
  // Stages may be large texts, too: the title is the largest.
  const isTitled = heightOf(tied) > 0 && heightOf(tied) >= heightOf(header);
  const graph = await placeGraphs(tied, arcs, { boxes, insides, isTitled }, options, run);
  let best:
    | { readonly body: Graphs; readonly places: ReadonlyMap<ControlPath, Rect>; readonly cost: number }
    | undefined;
  const isEmpty = graph.places.size === 0;
  for (const where of LOOSE_PLACES) {
    // What nothing ties stands beside the drawing, or beside one another where there is none.
    if (where === 'abreast' ? !isEmpty : isEmpty && where !== 'beneath') continue;
    const body = await withLists(graph, lists.map(boxesOf), where, between, run);
    for (const corner of NOTE_PLACES) {
      const places = new Map([...body.places, ...placeHeader(boxesOf(header), { ...body, isTitled }, corner)]);
      const size = [...places.values()].reduce<Rect | undefined>(union, undefined) ?? body;
      const cost = unlikeUsual(size, { nodes: plan.boxes.size, hasSpine: graph.spine.length > 0 });
      if (!best || cost < best.cost - BETTER) best = { body, places, cost };
    }
    if (lists.length === 0) break;
  }
  if (!best) return { bounds: new Map(), routes: new Map() };
  const { body, places } = best;
  const bounds = unfolded(places, insides, graph.sides);
  const ways = new Map<ControlPath, readonly Point[]>();
  for (const [path, inside] of insides) {
    const [at, side] = [bounds.get(path), graph.sides.get(path)];
    const own = side === 'left' ? mirrored(inside) : inside;
    if (at)
      for (const [edge, line] of own.lines)
        ways.set(
          edge,
          line.map((p) => ({ x: p.x + at.x, y: p.y + at.y })),
        );
  }
  const start = subtract(ORIGIN, [...bounds.values()].reduce<Rect | undefined>(union, undefined) ?? ORIGIN);
  const moved = new Map([...bounds].map(([path, r]) => [path, translate(r, start)]));
  const wanted = ties.flatMap(({ id, edge, from, to, a, b }): Wanted[] => {
    if (edge === undefined) return [];
    const way = a === from && b === to ? body.lines.get(id) : ways.get(edge);
    const stage = graph.spine.indexOf(a);
    const isSpine =
      a === from && b === to && stage >= 0 && Math.abs(graph.spine.indexOf(b) - stage) === 1 && graph.spine.includes(b);
    return [
      {
        edge,
        from,
        to,
        isSpine,
        ...(way ? { way: oriented(way, bounds.get(from)).map((p) => ({ x: p.x + start.x, y: p.y + start.y })) } : {}),
      },
    ];
  });
  const routes = leadLines(wanted, moved, plan.boxes, options.edges);
  const all = new Map(moved);
  for (const [path, parts] of plan.parts) {
    const at = moved.get(path);
    if (at) for (const [part, r] of parts) all.set(part, translate(r, at));
  }
  return { bounds: all, routes };
}

/** Between sections among which lines run: room for a bend, a head and a text; drawing units. */
const LINED = 64;
const APART: Pick<ReturnType<typeof topsOf>, 'arcs' | 'tied'> = { arcs: [], tied: [] };

/** Whether ties join only some of the sections of a drawing without a spine: those stand with the others, in the order of the source. */
function areApart(plan: Plan, tops: readonly ControlPath[], tied: readonly ControlPath[]): boolean {
  const holders = new Set([...plan.boxes.values()].map(({ parent }) => parent));
  const loose = tops.filter((path) => holders.has(path) && !tied.includes(path));
  return loose.length > 0 && tied.every((path) => holders.has(path)) && spineOfPlan(plan).length === 0;
}

/** The stages of a plan, from the first on; nothing where it is no roadmap. */
export function spineOfPlan(plan: Plan): readonly ControlPath[] {
  const { tied, arcs } = topsOf(plan);
  const holders = new Set([...plan.boxes.values()].map(({ parent }) => parent));
  return graphsOf(tied, arcs).flatMap((members) =>
    spineOf(members, within(members, arcs), {
      isSection: (path) => holders.has(path),
      ...kindsOf(plan.boxes),
    }),
  );
}

/** What boxes are by their controls. */
function kindsOf(boxes: ReadonlyMap<ControlPath, PlanBox>): Pick<Kinds, 'isTitle' | 'isIcon'> {
  return { isTitle: (path) => isHeadline(boxes.get(path)), isIcon: (path) => roleOf(boxes.get(path)) === 'icon' };
}

/** What stands at the top level: all of it, what is tied, and the ties, each between what holds its ends. */
function topsOf(plan: Plan) {
  const tops = plan.order.filter((path) => topOf(path, plan) === path);
  const ties = plan.ties.map((tie, i) => ({ ...tie, id: `t${i}`, a: topOf(tie.from, plan), b: topOf(tie.to, plan) }));
  const arcs = ties.flatMap(({ a, b, directed, look, id }): LiftedTie[] =>
    a === b ? [] : [{ id, from: a, to: b, directed, look }],
  );
  const ends = new Set(arcs.flatMap(({ from, to }) => [from, to]));
  return { tops, ties, arcs, tied: tops.filter((path) => ends.has(path)) };
}

interface LiftedTie extends Arc, TreeTie {}

/** The way from the box in which it starts. */
function oriented(way: readonly Point[], from: Rect | undefined): readonly Point[] {
  const [start, end] = [way[0], way.at(-1)];
  if (!from || !start || !end) return way;
  const c = centre(from);
  const isNear = (p: Point) =>
    Math.hypot(Math.max(Math.abs(p.x - c.x) - from.width / 2, 0), Math.max(Math.abs(p.y - c.y) - from.height / 2, 0));
  return isNear(start) <= isNear(end) ? way : [...way].reverse();
}

function topOf(path: ControlPath, { boxes }: Plan): ControlPath {
  let at = path;
  for (let up = boxes.get(at)?.parent; up !== undefined && boxes.has(up); up = boxes.get(up)?.parent) at = up;
  return at;
}

interface Graphs extends Inside {
  readonly sides: ReadonlyMap<ControlPath, SideOf>;
  readonly spine: readonly ControlPath[];
}

interface Known {
  readonly boxes: ReadonlyMap<ControlPath, PlanBox>;
  readonly insides: ReadonlyMap<ControlPath, Inside>;
  /** Whether the title of the drawing is among what ties join. */
  readonly isTitled: boolean;
}

/** More than this above and below each stage would tear a drawing apart; drawing units. */
const MOST_AIR = 40;
/** Of the height that a short roadmap lacks, so much becomes room between its stages. */
const AIRY = 0.4;
/** A tree of so few things is drawn downwards, as people draw a choice of ways; a larger one grows to both sides of its root. */
const SMALL_TREE = 9;

/** What ties join: a roadmap along its spine, other graphs each in the shape that fits it, one beneath the other. */
async function placeGraphs(
  tied: readonly ControlPath[],
  arcs: readonly LiftedTie[],
  { boxes, insides, isTitled }: Known,
  options: AnewOptions,
  run: ElkRunner,
): Promise<Graphs> {
  const parts: Graphs[] = [];
  const { spacing } = options;
  const direction = options.direction === 'auto' ? 'DOWN' : options.direction;
  const isRoadmap = options.shape === 'auto' || options.shape === 'roadmap';
  const isSection = (path: ControlPath) => insides.has(path);
  const kinds = { isSection, ...kindsOf(boxes) };
  const { isTitle } = kinds;
  const spine: ControlPath[] = [];
  const apart: (readonly ControlPath[])[] = [];
  // What ties do not join follows on the same spine where it is a roadmap or a tree, in the order of the source.
  const graphs = graphsOf(tied, arcs).map((members) => {
    const inner = within(members, arcs);
    const found = isRoadmap ? spineOf(members, inner, kinds) : [];
    const known = (options.spine ?? []).filter((path) => members.includes(path));
    // Where nothing hangs on the stages, they are a chain like any other.
    const isSaid = isRoadmap && known.length > 1 && known.length < members.length;
    return { members, inner, own: isSaid ? [...titleOver(known, members, inner, isTitle), ...known] : found };
  });
  const isSmall = tied.length <= SMALL_TREE && graphs.every(({ own }) => own.length === 0);
  // What the title is tied to stands over the rest with it.
  const title = tied.find(isTitle);
  const isOver = ({ members }: (typeof graphs)[number]) => title !== undefined && members.includes(title);
  graphs.sort((a, b) => Number(isOver(b)) - Number(isOver(a)));
  for (const { members, inner, own } of graphs) {
    const isTree =
      !isSmall && options.shape === 'auto' && options.direction === 'auto' && shapeOf(members, inner) === 'tree';
    const stages = own.length > 0 ? own : isTree ? [rootOf(members, inner)] : [];
    const rest = stages.length === 0 ? members : trunkOf(stages, members, inner).rest;
    spine.push(...stages);
    if (rest.length > 0) apart.push(rest);
  }
  if (spine.length > 0) {
    const set = new Set(apart.flat());
    const members = tied.filter((path) => !set.has(path));
    const trunk = trunkOf(spine, members, within(members, arcs));
    const lay = (air: number) => placeRoadmap({ trunk, boxes, ties: arcs }, { direction, spacing, air, isTitled }, run);
    const dense = await lay(0);
    // A short one has as much room between its stages as people leave.
    const air =
      direction === 'DOWN' ? Math.min(MOST_AIR, Math.round((lackingHeight(dense) * AIRY) / spine.length / 2)) : 0;
    parts.push({ ...(air > 0 ? await lay(air) : dense), spine });
  }
  for (const members of apart) {
    const inner = within(members, arcs);
    const shape = options.shape === 'auto' || options.shape === 'roadmap' ? shapeOf(members, inner) : options.shape;
    const things = members.flatMap((path) => boxes.get(path) ?? []);
    const lay = (way: Direction) => placeShape(things, inner, { shape, direction: way, spacing }, run);
    const down = await lay(direction);
    const isOpen = options.shape === 'auto' && options.direction === 'auto';
    const isFree = isOpen && ((shape === 'layered' && down.width > PAGE) || isChain(inner));
    const custom = { nodes: members.length, hasSpine: false };
    const [best] = [down, ...(isFree ? [await lay('RIGHT')] : [])].sort(
      (a, b) => unlikeUsual(a, custom) - unlikeUsual(b, custom),
    );
    if (best) parts.push({ ...best, sides: new Map(), spine: [] });
  }
  return beneath(parts, spacing * 2, spine);
}

/** The title that a tie joins with the first of the stages: their spine starts there. */
function titleOver(
  stages: readonly ControlPath[],
  members: readonly ControlPath[],
  arcs: readonly Arc[],
  isTitle: (path: ControlPath) => boolean,
): readonly ControlPath[] {
  const title = members.find((path) => isTitle(path) && !stages.includes(path));
  const isTied = ({ from, to }: Arc) => [from, to].every((end) => end === title || end === stages[0]);
  return title !== undefined && arcs.some(isTied) ? [title] : [];
}

/** The ties among some things. */
function within(members: readonly ControlPath[], arcs: readonly LiftedTie[]): readonly LiftedTie[] {
  const own = new Set(members);
  return arcs.filter(({ from, to }) => own.has(from) && own.has(to));
}

/** One under another, their middles in line. */
function beneath(parts: readonly Graphs[], gap: number, spine: readonly ControlPath[]): Graphs {
  const width = Math.max(0, ...parts.map((part) => part.width));
  const places = new Map<ControlPath, Rect>();
  const lines = new Map<string, readonly Point[]>();
  const sides = new Map<ControlPath, SideOf>();
  let y = 0;
  for (const part of parts) {
    const by = { x: Math.round((width - part.width) / 2), y };
    for (const [path, r] of part.places) places.set(path, translate(r, by));
    for (const [id, line] of part.lines)
      lines.set(
        id,
        line.map((p) => ({ x: p.x + by.x, y: p.y + by.y })),
      );
    for (const [path, side] of part.sides) sides.set(path, side);
    y += part.height + gap;
  }
  return { width, height: Math.max(0, y - gap), places, lines, sides, spine };
}

/** The connected parts, in the order of the source. */
function graphsOf(paths: readonly ControlPath[], arcs: readonly Arc[]): readonly (readonly ControlPath[])[] {
  const next = new Map<ControlPath, ControlPath[]>();
  const note = (a: ControlPath, b: ControlPath) => {
    const list = next.get(a);
    if (list) list.push(b);
    else next.set(a, [b]);
  };
  for (const { from, to } of arcs) {
    note(from, to);
    note(to, from);
  }
  const seen = new Set<ControlPath>();
  const open = new Set(paths);
  return paths.flatMap((start) => {
    if (seen.has(start)) return [];
    const reached = new Set([start]);
    for (const at of reached) for (const to of next.get(at) ?? []) if (open.has(to)) reached.add(to);
    for (const at of reached) seen.add(at);
    return [paths.filter((path) => reached.has(path))];
  });
}

/** What nothing leads to: the one with the most ties, the first of the source. */
function rootOf(members: readonly ControlPath[], arcs: readonly Arc[]): ControlPath {
  const entered = new Set(arcs.flatMap(({ to, directed }) => (directed ? [to] : [])));
  const countOf = (path: ControlPath) => arcs.filter(({ from, to }) => from === path || to === path).length;
  const open = members.filter((path) => !entered.has(path));
  const [root] = [...open].sort((a, b) => countOf(b) - countOf(a));
  return root ?? members[0] ?? '';
}

/** Between the lists beside a drawing and the drawing; drawing units. */
const BESIDE = 60;

/** What nothing ties: in rows beneath, about as wide as what is above, or in a column to the left. */
async function withLists(
  graph: Graphs,
  lists: readonly (readonly PlanBox[])[],
  where: LoosePlace,
  spacing: number,
  run: ElkRunner,
): Promise<Graphs> {
  if (lists.length === 0) return graph;
  const none = { sides: new Map(), spine: [] };
  if (where === 'beneath' || where === 'abreast') {
    const rows = {
      ...(await looseRows(lists, { wide: graph.width, isAbreast: where === 'abreast' }, spacing, run)),
      ...none,
    };
    return beneath(graph.places.size === 0 ? [rows] : [graph, rows], spacing * 2, graph.spine);
  }
  const column = await inColumns(lists, where, spacing, run);
  const by = { x: column.width + BESIDE, y: 0 };
  return {
    ...graph,
    width: by.x + graph.width,
    height: Math.max(column.height, graph.height),
    places: new Map([...column.places, ...[...graph.places].map(([path, r]) => [path, translate(r, by)] as const)]),
    lines: new Map([...graph.lines].map(([id, line]) => [id, line.map((p) => add(p, by))])),
  };
}

/** The places of all that sections hold, too; sections to the left are turned towards the spine. */
function unfolded(
  places: ReadonlyMap<ControlPath, Rect>,
  insides: ReadonlyMap<ControlPath, Inside>,
  sides: ReadonlyMap<ControlPath, SideOf>,
): ReadonlyMap<ControlPath, Rect> {
  const out = new Map<ControlPath, Rect>();
  const put = (path: ControlPath, at: Rect, isLeft: boolean): void => {
    out.set(path, at);
    const inside = insides.get(path);
    if (!inside) return;
    const own = isLeft ? mirrored(inside) : inside;
    for (const [member, r] of own.places) put(member, translate(r, at), isLeft);
  };
  for (const [path, at] of places) put(path, at, sides.get(path) === 'left');
  return out;
}
