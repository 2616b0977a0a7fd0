import type { GraphDocument, GraphNode } from './document.ts';

/** A node with what it holds. */
export interface NodeTree {
  readonly node: GraphNode;
  readonly members: readonly NodeTree[];
}

/** The nodes without loose texts that no edge ties and no container holds. */
export function shownNodes({ nodes, edges }: GraphDocument): readonly GraphNode[] {
  const tied = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  return nodes.filter((node) => node.kind !== 'text' || node.in !== undefined || tied.has(node.id));
}

/** The nodes as a forest of containers, without loose texts. */
export function forestOf(graph: GraphDocument): readonly NodeTree[] {
  const shown = shownNodes(graph);
  const ids = new Set(shown.map((node) => node.id));
  const members = new Map<string | undefined, GraphNode[]>();
  for (const node of shown) {
    const parent = node.in !== undefined && ids.has(node.in) ? node.in : undefined;
    const list = members.get(parent);
    if (list) list.push(node);
    else members.set(parent, [node]);
  }
  const grow = (parent: string | undefined): readonly NodeTree[] =>
    (members.get(parent) ?? []).map((node) => ({ node, members: grow(node.id) }));
  return grow(undefined);
}

/** What to show for a node: its title, else nothing. */
export function labelOf(node: GraphNode): string {
  return exportedText(node.title ?? '');
}

/** The text on one line, without the control characters that most formats have no place for. */
export function exportedText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Whether white can be read better on the fill (`#rrggbb`) than black. */
export function isDark(fill: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((i) => Number.parseInt(fill.slice(i, i + 2), 16));
  return 0.299 * (red ?? 0) + 0.587 * (green ?? 0) + 0.114 * (blue ?? 0) < 110;
}
