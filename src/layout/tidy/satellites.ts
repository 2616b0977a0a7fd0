import { type ControlPath, comparePaths } from '../../model/control.ts';
import { centre } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { Unit, UnitTie } from '../units.ts';
import type { Block } from './block.ts';

/** Something that hangs on a node of the spine. */
export interface Satellite {
  readonly root: ControlPath;
  /** The root and what hangs on it, the root first. */
  readonly members: readonly ControlPath[];
  readonly tied: boolean;
}

/** What hangs on each node of the spine: what its lines lead to, and what stands beside it without a line. */
export function assignSatellites(
  spine: readonly ControlPath[],
  blocks: readonly Block[],
  ties: readonly UnitTie[],
): ReadonlyMap<ControlPath, readonly Satellite[]> {
  const units = new Map(blocks.map((block) => [block.path, block.unit]));
  const onSpine = new Set(spine);
  const next = new Map<ControlPath, ControlPath[]>();
  const join = (a: ControlPath, b: ControlPath) => append(next, a, b);
  for (const { from, to } of ties) {
    if (!units.has(from) || !units.has(to)) continue;
    join(from, to);
    join(to, from);
  }
  const place = (path: ControlPath) => units.get(path)?.bounds.y ?? 0;
  const byPlace = (a: ControlPath, b: ControlPath) =>
    place(a) - place(b) || (units.get(a)?.bounds.x ?? 0) - (units.get(b)?.bounds.x ?? 0) || comparePaths(a, b);
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
  for (const [path, members] of loose({ blocks, taken, next, spine, units, byPlace, ties })) {
    add(out, path, { root: members[0] ?? path, members, tied: false });
  }
  const order = (a: Satellite, b: Satellite) => byPlace(a.root, b.root);
  return new Map([...out].map(([path, list]) => [path, list.sort(order)]));
}

/** What is known while things are given to the nodes of the spine. */
interface Assigning {
  readonly blocks: readonly Block[];
  /** What has its node; what is found is added. */
  readonly taken: Set<ControlPath>;
  /** What lines tie to each block. */
  readonly next: ReadonlyMap<ControlPath, readonly ControlPath[]>;
  readonly spine: readonly ControlPath[];
  readonly units: ReadonlyMap<ControlPath, Unit>;
  readonly byPlace: (a: ControlPath, b: ControlPath) => number;
  readonly ties: readonly UnitTie[];
}

/** What no line ties to the spine stands beside the node of the spine that is nearest in height. */
function loose({
  blocks,
  taken,
  next,
  spine,
  units,
  byPlace,
  ties,
}: Assigning): readonly (readonly [ControlPath, ControlPath[]])[] {
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
    const root = rootOf(members, ties);
    members.sort((a, b) => Number(b === root) - Number(a === root));
    const y = (id: ControlPath) => centre(units.get(id)?.bounds ?? { x: 0, y: 0, width: 0, height: 0 }).y;
    const nearest = [...spine].sort((a, b) => Math.abs(y(a) - y(path)) - Math.abs(y(b) - y(path)))[0];
    return nearest === undefined ? [] : [[nearest, members]];
  });
}

/** What a graph that hangs on nothing grows from, wherever its nodes stand: what leads to most and is led to by least. */
function rootOf(members: readonly ControlPath[], ties: readonly UnitTie[]): ControlPath | undefined {
  const weight = (path: ControlPath) =>
    ties.reduce((sum, { from, to, directed }) => {
      if (from === path) return sum + 1;
      return to === path ? sum + (directed ? -100 : 1) : sum;
    }, 0);
  const weights = new Map(members.map((path) => [path, weight(path)]));
  return [...members].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || comparePaths(a, b))[0];
}

function add(out: Map<ControlPath, Satellite[]>, path: ControlPath, satellite: Satellite): void {
  const list = out.get(path);
  if (list) list.push(satellite);
  else out.set(path, [satellite]);
}
