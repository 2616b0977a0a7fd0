import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Diagram, EdgeElement, EdgeEnd } from '../../src/graph/diagram.ts';
import { readParents } from '../../src/graph/reading.ts';
import { readJson } from '../../src/read/json.ts';
import { corpus, NEEDS_CORPUS } from '../corpus.ts';
import { anySize } from './draw.ts';

/**
 * What people who looked at the picture said: which controls each arrow ties (`null` for a free end, and for pieces of one
 * connection the ends of the whole), which nodes it runs beneath, and what each container holds.
 */
interface Truth {
  readonly input: string;
  readonly edges: Record<string, readonly [string | null, string | null]>;
  readonly through: Record<string, readonly string[]>;
  readonly containers: Record<string, readonly string[]>;
}

const folder = new URL('truth/', import.meta.url);
const truths = readdirSync(folder).map((name): [string, Truth] => [
  name.replace('.json', ''),
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Truth,
]);

function read(truth: Truth): Diagram {
  const mockup = readJson(readFileSync(`${corpus}/${truth.input}`, 'utf8')).mockups[0];
  if (!mockup) throw new Error(`${truth.input} has no mockup`);
  return buildDiagram(mockup, mockup.controls, anySize);
}

/** The node of an end, over the lines that it meets. */
function nodeAt(diagram: Diagram, edge: EdgeElement, end: EdgeEnd): string | null {
  if (end.attachment) return end.attachment.to;
  if (!end.meets) return null;
  const other = (end === edge.from ? edge.to : edge.from).attachment?.to;
  for (const { from, to, edges } of diagram.connections) {
    if (!edges.includes(edge.path)) continue;
    if (from === other) return to;
    if (to === other) return from;
  }
  return null;
}

describe.skipIf(!corpus)(`roadmaps labelled by hand${NEEDS_CORPUS}`, () => {
  it('ties at least 98 % of all arrow ends as their readers do', () => {
    let [right, all] = [0, 0];
    const wrong: string[] = [];
    for (const [name, truth] of truths) {
      const diagram = read(truth);
      for (const [path, ends] of Object.entries(truth.edges)) {
        const edge = diagram.byPath.get(path);
        if (edge?.kind !== 'edge') throw new Error(`${name}: ${path} is not an edge`);
        const found = [nodeAt(diagram, edge, edge.from), nodeAt(diagram, edge, edge.to)];
        ends.forEach((end, i) => {
          all++;
          if (found[i] === end) right++;
          else wrong.push(`${name} ${path}: expected ${end}, got ${found[i]}`);
        });
      }
    }
    expect(all).toBeGreaterThan(700);
    expect(right / all, wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
  });

  it.each(truths)('sees what lines run beneath in %s', (_name, truth) => {
    const through: Record<string, readonly string[]> = {};
    for (const element of read(truth).elements) {
      if (element.kind !== 'edge' || element.through.length === 0) continue;
      through[element.path] = element.through.map((stop) => stop.to);
    }
    expect(through).toEqual(truth.through);
  });

  it.each(truths)('sees what every container of %s holds', (_name, truth) => {
    const diagram = read(truth);
    const parents = readParents(diagram.elements, diagram.byPath);
    const containers: Record<string, string[]> = {};
    for (const element of diagram.elements) {
      const parent = parents.get(element.path);
      const wraps = element.kind === 'container' && element.wraps !== undefined;
      if (parent === undefined || element.kind === 'edge' || element.kind === 'mark' || wraps) continue;
      containers[parent] = [...(containers[parent] ?? []), element.path];
    }
    const sorted = (all: Record<string, readonly string[]>) =>
      Object.fromEntries(Object.entries(all).map(([path, members]) => [path, [...members].sort()]));
    expect(sorted(containers)).toEqual(sorted(truth.containers));
  });
});
