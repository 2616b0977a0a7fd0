import type { Diagram, Element } from '../diagram.ts';
import type { Reading } from '../order.ts';
import { readingTree } from '../reading.ts';

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
const UNNAMED = /^(new (wireframe|mockup) *\d*)?$/i;

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
    const first = tree[0];
    const titled = first && this.#spine.has(first.path) ? this.#title(first.path) : undefined;
    const given = this.#diagram.mockup.name;
    const name = (UNNAMED.test(given) ? titled : undefined) ?? (given || 'Mockup');
    this.lines.push(`# ${escaped(name)}`, '');
    this.#legend();
    const alone: Reading[] = [];
    for (const reading of tree) {
      const sectioned = this.#spine.has(reading.path) || reading.members.length > 0 || reading.leads.length > 0;
      if (!sectioned) alone.push(reading);
      else if (titled !== undefined && reading === first && name.startsWith(titled)) this.#beneath(reading, 3);
      else this.#section(reading, 2);
    }
    const notes = alone.filter(({ path }) => this.#title(path) !== undefined && !this.#samples.has(path));
    if (notes.length > 0 && notes.length < tree.length) this.lines.push('', '## Also on the page', '');
    this.#list(notes, 0);
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
    const url = href?.url ?? this.#wrappers.get(path)?.control.properties.href?.url;
    const title = escaped(this.#title(path) ?? '');
    const meaning = this.#diagram.classes.get(path)?.meaning;
    const text = url && /^(https?:|mailto:)/i.test(url) ? `[${title}](<${url.replace(/[<>\s]/g, '')}>)` : title;
    return meaning === undefined ? text : `${text} — ${escaped(meaning)}`;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
}
