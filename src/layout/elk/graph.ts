import { UsageError } from '../../model/errors.ts';
import type { Point } from '../../model/geometry.ts';

/** What ELK is asked to place. */
export interface ElkNode {
  readonly id: string;
  /** Where it stands already, for what ELK is to read from that (`layering.strategy: INTERACTIVE`). */
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly layoutOptions?: ElkOptions;
}

interface ElkEdge {
  readonly id: string;
  readonly sources: readonly [string];
  readonly targets: readonly [string];
}

export interface ElkGraph {
  readonly id: string;
  readonly layoutOptions: ElkOptions;
  readonly children: readonly ElkNode[];
  readonly edges: readonly ElkEdge[];
}

export type ElkOptions = Readonly<Record<string, string>>;

/** What ELK made of a graph. */
export interface ElkLaid {
  /** Where the nodes are, left tops by ID. */
  readonly places: ReadonlyMap<string, Point>;
  /** The lines, from their start over their bends to their end, by the ID of their edge. */
  readonly lines: ReadonlyMap<string, readonly Point[]>;
}

/** Lays out one graph. Rejects with a `BalsaError` that says what was wrong; never stays pending. */
export type ElkRunner = (graph: ElkGraph) => Promise<ElkLaid>;

/**
 * More nodes than this in one graph are refused: ELK's layered algorithm takes half a minute for 3,000 nodes and kills the
 * process for want of memory at 10,000 (measured with elkjs 0.12).
 */
export const MAX_NODES = 2_000;

/** The options that we set. ELK ignores what it does not know without a word, so that a slip would go unseen. */
const KNOWN: ReadonlyMap<string, RegExp> = new Map([
  ['elk.algorithm', /^(layered|rectpacking|mrtree|radial)$/],
  ['elk.direction', /^(RIGHT|LEFT|DOWN|UP)$/],
  // 0 means "by the clock".
  ['elk.randomSeed', /^[1-9]\d*$/],
  ['elk.spacing.nodeNode', /^\d+(\.\d+)?$/],
  ['elk.spacing.edgeNode', /^\d+(\.\d+)?$/],
  ['elk.spacing.edgeEdge', /^\d+(\.\d+)?$/],
  ['elk.spacing.componentComponent', /^\d+(\.\d+)?$/],
  ['elk.layered.spacing.nodeNodeBetweenLayers', /^\d+(\.\d+)?$/],
  ['elk.layered.spacing.edgeNodeBetweenLayers', /^\d+(\.\d+)?$/],
  ['elk.layered.considerModelOrder.strategy', /^(NODES_AND_EDGES|PREFER_NODES)$/],
  ['elk.layered.crossingMinimization.strategy', /^LAYER_SWEEP$/],
  ['elk.layered.cycleBreaking.strategy', /^(GREEDY|GREEDY_MODEL_ORDER|MODEL_ORDER)$/],
  ['elk.layered.nodePlacement.strategy', /^BRANDES_KOEPF$/],
  ['elk.layered.nodePlacement.bk.fixedAlignment', /^(BALANCED|LEFTUP|LEFTDOWN|NONE)$/],
  ['elk.layered.layering.layerConstraint', /^(FIRST|NONE)$/],
  ['elk.layered.thoroughness', /^[1-9]\d{0,2}$/],
  ['elk.layered.layering.strategy', /^INTERACTIVE$/],
  ['elk.separateConnectedComponents', /^(true|false)$/],
  ['elk.layered.crossingMinimization.forceNodeModelOrder', /^true$/],
  ['elk.mrtree.weighting', /^MODEL_ORDER$/],
  ['elk.radial.sorter', /^NONE$/],
  ['elk.aspectRatio', /^\d+(\.\d+)?$/],
  ['elk.rectpacking.widthApproximation.strategy', /^TARGET_WIDTH$/],
  ['elk.rectpacking.widthApproximation.targetWidth', /^\d+(\.\d+)?$/],
  ['elk.edgeRouting', /^(POLYLINE|ORTHOGONAL)$/],
  ['elk.padding', /^\[left=0, top=0, right=0, bottom=0\]$/],
  ['elk.alignment', /^(LEFT|RIGHT|TOP|BOTTOM|CENTER)$/],
]);

/**
 * Refuses what elkjs would accept in silence or choke on: duplicate IDs, sizes that are no numbers, edges to nowhere,
 * unknown options, too many nodes.
 *
 * @throws UsageError
 */
export function checkGraph(graph: ElkGraph): void {
  if (graph.children.length > MAX_NODES) {
    throw new UsageError(
      `cannot lay out ${graph.children.length} nodes at once: ${MAX_NODES} is the most; group them in field sets, or use --layout complete`,
    );
  }
  const ids = new Set<string>();
  for (const { id, width, height, x = 0, y = 0, layoutOptions } of graph.children) {
    if (ids.has(id)) throw new UsageError(`cannot lay out two nodes with the ID "${id}"`);
    ids.add(id);
    if (!(width >= 0 && height >= 0 && Number.isFinite(width) && Number.isFinite(height))) {
      throw new UsageError(`cannot lay out node "${id}" of the size ${width} × ${height}`);
    }
    if (!(Number.isFinite(x) && Number.isFinite(y))) throw new UsageError(`cannot lay out node "${id}" at ${x}, ${y}`);
    checkOptions(layoutOptions ?? {});
  }
  for (const { id, sources, targets } of graph.edges) {
    for (const end of [sources[0], targets[0]]) {
      if (!ids.has(end)) throw new UsageError(`cannot lay out edge "${id}": there is no node "${end}"`);
    }
  }
  checkOptions(graph.layoutOptions);
}

function checkOptions(options: ElkOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const allowed = KNOWN.get(name);
    if (!allowed) throw new UsageError(`"${name}" is not an option of the layout`);
    if (!allowed.test(value)) throw new UsageError(`"${value}" is not a value of ${name}`);
  }
}

/** The same, which asks once for graphs that differ in their IDs alone: most topics with options are such. */
export function askedOnce(run: ElkRunner): ElkRunner {
  const answers = new Map<string, Promise<ElkLaid>>();
  return async (graph) => {
    const ids = new Map(graph.children.map(({ id }, i) => [id, `n${i}`]));
    const edges = new Map(graph.edges.map(({ id }, i) => [id, `e${i}`]));
    // What is wrong with the IDs is to be told of these.
    if (ids.size < graph.children.length || edges.size < graph.edges.length) return run(graph);
    const renamed = (name: string, names: ReadonlyMap<string, string>) => names.get(name) ?? `?${name}`;
    const plain: ElkGraph = {
      ...graph,
      children: graph.children.map((node) => ({ ...node, id: renamed(node.id, ids) })),
      edges: graph.edges.map(({ id, sources: [from], targets: [to] }) => ({
        ...{ id: renamed(id, edges), sources: [renamed(from, ids)] as const, targets: [renamed(to, ids)] as const },
      })),
    };
    const key = JSON.stringify(plain);
    const answer = answers.get(key) ?? run(graph).then((laid) => named(laid, ids, edges));
    answers.set(key, answer);
    const { places, lines } = await answer;
    return named({ places, lines }, inverse(ids), inverse(edges));
  };
}

function named(
  { places, lines }: ElkLaid,
  nodes: ReadonlyMap<string, string>,
  edges: ReadonlyMap<string, string>,
): ElkLaid {
  return {
    places: new Map([...places].map(([id, at]) => [nodes.get(id) ?? id, at])),
    lines: new Map([...lines].map(([id, line]) => [edges.get(id) ?? id, line])),
  };
}

function inverse(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...names].map(([a, b]) => [b, a]));
}
