import type { GraphDocument, GraphEdge, GraphNode } from './document.ts';
import { shownNodes } from './tree.ts';

type Value = string | number | undefined;

const NODE_TEXTS = ['title', 'type', 'kind', 'name', 'class', 'fill', 'link', 'in'] as const;
const NODE_NUMBERS = ['x', 'y', 'width', 'height'] as const;
const EDGE_TEXTS = ['label', 'meaning', 'direction', 'reason'] as const;

/**
 * The graph as GraphML, for NetworkX, igraph, Gephi, Cytoscape, yEd and others. Of its optional parts it uses none that
 * these read differently: containers are nodes that others name in `in` rather than nested graphs, and every edge is
 * directed, with `direction` to say what was drawn.
 */
export function graphmlOf(graph: GraphDocument): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    keyLine('graph_name', 'graph', 'name', 'string'),
    ...NODE_TEXTS.map((key) => keyLine(key, 'node', key, 'string')),
    ...NODE_NUMBERS.map((key) => keyLine(key, 'node', key, 'double')),
    ...EDGE_TEXTS.map((key) => keyLine(`edge_${key}`, 'edge', key, 'string')),
    keyLine('edge_confidence', 'edge', 'confidence', 'double'),
    '  <graph id="mockup" edgedefault="directed">',
    ...dataLine('graph_name', graph.mockup.name || undefined, 2),
    ...shownNodes(graph).flatMap(nodeLines),
    ...graph.edges.flatMap(edgeLines),
    '  </graph>',
    '</graphml>',
  ];
  return `${lines.join('\n')}\n`;
}

function keyLine(id: string, of: string, name: string, type: string): string {
  return `  <key id="${id}" for="${of}" attr.name="${name}" attr.type="${type}"/>`;
}

function nodeLines(node: GraphNode): readonly string[] {
  const parent = node.in === undefined ? undefined : idOf(node.in);
  const data = [
    ...NODE_TEXTS.flatMap((key) => dataLine(key, key === 'in' ? parent : node[key], 3)),
    ...NODE_NUMBERS.flatMap((key) => dataLine(key, node.bounds?.[key], 3)),
  ];
  return [`    <node id="${idOf(node.id)}">`, ...data, '    </node>'];
}

function edgeLines(edge: GraphEdge, index: number): readonly string[] {
  const data = [
    ...EDGE_TEXTS.flatMap((key) => dataLine(`edge_${key}`, edge[key], 3)),
    ...dataLine('edge_confidence', edge.confidence, 3),
  ];
  const ends = `source="${idOf(edge.from)}" target="${idOf(edge.to)}"`;
  return [`    <edge id="e${index}" ${ends}>`, ...data, '    </edge>'];
}

function dataLine(key: string, value: Value, depth: number): readonly string[] {
  return value === undefined ? [] : [`${'  '.repeat(depth)}<data key="${key}">${escaped(String(value))}</data>`];
}

/** A path as a name that GraphML takes: other characters become their code point, so that no two share a name. */
function idOf(path: string): string {
  return path.replace(/[^A-Za-z0-9:.-]/gu, (c) => `_x${c.codePointAt(0)?.toString(16)}_`);
}

/** What XML 1.0 does not allow, not even escaped: control characters, lone surrogates, two non-characters. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return (
    text
      .replace(NOT_XML, '\ufffd')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // What commands whoever shows the document in a terminal or in a log of CI.
      .replace(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]|#(?=#)|(?<=^\s*):(?=:)/gm, (c) => `&#${c.charCodeAt(0)};`)
  );
}
