import type { ControlPath } from '../../model/control.ts';
import type { Point, Rect, Size } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { Plan, PlanBox, PlanTie } from '../plan/plan.ts';
import { even } from '../plan/sizes.ts';
import type { ElkGraph, ElkNode, ElkOptions, ElkRunner } from './graph.ts';

/** What a section, or the diagram around all, holds, placed. */
export interface Inside extends Size {
  /** From the left top of the section. */
  readonly places: ReadonlyMap<ControlPath, Rect>;
  /** As ELK led them, from the left top of the section, by the edge's path. */
  readonly lines: ReadonlyMap<ControlPath, readonly Point[]>;
}

/** Between the border of a section and what it holds; drawing units. */
const SECTION_PADDING = 18;
/** Between a topic and the column of its options: room for the head of an arrow and a bend before it; drawing units. */
const OPTIONS_GAP = 64;
/** A column of so many topics is read at a glance; more stand in two or three. */
const COLUMN = 9;

/** The options that every layered graph has; the order of the source is kept at any price. */
export const IN_ORDER: ElkOptions = {
  'elk.algorithm': 'layered',
  'elk.randomSeed': '1',
  'elk.padding': '[left=0, top=0, right=0, bottom=0]',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'true',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
};

/**
 * The inside of every section, the inner ones first: topics in one column (in two or three where there are many), what is
 * tied to them in columns beside them, all boxes of a column of one width.
 */
export async function placeInsides(
  plan: Plan,
  spacing: number,
  run: ElkRunner,
): Promise<ReadonlyMap<ControlPath, Inside>> {
  const members = new Map<ControlPath, ControlPath[]>();
  for (const path of plan.order) {
    const parent = plan.boxes.get(path)?.parent;
    if (parent !== undefined) append(members, parent, path);
  }
  const insides = new Map<ControlPath, Inside>();
  const make = async (path: ControlPath): Promise<void> => {
    const box = plan.boxes.get(path);
    const held = members.get(path);
    if (!box || !held || insides.has(path)) return;
    for (const one of held) await make(one);
    const sized = held.flatMap((one) => sizedBox(one, plan, insides) ?? []);
    const own = new Set(held);
    const ties = plan.ties.filter(({ from, to }) => own.has(from) && own.has(to));
    const inner = ties.length === 0 ? await inColumns(sized, spacing, run) : await inLayers(sized, ties, spacing, run);
    insides.set(path, framed(inner, box));
  };
  for (const path of members.keys()) await make(path);
  return insides;
}

/** A box with the size that it has: that of a section comes from what it holds. */
export function sizedBox(
  path: ControlPath,
  plan: Plan,
  insides: ReadonlyMap<ControlPath, Inside>,
): PlanBox | undefined {
  const box = plan.boxes.get(path);
  const inside = insides.get(path);
  return box && inside ? { ...box, width: inside.width, height: inside.height, stretches: false } : box;
}

/** The inside with the border and the title of the section around it. */
function framed({ width, height, places, lines }: Inside, { width: least, head }: PlanBox): Inside {
  const top = Math.max(SECTION_PADDING, head + 12);
  const wide = even(Math.max(width + SECTION_PADDING * 2, least));
  const by = { x: Math.round((wide - width) / 2), y: top };
  return {
    ...{ width: wide, height: top + height + SECTION_PADDING },
    places: new Map([...places].map(([path, r]) => [path, { ...r, x: r.x + by.x, y: r.y + by.y }])),
    lines: new Map([...lines].map(([path, line]) => [path, line.map((p) => ({ x: p.x + by.x, y: p.y + by.y }))])),
  };
}

/** The boxes with those that stretch as wide as the widest of the group. */
export function inOneWidth(boxes: readonly PlanBox[], groupOf: (box: PlanBox) => string): readonly PlanBox[] {
  const widths = new Map<string, number>();
  for (const box of boxes) {
    if (box.stretches) widths.set(groupOf(box), Math.max(widths.get(groupOf(box)) ?? 0, even(box.width)));
  }
  return boxes.map((box) => (box.stretches ? { ...box, width: widths.get(groupOf(box)) ?? box.width } : box));
}

/** Things that nothing ties, in one column, or in two or three when there are many, row by row. */
async function inColumns(boxes: readonly PlanBox[], spacing: number, run: ElkRunner): Promise<Inside> {
  const gap = Math.round(spacing / 2);
  const columns = Math.min(3, Math.ceil(boxes.length / COLUMN));
  const equal = inOneWidth(boxes, () => '');
  const width = Math.max(...equal.map((box) => box.width));
  return packed(equal, columns * width + (columns - 1) * gap, gap, run);
}

/** Things in rows of about this width, in the order of the source. */
export async function packed(boxes: readonly PlanBox[], width: number, gap: number, run: ElkRunner): Promise<Inside> {
  const graph: ElkGraph = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'rectpacking',
      'elk.padding': '[left=0, top=0, right=0, bottom=0]',
      'elk.spacing.nodeNode': String(gap),
      'elk.rectpacking.widthApproximation.strategy': 'TARGET_WIDTH',
      'elk.rectpacking.widthApproximation.targetWidth': String(Math.max(1, width)),
    },
    children: boxes.map((box) => ({ id: box.path, width: box.width, height: box.height })),
    edges: [],
  };
  return sectionInside(boxes, (await run(graph)).places, new Map());
}

/** Topics one under another, what is tied to them beside them. */
async function inLayers(
  boxes: readonly PlanBox[],
  ties: readonly PlanTie[],
  spacing: number,
  run: ElkRunner,
): Promise<Inside> {
  const depths = depthsOf(boxes, ties);
  const equal = inOneWidth(boxes, ({ path }) => String(depths.get(path)));
  const edges = ties.flatMap(({ from, to }, i) =>
    (depths.get(from) ?? 0) < (depths.get(to) ?? 0)
      ? [{ id: `e${i}`, sources: [from] as const, targets: [to] as const }]
      : [],
  );
  const graph: ElkGraph = {
    id: 'root',
    layoutOptions: {
      ...IN_ORDER,
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': String(Math.round(spacing / 2)),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(OPTIONS_GAP),
      'elk.layered.spacing.edgeNodeBetweenLayers': '10',
    },
    children: inTreeOrder(equal, ties, depths).map(
      (box): ElkNode => ({
        ...{ id: box.path, width: box.width, height: box.height },
        layoutOptions: {
          'elk.alignment': 'LEFT',
          ...(depths.get(box.path) === 0 ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
        },
      }),
    ),
    edges,
  };
  const { places, lines } = await run(graph);
  const byEdge = new Map(
    ties.flatMap(({ edge }, i): [ControlPath, readonly Point[]][] => {
      const line = lines.get(`e${i}`);
      return edge !== undefined && line ? [[edge, line]] : [];
    }),
  );
  return sectionInside(equal, places, byEdge);
}

/** How many ties each thing is from a topic that nothing leads to. */
function depthsOf(boxes: readonly PlanBox[], ties: readonly PlanTie[]): ReadonlyMap<ControlPath, number> {
  const entered = new Set(ties.map(({ to }) => to));
  const depths = new Map<ControlPath, number>();
  const next = new Map<ControlPath, ControlPath[]>();
  for (const { from, to } of ties) append(next, from, to);
  const grow = (root: ControlPath) => {
    depths.set(root, 0);
    const reached = [root];
    for (const at of reached) {
      for (const to of next.get(at) ?? []) {
        if (depths.has(to)) continue;
        depths.set(to, (depths.get(at) ?? 0) + 1);
        reached.push(to);
      }
    }
  };
  for (const { path } of boxes) if (!entered.has(path)) grow(path);
  // A round has no start: the first of the source is it.
  for (const { path } of boxes) if (!depths.has(path)) grow(path);
  return depths;
}

/** The order of the source, with what is tied to a topic in the order of the topics. */
function inTreeOrder(
  boxes: readonly PlanBox[],
  ties: readonly PlanTie[],
  depths: ReadonlyMap<ControlPath, number>,
): readonly PlanBox[] {
  const byPath = new Map(boxes.map((box) => [box.path, box]));
  const rank = new Map(boxes.map(({ path }, i) => [path, i]));
  const out = new Set<PlanBox>();
  const visit = (path: ControlPath) => {
    const box = byPath.get(path);
    if (!box || out.has(box)) return;
    out.add(box);
    const depth = (depths.get(path) ?? 0) + 1;
    const below = ties.filter(({ from, to }) => from === path && depths.get(to) === depth).map(({ to }) => to);
    for (const to of below.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))) visit(to);
  };
  for (const { path } of boxes) if (depths.get(path) === 0) visit(path);
  for (const { path } of boxes) visit(path);
  return [...out];
}

/** Whole numbers from 0, 0 on. */
export function sectionInside(
  boxes: readonly PlanBox[],
  places: ReadonlyMap<string, Point>,
  lines: ReadonlyMap<ControlPath, readonly Point[]>,
): Inside {
  const at = (box: PlanBox) => places.get(box.path) ?? { x: 0, y: 0 };
  const least = (values: readonly number[]) => (values.length === 0 ? 0 : Math.min(...values));
  const start = { x: least(boxes.map((box) => at(box).x)), y: least(boxes.map((box) => at(box).y)) };
  const rects = new Map<ControlPath, Rect>();
  let [width, height] = [0, 0];
  for (const box of boxes) {
    const place = { x: Math.round(at(box).x - start.x), y: Math.round(at(box).y - start.y) };
    rects.set(box.path, { ...place, width: box.width, height: box.height });
    width = Math.max(width, place.x + box.width);
    height = Math.max(height, place.y + box.height);
  }
  const moved = [...lines].map(
    ([path, line]) => [path, line.map((p) => ({ x: p.x - start.x, y: p.y - start.y }))] as const,
  );
  return { width, height, places: rects, lines: new Map(moved) };
}

/** The same with left and right exchanged. */
export function mirrored({ width, height, places, lines }: Inside): Inside {
  return {
    ...{ width, height },
    places: new Map([...places].map(([path, r]) => [path, { ...r, x: width - r.x - r.width }])),
    lines: new Map([...lines].map(([path, line]) => [path, line.map((p) => ({ ...p, x: width - p.x }))])),
  };
}
