import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '../../../src/graph/diagram.ts';
import { graphDocument, graphJsonSchema, graphOf } from '../../../src/graph/export/document.ts';
import { exportGraph, GRAPH_FORMATS } from '../../../src/graph/export/export.ts';
import { descendants, tiesOf } from '../../../src/outline/outline.ts';
import { readOutline } from '../../../src/outline/read.ts';
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
interface XmlNode {
  readonly '@_id': string;
  readonly data?: readonly { readonly '@_key': string; readonly '#text': string | number }[];
}

const dataOf = (node: XmlNode) =>
  Object.fromEntries((node.data ?? []).map((one) => [one['@_key'].replace('edge_', ''), one['#text']]));

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

  it('has the links in texts and of items, too', () => {
    const linked = diagramOf([
      {
        ID: 't',
        typeID: 'Label',
        x: 0,
        y: 0,
        properties: { text: 'see [the *docs*](https://example.org/b) or [none]' },
      },
      { ID: 'm', typeID: 'TabBar', x: 0, y: 80, properties: { text: 'One, Two', hrefs: { href: [{}, { ID: 'M2' }] } } },
    ]);
    expect(graphOf(linked).nodes.map(({ id, links }) => [id, links])).toEqual([
      ['t', [{ text: 'the docs', to: 'https://example.org/b' }]],
      ['m', [{ item: 1, to: 'M2' }]],
    ]);
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
  it('GraphML is well-formed, says what holds what, and escapes text', () => {
    const text = printed('graphml');
    expect(XMLValidator.validate(text)).toBe(true);
    const { graphml } = new XMLParser({ ignoreAttributes: false }).parse(text);
    const { node, edge } = graphml.graph as { node: XmlNode[]; edge: XmlNode[] };
    expect(node.map((one) => one['@_id'])).toEqual(['a', 's', 'b', 'c']);
    expect(node.map((one) => dataOf(one).in)).toEqual([undefined, undefined, 's', 's']);
    expect(edge.map((one) => dataOf(one).direction)).toEqual(['forward', 'both']);
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
    expect(printed('markdown')).toContain('[Start here & \\<now>](https://example.org/a)');
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

/** What authors write, and what the languages of the exports take for something else. */
const hostile = fc.oneof(
  fc.constantFrom(
    'end',
    'subgraph x',
    'graph TD',
    'default',
    'class',
    '---',
    '===',
    '***',
    '%%{init: {"theme":"dark"}}%%',
  ),
  fc.constantFrom(
    '"',
    "'",
    '\\',
    '<b>bold</b>',
    '<!-- no -->',
    '&lt; &amp; &#35;',
    '#quot;',
    'style A fill:#f00;',
    '$x$',
  ),
  fc.constantFrom(
    '# one',
    '- two',
    '+ two',
    '> three',
    '1. four',
    '2) five',
    '_six_',
    'a_b',
    '[l](u)',
    '![i](u)',
    '| a |',
  ),
  fc.constantFrom(
    '😀 👩‍👩‍👧',
    'עברית',
    'مرحبا',
    '\u202eabc',
    'nul \0 bell \u0007',
    'fa:fa-user',
    '`code`',
    '~~no~~',
    'A --> B',
  ),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);

/** A title as an export shows it. */
const seen = (text: string) => text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** Two boxes with these titles and a line with this label. */
function drawn(
  titles: readonly [string, string],
  label: string,
): { readonly graph: Diagram; readonly names: string[] } {
  const written = (text: string) => text.replace(/\\/g, '\\\\');
  const graph = diagramOf([
    box('a', 0, 0, written(titles[0])),
    box('b', 300, 0, written(titles[1])),
    { ...line('e', [120, 15], [300, 15]), properties: { ...line('e', [120, 15], [300, 15]).properties, text: label } },
  ]);
  return { graph, names: graphOf(graph).nodes.map((node) => node.title ?? '') };
}

describe('hostile texts', () => {
  const texts = fc.tuple(fc.tuple(hostile, hostile), hostile);

  it('are read back from Markdown as they were, and add nothing to it', () => {
    fc.assert(
      fc.property(texts, ([titles, label]) => {
        const { graph, names } = drawn(titles, label);
        const [mockup, ...others] = readOutline(exportGraph(graph, 'markdown') ?? '').mockups;
        expect(others).toEqual([]);
        const entries = mockup ? [...descendants(mockup.title)] : [];
        expect(entries.map(({ text }) => text).sort()).toEqual(names.filter(Boolean).map(seen).sort());
        expect(entries.every((entry) => entry.class === undefined && entry.id === undefined)).toBe(true);
        // A tie is in it where both of its ends are, and says what its line says.
        const said = mockup ? tiesOf(mockup).map(({ label: read }) => read ?? '') : [];
        const drawnLabel = graphOf(graph).edges[0]?.label ?? '';
        expect(said).toEqual(names.every((name) => name !== '') ? [seen(drawnLabel).trim()] : []);
      }),
    );
  });

  it('are read back from GraphML as they were', () => {
    fc.assert(
      fc.property(texts, ([titles, label]) => {
        const { graph, names } = drawn(titles, label);
        const text = exportGraph(graph, 'graphml') ?? '';
        expect(XMLValidator.validate(text)).toBe(true);
        const parser = new XMLParser({
          ignoreAttributes: false,
          trimValues: false,
          parseTagValue: false,
          htmlEntities: true,
        });
        const nodes = (parser.parse(text).graphml.graph.node as XmlNode[]).map((node) => dataOf(node).title ?? '');
        expect(nodes).toEqual(names.map((name) => name.replace(/\p{Cc}/gu, '\ufffd')));
      }),
    );
  });

  it('stay within their quotes in DOT and Mermaid', () => {
    fc.assert(
      fc.property(texts, ([titles, label]) => {
        const { graph, names } = drawn(titles, label);
        // A box without a text is drawn in another shape.
        fc.pre(names.every((name) => name !== ''));
        fc.pre(graphOf(graph).edges[0]?.label !== undefined);
        const statements = (text: string) => text.trimEnd().split('\n').length;
        const calm = drawn(['x', 'y'], 'z').graph;
        const dot = exportGraph(graph, 'dot') ?? '';
        expect(statements(dot)).toBe(statements(exportGraph(calm, 'dot') ?? ''));
        expect(dot.replace(/\\./gs, '').replace(/"[^"]*"/g, '')).not.toMatch(/["<]/);
        const mermaid = exportGraph(graph, 'mermaid') ?? '';
        expect(mermaid.replace(/"[^"]*"/g, '')).toBe((exportGraph(calm, 'mermaid') ?? '').replace(/"[^"]*"/g, ''));
        const labels = mermaid.match(/"[^"]*"/g) ?? [];
        expect(labels.join('')).not.toMatch(/[<>`\\%$&]|#(?!\d+;)/);
      }),
    );
  });
});
