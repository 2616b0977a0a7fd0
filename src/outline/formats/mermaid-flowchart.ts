import { InputError, type Problem } from '../../model/errors.ts';
import { append } from '../../model/lists.ts';
import type { LegendLine, TieDirection } from '../outline.ts';
import { type Draft, draft, type Imported, imported } from './draft.ts';
import { type MermaidLine, mermaidText } from './mermaid-text.ts';

/** The shapes of nodes: what opens and what closes their text, the longer ones first. */
const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ['(((', [')))']],
  ['((', ['))']],
  ['([', ['])']],
  ['[(', [')]']],
  ['[[', [']]']],
  ['[/', ['/]', '\\]']],
  ['[\\', ['\\]', '/]']],
  ['{{', ['}}']],
  ['(', [')']],
  ['[', [']']],
  ['{', ['}']],
  ['>', [']']],
];
/** An ID: dashes and dots may stand inside, where they start no line. */
const ID = /[\p{L}\p{N}_]+(?:[-.](?![-.>])[\p{L}\p{N}_]+)*/uy;
const CLASS = /:::([\p{L}\p{N}_-]+)/uy;
/** A line: its head at the start, its stroke, its head at the end. */
const LINE = /([<xo]?)(--+|==+|-\.+-)([>xo]?)/y;
/** A line with a text in its midst. */
const TEXT_LINE = /([<xo]?)(?:--|==|-\.)\s+(.+?)\s+(?:--+|==+|\.+-)([>xo]?)/y;
const LABEL = /\s*\|([^|]*)\|/y;

interface FlowNode {
  readonly id: string;
  text: string;
  link?: string;
  class?: string;
  /** The first subgraph that it was named in. */
  within: string | undefined;
  readonly line: number;
  readonly isGraph: boolean;
}

interface FlowEdge {
  readonly from: string;
  readonly to: string;
  readonly direction: TieDirection;
  readonly label?: string;
  readonly line: number;
}

/** A flow chart: subgraphs are sections, nodes are topics. */
export function readFlowchart(lines: readonly MermaidLine[], name: string): Imported {
  return new FlowReader().read(lines, name);
}

class FlowReader {
  readonly #nodes = new Map<string, FlowNode>();
  readonly #edges: FlowEdge[] = [];
  readonly #classes = new Map<string, LegendLine>();
  readonly #problems: Problem[] = [];
  readonly #left: string[] = [];
  /** The subgraphs that are open. */
  readonly #open: string[] = [];

  read([head, ...lines]: readonly MermaidLine[], name: string): Imported {
    const start = /^\s*(?:flowchart|graph)(?:-elk)?(?:\s+(?:TB|TD|BT|RL|LR))?\s*(?:;(.*))?$/.exec(head?.text ?? '');
    if (!start) this.#problem(head?.line ?? 1, `"${head?.text.trim()}" is no start of a flow chart`);
    else if (start[1]) this.#statements(start[1], head?.line ?? 1);
    for (const { text, line } of lines) this.#statements(text, line);
    for (const id of this.#open) this.#problem(this.#nodes.get(id)?.line ?? 1, 'a subgraph without an end');
    if (this.#nodes.size === 0 && this.#problems.length === 0)
      this.#problem(head?.line ?? 1, 'a flow chart without a node');
    if (this.#problems.length > 0) throw new InputError(this.#problems);
    return this.#outline(name);
  }

  #problem(line: number, message: string, hint?: string) {
    this.#problems.push({ place: `line ${line}`, message, ...(hint === undefined ? {} : { hint }) });
  }

  #statements(text: string, line: number) {
    for (const statement of splitOutside(text)) if (statement.trim() !== '') this.#statement(statement.trim(), line);
  }

  #statement(said: string, line: number) {
    if (said === 'end') {
      if (this.#open.pop() === undefined) this.#problem(line, '"end" without a subgraph');
      return;
    }
    const [word = ''] = said.split(/\s/);
    if (word === 'subgraph') return this.#subgraph(said.slice(word.length).trim(), line);
    if (word === 'classDef') return this.#classDef(said, line);
    if (word === 'class') return this.#class(said, line);
    if (word === 'click') return this.#click(said, line);
    if (word === 'direction') return;
    if (word === 'style' || word === 'linkStyle' || word === 'accTitle:' || word === 'accDescr:') {
      this.#left.push(`line ${line}: ${word.replace(':', '')}`);
      return;
    }
    this.#chain(said, line);
  }

  #subgraph(said: string, line: number) {
    const [, id = '', text] = /^([\p{L}\p{N}_.-]+)\s*\[(.*)\]$/u.exec(said) ?? [said, said];
    if (id === '') return this.#problem(line, 'a subgraph without a name');
    const known = this.#nodes.get(id);
    const node = { id, text: mermaidText(text ?? id), within: this.#open.at(-1), line, isGraph: true };
    if (known?.isGraph)
      this.#problem(line, `there is a subgraph "${id}" already`, `The first is in line ${known.line}`);
    this.#nodes.set(id, node);
    this.#open.push(id);
  }

  #classDef(said: string, line: number) {
    const [, names = '', styles = ''] = /^classDef\s+([\p{L}\p{N}_,-]+)\s+(.*)$/u.exec(said) ?? [];
    if (names === '') return this.#problem(line, `"${said}" defines no class`, 'Write classDef name fill:#fff176');
    const hex = /\bfill:\s*#([0-9a-f]{6}|[0-9a-f]{3})\b/i.exec(styles)?.[1];
    const long = hex?.length === 3 ? [...hex].map((c) => c + c).join('') : hex;
    for (const key of names.split(',').filter(Boolean)) {
      const colour = long === undefined ? {} : { colour: Number.parseInt(long, 16) };
      this.#classes.set(key, { key, meaning: key, look: 'fill', ...colour });
    }
  }

  #class(said: string, line: number) {
    const [, ids = '', key = ''] = /^class\s+([^\s].*?)\s+([\p{L}\p{N}_-]+)$/u.exec(said) ?? [];
    if (key === '') return this.#problem(line, `"${said}" gives nothing a class`, 'Write class A,B name');
    for (const id of ids.split(',')) {
      const node = this.#nodes.get(id.trim());
      if (node) this.#setClass(node, key, line);
      else this.#problem(line, `there is no node "${id.trim()}"`);
    }
  }

  #setClass(node: FlowNode, key: string, line: number) {
    if (!this.#classes.has(key)) this.#classes.set(key, { key, meaning: key, look: 'fill' });
    if (node.isGraph) this.#left.push(`line ${line}: the class of a subgraph`);
    else node.class = key;
  }

  #click(said: string, line: number) {
    const [, id = '', url = ''] = /^click\s+(\S+)\s+(?:href\s+)?"([^"]*)"/.exec(said) ?? [];
    const node = this.#nodes.get(id);
    if (url === '') this.#left.push(`line ${line}: a call of a script`);
    else if (node) node.link = url;
    else this.#problem(line, `there is no node "${id}"`);
  }

  /** `A & B --> C -->|label| D` */
  #chain(said: string, line: number) {
    const text = new Scanner(said);
    let before = this.#group(text, line);
    while (before && !text.isDone) {
      const edge = text.line();
      if (!edge) return this.#problem(line, `"${text.rest}" is not understood`, 'Lines are -->, ---, -.-> and ==>');
      const after = this.#group(text, line);
      if (!after) return;
      for (const from of before) for (const to of after) this.#edges.push({ from, to, ...edge, line });
      before = after;
    }
  }

  #group(text: Scanner, line: number): readonly string[] | undefined {
    const ids: string[] = [];
    do {
      const id = text.match(ID)?.[0];
      if (id === undefined) {
        this.#problem(line, `"${text.rest}" is no node`, 'A node is an ID, perhaps with a text: A[text]');
        return undefined;
      }
      const node = this.#nodes.get(id) ?? { id, text: id, within: this.#within(id), line, isGraph: false };
      node.within ??= this.#within(id);
      this.#nodes.set(id, node);
      const shape = text.shape();
      if (shape === null) {
        this.#problem(line, `the text of "${id}" does not end`);
        return undefined;
      }
      if (shape !== undefined && mermaidText(shape).trim() !== '') node.text = mermaidText(shape);
      const key = text.match(CLASS)?.[1];
      if (key !== undefined) this.#setClass(node, key, line);
      ids.push(id);
    } while (text.take('&'));
    return ids;
  }

  /** The subgraph that is open, unless it is this one. */
  #within(id: string): string | undefined {
    return this.#open.includes(id) ? undefined : this.#open.at(-1);
  }

  #outline(name: string): Imported {
    const title = draft('title', name, 'beside', 1);
    const entries = new Map<string, Draft>();
    const nodes = [...this.#nodes.values()];
    const holds = new Set(nodes.flatMap(({ within }) => within ?? []));
    for (const node of nodes) {
      const isSection = node.isGraph && holds.has(node.id);
      const entry = draft(
        isSection ? 'section' : 'topic',
        node.text,
        node.within === undefined ? 'beside' : 'in',
        node.line,
      );
      if (node.link !== undefined) entry.link = node.link;
      if (node.class !== undefined) entry.class = node.class;
      entries.set(node.id, entry);
    }
    const parents = this.#trunk(nodes);
    const placed = new Set<FlowEdge>();
    for (const node of nodes) {
      const entry = entries.get(node.id);
      const edge = parents.get(node.id);
      const parent = edge ? entries.get(edge.from) : undefined;
      if (!entry) continue;
      if (edge && parent) {
        entry.relation = 'tied';
        if (edge.direction === 'forward' && edge.label === undefined) placed.add(edge);
        parent.children.push(entry);
      } else (node.within === undefined ? title : (entries.get(node.within) ?? title)).children.push(entry);
    }
    for (const edge of this.#edges) {
      const [from, to] = [entries.get(edge.from), entries.get(edge.to)];
      if (!from || !to || placed.has(edge)) continue;
      if (from === to) {
        this.#left.push(`line ${edge.line}: a line that leads back to its own node`);
        continue;
      }
      const label = edge.label === undefined ? {} : { label: edge.label };
      from.ties.push({ to, direction: edge.direction, ...label });
    }
    const waiting: Draft[] = [title];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      at.children.sort((a, b) => Number(a.kind === 'section') - Number(b.kind === 'section'));
      waiting.push(...at.children);
    }
    const used = new Set([...entries.values()].flatMap((entry) => entry.class ?? []));
    const legend = [...this.#classes.values()].filter(({ key }) => used.has(key));
    return imported(title, true, this.#left, legend.length > 0 ? [{ title: 'Legend', lines: legend }] : []);
  }

  /** The nodes that one line only leads to, from a node of the same subgraph that was named before: they stand beneath that. */
  #trunk(nodes: readonly FlowNode[]): ReadonlyMap<string, FlowEdge> {
    const rank = new Map(nodes.map(({ id }, i) => [id, i]));
    const entering = new Map<string, FlowEdge[]>();
    for (const edge of this.#edges) append(entering, edge.to, edge);
    const parents = new Map<string, FlowEdge>();
    for (const { id, within, isGraph } of nodes) {
      const [edge, ...others] = entering.get(id) ?? [];
      const from = edge && this.#nodes.get(edge.from);
      if (!edge || !from || others.length > 0 || isGraph || from.isGraph || from.within !== within) continue;
      if ((rank.get(edge.from) ?? 0) < (rank.get(id) ?? 0)) parents.set(id, edge);
    }
    return parents;
  }
}

/** Goes through a statement from its start to its end. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get rest(): string {
    return this.#text.slice(this.#at);
  }

  get isDone(): boolean {
    this.#blanks();
    return this.#at >= this.#text.length;
  }

  take(token: string): boolean {
    this.#blanks();
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    this.#blanks();
    return true;
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  /** The text between brackets; `undefined` where none starts here, `null` where it does not end. */
  shape(): string | null | undefined {
    const shape = SHAPES.find(([opening]) => this.#text.startsWith(opening, this.#at));
    if (!shape) return undefined;
    const [opening, closings] = shape;
    const start = this.#at + opening.length;
    // What is quoted may hold brackets.
    const quoted = /^\s*"[^"]*"/.exec(this.#text.slice(start))?.[0].length ?? 0;
    const ends = closings.flatMap((closing) => {
      const end = this.#text.indexOf(closing, start + quoted);
      return end < 0 ? [] : [{ end, closing }];
    });
    const [first] = ends.sort((a, b) => a.end - b.end);
    if (!first) return null;
    this.#at = first.end + first.closing.length;
    return this.#text.slice(start, first.end);
  }

  /** A line with its heads and its text. */
  line(): Pick<FlowEdge, 'direction' | 'label'> | undefined {
    this.#blanks();
    const worded = this.match(TEXT_LINE);
    const found = worded ?? this.match(LINE);
    if (!found) return undefined;
    const [start, end] = [found[1], found[3]];
    const raw = worded?.[2] ?? this.match(LABEL)?.[1];
    this.#blanks();
    const label = raw === undefined ? '' : mermaidText(raw).trim();
    const direction = end === '' ? 'none' : start === '' ? 'forward' : 'both';
    return { direction, ...(label === '' ? {} : { label }) };
  }

  #blanks() {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++;
  }
}

/** The statements of a line, which semicolons part where they are neither quoted nor in brackets nor end a code (`#35;`). */
function splitOutside(text: string): readonly string[] {
  const parts: string[] = [];
  let [start, depth, isQuoted] = [0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ';' && depth <= 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}
