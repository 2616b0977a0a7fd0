import { GROUP, SYMBOL_INSTANCE } from '../model/control.ts';
import type { Item } from './item.ts';
import { shorten, words } from './text.ts';

/** How a control is called in a report. */
export interface Name {
  readonly name: string;
  /** Whether the words stand in the drawing. */
  readonly quoted: boolean;
}

/** Names the items of one version. */
export class Names {
  readonly #items: readonly Item[];
  readonly #known = new Map<Item, Name>();

  constructor(items: readonly Item[]) {
    this.#items = items;
  }

  /** The words on the item or on what it goes with; else what it is. */
  of(item: Item): Name {
    const known = this.#known.get(item) ?? this.#name(item);
    this.#known.set(item, known);
    return known;
  }

  #name(item: Item): Name {
    if (item.ends) return this.#edge(item);
    const own = words(item.element.control.properties.text);
    if (own) return { name: shorten(own), quoted: true };
    const { title } = item.element;
    if (title) return { name: shorten(title), quoted: true };
    const inside = this.#words(item);
    if (inside.length === 1) return { name: inside[0] ?? '', quoted: true };
    if (inside.length > 1) return { name: `${noun(item)} of ${list(inside.map(quote), 3)}`, quoted: false };
    const partner = this.#items[item.partner ?? -1];
    const beside = shorten(words(partner?.element.control.properties.text) || partner?.element.title || '');
    if (beside && isBox(item, partner)) return { name: beside, quoted: true };
    if (beside) return { name: `${noun(item)} beside ${quote(beside)}`, quoted: false };
    const { controlName } = item.element.control.properties;
    if (controlName) return { name: `${noun(item)} ${quote(controlName)}`, quoted: false };
    return { name: noun(item), quoted: false };
  }

  /** The name as it stands in a sentence. */
  text(item: Item): string {
    const { name, quoted } = this.of(item);
    return quoted ? quote(name) : name;
  }

  /** The section or container around the item, when it has a name. */
  section(item: Item): string | undefined {
    if (item.ends && item.holder === undefined) {
      const [from, to] = [item.ends.from.at, item.ends.to.at].map((at) => this.#items[at ?? -1]);
      const [a, b] = [from && this.section(from), to && this.section(to)];
      return a === b ? a : undefined;
    }
    for (let at = this.container(item); at; at = this.container(at)) {
      const { name, quoted } = this.of(at);
      if (quoted) return name;
    }
    return undefined;
  }

  /** The nearest container around the item that can be seen (a plain group cannot). */
  container(item: Item): Item | undefined {
    let at = this.#items[item.holder ?? -1];
    while (at && at.type === GROUP) at = this.#items[at.holder ?? -1];
    return at;
  }

  #edge(item: Item): Name {
    const { ends } = item;
    const arrow = noun(item);
    const end = (at: number | undefined) => {
      const node = this.#items[at ?? -1];
      return node && !node.ends ? this.of(node) : undefined;
    };
    const [from, to] = [end(ends?.from.at), end(ends?.to.at)].map((n) => (n?.quoted ? quote(n.name) : n?.name));
    // Towards its head: an arrow with a head at its start only leads the other way.
    const back = ends?.from.head && !ends.to.head;
    const [start, stop] = back ? [to, from] : [from, to];
    if (start && stop) return { name: `${arrow} from ${start} to ${stop}`, quoted: false };
    if (start) return { name: `${arrow} from ${start}`, quoted: false };
    if (stop) return { name: `${arrow} to ${stop}`, quoted: false };
    return { name: arrow, quoted: false };
  }

  /** The words that a group or a container shows, from the top, at most four. */
  #words(item: Item): string[] {
    const found: { readonly own: string; readonly y: number; readonly x: number }[] = [];
    const visit = (index: number) => {
      const child = this.#items[index];
      if (!child || child.ends) return;
      const own = shorten(words(child.element.control.properties.text));
      if (own) found.push({ own, y: child.box?.y ?? 0, x: child.box?.x ?? 0 });
      for (const inner of child.children) visit(inner);
    };
    if (item.type === SYMBOL_INSTANCE) return [];
    for (const child of item.children) visit(child);
    found.sort((a, b) => a.y - b.y || a.x - b.x);
    return found.slice(0, 4).map(({ own }) => own);
  }
}

function isBox(item: Item, partner: Item | undefined): boolean {
  return partner?.partner === item.index;
}

const NOUNS: ReadonlyMap<string, string> = new Map([
  [GROUP, 'group'],
  [SYMBOL_INSTANCE, 'symbol'],
  ['Canvas', 'rectangle'],
  ['TextArea', 'box'],
  ['TextInput', 'box'],
  ['RoundButton', 'shape'],
  ['FieldSet', 'field set'],
  ['HRule', 'line'],
  ['VRule', 'line'],
  ['Label', 'text'],
  ['Title', 'title'],
  ['SubTitle', 'subtitle'],
]);

/** What the control is, in a word or two. */
export function noun(item: Item): string {
  if (item.ends) return item.ends.from.head || item.ends.to.head ? 'arrow' : 'line';
  const known = NOUNS.get(item.type);
  if (known) return known;
  return item.type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

export function quote(words: string): string {
  return `“${words}”`;
}

/** `a, b and 3 more`. */
export function list(names: readonly string[], most: number): string {
  const distinct = [...new Set(names)];
  if (distinct.length <= 1) return distinct[0] ?? '';
  if (distinct.length <= most) return `${distinct.slice(0, -1).join(', ')} and ${distinct[distinct.length - 1]}`;
  return `${distinct.slice(0, most - 1).join(', ')} and ${distinct.length - most + 1} more`;
}
