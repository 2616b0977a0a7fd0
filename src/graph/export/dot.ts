import type { GraphDocument, GraphEdge } from './document.ts';
import { type Branch, forestOf, labelOf } from './tree.ts';

/** The graph in the language of Graphviz: containers are clusters, which edges reach over a point in them. */
export function dotOf(graph: GraphDocument): string {
  const forest = forestOf(graph);
  const clusters = new Set<string>();
  const find = (branch: Branch) => {
    if (branch.members.length > 0) clusters.add(branch.node.id);
    branch.members.forEach(find);
  };
  forest.forEach(find);
  const lines = [
    `digraph ${quote(graph.mockup.name || 'mockup')} {`,
    '  compound=true; rankdir=TB;',
    '  graph [fontname="Balsamiq Sans", style=rounded];',
    '  node [fontname="Balsamiq Sans", shape=box, style=filled, fillcolor=white];',
    '  edge [fontname="Balsamiq Sans"];',
    ...forest.flatMap((branch) => branchLines(branch, 1)),
    ...graph.edges.map((edge) => `  ${edgeLine(edge, clusters)}`),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

function branchLines({ node, members }: Branch, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const label = labelOf(node);
  if (members.length > 0) {
    return [
      `${indent}subgraph ${quote(`cluster_${node.id}`)} {`,
      `${indent}  label=${quote(label)};`,
      `${indent}  ${quote(node.id)} [label="", shape=point, style=invis];`,
      ...members.flatMap((branch) => branchLines(branch, depth + 1)),
      `${indent}}`,
    ];
  }
  const shape = node.kind === 'text' ? ', shape=plaintext' : label === '' ? ', shape=circle' : '';
  const fill = node.fill && node.kind !== 'text' ? `, fillcolor=${quote(node.fill)}` : '';
  const meaning = node.class === undefined ? '' : `, class=${quote(node.class)}`;
  const link = node.link === undefined ? '' : `, URL=${quote(node.link)}`;
  return [`${indent}${quote(node.id)} [label=${quote(label)}${shape}${fill}${meaning}${link}];`];
}

function edgeLine(edge: GraphEdge, clusters: ReadonlySet<string>): string {
  const attributes = [
    ...(edge.direction === 'both' ? ['dir=both'] : edge.direction === 'none' ? ['dir=none'] : []),
    ...(clusters.has(edge.from) ? [`ltail=${quote(`cluster_${edge.from}`)}`] : []),
    ...(clusters.has(edge.to) ? [`lhead=${quote(`cluster_${edge.to}`)}`] : []),
    ...(edge.label === undefined ? [] : [`label=${quote(edge.label)}`]),
  ];
  const rest = attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
  return `${quote(edge.from)} -> ${quote(edge.to)}${rest};`;
}

function quote(text: string): string {
  return `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\s+/g, ' ')}"`;
}
