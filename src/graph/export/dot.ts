import type { GraphDocument, GraphEdge } from './document.ts';
import { exportedText, forestOf, isDark, labelOf, type NodeTree } from './tree.ts';

/** The graph in the language of Graphviz: containers are clusters, which edges reach over a point in them. */
export function dotOf(graph: GraphDocument): string {
  const forest = forestOf(graph);
  const clusters = new Map<string, ReadonlySet<string>>();
  const inside = (branch: NodeTree): readonly string[] => {
    const all = branch.members.flatMap((member) => [member.node.id, ...inside(member)]);
    if (branch.members.length > 0) clusters.set(branch.node.id, new Set(all));
    return all;
  };
  forest.forEach(inside);
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

function branchLines({ node, members }: NodeTree, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const label = labelOf(node);
  if (members.length > 0) {
    return [
      `${indent}subgraph ${quote(`cluster_${node.id}`)} {`,
      `${indent}  label=${shown(label)};`,
      `${indent}  ${quote(node.id)} [label="", shape=point, style=invis];`,
      ...members.flatMap((branch) => branchLines(branch, depth + 1)),
      `${indent}}`,
    ];
  }
  const shape = node.kind === 'text' ? ', shape=plaintext' : label === '' ? ', shape=circle' : '';
  const fill =
    node.fill && node.kind !== 'text'
      ? `, fillcolor=${quote(node.fill)}${isDark(node.fill) ? ', fontcolor=white' : ''}`
      : '';
  const meaning = node.class === undefined ? '' : `, tooltip=${shown(node.class)}`;
  const link = node.link === undefined ? '' : `, URL=${shown(node.link.replace(/["<>\s\\]/g, encodeURIComponent))}`;
  return [`${indent}${quote(node.id)} [label=${shown(label)}${shape}${fill}${meaning}${link}];`];
}

/** @param clusters each container with all that is in it: an edge from there cannot end at its border */
function edgeLine(edge: GraphEdge, clusters: ReadonlyMap<string, ReadonlySet<string>>): string {
  const atBorder = (of: string, other: string) => clusters.has(of) && clusters.get(of)?.has(other) === false;
  const attributes = [
    ...(edge.direction === 'both' ? ['dir=both'] : edge.direction === 'none' ? ['dir=none'] : []),
    ...(atBorder(edge.from, edge.to) ? [`ltail=${quote(`cluster_${edge.from}`)}`] : []),
    ...(atBorder(edge.to, edge.from) ? [`lhead=${quote(`cluster_${edge.to}`)}`] : []),
    ...(edge.label === undefined ? [] : [`label=${shown(edge.label)}`]),
    ...(edge.meaning === undefined ? [] : [`tooltip=${shown(edge.meaning)}`]),
  ];
  const rest = attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
  return `${quote(edge.from)} -> ${quote(edge.to)}${rest};`;
}

/** A text that is displayed, where Graphviz would take `&lt;` for a character. */
function shown(text: string): string {
  // A runner of CI would take `##[` in its log for a command.
  return quote(
    exportedText(text)
      .replace(/&/g, '&amp;')
      .replace(/#(?=#)/g, '&#35;'),
  );
}

function quote(text: string): string {
  return `"${text.replaceAll('\0', '\ufffd').replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
