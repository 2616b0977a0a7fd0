import type { Blockquote, Heading, List, ListItem, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { InputError, type Problem, UsageError } from '../model/errors.ts';
import {
  type Entry,
  type EntryKind,
  type LegendLine,
  type MockupOutline,
  type Outline,
  RELATIONS,
  RESERVED,
  type Relation,
  type Tie,
  type TieDirection,
  usualRelation,
} from './outline.ts';
import { References } from './references.ts';
import { READING_ORDER } from './write.ts';
/**
 * Reads an outline (docs/outline.md).
 *
 * @throws InputError with every problem and its line.
 * @throws UsageError when the text says of itself that it is no outline.
 */
export function readOutline(text: string): Outline {
  if (text.includes(READING_ORDER)) {
    throw new UsageError(
      'is a list in reading order, no outline: its drawing is no roadmap, and cannot be made from it',
    );
  }
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  return new Reader(source).read(fromMarkdown(source));
}
const KEY = String.raw`[\p{L}\p{N}][\p{L}\p{N}_-]*`;
const BRACES = new RegExp(String.raw`(?<!\\)(?:\\\\)*\{\s*(${KEY}(?:\s+${KEY})*)\s*\}\s*$`, 'u');
const LEGEND_LINE = new RegExp(String.raw`^\{(${KEY})\}\s+(.*)$`, 'u');
const TIE = /^(<->|->|--)\s+/;
const DIRECTIONS: ReadonlyMap<string, TieDirection> = new Map([
  ['<->', 'both'],
  ['->', 'forward'],
  ['--', 'none'],
]);
/** An entry that is being read. */
type Draft = { -readonly [K in keyof Entry]: Entry[K] } & { ties: Tie[]; children: Draft[] };

/** What one line says. */
interface Head {
  readonly text: string;
  readonly raw: string;
  readonly words: readonly string[];
  readonly line: number;
  readonly link?: string;
  readonly id?: string;
}

interface OpenTie {
  readonly from: Draft;
  readonly direction: TieDirection;
  readonly head: Head;
}

interface OpenMockup {
  readonly title: Draft;
  readonly arrows: boolean;
  readonly legends: { title?: string; lines: LegendLine[] }[];
  /** The headings that what follows stands beneath, by their level. */
  readonly open: (Draft | undefined)[];
  readonly ties: OpenTie[];
  legendTitle?: string;
}

class Reader {
  readonly #source: string;
  readonly #problems: Problem[] = [];
  readonly #mockups: OpenMockup[] = [];
  constructor(source: string) {
    this.#source = source;
  }
  read(root: Root): Outline {
    for (const node of root.children) this.#block(node);
    if (this.#mockups.length === 0 && this.#problems.length === 0) {
      this.#problem(1, 'there is no mockup', 'Start it with a line such as "# Data Engineer"');
    }
    const mockups = this.#mockups.map((mockup) => this.#finish(mockup));
    if (this.#problems.length > 0) throw new InputError(this.#problems);
    return { mockups };
  }
  #problem(line: number, message: string, hint?: string) {
    this.#problems.push({ place: `line ${line}`, message, ...(hint === undefined ? {} : { hint }) });
  }
  #block(node: RootContent) {
    const line = lineOf(node);
    if (node.type === 'heading') return this.#heading(node);
    if (node.type === 'html' && isComment(node.value)) return;
    const mockup = this.#mockups.at(-1);
    const within = mockup?.open.at(-1);
    if (!mockup || !within) {
      return this.#problem(line, 'this stands before the first title', 'Start a mockup with "# " and its title');
    }
    if (node.type === 'list') return this.#list(node, within, mockup);
    if (node.type === 'blockquote') return this.#note(node, within);
    const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
    if (only?.type === 'strong' && within.kind === 'title') {
      mockup.legendTitle = this.#head(only.children, line).text;
      return;
    }
    const what = node.type === 'paragraph' ? 'a paragraph' : `a ${node.type}`;
    this.#problem(line, `${what} is no part of an outline`, 'Write "- " for a topic, "> " for a note');
  }
  #heading(node: Heading) {
    const head = this.#head(node.children, lineOf(node));
    if (head.text === '') return this.#problem(head.line, 'a heading without a text');
    if (node.depth === 1) {
      const arrows = head.words.includes('arrows');
      const rest = { ...head, words: head.words.filter((word) => word !== 'arrows') };
      const title = this.#entry('title', rest, undefined);
      this.#mockups.push({ title, arrows, legends: [], open: [title], ties: [] });
      return;
    }
    const mockup = this.#mockups.at(-1);
    if (!mockup) {
      return this.#problem(head.line, 'a section before the first title', 'Start a mockup with "# " and its title');
    }
    const { open } = mockup;
    // Levels may be left out: a section right beneath the title has none above it.
    open.length = Math.min(open.length, node.depth - 1);
    while (open.length > 1 && open.at(-1) === undefined) open.pop();
    const parent = open.findLast((draft) => draft !== undefined) ?? mockup.title;
    const kind = node.depth === 2 ? 'stage' : 'section';
    const entry = this.#entry(kind, head, parent);
    parent.children.push(entry);
    open[node.depth - 1] = entry;
  }
  #list(list: List, parent: Draft, mockup: OpenMockup) {
    for (const item of list.children) this.#item(item, parent, mockup);
    delete mockup.legendTitle;
  }
  #item(item: ListItem, parent: Draft, mockup: OpenMockup) {
    const line = lineOf(item);
    const [first, ...rest] = item.children;
    if (first?.type !== 'paragraph') return this.#problem(line, 'an item of the list without a text of its own');
    const head = this.#head(first.children, line);
    const legend = parent === mockup.title ? LEGEND_LINE.exec(head.raw) : null;
    const arrow = TIE.exec(head.raw)?.[0];
    if (legend) this.#legendLine(legend[1] ?? '', head, mockup);
    else if (arrow !== undefined) {
      const direction = DIRECTIONS.get(arrow.trim()) ?? 'forward';
      mockup.ties.push({ from: parent, direction, head: { ...head, text: head.text.slice(arrow.length).trim() } });
    } else if (head.text === '') this.#problem(line, 'a topic without a text');
    else {
      const entry = this.#entry('topic', head, parent);
      parent.children.push(entry);
      for (const node of rest) {
        if (node.type === 'list') for (const inner of node.children) this.#item(inner, entry, mockup);
        else if (node.type === 'blockquote') this.#note(node, entry);
        else if (!(node.type === 'html' && isComment(node.value))) {
          const hint = 'Write "- " for a topic, "> " for a note';
          this.#problem(lineOf(node), `a ${node.type} is no part of a topic`, hint);
        }
      }
      return;
    }
    if (rest.length > 0) this.#problem(lineOf(rest[0]), 'nothing can stand beneath this line');
  }
  #legendLine(key: string, head: Head, mockup: OpenMockup) {
    if (RESERVED.has(key)) {
      const message = `"${key}" has a meaning of its own in braces`;
      return this.#problem(head.line, message, `Take another key than ${[...RESERVED].join(', ')}`);
    }
    if (mockup.legends.some(({ lines }) => lines.some((one) => one.key === key))) {
      return this.#problem(head.line, `the legend has {${key}} already`);
    }
    const said = head.text.slice(head.text.indexOf('}') + 1).trim();
    const [, meaning = '', hex, look = 'fill'] = /^(.*?)(?:\s+(#[\da-f]{6}))?(?:\s+(badge|line))?$/iu.exec(said) ?? [];
    if (meaning === '') return this.#problem(head.line, `the legend does not say what {${key}} means`);
    let legend = mockup.legends.at(-1);
    if (!legend || mockup.legendTitle !== undefined) {
      legend = { ...(mockup.legendTitle === undefined ? {} : { title: mockup.legendTitle }), lines: [] };
      mockup.legends.push(legend);
      delete mockup.legendTitle;
    }
    legend.lines.push({
      key,
      meaning,
      look: look.toLowerCase() as LegendLine['look'],
      ...(hex === undefined ? {} : { colour: Number.parseInt(hex.slice(1), 16) }),
    });
  }
  #note(quote: Blockquote, parent: Draft) {
    const texts = quote.children.flatMap((node) => {
      if (node.type === 'paragraph') return [this.#head(node.children, lineOf(node))];
      this.#problem(lineOf(node), `a ${node.type} is no part of a note`);
      return [];
    });
    for (const head of texts) if (head.text !== '') parent.children.push(this.#entry('note', head, parent));
  }
  #entry(kind: EntryKind, head: Head, parent: Draft | undefined): Draft {
    const isFirst = parent !== undefined && !parent.children.some((child) => child.kind === 'stage');
    const { text, link, id, line } = head;
    const draft: Draft = {
      ...{ kind, text, line, ties: [], children: [] as Draft[] },
      relation: parent === undefined ? 'beside' : usualRelation(kind, parent.kind, isFirst),
    };
    if (link !== undefined) draft.link = link;
    if (id !== undefined) draft.id = id;
    for (const word of head.words) {
      if (RELATIONS.has(word)) draft.relation = word as Relation;
      else if (word === 'left' || word === 'right') draft.side = word;
      else if (word === 'arrows') this.#problem(line, '{arrows} belongs to the title of a mockup');
      else if (draft.class !== undefined) this.#problem(line, `two classes: {${draft.class}} and {${word}}`);
      else draft.class = word;
    }
    return draft;
  }
  /** Text without markup, its link, and what stands in braces behind it. */
  #head(children: readonly PhrasingContent[], line: number): Head {
    let [text, raw] = ['', ''];
    let link: string | undefined;
    let id: string | undefined;
    const visit = (node: Nodes) => {
      if (node.type === 'html') {
        const comment = /^<!--\s*id:\s*([^\s]+)\s*-->$/.exec(node.value);
        if (comment) id = comment[1];
        else if (!isComment(node.value)) this.#problem(line, `${node.value} is HTML`, 'Write it as text: \\<');
        return;
      }
      if (node.type === 'link' && link === undefined) link = node.url;
      if (node.type === 'text' || node.type === 'inlineCode') {
        text += node.value;
        raw += this.#source.slice(node.position?.start.offset, node.position?.end.offset);
      } else if (node.type === 'break') [text, raw] = [`${text} `, `${raw} `];
      else if ('children' in node) for (const child of node.children) visit(child);
      else this.#problem(line, `a ${node.type} is no part of an outline`);
    };
    for (const child of children) visit(child);
    const words: string[] = [];
    // The braces hold nothing that is written otherwise than it reads: they are as long in both.
    for (let found = BRACES.exec(raw); found?.[1] !== undefined; found = BRACES.exec(raw)) {
      words.unshift(...found[1].split(/\s+/));
      const braces = /\{[^{}]*\}\s*$/;
      [raw, text] = [raw.replace(braces, ''), text.replace(braces, '')];
    }
    const plain = text.replace(/\s+/g, ' ').trim();
    return {
      ...{ text: plain, raw: raw.trim(), words, line },
      ...(link === undefined ? {} : { link }),
      ...(id === undefined ? {} : { id }),
    };
  }
  /** Finds what the ties name, and checks the classes. */
  #finish({ title, arrows, legends, ties }: OpenMockup): MockupOutline {
    const references = new References(title);
    for (const { from, direction, head } of ties) this.#tie(from, direction, head, references);
    const keys = new Set(legends.flatMap(({ lines }) => lines.map(({ key }) => key)));
    const check = (entry: { readonly class?: string; readonly line: number }) => {
      if (entry.class === undefined || keys.has(entry.class)) return;
      const known = [...keys].map((key) => `{${key}}`).join(', ') || 'none';
      this.#problem(
        entry.line,
        `the legend has no {${entry.class}}`,
        `It has ${known}. Literal braces are written \\{`,
      );
    };
    const visit = (entry: Draft) => {
      check(entry);
      for (const tie of entry.ties)
        check({ line: entry.line, ...(tie.class === undefined ? {} : { class: tie.class }) });
      entry.children.forEach(visit);
    };
    visit(title);
    return { title, arrows, legends };
  }
  #tie(from: Draft, direction: TieDirection, head: Head, references: References) {
    const { found, label } = references.resolve(head.text);
    const [to, ...others] = found;
    if (!to) {
      const like = references.like(head.text);
      const hint = like.length > 0 ? `Like it are: ${like.join(', ')}` : undefined;
      return this.#problem(head.line, `nothing is called "${head.text}"`, hint);
    }
    if (others.length > 0) {
      const candidates = found.map((one) => `"${references.nameOf(one)}" (line ${one.line})`).join(', ');
      return this.#problem(head.line, `several are called "${head.text}"`, `Write one of ${candidates}`);
    }
    const [key, ...more] = head.words;
    if (more.length > 0) this.#problem(head.line, `a tie has one class: {${head.words.join(' ')}}`);
    from.ties.push({
      ...{ to, direction },
      ...(label === undefined || label === '' ? {} : { label }),
      ...(key === undefined ? {} : { class: key }),
    });
  }
}
function lineOf(node: Nodes | undefined): number {
  return node?.position?.start.line ?? 1;
}
function isComment(html: string): boolean {
  return /^\s*<!--[\s\S]*-->\s*$/.test(html);
}
