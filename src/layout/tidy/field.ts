import { comparePaths } from '../../model/control.ts';
import { centre } from '../../model/geometry.ts';
import type { ElkRunner } from '../elk/graph.ts';
import type { Packed } from '../elk/pack.ts';
import type { UnitTie } from '../units.ts';
import { type Arranged, arrangeDown, type Column, placeAcross, rhythmOf } from './arrange.ts';
import type { Block } from './block.ts';
import { columnGap, layTree, type Tree, thingOf } from './tree.ts';

/** What a container holds: trees through ELK, all of it in the columns and rows in which its author had it. */
export async function placeField(
  held: readonly Block[],
  allTies: readonly UnitTie[],
  spacing: number,
  run: ElkRunner,
): Promise<Packed> {
  const inside = new Set(held.map((block) => block.path));
  const ties = allTies.filter(({ from, to }) => inside.has(from) && inside.has(to));
  const rows = { least: Math.round(spacing * 0.35), most: Math.round(spacing * 0.7) };
  const rhythm = rhythmOf(
    held.map(({ unit }) => unit.whole),
    rows,
  );
  const columns: Column[] = [];
  const things: Arranged[] = [];
  const inner = new Map<string, Tree['laid']['places']>();
  for (const { members, ties: inside } of componentsOf(held, ties)) {
    const tree = await layTree(members, inside, { direction: mainDirection(members, inside), spacing: rhythm }, run);
    if (tree.kept) things.push(...members.map((block) => thingOf(block, block.unit.whole)));
    else {
      const { width, height, places } = tree.laid;
      const path = members[0]?.path ?? '';
      things.push({ path, width, height, was: tree.was });
      inner.set(path, places);
    }
  }
  const tied = new Set(ties.flatMap(({ from, to }) => [`${from}\n${to}`, `${to}\n${from}`]));
  const xs = placeAcross(things, spacing * 2.5, (a, b) => columnGap(spacing * 0.7, tied.has(`${a}\n${b}`)));
  for (const thing of things) {
    const places = inner.get(thing.path) ?? new Map([[thing.path, { x: 0, y: 0 }]]);
    columns.push({ thing, x: xs.get(thing.path) ?? 0, places });
  }
  return arrangeDown(columns, rows);
}

/** Things that ties hold together. */
interface Component {
  readonly members: readonly Block[];
  /** The ties that start at them. */
  readonly ties: readonly UnitTie[];
}

/** What ties hold together, all in the order given. */
export function componentsOf(blocks: readonly Block[], ties: readonly UnitTie[]): readonly Component[] {
  const root = new Map(blocks.map(({ path }) => [path, path]));
  const find = (path: string): string => {
    let at = path;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) {
      // Each time the way up gets shorter by half.
      root.set(at, root.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { from, to } of ties) {
    const [a, b] = [find(from), find(to)].sort(comparePaths);
    if (a !== undefined && b !== undefined) root.set(b, a);
  }
  const parts = new Map<string, { members: Block[]; ties: UnitTie[] }>();
  for (const block of blocks) {
    const home = find(block.path);
    const part = parts.get(home);
    if (part) part.members.push(block);
    else parts.set(home, { members: [block], ties: [] });
  }
  const own = new Set(blocks.map(({ path }) => path));
  for (const tie of ties) if (own.has(tie.from)) parts.get(find(tie.from))?.ties.push(tie);
  return [...parts.values()];
}

/** The direction in which the author drew the most of the ties. */
function mainDirection(blocks: readonly Block[], ties: readonly UnitTie[]): 'LEFT' | 'RIGHT' {
  const was = new Map(blocks.map(({ path, unit }) => [path, unit.bounds]));
  const drift = ties.reduce((sum, { from, to }) => {
    const [a, b] = [was.get(from), was.get(to)];
    return a && b ? sum + Math.sign(centre(b).x - centre(a).x) : sum;
  }, 0);
  return drift < 0 ? 'LEFT' : 'RIGHT';
}
