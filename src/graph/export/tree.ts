import type { GraphDocument, GraphNode } from './document.ts';

/** A node with what it holds. */
export interface Branch {
  readonly node: GraphNode;
  readonly members: readonly Branch[];
}

/** The nodes as a forest of containers, without loose texts that no edge ties. */
export function forestOf({ nodes, edges }: GraphDocument): readonly Branch[] {
  const tied = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const shown = nodes.filter((node) => node.kind !== 'text' || tied.has(node.id));
  const ids = new Set(shown.map((node) => node.id));
  const members = new Map<string | undefined, GraphNode[]>();
  for (const node of shown) {
    const parent = node.in !== undefined && ids.has(node.in) ? node.in : undefined;
    const list = members.get(parent);
    if (list) list.push(node);
    else members.set(parent, [node]);
  }
  const grow = (parent: string | undefined): readonly Branch[] =>
    (members.get(parent) ?? []).map((node) => ({ node, members: grow(node.id) }));
  return grow(undefined);
}

/** What to show for a node: its title, else nothing. */
export function labelOf(node: GraphNode): string {
  return node.title ?? '';
}
