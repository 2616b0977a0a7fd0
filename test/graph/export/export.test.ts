import { readFileSync } from 'node:fs';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { graphDocument, graphJsonSchema, graphOf } from '../../../src/graph/export/document.ts';
import { exportGraph, GRAPH_FORMATS } from '../../../src/graph/export/export.ts';
import { box, type Drawn, diagramOf, line } from '../draw.ts';

const set = { ID: 's', typeID: 'FieldSet', x: 200, y: -20, w: 160, h: 200, properties: { text: 'Set of "things"' } };
const controls: readonly Drawn[] = [
  box('a', 0, 0, 'Start *here* & <now>', { properties: { href: { URL: 'https://example.org/a' } } }),
  set,
  box('b', 220, 20, 'Inner [one]'),
  box('c', 220, 80, 'Inner two'),
  line('e', [120, 15], [200, 15]),
  line('f', [280, 50], [280, 80], { from: true }),
  line('g', [600, 600], [700, 700]),
];
const diagram = diagramOf(controls);
const printed = (format: string) => exportGraph(diagram, format) ?? '';

describe('the graph as JSON', () => {
  const graph = graphOf(diagram);

  it('is what its schema says', () => {
    expect(graphDocument.parse(JSON.parse(printed('json')))).toEqual(graph);
  });

  it('has nodes in reading order, with what holds them and why', () => {
    expect(graph.nodes.map((node) => node.id)).toEqual(['a', 's', 'b', 'c']);
    expect(graph.nodes[2]).toMatchObject({ title: 'Inner one', in: 's', inBecause: { reason: 'lies inside' } });
    expect(graph.nodes[0]).toMatchObject({ title: 'Start here & <now>', link: 'https://example.org/a' });
  });

  it('has every tie, and the ends that tie nothing', () => {
    expect(graph.edges.map(({ from, to, direction }) => [from, to, direction])).toEqual([
      ['a', 's', 'forward'],
      ['b', 'c', 'both'],
    ]);
    expect(graph.looseEnds).toEqual([
      { edge: 'g', end: 'from', at: { x: 600, y: 600 } },
      { edge: 'g', end: 'to', at: { x: 700, y: 700 } },
    ]);
  });

  it('has its schema published in schema/graph.schema.json (npm run schemas)', () => {
    const published = readFileSync(new URL('../../../schema/graph.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(graphJsonSchema());
  });
});

describe('other formats', () => {
  it('GraphML is well-formed, nests containers and escapes text', () => {
    const text = printed('graphml');
    expect(XMLValidator.validate(text)).toBe(true);
    const { graphml } = new XMLParser({ ignoreAttributes: false }).parse(text);
    const nodes = graphml.graph.node as { '@_id': string; graph?: { node: { '@_id': string }[] } }[];
    expect(nodes.map((node) => node['@_id'])).toEqual(['a', 's']);
    expect(nodes[1]?.graph?.node.map((node) => node['@_id'])).toEqual(['b', 'c']);
    expect(text).toContain('Start here &amp; &lt;now&gt;');
  });

  it('DOT ties clusters by their border', () => {
    const text = printed('dot');
    expect(text).toContain('label="Set of \\"things\\"";');
    expect(text).toContain('"a" -> "s" [lhead="cluster_s"];');
    expect(text).toContain('"b" -> "c" [dir=both];');
  });

  it('Mermaid has subgraphs and nothing that would end a label early', () => {
    const text = printed('mermaid');
    expect(text).toContain('subgraph ns["Set of #34;things#34;"]');
    expect(text).toContain('na --> ns');
    expect(text).toContain('nb <--> nc');
  });

  it('Markdown is an outline with links', () => {
    expect(printed('markdown')).toContain('[Start here & \\<now\\>](<https://example.org/a>)');
    expect(printed('markdown')).toContain('- Inner one\n');
  });

  it.each(GRAPH_FORMATS)('%s does not depend on the order of controls in the file', (format) => {
    const numbered = controls.map((control, zOrder) => ({ ...control, zOrder }));
    expect(exportGraph(diagramOf([...numbered].reverse()), format)).toBe(printed(format));
  });

  it.each(GRAPH_FORMATS)('%s of a mockup without controls is not an error', (format) => {
    expect(exportGraph(diagramOf([]), format)).toMatch(/\n$/);
  });
});
