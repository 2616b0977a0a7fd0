import type { GraphDocument, GraphNode } from './document.ts';
import { exportedText, forestOf, isDark, labelOf, type NodeTree } from './tree.ts';

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
    ...fills.map(
      (fill) => `  classDef ${classOf(fill)} fill:${fill},stroke:#000,color:${isDark(fill) ? '#fff' : '#000'}`,
    ),
    ...fills.map((fill) => {
      const ids = graph.nodes.filter((node) => node.kind === 'node' && node.fill === fill).map((node) => idOf(node.id));
      return `  class ${ids.join(',')} ${classOf(fill)}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function branchLines({ node, members }: NodeTree, depth: number): readonly string[] {
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

/** The label without what Mermaid reads as markup, icons, mathematics, settings or its own code for a character. */
function escaped(text: string): string {
  const marked = exportedText(text).replace(/[#"<>&`\\%$]/g, code);
  // Mermaid takes the code after a colon for a colour wherever a line speaks of styles.
  return marked.replace(/style|classDef/.test(text) ? /:/g : /(?<=\bfa[a-z]?):/g, code);
}

function code(character: string): string {
  return `#${character.codePointAt(0)};`;
}
