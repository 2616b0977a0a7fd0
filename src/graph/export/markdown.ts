import { cardOf } from '../../model/cards.ts';
import type { Diagram, Element } from '../diagram.ts';
import type { Reading } from '../meaning/order.ts';
import { readingTree } from '../meaning/reading.ts';
import { printable } from './tree.ts';

/** Headings go no deeper than this; what is below is a list. */
const DEEPEST = 4;

/** The mockup as an outline that can be read, searched and spoken: sections, topics with their class, links. */
export function markdownOf(diagram: Diagram): string {
  const outline = new Outline(diagram);
  outline.write();
  return `${outline.lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** What Balsamiq calls a mockup that its author gave no name. */
const UNNAMED = /^(new (wireframe|mockup)( \d+)?( copy( \d+)?)*)?$/i;
/** How much taller than most texts the title of a drawing is, or how large its font is at least. */
const TALL = 1.25;
const LARGE = 24;

class Outline {
  readonly lines: string[] = [];
  readonly #diagram: Diagram;
  readonly #samples: ReadonlySet<string>;
  readonly #spine: ReadonlySet<string>;
  readonly #wrappers: ReadonlyMap<string, Element>;

  constructor(diagram: Diagram) {
    this.#diagram = diagram;
    this.#samples = new Set(diagram.legends.flatMap((legend) => legend.members));
    this.#spine = new Set(diagram.spine);
    this.#wrappers = new Map(
      diagram.elements.flatMap((e) => (e.kind === 'container' && e.wraps ? [[e.wraps, e] as const] : [])),
    );
  }

  write(): void {
    const tree = readingTree(this.#diagram);
    const heading = this.#headline();
    const titled = heading === undefined ? undefined : this.#title(heading);
    const given = this.#diagram.mockup.name;
    const name = (UNNAMED.test(given) ? titled : undefined) ?? (given || 'Mockup');
    this.lines.push(`# ${escaped(name)}`, '');
    this.#legend();
    const alone: Reading[] = [];
    for (const reading of tree) {
      const sectioned = this.#spine.has(reading.path) || reading.members.length > 0 || reading.leads.length > 0;
      const isName = reading.path === heading && titled === name;
      if (!sectioned && !isName) alone.push(reading);
      else if (isName) this.#beneath(reading, 3);
      else this.#section(reading, 2);
    }
    const notes = alone.filter(({ path }) => this.#title(path) !== undefined && !this.#samples.has(path));
    if (notes.length > 0 && notes.length < tree.length) this.lines.push('', '## Also on the page', '');
    this.#list(notes, 0);
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
      .filter(({ bounds, size }) => (size >= LARGE || bounds.height >= usual * TALL) && bounds.y - top <= third)
      .sort((a, b) => b.bounds.height - a.bounds.height || a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x);
    const start = this.#diagram.spine[0];
    return tall[0]?.path ?? texts.find(({ path }) => path === start)?.path;
  }

  #legend(): void {
    for (const legend of this.#diagram.legends) {
      const entries = legend.entries.map(({ meaning, look }) => `- ${escaped(meaning)} (${look})`);
      this.lines.push(`**${escaped(legend.title ?? 'Legend')}**`, '', ...entries, '');
    }
  }

  /** A node with what it holds and leads to, under a heading of its own; without a title it goes on with the last. */
  #section(reading: Reading, level: number): void {
    if (this.#samples.has(reading.path)) return;
    if (this.#title(reading.path) !== undefined) {
      this.lines.push('', `${'#'.repeat(level)} ${this.#topic(reading.path)}`, '');
      this.#beneath(reading, level + 1);
    } else this.#beneath(reading, level === 2 ? 3 : level);
  }

  #beneath(reading: Reading, level: number): void {
    if (reading.members.length > 0) this.#list(reading.members, 0);
    const holds = (r: Reading) => r.members.length > 0 && level <= DEEPEST;
    this.#list(
      reading.leads.filter((r) => !holds(r)),
      0,
    );
    for (const lead of reading.leads.filter(holds)) this.#section(lead, level);
  }

  #list(readings: readonly Reading[], depth: number): void {
    for (const reading of readings) {
      const { path, members, leads } = reading;
      if (this.#samples.has(path)) continue;
      const titled = this.#title(path) !== undefined;
      if (titled) this.lines.push(`${'  '.repeat(depth)}- ${this.#topic(path)}`);
      this.#list([...members, ...leads], titled ? depth + 1 : depth);
    }
    if (depth === 0 && readings.length > 0) this.lines.push('');
  }

  #title(path: string): string | undefined {
    return this.#diagram.byPath.get(path)?.title;
  }

  /** Title, link and class of a node. */
  #topic(path: string): string {
    const href = this.#diagram.byPath.get(path)?.control.properties.href;
    const written = /^https?:\/\/\S+$/i.exec(this.#title(path) ?? '')?.[0];
    const url = href?.url ?? this.#wrappers.get(path)?.control.properties.href?.url ?? written;
    const title = escaped(this.#title(path) ?? '');
    const meaning = this.#diagram.classes.get(path)?.meaning;
    const text = url && /^(https?:|mailto:)/i.test(url) ? `[${title}](<${target(url)}>)` : title;
    return meaning === undefined ? text : `${text} — ${escaped(meaning)}`;
  }
}

/**
 * The text as Markdown reads it back at the start of a heading or of a line of a list: no markup, entity, mathematics,
 * list or HTML. What needs no backslash gets none, so that the outline can be read as it is.
 */
function escaped(text: string): string {
  return printable(text)
    .trim()
    .replace(/[\\`*[\]~$]|<(?=[a-z/!?])|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu, '\\$&')
    .replace(/^[-+=>#]|(?<=\s)#/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** A URL as the target of a link between angle brackets. */
function target(url: string): string {
  return url.replace(/[<>\s\\]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;');
}
