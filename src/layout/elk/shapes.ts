import type { PlanBox, TreeTie } from '../plan/plan.ts';
import type { Arc } from '../plan/spine.ts';
import type { ElkGraph, ElkOptions, ElkRunner } from './graph.ts';
import type { Direction } from './layered.ts';
import { IN_ORDER, type Inside, sectionInside } from './section.ts';

/** How a diagram is drawn: along a spine, in layers, as a tree, or around its middle. */
export const SHAPES = ['roadmap', 'layered', 'tree', 'radial'] as const;
export type LayoutShape = (typeof SHAPES)[number];

/** Of a tree, so many ties may lead from one branch to another: they are led around. */
const ASTRAY = 0.125;

/** The shape of a graph without a spine: a tree where each thing hangs on one other, but for a few, else layers. */
export function shapeOf(members: readonly string[], arcs: readonly Arc[]): 'tree' | 'layered' {
  const pairs = new Set(arcs.map(({ from, to }) => [from, to].sort().join('\n')));
  const entered = new Map<string, Set<string>>();
  // A line without a head leads either way.
  for (const { from, to, directed } of arcs) if (directed) entered.set(to, (entered.get(to) ?? new Set()).add(from));
  const astray = Math.floor(members.length * ASTRAY);
  const isTree =
    pairs.size - (members.length - 1) <= astray &&
    [...entered.values()].filter((ends) => ends.size > 1).length <= astray;
  return isTree ? 'tree' : 'layered';
}

/** Whether the ties lead from one thing to the next, without a choice of ways and not around. */
export function isChain(arcs: readonly Arc[]): boolean {
  const next = new Map<string, Set<string>>();
  const note = (a: string, b: string) => void next.set(a, (next.get(a) ?? new Set()).add(b));
  for (const { from, to } of arcs) {
    note(from, to);
    note(to, from);
  }
  const sizes = [...next.values()].map((ends) => ends.size);
  return sizes.every((size) => size <= 2) && sizes.filter((size) => size === 1).length === 2;
}

/** One graph placed by the algorithm of ELK that draws its shape. */
export async function placeShape(
  boxes: readonly PlanBox[],
  ties: readonly (Arc & TreeTie)[],
  {
    shape,
    direction,
    spacing,
  }: { readonly shape: LayoutShape; readonly direction: Direction; readonly spacing: number },
  run: ElkRunner,
): Promise<Inside> {
  const rank = new Map(boxes.map(({ path }, i) => [path, i]));
  // Trees are drawn in the order of their ties.
  const inTurn = [...ties].sort((a, b) => (rank.get(a.to) ?? 0) - (rank.get(b.to) ?? 0));
  const graph: ElkGraph = {
    id: 'root',
    layoutOptions: optionsOf(shape, direction, spacing),
    children: boxes.map(({ path, width, height }) => ({ id: path, width, height })),
    edges: (shape === 'tree' ? inTurn : ties).map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  };
  const { places, lines } = await run(graph);
  return sectionInside(boxes, places, shape === 'radial' ? new Map() : lines);
}

/** Room between the levels of a tree, for lines with heads, of the usual distance. */
const TREE_ROOM = 3;

function optionsOf(shape: LayoutShape, direction: Direction, spacing: number): ElkOptions {
  const common = {
    'elk.randomSeed': '1',
    'elk.padding': '[left=0, top=0, right=0, bottom=0]',
    'elk.spacing.nodeNode': String(spacing),
  };
  if (shape === 'tree')
    return {
      ...common,
      'elk.algorithm': 'mrtree',
      'elk.direction': direction,
      'elk.mrtree.weighting': 'MODEL_ORDER',
      'elk.spacing.nodeNode': String(spacing * TREE_ROOM),
    };
  if (shape === 'radial') return { ...common, 'elk.algorithm': 'radial', 'elk.radial.sorter': 'NONE' };
  const { 'elk.layered.crossingMinimization.forceNodeModelOrder': _forced, ...inOrder } = IN_ORDER;
  return {
    ...inOrder,
    ...common,
    'elk.direction': direction,
    'elk.layered.cycleBreaking.strategy': 'GREEDY_MODEL_ORDER',
    'elk.layered.thoroughness': '20',
    'elk.spacing.edgeNode': String(Math.round(spacing / 2)),
    'elk.layered.spacing.nodeNodeBetweenLayers': String(Math.round(spacing * 2.5)),
  };
}
