import type { Point } from '../../model/geometry.ts';
import type { ElkGraph, ElkOptions, ElkRunner } from './graph.ts';
import type { Packed, Sized } from './pack.ts';

export type Direction = 'RIGHT' | 'LEFT' | 'DOWN' | 'UP';

export interface LayerTie {
  readonly from: string;
  readonly to: string;
}

interface LayeredOptions {
  readonly direction: Direction;
  /** Between things in a layer, drawing units; twice and a half of it between layers. */
  readonly spacing: number;
  /** What is to stand in the first layer. */
  readonly first?: string;
}

/**
 * Things that ties order into layers, placed by ELK. The order given is kept within a layer as far as that costs no
 * crossing, so that a picture changes little when a thing is added.
 */
export async function placeLayered(
  things: readonly Sized[],
  ties: readonly LayerTie[],
  { direction, spacing, first }: LayeredOptions,
  run: ElkRunner,
): Promise<Packed> {
  const across = direction === 'LEFT' || direction === 'RIGHT';
  const alignment: ElkOptions =
    direction === 'RIGHT' ? { 'elk.alignment': 'LEFT' } : direction === 'LEFT' ? { 'elk.alignment': 'RIGHT' } : {};
  const graph: ElkGraph = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': direction,
      'elk.randomSeed': '1',
      'elk.padding': '[left=0, top=0, right=0, bottom=0]',
      'elk.edgeRouting': 'POLYLINE',
      'elk.spacing.nodeNode': String(spacing),
      'elk.spacing.edgeNode': String(spacing),
      'elk.spacing.componentComponent': String(spacing * 2),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(Math.round(spacing * (across ? 3.5 : 4.5))),
      'elk.layered.spacing.edgeNodeBetweenLayers': String(spacing),
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'GREEDY_MODEL_ORDER',
      'elk.layered.crossingMinimization.strategy': 'LAYER_SWEEP',
      'elk.layered.thoroughness': '20',
      'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
      'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
    },
    children: things.map(({ path, width, height }) => ({
      id: path,
      width,
      height,
      layoutOptions: {
        ...alignment,
        ...(path === first ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
      },
    })),
    edges: ties.map(({ from, to }, i) => ({ id: `e${i}`, sources: [from], targets: [to] })),
  };
  const { places } = await run(graph);
  return normalised(things, layersApart(things, places, across, Math.round(spacing * (across ? 3.5 : 4.5))));
}

/**
 * The same with layers one gap apart. ELK spreads them according to the slopes of its own lines, so that one line more would
 * move whole layers.
 */
function layersApart(
  things: readonly Sized[],
  places: ReadonlyMap<string, Point>,
  across: boolean,
  gap: number,
): ReadonlyMap<string, Point> {
  const along = across ? ('x' as const) : ('y' as const);
  const start = ({ path }: Sized) => places.get(path)?.[along] ?? 0;
  const length = (thing: Sized) => (across ? thing.width : thing.height);
  const out = new Map<string, Point>();
  let [from, end, to] = [0, Number.NEGATIVE_INFINITY, 0];
  for (const thing of [...things].sort((a, b) => start(a) - start(b))) {
    if (start(thing) >= end) {
      to = out.size === 0 ? 0 : to + (end - from) + gap;
      from = start(thing);
    }
    end = Math.max(end, start(thing) + length(thing));
    const at = places.get(thing.path) ?? { x: 0, y: 0 };
    out.set(thing.path, { ...at, [along]: start(thing) - from + to });
  }
  return out;
}

/** Whole numbers from 0, 0 on. */
function normalised(things: readonly Sized[], places: ReadonlyMap<string, Point>): Packed {
  const left = Math.min(...things.map(({ path }) => places.get(path)?.x ?? 0));
  const top = Math.min(...things.map(({ path }) => places.get(path)?.y ?? 0));
  const out = new Map<string, Point>();
  let [width, height] = [0, 0];
  for (const thing of things) {
    const at = places.get(thing.path) ?? { x: left, y: top };
    const place = { x: Math.round(at.x - left), y: Math.round(at.y - top) };
    out.set(thing.path, place);
    width = Math.max(width, place.x + thing.width);
    height = Math.max(height, place.y + thing.height);
  }
  return { places: out, width, height };
}
