import { cardOf } from '../../model/cards.ts';
import { GROUP, SYMBOL_INSTANCE } from '../../model/control.ts';
import { overlaps } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { Item } from './item.ts';
import { shorten, words } from './text.ts';

/** How a control is called in a report. */
export interface Name {
  readonly name: string;
  /** Whether the words stand in the drawing. */
  readonly quoted: boolean;
  /** What it is, in a word or two; a name that is no quote begins with it. */
  readonly noun: string;
}

/** Names the items of one version. */
export class Names {
  readonly #known = new Map<Item, Name>();
  /** The texts on each wordless box. */
  readonly #lines = new Map<Item, Item[]>();
  /** What stands in each container that has no list of its own. */
  readonly #held = new Map<Item, Item[]>();

  constructor(items: readonly Item[]) {
    for (const item of items) {
      const { holder, parent, partner } = item;
      if (holder && holder !== parent) append(this.#held, holder, item);
      if (item.text === '' || item.ends || item.children.length > 0 || !partner) continue;
      append(this.#lines, partner, item);
    }
  }

  /** The words on the item or on what it goes with; else what it is. */
  of(item: Item): Name {
    const known = this.#known.get(item) ?? this.#name(item);
    this.#known.set(item, known);
    return known;
  }

  #name(item: Item): Name {
    if (item.ends) return this.#edge(item);
    const what = this.#noun(item);
    const quoted = (text: string): Name => ({ name: shorten(text), quoted: true, noun: what });
    const described = (text: string): Name => ({ name: `${what} ${text}`, quoted: false, noun: what });
    const own = words(item.element.control.properties.text);
    if (own) return quoted(own);
    const heading = this.#heading(item);
    // A rectangle that is called by the words on it is a box.
    if (heading) return this.#lines.has(item) ? { ...quoted(heading), noun: 'box' } : quoted(heading);
    const inside = this.#words(item.children.length > 0 ? item.children : (this.#held.get(item) ?? []), item);
    if (inside.length === 1 && item.children.length > 0) return quoted(inside[0] ?? '');
    if (inside.length > 0) {
      return described(`${item.children.length > 0 ? 'of' : 'around'} ${list(inside.map(quote), 3)}`);
    }
    const { partner } = item;
    const beside = shorten(
      words(partner?.element.control.properties.text) || (partner && this.#heading(partner)) || '',
    );
    const around = this.#lines.get(item) ?? [];
    if (beside && isBox(item, partner)) {
      const onIt = list(inOrder(around).map(quoteText), 3);
      return around.length > 1 ? described(`around ${onIt}`) : { ...quoted(beside), noun: 'box' };
    }
    if (beside) return described(`${touches(item, partner) ? 'on' : 'beside'} ${quote(beside)}`);
    const { controlName } = item.element.control.properties;
    if (controlName) return described(quote(controlName));
    return { name: what, quoted: false, noun: what };
  }

  /** A group of icons is one icon in the eye of a reader. */
  #noun(item: Item): string {
    const icons = item.children.length > 0 && item.children.every(isIcon);
    return icons ? 'icon' : noun(item);
  }

  /**
   * What a box or a container is about: its heading. Of several lines of different sizes it is those of the largest size,
   * where all lines together are a text rather than a heading.
   */
  #heading(item: Item): string | undefined {
    const { title } = item.element;
    const lines = this.#lines.get(item) ?? [];
    if (!title || lines.length < 2) return title;
    const size = (line: Item) => line.element.control.properties.size ?? 0;
    const most = Math.max(...lines.map(size));
    const large = lines.filter((line) => size(line) === most);
    if (large.length === lines.length) return title;
    return inOrder(large)
      .map(({ text }) => text)
      .join(' ');
  }

  /** How to call an added or removed item whose text stays: a box is put around words or taken from around them. */
  apart(item: Item, stays: (item: Item) => boolean): Name {
    const name = this.of(item);
    const lines = this.#lines.get(item) ?? [];
    if (!name.quoted || item.text !== '' || lines.length === 0 || !lines.every(stays)) return name;
    return { ...name, name: `${name.noun} around ${list(inOrder(lines).map(quoteText), 3)}`, quoted: false };
  }

  /** The name as it stands in a sentence. */
  text(item: Item): string {
    const { name, quoted } = this.of(item);
    return quoted ? quote(name) : name;
  }

  /** The section or container around the item, when it has a name. */
  section(item: Item): string | undefined {
    if (item.ends && item.holder === undefined) {
      const [from, to] = [item.ends.from.at, item.ends.to.at];
      const [a, b] = [from && this.section(from), to && this.section(to)];
      return a === b ? a : undefined;
    }
    for (let at = this.container(item) ?? this.#panel(item); at; at = this.container(at)) {
      const { name, quoted } = this.of(at);
      if (quoted) return name;
    }
    return undefined;
  }

  /** The box under a text that is one line of several on it. */
  #panel(item: Item): Item | undefined {
    const home = item.partner;
    return home && item.text !== '' && (this.#lines.get(home)?.length ?? 0) > 2 ? home : undefined;
  }

  /** The nearest container around the item that can be seen (a plain group cannot). */
  container(item: Item): Item | undefined {
    let at = item.holder;
    while (at && at.type === GROUP) at = at.holder;
    return at;
  }

  #edge(item: Item): Name {
    const { ends } = item;
    const arrow = noun(item);
    const end = (node: Item | undefined) => (node && !node.ends ? this.of(node) : undefined);
    const [from, to] = [end(ends?.from.at), end(ends?.to.at)].map((n) => (n?.quoted ? quote(n.name) : n?.name));
    // Towards its head: an arrow with a head at its start only leads the other way.
    const back = ends?.from.head && !ends.to.head;
    const [start, stop] = back ? [to, from] : [from, to];
    const where = [start ? ` from ${start}` : '', stop ? ` to ${stop}` : ''].join('');
    return { name: arrow + where, quoted: false, noun: arrow };
  }

  /** The words that a group or a container shows, from the top, at most four. */
  #words(items: readonly Item[], item: Item): string[] {
    const found: { readonly own: string; readonly y: number; readonly x: number }[] = [];
    const visit = (child: Item) => {
      if (child.ends) return;
      const own = shorten(words(child.element.control.properties.text));
      if (own) found.push({ own, y: child.box?.y ?? 0, x: child.box?.x ?? 0 });
      for (const inner of child.children) visit(inner);
    };
    if (item.type === SYMBOL_INSTANCE) return [];
    for (const child of items) visit(child);
    found.sort((a, b) => a.y - b.y || a.x - b.x);
    return found.slice(0, 4).map(({ own }) => own);
  }
}

function isIcon(item: Item): boolean {
  return cardOf(item.element.control).role === 'icon';
}

function isBox(item: Item, partner: Item | undefined): boolean {
  return partner?.partner === item;
}

function touches({ box: a }: Item, partner: Item | undefined): boolean {
  const b = partner?.box;
  return a !== undefined && b !== undefined && overlaps(a, b);
}

/** From the top, and from the left within a line. */
function inOrder(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (a.box?.y ?? 0) - (b.box?.y ?? 0) || (a.box?.x ?? 0) - (b.box?.x ?? 0));
}

function quoteText({ text }: Item): string {
  return quote(shorten(text));
}

/** What the control is, in a word or two. */
export function noun(item: Item): string {
  if (item.ends) return item.ends.from.head || item.ends.to.head ? 'arrow' : 'line';
  const card = cardOf(item.element.control);
  return card.kind === 'mark' && card.role === 'text' && item.text === '' ? `empty ${card.noun}` : card.noun;
}

/** More than one of it. */
export function plural(noun: string): string {
  if (/(x|s|sh|ch)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

export function quote(words: string): string {
  return `“${words}”`;
}

/** `a, b and 3 more`. */
export function list(names: readonly string[], most: number): string {
  const distinct = [...new Set(names)];
  if (distinct.length <= 1) return distinct[0] ?? '';
  if (distinct.length <= most) return `${distinct.slice(0, -1).join(', ')} and ${distinct[distinct.length - 1]}`;
  const told = new Set(distinct.slice(0, most - 1));
  return `${[...told].join(', ')} and ${names.filter((name) => !told.has(name)).length} more`;
}
