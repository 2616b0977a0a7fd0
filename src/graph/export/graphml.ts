import type { GraphDocument, GraphNode } from './document.ts';
import { type Branch, forestOf } from './tree.ts';

const NODE_KEYS = ['title', 'type', 'kind', 'name', 'class', 'fill', 'link'] as const;
const PLACE_KEYS = ['x', 'y', 'width', 'height'] as const;
const EDGE_KEYS = ['label', 'meaning', 'direction'] as const;

/** The graph as GraphML, containers as nested graphs: for yEd, Gephi, Cytoscape, NetworkX and others. */
export function graphmlOf(graph: GraphDocument): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...NODE_KEYS.map((key) => `  <key id="${key}" for="node" attr.name="${key}" attr.type="string"/>`),
    ...PLACE_KEYS.map((key) => `  <key id="${key}" for="node" attr.name="${key}" attr.type="double"/>`),
    ...EDGE_KEYS.map((key) => `  <key id="edge_${key}" for="edge" attr.name="${key}" attr.type="string"/>`),
    `  <graph id="${escaped(graph.mockup.name || 'mockup')}" edgedefault="directed">`,
    ...forestOf(graph).flatMap((branch) => branchLines(branch, 2)),
    ...graph.edges.flatMap((edge, i) => {
      const directed = edge.direction === 'forward' ? '' : ' directed="false"';
      const data = EDGE_KEYS.flatMap((key) => dataLine(`edge_${key}`, edge[key], 3));
      const open = `    <edge id="e${i}" source="${escaped(edge.from)}" target="${escaped(edge.to)}"${directed}>`;
      return [open, ...data, '    </edge>'];
    }),
    '  </graph>',
    '</graphml>',
  ];
  return `${lines.join('\n')}\n`;
}

function branchLines({ node, members }: Branch, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const inner =
    members.length === 0
      ? []
      : [
          `${indent}  <graph id="${escaped(node.id)}:" edgedefault="directed">`,
          ...members.flatMap((branch) => branchLines(branch, depth + 2)),
          `${indent}  </graph>`,
        ];
  return [`${indent}<node id="${escaped(node.id)}">`, ...nodeData(node, depth + 1), ...inner, `${indent}</node>`];
}

function nodeData(node: GraphNode, depth: number): readonly string[] {
  const place = PLACE_KEYS.flatMap((key) => dataLine(key, node.bounds?.[key], depth));
  return [...NODE_KEYS.flatMap((key) => dataLine(key, node[key], depth)), ...place];
}

function dataLine(key: string, value: string | number | undefined, depth: number): readonly string[] {
  return value === undefined ? [] : [`${'  '.repeat(depth)}<data key="${key}">${escaped(String(value))}</data>`];
}

/** What XML 1.0 does not allow, not even escaped: control characters, lone surrogates, two non-characters. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(NOT_XML, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
