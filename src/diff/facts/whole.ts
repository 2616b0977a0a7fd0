import type { Item } from '../items/item.ts';
import { words } from '../items/text.ts';
import { gatherUnits } from '../items/units.ts';
import type { Change, Subject, TiedNeighbour } from '../kinds/change.ts';
import { FEW_NEW } from '../numbers.ts';
import { controlRef, refIn, type Version } from './comparison.ts';
import { byProminence, type CameOrWent, type Cluster, gatherRegions } from './regions.ts';

/** All that came, or went, with the thing that each item is part of. */
interface Arrivals {
  readonly version: Version;
  readonly edges: readonly Item[];
  readonly unitOf: ReadonlyMap<Item, CameOrWent>;
}

/**
 * What came or went, one change for each thing that a reader sees: a box with its text, a group with what it holds, a
 * whole part of the drawing that hangs together. An edge that ties such a thing to the rest belongs to its change; an edge
 * between things that stay is a change of its own.
 *
 * @param version the one that has it
 */
export function unitChanges(version: Version, changed: ReadonlySet<Item>): readonly Change[] {
  const nodes = new Set([...changed].filter(({ ends }) => !ends));
  const units = [...gatherUnits(nodes)].map(([head, members]): CameOrWent => ({ head, members }));
  const unitOf = new Map(units.flatMap((unit) => unit.members.map((item): [Item, CameOrWent] => [item, unit])));
  const arrivals: Arrivals = { version, edges: [...changed].filter(({ ends }) => ends), unitOf };
  const alone = arrivals.edges.filter((edge) => !unitAt(arrivals, edge, 'from') && !unitAt(arrivals, edge, 'to'));
  return [
    ...gatherRegions(cluster(units, arrivals), version.items, changed).flatMap((one) => {
      const tied = one.units.length > FEW_NEW ? [one] : one.units.map((unit) => part(one, unit, arrivals));
      return tied.map((some) => clusterChange(some, arrivals));
    }),
    ...alone.map((edge) =>
      changeOf(
        version,
        subject(edge, [], version, () => false),
        [],
      ),
    ),
  ];
}

function changeOf({ which }: Version, of: Subject, ties: readonly TiedNeighbour[]): Change {
  return { kind: which === 'new' ? 'added' : 'removed', subjects: [of], ties };
}

/** The unit that an end of an edge is at. */
function unitAt({ unitOf }: Arrivals, { ends }: Item, end: 'from' | 'to'): CameOrWent | undefined {
  const at = ends?.[end].at;
  return at && unitOf.get(at);
}

/** Gathers the units that edges tie together. */
function cluster(units: readonly CameOrWent[], arrivals: Arrivals): Cluster[] {
  const clusterOf = new Map(
    units.map((unit): [CameOrWent, Cluster] => [unit, { units: [unit], edges: [], region: false }]),
  );
  for (const edge of arrivals.edges) {
    const [from, to] = [unitAt(arrivals, edge, 'from'), unitAt(arrivals, edge, 'to')];
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
function part({ edges }: Cluster, unit: CameOrWent, arrivals: Arrivals): Cluster {
  return { units: [unit], region: false, edges: edges.filter((edge) => unitAt(arrivals, edge, 'to') === unit) };
}

function clusterChange({ units, edges: inner, region }: Cluster, arrivals: Arrivals): Change {
  const { version, edges, unitOf } = arrivals;
  const prominent = region ? byProminence(units) : units;
  const { head } = (region && prominent[0]) || hub(units, inner, arrivals);
  const within = (edge: Item, end: 'from' | 'to') => {
    const unit = unitAt(arrivals, edge, end);
    return unit !== undefined && units.includes(unit);
  };
  const inside = inner.filter((edge) => within(edge, 'from') && within(edge, 'to'));
  // An edge between two clusters belongs to the one that it leads to.
  const outside = edges.filter((edge) =>
    unitAt(arrivals, edge, 'to') ? within(edge, 'to') && !within(edge, 'from') : within(edge, 'from'),
  );
  const ties = outside.map((edge) => tie(edge, within(edge, 'to'), version));
  const parts = [...prominent.flatMap(({ members }) => members), ...inside].filter((member) => member !== head);
  return changeOf(
    version,
    subject(head, parts, version, (item) => !unitOf.has(item)),
    ties,
  );
}

/** The unit that most edges end at; of equals the first. */
function hub(units: readonly CameOrWent[], edges: readonly Item[], arrivals: Arrivals): CameOrWent {
  const count = (unit: CameOrWent) =>
    edges.filter((edge) => (['from', 'to'] as const).some((end) => unitAt(arrivals, edge, end) === unit)).length;
  return units.reduce((best, unit) => (count(unit) > count(best) ? unit : best));
}

/** @param inward whether the edge ends, rather than starts, at what came or went */
function tie(edge: Item, inward: boolean, { names }: Version): TiedNeighbour {
  const { from, to } = edge.ends ?? {};
  const other = (inward ? from : to)?.at;
  const back = from?.head === true && to?.head === false;
  return {
    edge: controlRef(edge),
    direction: inward === back ? 'to' : 'from',
    head: from?.head === true || to?.head === true,
    ...(other ? { other: names.text(other) } : {}),
  };
}

function subject(item: Item, parts: readonly Item[], version: Version, stays: (item: Item) => boolean): Subject {
  const section = version.names.section(item);
  const name = version.names.apart(item, stays);
  const held = parts.map((one) => words(one.element.control.properties.text));
  const contents = [...new Set(held)].filter((text) => text !== '' && text !== name.name && !name.name.includes(text));
  return {
    ...name,
    element: item.element.kind,
    ...refIn(version, item),
    parts: parts.map((one) => refIn(version, one)),
    ...(contents.length > 0 ? { contents } : {}),
    ...(section ? { section } : {}),
  };
}
