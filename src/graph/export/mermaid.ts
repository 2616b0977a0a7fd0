import type { GraphDocument, GraphNode } from './document.ts';
import { type Branch, forestOf, labelOf } from './tree.ts';

const ARROWS = { forward: '-->', both: '<-->', none: '---' } as const;

/** The graph as a Mermaid flowchart, as code-hosting sites draw it in Markdown. */
export function mermaidOf(graph: GraphDocument): string {
  const fills = [...new Set(graph.nodes.flatMap((node) => (node.kind === 'node' ? (node.fill ?? []) : [])))].sort();
  const lines = [
    'flowchart TB',
    ...forestOf(graph).flatMap((branch) => branchLines(branch, 1)),
    ...graph.edges.map(({ from, to, direction, label }) => {
      const text = label === undefined ? '' : `|"${escaped(label)}"|`;
      return `  ${idOf(from)} ${ARROWS[direction]}${text} ${idOf(to)}`;
    }),
    ...fills.map((fill) => `  classDef ${classOf(fill)} fill:${fill},stroke:#000,color:${inkOn(fill)}`),
    ...fills.map((fill) => {
      const ids = graph.nodes.filter((node) => node.kind === 'node' && node.fill === fill).map((node) => idOf(node.id));
      return `  class ${ids.join(',')} ${classOf(fill)}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function branchLines({ node, members }: Branch, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  if (members.length === 0) return [`${indent}${idOf(node.id)}${shapeOf(node)}`];
  return [
    `${indent}subgraph ${idOf(node.id)}["${escaped(labelOf(node)) || ' '}"]`,
    ...members.flatMap((branch) => branchLines(branch, depth + 1)),
    `${indent}end`,
  ];
}

function shapeOf(node: GraphNode): string {
  const label = escaped(labelOf(node));
  if (label === '') return '((" "))';
  return node.kind === 'text' ? `("${label}")` : `["${label}"]`;
}

/** Mermaid takes letters, digits and underscores; others become their code point, so that no two paths share an ID. */
function idOf(path: string): string {
  return `n${path.replace(/[^A-Za-z0-9]/gu, (c) => (c === ':' ? '_' : `_x${c.codePointAt(0)?.toString(16)}_`))}`;
}

function classOf(fill: string): string {
  return `fill${fill.slice(1)}`;
}

/** Black or white, whichever can be read on the fill. */
function inkOn(fill: string): string {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(fill.slice(i, i + 2), 16));
  return 0.299 * (r ?? 0) + 0.587 * (g ?? 0) + 0.114 * (b ?? 0) < 110 ? '#fff' : '#000';
}

function escaped(text: string): string {
  return text.replace(/[#"<>&`\\]/g, (c) => `#${c.codePointAt(0)};`).replace(/\s+/g, ' ');
}
