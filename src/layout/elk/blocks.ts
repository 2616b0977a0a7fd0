import type { ControlPath } from '../../model/control.ts';
import { add, type Point, type Rect, translate } from '../../model/geometry.ts';
import type { PlanBox, TreeTie } from '../plan/plan.ts';
import type { Trunk } from '../plan/spine.ts';
import type { ElkGraph, ElkRunner } from './graph.ts';
import { IN_ORDER, type Inside, mirrored, sectionInside } from './section.ts';

/** What hangs on a spine, sized. */
interface Hung {
  readonly trunk: Trunk;
  readonly boxes: ReadonlyMap<ControlPath, PlanBox>;
  readonly ties: readonly TreeTie[];
}

interface LeafBlockOptions {
  /** Whether the spine leads down or up. */
  readonly isDown: boolean;
  readonly gap: number;
  /** How far a block may reach away from the spine while another form of it reaches less far; drawing units. */
  readonly reach: number;
}

/** Between the layers of a block: room for lines to fan out, and for their heads; drawing units. */
const BETWEEN = 56;
/** How far a list stands in from what it hangs on: room for a bend and a head; drawing units. */
export const INDENT = 32;
/** The forms of a block, the next for one that reaches too far: from how many ties beyond its root on it is in lists. */
const LISTS_FROM = [Number.POSITIVE_INFINITY, 2, 1, 0];

/**
 * What hangs on a stage with all that hangs on it in turn, each as one block to the right of the spine (beneath a level
 * one): so that the layers of one are no wider for what another holds. What reaches too far away stands in indented lists,
 * its outer parts first.
 */
export async function placeBlocks(
  hung: Hung,
  options: LeafBlockOptions,
  run: ElkRunner,
): Promise<ReadonlyMap<ControlPath, Inside>> {
  const blocks = new Map<ControlPath, Inside>();
  const { spine, children } = hung.trunk;
  for (const root of spine.flatMap((stage) => children.get(stage) ?? [])) {
    if (!children.has(root)) continue;
    let best: Inside | undefined;
    for (const listsFrom of options.isDown ? LISTS_FROM : LISTS_FROM.slice(0, 1)) {
      const block = await placeBlock(root, hung, { ...options, listsFrom }, run);
      if (!best || block.width < best.width) best = block;
      if (best.width <= options.reach) break;
    }
    if (best) blocks.set(root, best);
  }
  return blocks;
}

async function placeBlock(
  root: ControlPath,
  { trunk, boxes, ties }: Hung,
  { isDown, gap, listsFrom }: Omit<LeafBlockOptions, 'reach'> & { readonly listsFrom: number },
  run: ElkRunner,
): Promise<Inside> {
  const parents = new Map<ControlPath, ControlPath>();
  const lists = new Map<ControlPath, Inside>();
  const things: PlanBox[] = [];
  const visit = (path: ControlPath, depth: number) => {
    const box = boxes.get(path);
    const below = trunk.children.get(path) ?? [];
    const isList = depth >= listsFrom && below.length > 0;
    if (box && isList) {
      const list = listOf(path, trunk, boxes, Math.round(gap / 2));
      lists.set(path, list);
      things.push({ ...box, width: list.width, height: list.height });
    } else if (box) things.push(box);
    if (isList) return;
    for (const child of below) {
      parents.set(child, path);
      visit(child, depth + 1);
    }
  };
  visit(root, 0);
  if (things.length === 1) return lists.get(root) ?? sectionInside(things, new Map(), new Map());
  const edges = ties.flatMap(({ id, from, to }) => {
    const [inner, outer] = parents.get(from) === to ? [to, from] : [from, to];
    return parents.get(outer) === inner ? [{ id, sources: [inner] as const, targets: [outer] as const }] : [];
  });
  const graph: ElkGraph = {
    id: 'root',
    layoutOptions: {
      ...IN_ORDER,
      'elk.direction': isDown ? 'RIGHT' : 'DOWN',
      'elk.spacing.nodeNode': String(gap),
      'elk.spacing.edgeNode': String(gap),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(BETWEEN),
      'elk.layered.spacing.edgeNodeBetweenLayers': '10',
    },
    children: things.map(({ path, width, height }) => ({
      ...{ id: path, width, height },
      layoutOptions: { 'elk.alignment': isDown ? 'LEFT' : 'TOP' },
    })),
    edges,
  };
  const { places, lines } = await run(graph);
  return unfolded(sectionInside(things, places, lines), lists);
}

/** The block on the other side of the spine. */
export function turnedBlocks(block: Inside, isDown: boolean): Inside {
  return isDown ? mirrored(block) : upended(block);
}

/** A thing with what hangs on it beneath, each under the other and indented: ELK has no such form. */
function listOf(path: ControlPath, trunk: Trunk, boxes: ReadonlyMap<ControlPath, PlanBox>, gap: number): Inside {
  const places = new Map<ControlPath, Rect>();
  let [width, y] = [0, 0];
  const put = (at: ControlPath, x: number) => {
    const box = boxes.get(at);
    if (!box) return;
    places.set(at, { x, y, width: box.width, height: box.height });
    width = Math.max(width, x + box.width);
    y += box.height + gap;
    for (const child of trunk.children.get(at) ?? []) put(child, x + INDENT);
  };
  put(path, 0);
  return { width, height: y - gap, places, lines: new Map() };
}

/** The lists in place of the things that stood for them. */
export function unfolded(inside: Inside, lists: ReadonlyMap<ControlPath, Inside>): Inside {
  const places = new Map(inside.places);
  const lines = new Map(inside.lines);
  for (const [path, list] of lists) {
    const at = inside.places.get(path);
    if (!at) continue;
    for (const [member, r] of list.places) places.set(member, translate(r, at));
    for (const [id, line] of list.lines)
      lines.set(
        id,
        line.map((p) => add(p, at)),
      );
  }
  return { ...inside, places, lines };
}

/** The same with above and beneath exchanged. */
function upended({ width, height, places, lines }: Inside): Inside {
  const flipped = (p: Point) => ({ ...p, y: height - p.y });
  return {
    ...{ width, height },
    places: new Map([...places].map(([path, r]) => [path, { ...r, y: height - r.y - r.height }])),
    lines: new Map([...lines].map(([path, line]) => [path, line.map(flipped)])),
  };
}
