import type { Item } from '../items/item.ts';
import type { Names } from '../items/names.ts';
import { words } from '../items/text.ts';
import { gatherUnits } from '../items/units.ts';
import type { Change, ControlRef, Subject, TiedNeighbour } from '../kinds/change.ts';
import { byProminence, type CameOrWent, type Cluster, FEW, gatherRegions } from './regions.ts';

/**
 * What came or went, one change for each thing that a reader sees: a box with its text, a group with what it holds, a
 * whole part of the drawing that hangs together. An edge that ties such a thing to the rest belongs to its change; an edge
 * between things that stay is a change of its own.
 */
export function unitChanges(
  kind: 'added' | 'removed',
  items: readonly Item[],
  indices: ReadonlySet<number>,
  names: Names,
): Change[] {
  const nodes = new Set([...indices].filter((index) => !items[index]?.ends));
  const units = [...gatherUnits(items, nodes)].map(([head, members]): CameOrWent => ({ head, members }));
  const unitOf = new Map(units.flatMap((unit) => unit.members.map((item): [number, CameOrWent] => [item.index, unit])));
  const edges = [...indices].flatMap((index) => (items[index]?.ends ? (items[index] ?? []) : []));
  const alone = edges.filter(({ ends }) => !unitOf.has(ends?.from.at ?? -1) && !unitOf.has(ends?.to.at ?? -1));
  const clusters = gatherRegions(cluster(units, edges, unitOf), items, indices);
  return [
    ...clusters.flatMap((one) => {
      const tied = one.units.length > FEW ? [one] : one.units.map((unit) => part(one, unit, unitOf));
      return tied.flatMap((some) => clusterChange(kind, some, edges, unitOf, items, names));
    }),
    ...alone.map((edge): Change => ({ kind, subjects: [subject(kind, edge, [], names, () => false)], ties: [] })),
  ];
}

/** Gathers the units that edges tie together. */
function cluster(
  units: readonly CameOrWent[],
  edges: readonly Item[],
  unitOf: ReadonlyMap<number, CameOrWent>,
): Cluster[] {
  const clusterOf = new Map(
    units.map((unit): [CameOrWent, Cluster] => [unit, { units: [unit], edges: [], region: false }]),
  );
  for (const edge of edges) {
    const [from, to] = [unitOf.get(edge.ends?.from.at ?? -1), unitOf.get(edge.ends?.to.at ?? -1)];
    const [a, b] = [from && clusterOf.get(from), to && clusterOf.get(to)];
    if (!a || !b) continue;
    a.edges.push(edge);
    if (a === b) continue;
    a.units.push(...b.units);
    a.edges.push(...b.edges);
    for (const unit of b.units) clusterOf.set(unit, a);
  }
  return [...new Set(clusterOf.values())];
}

/** One unit of a cluster by itself, with the edges that lead to it: each edge belongs to one unit. */
function part({ edges }: Cluster, unit: CameOrWent, unitOf: ReadonlyMap<number, CameOrWent>): Cluster {
  return { units: [unit], region: false, edges: edges.filter(({ ends }) => unitOf.get(ends?.to.at ?? -1) === unit) };
}

function clusterChange(
  kind: 'added' | 'removed',
  { units, edges: inner, region }: Cluster,
  edges: readonly Item[],
  unitOf: ReadonlyMap<number, CameOrWent>,
  items: readonly Item[],
  names: Names,
): Change[] {
  const prominent = region ? byProminence(units, items) : units;
  const head = region && prominent[0] ? prominent[0] : hub(units, inner, unitOf);
  const item = items[head.head];
  if (!item) return [];
  const within = (index: number | undefined) => {
    const unit = unitOf.get(index ?? -1);
    return unit !== undefined && units.includes(unit);
  };
  const inside = inner.filter(({ ends }) => within(ends?.from.at) && within(ends?.to.at));
  const outside = edges.filter(({ ends }) => {
    const [from, to] = [unitOf.get(ends?.from.at ?? -1), unitOf.get(ends?.to.at ?? -1)];
    if (to) return units.includes(to) && !within(ends?.from.at);
    return from !== undefined && units.includes(from);
  });
  const ties = outside.map((edge) => tie(edge, within(edge.ends?.to.at), items, names));
  const parts = [...prominent.flatMap(({ members }) => members), ...inside].filter((member) => member !== item);
  return [{ kind, subjects: [subject(kind, item, parts, names, (index) => !unitOf.has(index))], ties }];
}

/** The unit that most edges end at; of equals the first. */
function hub(
  units: readonly CameOrWent[],
  edges: readonly Item[],
  unitOf: ReadonlyMap<number, CameOrWent>,
): CameOrWent {
  const count = (unit: CameOrWent) =>
    edges.filter(({ ends }) => [ends?.from.at, ends?.to.at].some((at) => unitOf.get(at ?? -1) === unit)).length;
  return units.reduce((best, unit) => (count(unit) > count(best) ? unit : best));
}

/** @param inward whether the edge ends, rather than starts, at what came or went */
function tie(edge: Item, inward: boolean, items: readonly Item[], names: Names): TiedNeighbour {
  const { from, to } = edge.ends ?? {};
  const other = items[(inward ? from : to)?.at ?? -1];
  const back = from?.head === true && to?.head === false;
  return {
    edge: controlRef(edge),
    direction: inward === back ? 'to' : 'from',
    head: from?.head === true || to?.head === true,
    ...(other ? { other: names.text(other) } : {}),
  };
}

function subject(
  kind: 'added' | 'removed',
  item: Item,
  parts: readonly Item[],
  names: Names,
  stays: (index: number) => boolean,
): Subject {
  const ref = (of: Item) => (kind === 'added' ? { new: controlRef(of) } : { old: controlRef(of) });
  const section = names.section(item);
  const name = names.apart(item, stays);
  const held = parts.map((part) => words(part.element.control.properties.text));
  const contents = [...new Set(held)].filter((text) => text !== '' && text !== name.name && !name.name.includes(text));
  return {
    ...name,
    element: item.element.kind,
    ...ref(item),
    parts: parts.map(ref),
    ...(contents.length > 0 ? { contents } : {}),
    ...(section ? { section } : {}),
  };
}

export function controlRef(item: Item): ControlRef {
  const { path } = item.element;
  return { path, type: item.type, ...(item.box ? { bounds: item.box } : {}) };
}
