import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Connection, Diagram, EdgeEnd, Element } from '../../src/graph/diagram.ts';
import { readParents } from '../../src/graph/meaning/reading.ts';
import { readJson } from '../../src/read/json/json.ts';
import { corpus, NEEDS_CORPUS } from '../corpus.ts';
import { anySize } from './draw.ts';

/**
 * Where a person says that an end of an arrow belongs: to a node, to nothing, or to another line that it meets (any of
 * several that are drawn there as one). `unclear` where the picture does not tell.
 */
type End = string | null | { readonly meets: readonly string[] } | 'unclear';

/**
 * What a person read from Balsamiq's own picture with only the IDs and the ends of arrows drawn on it, before looking at
 * what balsa concludes.
 */
interface Truth {
  readonly input: string;
  readonly edges: Record<string, readonly [End, End]>;
  /** The nodes that an arrow runs beneath, from its start. */
  readonly through: Record<string, readonly string[]>;
  /** What each container holds; there are no others. */
  readonly containers: Record<string, readonly string[]>;
  /** Nodes that several lines tie together. */
  readonly connections: readonly (readonly [string, string])[];
  /** Empty where none was labelled. */
  readonly spine: readonly string[];
  /** The boxes or texts that say what something means, in order. */
  readonly legends: readonly (readonly string[])[];
  /** Some nodes, each with the box or text of the legend that tells its class. */
  readonly classes: Record<string, string>;
  readonly captions: Record<string, string>;
}

/** What balsa concluded of other roadmaps when their pictures looked right: guards against changes nobody meant. */
interface Pinned {
  readonly input: string;
  readonly edges: Record<string, readonly [string | null, string | null]>;
  readonly through: Record<string, readonly string[]>;
  readonly containers: Record<string, readonly string[]>;
}

function load<T>(folder: string): readonly (readonly [string, T])[] {
  const place = new URL(`${folder}/`, import.meta.url);
  return readdirSync(place).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(new URL(name, place), 'utf8')) as T,
  ]);
}

const truths = load<Truth>('truth');
const pinned = load<Pinned>('pinned');

const diagrams = new Map<string, Diagram>();

function read({ input }: { readonly input: string }): Diagram {
  const known = diagrams.get(input);
  if (known) return known;
  const mockup = readJson(readFileSync(`${corpus}/${input}`, 'utf8')).mockups[0];
  if (!mockup) throw new Error(`${input} has no mockup`);
  const diagram = buildDiagram(mockup, mockup.controls, anySize);
  diagrams.set(input, diagram);
  return diagram;
}

function agrees(found: EdgeEnd, said: End): boolean {
  if (said === null) return !found.attachment && !found.meets;
  if (typeof said === 'object') return said.meets.includes(found.meets?.to ?? '');
  return found.attachment?.to === said;
}

interface Verdict {
  readonly right: boolean;
  readonly confidence: number | undefined;
  readonly what: string;
}

/** Every labelled end of an arrow, with whether balsa agrees. */
function verdicts(): readonly Verdict[] {
  return truths.flatMap(([name, truth]) => {
    const diagram = read(truth);
    return Object.entries(truth.edges).flatMap(([path, ends]) => {
      const edge = diagram.byPath.get(path);
      if (edge?.kind !== 'edge') throw new Error(`${name}: ${path} is not an edge`);
      return [edge.from, edge.to].flatMap((found, i): Verdict[] => {
        const said = ends[i];
        if (said === undefined || said === 'unclear') return [];
        const decision = found.attachment ?? found.meets;
        const what = `${name} ${path}: expected ${JSON.stringify(said)}, got ${decision?.to ?? 'nothing'}`;
        return [{ right: agrees(found, said), confidence: decision?.confidence, what }];
      });
    });
  });
}

function heldBy(diagram: Diagram): Record<string, readonly string[]> {
  const parents = readParents(diagram.elements, diagram.byPath);
  const samples = new Set(diagram.legends.flatMap((legend) => legend.members));
  const counts = (element: Element) =>
    element.kind === 'node' ||
    (element.kind === 'container' && element.wraps === undefined) ||
    (element.kind === 'mark' && element.of === undefined);
  const held: Record<string, string[]> = {};
  for (const element of diagram.elements) {
    const parent = parents.get(element.path);
    if (parent === undefined || !counts(element) || samples.has(element.path)) continue;
    held[parent] = [...(held[parent] ?? []), element.path];
  }
  return held;
}

const sorted = (all: Record<string, readonly string[]>) =>
  Object.fromEntries(Object.entries(all).map(([path, members]) => [path, [...members].sort()]));

function throughOf(diagram: Diagram, skip: (path: string) => boolean): Record<string, readonly string[]> {
  const through: Record<string, readonly string[]> = {};
  for (const element of diagram.elements) {
    if (element.kind !== 'edge' || element.through.length === 0 || skip(element.path)) continue;
    through[element.path] = element.through.map((stop) => stop.to);
  }
  return through;
}

describe.skipIf(!corpus)(`roadmaps labelled by hand${NEEDS_CORPUS}`, () => {
  it('ties at least 99.9 % of all arrow ends as their readers do', () => {
    const all = verdicts();
    const wrong = all.filter((verdict) => !verdict.right);
    expect(all.length).toBeGreaterThan(1800);
    expect(wrong.length / all.length, wrong.map(({ what }) => what).join('\n')).toBeLessThanOrEqual(0.001);
  });

  it('is unsure where it is wrong, and sure of most', () => {
    const decided = verdicts().filter(({ confidence }) => confidence !== undefined);
    const sure = decided.filter(({ confidence = 0 }) => confidence >= 0.8);
    expect(sure.length / decided.length).toBeGreaterThan(0.9);
    expect(sure.filter((verdict) => !verdict.right).map(({ what }) => what)).toEqual([]);
  });

  it.each(truths)('sees what lines run beneath in %s', (_name, truth) => {
    const unclear = (path: string) => truth.edges[path]?.every((end) => end === 'unclear') === true;
    expect(throughOf(read(truth), unclear)).toEqual(truth.through);
  });

  it.each(truths)('sees what every container of %s holds', (_name, truth) => {
    expect(sorted(heldBy(read(truth)))).toEqual(sorted(truth.containers));
  });

  it.each(truths)('follows lines that meet in %s', (_name, truth) => {
    const ties = (one: Connection, [a, b]: readonly [string, string]) =>
      (one.from === a && one.to === b) || (one.from === b && one.to === a);
    const { connections } = read(truth);
    const missing = truth.connections.filter((pair) => !connections.some((one) => ties(one, pair)));
    expect(missing).toEqual([]);
  });

  it.each(truths)('finds the spine, the legends and the captions of %s', (_name, truth) => {
    const diagram = read(truth);
    if (truth.spine.length > 0) expect(diagram.spine).toEqual(truth.spine);
    const { legends, byPath } = diagram;
    const named = legends.map(({ entries }) => entries.map(({ meaning }) => meaning));
    expect(named).toEqual(truth.legends.map((legend) => legend.map((path) => byPath.get(path)?.title)));
    for (const [text, node] of Object.entries(truth.captions)) {
      expect(byPath.get(text)).toMatchObject({ kind: 'mark', of: { to: node } });
    }
  });

  it.each(truths)('gives nodes of %s their class', (_name, truth) => {
    const { classes, byPath } = read(truth);
    const found = Object.keys(truth.classes).map((path) => [path, classes.get(path)?.meaning]);
    expect(found).toEqual(Object.entries(truth.classes).map(([path, sample]) => [path, byPath.get(sample)?.title]));
  });
});

describe.skipIf(!corpus)(`other roadmaps${NEEDS_CORPUS}`, () => {
  /** The node of an end, over the lines that it meets. */
  const nodesOf = (diagram: Diagram, path: string): readonly (string | null)[] => {
    const edge = diagram.byPath.get(path);
    if (edge?.kind !== 'edge') throw new Error(`${path} is not an edge`);
    const drawn = diagram.connections.filter((one) => one.edges.includes(path));
    const ends = [edge.from, edge.to].map((end) => end.attachment?.to ?? null);
    return ends.map((end, i) => {
      if (end !== null || !(i === 0 ? edge.from : edge.to).meets) return end;
      const other = ends[1 - i];
      const far = drawn.flatMap(({ from, to }) => (from === other ? [to] : to === other ? [from] : []));
      return far[0] ?? null;
    });
  };

  it.each(pinned)('are read as before: %s', (_name, pin) => {
    const diagram = read(pin);
    const edges = Object.keys(pin.edges).map((path) => [path, nodesOf(diagram, path)]);
    expect(Object.fromEntries(edges)).toEqual(pin.edges);
    expect(throughOf(diagram, () => false)).toEqual(pin.through);
    expect(sorted(heldBy(diagram))).toEqual(sorted(pin.containers));
  });
});
