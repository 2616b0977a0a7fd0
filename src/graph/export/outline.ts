import { cardOf } from '../../model/cards.ts';
import type { ControlPath } from '../../model/control.ts';
import { append } from '../../model/lists.ts';
import type {
  Entry,
  EntryKind,
  LegendLine,
  MockupOutline,
  OutlineLegend,
  Relation,
  Tie,
  TieDirection,
} from '../../outline/outline.ts';
import { impliedPairs, RESERVED } from '../../outline/outline.ts';
import { sayable } from '../../outline/write.ts';
import type { Connection, Diagram, Element } from '../diagram.ts';
import type { Reading } from '../meaning/order.ts';
import { readingTree } from '../meaning/reading.ts';
import { TITLE_SIZE, TITLE_TALLER } from '../numbers.ts';

/** The outline of a mockup, and which control draws which of its entries. */
export interface DiagramOutline {
  readonly outline: MockupOutline;
  readonly paths: ReadonlyMap<Entry, ControlPath>;
  /** Nodes without a text that stand for an entry: a dot on the spine beneath its stage, where the lines of the stage start. */
  readonly joints: ReadonlyMap<ControlPath, ControlPath>;
}

/** Headings go no deeper than this in Markdown; what is below is a list. */
const DEEPEST = 6;

/** What Balsamiq calls a mockup that its author gave no name. */
const UNNAMED = /^(new (wireframe|mockup)( \d+)?( copy( \d+)?)*)?$/i;

/** Sections, topics with their class, links and ties, in reading order. */
export function outlineOf(diagram: Diagram): DiagramOutline {
  return new Outliner(diagram).outline();
}

/** Whether the drawing says what an outline can say: things with texts that lines tie or containers hold. */
export function isOutline(diagram: Diagram): boolean {
  const nodes = diagram.elements.filter((element) => element.kind === 'node');
  const plain = nodes.filter(({ control }) => {
    const { role, badge } = cardOf(control);
    return role !== undefined || badge !== undefined;
  });
  const named = new Set(diagram.elements.flatMap(({ path, title }) => (title === undefined ? [] : [path])));
  const ties = diagram.connections.filter(({ from, to }) => named.has(from) || named.has(to));
  return ties.length > 0 && plain.length * 2 > nodes.length;
}

type Draft = { -readonly [K in keyof Entry]: Entry[K] } & { ties: Tie[]; children: Entry[] };

class Outliner {
  readonly #diagram: Diagram;
  readonly #samples: ReadonlySet<string>;
  readonly #spine: ReadonlySet<string>;
  readonly #wrappers: ReadonlyMap<string, Element>;
  readonly #joints: ReadonlyMap<ControlPath, ControlPath>;
  readonly #keys = new Map<string, string>();
  readonly #byPath = new Map<ControlPath, Draft>();
  readonly #paths = new Map<Entry, ControlPath>();
  /** The connections between entries, by both of their ends. */
  readonly #ties = new Map<string, Connection[]>();
  readonly #tied = new Set<ControlPath>();
  /** The text that is the title of the outline. */
  #named: ControlPath | undefined;

  constructor(diagram: Diagram) {
    this.#diagram = diagram;
    this.#samples = new Set(diagram.legends.flatMap((legend) => legend.members));
    this.#spine = new Set(diagram.spine);
    this.#wrappers = new Map(
      diagram.elements.flatMap((e) => (e.kind === 'container' && e.wraps ? [[e.wraps, e] as const] : [])),
    );
    this.#joints = jointsOf(diagram);
    for (const connection of diagram.connections) {
      const [from, to] = [this.#stands(connection.from), this.#stands(connection.to)];
      if (from === to || this.#title(from) === undefined || this.#title(to) === undefined) continue;
      append(this.#ties, pairKey(from, to), connection);
      this.#tied.add(from).add(to);
    }
  }

  outline(): DiagramOutline {
    const tree = this.#withoutJoints(readingTree(this.#diagram));
    const legends = this.#legends();
    const heading = this.#headline();
    const titled = heading === undefined ? undefined : this.#title(heading);
    const given = this.#diagram.mockup.name;
    // A title that lines lead from is one, whatever the mockup is called.
    const isStart = heading !== undefined && this.#tied.has(heading);
    const name = (isStart || UNNAMED.test(given) ? titled : undefined) ?? (given || 'Mockup');
    const isNamed = heading !== undefined && titled === name;
    if (isNamed) this.#named = heading;
    const title: Draft = isNamed ? this.#draft(heading, 'title', 'beside') : plainTitle(name);
    const loose: Entry[] = [];
    const inner: Entry[] = [];
    const stages: Entry[] = [];
    for (const reading of tree) {
      if (reading.path === heading && isNamed) {
        inner.push(...this.#beneath(reading, title, 1));
        continue;
      }
      if (this.#samples.has(reading.path)) continue;
      if (this.#title(reading.path) === undefined) {
        inner.push(...this.#spliced(reading, title, 1));
        continue;
      }
      const isStage = this.#spine.has(reading.path) || reading.members.length > 0 || reading.leads.length > 0;
      if (isStage) stages.push(this.#heading(reading, 'stage', 'beside', 2));
      else loose.push(this.#leaf(reading, 'beside'));
    }
    // A title at the head of what it leads to: what stands right beneath it comes before the stages.
    title.children = inOrder([...loose, ...inner, ...stages]);
    this.#relateStages(title);
    const arrows = this.#usesArrows(title);
    this.#writeTies(title, arrows);
    return { outline: { title, arrows, legends }, paths: this.#paths, joints: this.#joints };
  }

  /** The tree with what a dot on the spine leads to beneath the stage that the dot belongs to. */
  #withoutJoints(tree: readonly Reading[]): readonly Reading[] {
    const roots = new Set(tree.map(({ path }) => path));
    const moved = new Map<ControlPath, Reading[]>();
    const isMoved = ({ path }: Reading) => this.#title(path) === undefined && roots.has(this.#stands(path));
    for (const reading of tree) {
      if (!isMoved(reading) || this.#stands(reading.path) === reading.path) continue;
      for (const lead of [...reading.members, ...reading.leads]) append(moved, this.#stands(reading.path), lead);
    }
    return tree
      .filter((reading) => !isMoved(reading) || this.#stands(reading.path) === reading.path)
      .map((reading) => ({ ...reading, leads: [...reading.leads, ...(moved.get(reading.path) ?? [])] }));
  }

  #stands(path: ControlPath): ControlPath {
    return this.#joints.get(path) ?? path;
  }

  #title(path: string): string | undefined {
    const title = sayable(this.#diagram.byPath.get(path)?.title ?? '');
    return title === '' ? undefined : title;
  }

  /** The text that says what the drawing is: the tallest in its upper third, or else the text that the spine starts at. */
  #headline(): string | undefined {
    const all = this.#diagram.elements.flatMap(({ bounds }) => bounds ?? []);
    const top = Math.min(...all.map((r) => r.y));
    const third = (Math.max(...all.map((r) => r.y + r.height)) - top) / 3;
    const texts = this.#diagram.elements.flatMap((element) => {
      const { kind, path, bounds, title, control } = element;
      const alone = (kind === 'mark' && !element.of) || kind === 'node';
      if (!alone || !bounds || title === undefined || element.parent !== undefined || this.#samples.has(path))
        return [];
      return cardOf(control).headline ? [{ path, bounds, size: control.properties.size ?? 0 }] : [];
    });
    const heights = texts.map(({ bounds }) => bounds.height).sort((a, b) => a - b);
    const usual = heights[Math.floor((heights.length - 1) / 2)] ?? 0;
    const tall = texts
      .filter(
        ({ bounds, size }) => (size >= TITLE_SIZE || bounds.height >= usual * TITLE_TALLER) && bounds.y - top <= third,
      )
      .sort((a, b) => b.bounds.height - a.bounds.height || a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x);
    const start = this.#diagram.spine[0];
    const named = texts.find(({ path }) => this.#title(path) === this.#diagram.mockup.name);
    if (named) return named.path;
    return tall[0]?.path ?? texts.find(({ path }) => path === start)?.path;
  }

  #legends(): readonly OutlineLegend[] {
    return this.#diagram.legends.map(({ title, entries }) => ({
      ...(title === undefined ? {} : { title }),
      lines: entries.map(({ meaning, look, sample }): LegendLine => {
        const key = keyFor(meaning, new Set(this.#keys.values()));
        this.#keys.set(sample, key);
        const hex = /#([\da-f]{6})\b/i.exec(look)?.[1];
        const colour = hex === undefined ? {} : { colour: Number.parseInt(hex, 16) };
        const shown = look.startsWith('badge') ? 'badge' : look.startsWith('fill') ? 'fill' : 'line';
        return { key, meaning, look: shown, ...colour };
      }),
    }));
  }

  #draft(path: ControlPath, kind: EntryKind, relation: Relation): Draft {
    const text = this.#title(path) ?? '';
    const draft: Draft = { kind, text, relation, ties: [], children: [], line: 0 };
    const href = this.#diagram.byPath.get(path)?.control.properties.href;
    const written = /^https?:\/\/\S+$/i.exec(text)?.[0];
    const url = href?.url ?? this.#wrappers.get(path)?.control.properties.href?.url ?? written;
    if (url && /^(https?:|mailto:)/i.test(url)) draft.link = url;
    const key = this.#keys.get(this.#diagram.classes.get(path)?.sample ?? '');
    if (key !== undefined) draft.class = key;
    this.#byPath.set(path, draft);
    this.#paths.set(draft, path);
    return draft;
  }

  /** A node with what it holds and leads to, under a heading of its own. */
  #heading(reading: Reading, kind: EntryKind, relation: Relation, level: number): Entry {
    const draft = this.#draft(reading.path, kind, relation);
    draft.children = inOrder(this.#beneath(reading, draft, level));
    return draft;
  }

  #beneath(reading: Reading, draft: Draft, level: number): Entry[] {
    return [
      ...this.#entries(reading.members, draft, reading.path, 'in', level),
      ...this.#entries(reading.leads, draft, reading.path, 'beside', level),
    ];
  }

  /** What stands beneath something without a text stands beneath what that belongs to. */
  #spliced(reading: Reading, parent: Draft, level: number): Entry[] {
    const path = this.#paths.get(parent);
    return this.#entries([...reading.members, ...reading.leads], parent, path, 'beside', level);
  }

  #entries(
    readings: readonly Reading[],
    parent: Draft,
    path: ControlPath | undefined,
    relation: 'in' | 'beside',
    level: number,
  ): Entry[] {
    return readings.flatMap((reading): Entry[] => {
      if (this.#samples.has(reading.path)) return [];
      // The title stands above all, whatever leads to it.
      if (this.#title(reading.path) === undefined || reading.path === this.#named) {
        return this.#entries([...reading.members, ...reading.leads], parent, path, relation, level);
      }
      const isTied = relation !== 'in' && path !== undefined && this.#ties.has(pairKey(path, reading.path));
      const how = isTied ? 'tied' : relation;
      const holds = parent.kind !== 'topic' && level < DEEPEST && this.#holds(reading);
      if (holds) return [this.#heading(reading, 'section', how, Math.max(3, level + 1))];
      const leaf = this.#leaf(reading, how);
      if (leaf.kind !== 'topic') return [leaf];
      const children = this.#beneath(reading, leaf, DEEPEST);
      // Of one container, what no line ties to its neighbour is the neighbour's equal.
      const equals = relation === 'in' ? children.filter((child) => child.relation === 'beside') : [];
      for (const equal of equals) (equal as Draft).relation = 'in';
      leaf.children = children.filter((child) => !equals.includes(child));
      return [leaf, ...equals];
    });
  }

  #holds({ members }: Reading): boolean {
    return members.some((member) => this.#title(member.path) !== undefined || this.#holds(member));
  }

  /** A topic; a text that nothing ties and that heads nothing is a note. */
  #leaf(reading: Reading, relation: Relation): Draft {
    const element = this.#diagram.byPath.get(reading.path);
    const isNote =
      element?.kind === 'mark' &&
      reading.members.length === 0 &&
      reading.leads.length === 0 &&
      !this.#tied.has(reading.path) &&
      !this.#diagram.classes.has(reading.path);
    return this.#draft(reading.path, isNote ? 'note' : 'topic', relation);
  }

  /** A stage that a line ties to the one before it (the first: to the title) says nothing of it. */
  #relateStages(title: Draft): void {
    let before: Entry = title;
    for (const stage of title.children) {
      if (stage.kind !== 'stage') continue;
      const [a, b] = [this.#paths.get(before), this.#paths.get(stage)];
      if (a !== undefined && b !== undefined && this.#ties.has(pairKey(a, b))) (stage as Draft).relation = 'tied';
      before = stage;
    }
  }

  #usesArrows(title: Entry): boolean {
    let [forward, none] = [0, 0];
    for (const { direction } of this.#impliedTies(title).keys()) {
      if (direction === 'forward') forward++;
      if (direction === 'none') none++;
    }
    return forward > none;
  }

  /** The connections that the places of the entries say, each with the entry that it starts from. */
  #impliedTies(title: Entry): ReadonlyMap<Connection, Entry> {
    const found = new Map<Connection, Entry>();
    for (const entry of [title, ...this.#byPath.values()]) {
      for (const [before, to] of impliedPairs(entry)) {
        const [a = '', b = ''] = [this.#paths.get(before), this.#paths.get(to)];
        const [connection, ...others] = this.#ties.get(pairKey(a, b)) ?? [];
        if (connection && others.length === 0) found.set(connection, before);
      }
    }
    return found;
  }

  /** Writes out what the places of the entries do not say. */
  #writeTies(title: Entry, arrows: boolean): void {
    const implied = this.#impliedTies(title);
    for (const connection of [...this.#ties.values()].flat()) {
      const { direction, label, meaning } = connection;
      const [from, to] = [this.#stands(connection.from), this.#stands(connection.to)];
      const [a, b] = [this.#byPath.get(from), this.#byPath.get(to)];
      if (!a || !b) continue;
      const before = implied.get(connection);
      const plain = label === undefined && meaning === undefined;
      const isUsual = arrows ? direction === 'forward' && before === a : direction === 'none';
      if (before !== undefined && plain && isUsual) continue;
      a.ties.push({
        ...{ to: b, direction: direction as TieDirection },
        ...(label === undefined ? {} : { label: label.replace(/\s+/g, ' ').trim() }),
        ...this.#classOf(meaning),
      });
    }
  }

  #classOf(meaning: string | undefined): Pick<Tie, 'class'> {
    if (meaning === undefined) return {};
    const entry = this.#diagram.legends.flatMap(({ entries }) => entries).find((one) => one.meaning === meaning);
    const key = this.#keys.get(entry?.sample ?? '');
    return key === undefined ? {} : { class: key };
  }
}

function plainTitle(text: string): Draft {
  return { kind: 'title', text, relation: 'beside', ties: [], children: [], line: 0 };
}

/** Notes and topics, then sections, then stages: a heading ends what stands above it. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const ranks: Readonly<Record<EntryKind, number>> = { title: 0, note: 0, topic: 1, section: 2, stage: 3 };
  return entries.toSorted((a, b) => ranks[a.kind] - ranks[b.kind]);
}

function pairKey(a: ControlPath, b: ControlPath): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/**
 * The nodes without a text that lines tie, each with the nearest node with a text that a line leads to it from: a dot on the
 * spine beneath its stage says nothing of its own.
 */
function jointsOf({ connections, byPath, elements }: Diagram): ReadonlyMap<ControlPath, ControlPath> {
  const named = (path: ControlPath) => (byPath.get(path)?.title ?? '').trim() !== '';
  const joints = new Map<ControlPath, ControlPath>();
  const bare = new Set(elements.filter(({ kind, path }) => kind === 'node' && !named(path)).map(({ path }) => path));
  const open = connections.filter(({ from, to }) => bare.has(from) || bare.has(to));
  for (let found = true; found; ) {
    found = false;
    // Lines that lead to the dot first, lines that lead away from it to a stage only where there is none.
    for (const way of ['to', 'from'] as const) {
      for (const { from, to } of open) {
        const [dot, other] = way === 'to' ? [to, from] : [from, to];
        if (!bare.has(dot) || joints.has(dot)) continue;
        const stands = named(other) ? other : joints.get(other);
        if (stands === undefined) continue;
        joints.set(dot, stands);
        found = true;
      }
      if (found) break;
    }
  }
  return joints;
}

/** A short word for a meaning: its first letters, or as many as make it the only one. */
function keyFor(meaning: string, taken: ReadonlySet<string>): string {
  const words = meaning
    .toLowerCase()
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const [first = 'class'] = words;
  const short = words.length > 1 ? words.map((word) => [...word][0]).join('') : first;
  const candidates = [first, words.slice(0, 2).join('-'), short, words.join('-')];
  const free = (key: string) => key !== '' && !taken.has(key) && !RESERVED.has(key);
  for (const key of candidates) if (free(key)) return key;
  for (let i = 2; ; i++) if (free(`${first}${i}`)) return `${first}${i}`;
}
