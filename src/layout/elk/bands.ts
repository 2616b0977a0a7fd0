import type { ControlPath } from '../../model/control.ts';
import { centre, type Point } from '../../model/geometry.ts';
import { compare, type Unit, type UnitTie } from '../units.ts';
import type { Block } from './contents.ts';
import type { ElkRunner } from './graph.ts';
import { placeLayered } from './layered.ts';
import { type Packed, stack } from './pack.ts';

/** Bands are as high as multiples of these, so that one thing more in a band seldom moves those below; drawing units. */
const LOW_BAND = 180;
const STEP = 240;
/** Between the contents of two bands, at least; drawing units. */
const LEAST_GAP = 16;

interface Satellite {
  readonly root: ControlPath;
  /** The root and what hangs on it, the root first. */
  readonly members: readonly ControlPath[];
  readonly tied: boolean;
}

/**
 * A roadmap with a spine: its nodes stand one below the other, each with a band of its own, and what hangs on a node stands
 * to the left or the right of it, where its author had it. Each thing that hangs there is a tree, placed by ELK away from
 * the spine. Left tops of all blocks, from any origin.
 */
export async function placeBands(
  spine: readonly ControlPath[],
  blocks: readonly Block[],
  ties: readonly UnitTie[],
  spacing: number,
  run: ElkRunner,
): Promise<Packed> {
  const byPath = new Map(blocks.map((block) => [block.path, block]));
  const satellites = assign(spine, blocks, ties);
  const half = Math.max(...spine.map((path) => (byPath.get(path)?.width ?? 0) / 2));
  const corridor = Math.ceil(half + spacing * 3.5);
  const places = new Map<string, Point>();
  let y = 0;
  for (const path of spine) {
    const block = byPath.get(path);
    if (!block) continue;
    const own = satellites.get(path) ?? [];
    const axis = centre(block.unit.bounds).x;
    const isLeft = ({ root }: Satellite) => centre(byPath.get(root)?.unit.bounds ?? block.unit.bounds).x < axis;
    const side = async (list: readonly Satellite[], left: boolean): Promise<Packed> => {
      const parts: Packed[] = [];
      for (const one of list) parts.push(await placeTree(one, byPath, ties, left ? 'LEFT' : 'RIGHT', spacing, run));
      return stack(parts, spacing, left ? 'right' : 'left');
    };
    const left = await side(own.filter(isLeft), true);
    const right = await side(
      own.filter((one) => !isLeft(one)),
      false,
    );
    const content = Math.max(left.height, right.height, block.height);
    const room = bandHeight(content) - LEAST_GAP;
    const middle = y + Math.floor(room / 2);
    const bare = left.height === 0 && right.height === 0;
    const wanted = middle - Math.ceil(block.anchor.height / 2) - block.anchor.y;
    const top = bare ? y : Math.max(y, Math.min(wanted, y + room - block.height));
    places.set(path, { x: -Math.round(block.anchor.x + block.anchor.width / 2), y: top });
    for (const [id, at] of left.places) places.set(id, { x: at.x - left.width - corridor, y: at.y + y });
    for (const [id, at] of right.places) places.set(id, { x: at.x + corridor, y: at.y + y });
    y += bare ? block.height + Math.round(spacing * 1.8) : bandHeight(content);
  }
  return { places, width: 0, height: y };
}

function bandHeight(content: number): number {
  const least = content + LEAST_GAP;
  return least <= LOW_BAND ? LOW_BAND : Math.ceil(least / STEP) * STEP;
}

/** What hangs on each node of the spine: what its lines lead to, and what stands beside it without a line. */
function assign(
  spine: readonly ControlPath[],
  blocks: readonly Block[],
  ties: readonly UnitTie[],
): ReadonlyMap<ControlPath, readonly Satellite[]> {
  const units = new Map(blocks.map((block) => [block.path, block.unit]));
  const onSpine = new Set(spine);
  const next = new Map<ControlPath, ControlPath[]>();
  const join = (a: ControlPath, b: ControlPath) => next.set(a, [...(next.get(a) ?? []), b]);
  for (const { from, to } of ties) {
    if (!units.has(from) || !units.has(to)) continue;
    join(from, to);
    join(to, from);
  }
  const place = (path: ControlPath) => units.get(path)?.bounds.y ?? 0;
  const byPlace = (a: ControlPath, b: ControlPath) =>
    place(a) - place(b) || (units.get(a)?.bounds.x ?? 0) - (units.get(b)?.bounds.x ?? 0) || compare(a, b);
  const taken = new Set(spine);
  const out = new Map<ControlPath, Satellite[]>();
  const roots = spine.flatMap((path) =>
    [...new Set(next.get(path) ?? [])]
      .filter((to) => !onSpine.has(to))
      .sort(byPlace)
      .map((root) => ({ path, root })),
  );
  // Every node of the spine claims what it leads to before any of these goes on, so that nothing is claimed from afar.
  const claimed = roots.filter(({ root }) => !taken.has(root) && taken.add(root));
  const trees = claimed.map(({ path, root }) => ({ path, members: [root] }));
  for (let grew = true; grew; ) {
    grew = false;
    for (const { members } of trees) {
      for (const member of [...members]) {
        for (const to of [...new Set(next.get(member) ?? [])].sort(byPlace)) {
          if (taken.has(to)) continue;
          taken.add(to);
          members.push(to);
          grew = true;
        }
      }
    }
  }
  for (const { path, members } of trees) add(out, path, { root: members[0] ?? path, members, tied: true });
  for (const [path, members] of loose(blocks, taken, next, spine, units, byPlace)) {
    add(out, path, { root: members[0] ?? path, members, tied: false });
  }
  const order = (a: Satellite, b: Satellite) => byPlace(a.root, b.root);
  return new Map([...out].map(([path, list]) => [path, list.sort(order)]));
}

/** What no line ties to the spine stands beside the node of the spine that is nearest in height. */
function loose(
  blocks: readonly Block[],
  taken: Set<ControlPath>,
  next: ReadonlyMap<ControlPath, readonly ControlPath[]>,
  spine: readonly ControlPath[],
  units: ReadonlyMap<ControlPath, Unit>,
  byPlace: (a: ControlPath, b: ControlPath) => number,
): readonly (readonly [ControlPath, ControlPath[]])[] {
  const rest = blocks.map((block) => block.path).filter((path) => !taken.has(path));
  return rest.sort(byPlace).flatMap((path): [ControlPath, ControlPath[]][] => {
    if (taken.has(path)) return [];
    taken.add(path);
    const members = [path];
    for (const member of members) {
      for (const to of [...new Set(next.get(member) ?? [])].sort(byPlace)) {
        if (taken.has(to)) continue;
        taken.add(to);
        members.push(to);
      }
    }
    const y = (id: ControlPath) => centre(units.get(id)?.bounds ?? { x: 0, y: 0, width: 0, height: 0 }).y;
    const nearest = [...spine].sort((a, b) => Math.abs(y(a) - y(path)) - Math.abs(y(b) - y(path)))[0];
    return nearest === undefined ? [] : [[nearest, members]];
  });
}

function add(out: Map<ControlPath, Satellite[]>, path: ControlPath, satellite: Satellite): void {
  const list = out.get(path);
  if (list) list.push(satellite);
  else out.set(path, [satellite]);
}

/** The tree of a satellite, growing away from the spine. */
function placeTree(
  { root, members }: Satellite,
  blocks: ReadonlyMap<ControlPath, Block>,
  ties: readonly UnitTie[],
  direction: 'LEFT' | 'RIGHT',
  spacing: number,
  run: ElkRunner,
): Promise<Packed> {
  const things = members.flatMap((path) => blocks.get(path) ?? []);
  const rank = new Map(members.map((path, i) => [path, i]));
  const seen = new Set<string>();
  // Away from the root: a line without a head has no direction of its own.
  const away = ties.flatMap(({ from, to }) => {
    const [a, b] = [rank.get(from), rank.get(to)];
    if (a === undefined || b === undefined) return [];
    const tie = a <= b ? { from, to } : { from: to, to: from };
    const key = `${tie.from}\n${tie.to}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [tie];
  });
  if (things.length === 1) {
    const [only] = things;
    const size = { width: only?.width ?? 0, height: only?.height ?? 0 };
    return Promise.resolve({ places: new Map([[root, { x: 0, y: 0 }]]), ...size });
  }
  return placeLayered(things, away, { direction, spacing: Math.round(spacing * 0.6), first: root }, run);
}
