import { toHex } from '../model/colour.ts';
import {
  type Entry,
  type MockupOutline,
  type Outline,
  type OutlineLegend,
  type Tie,
  usualRelation,
} from './outline.ts';
import { References } from './references.ts';

/** The line that marks a list in reading order, which is no outline. */
export const READING_ORDER = '<!-- reading order, no outline: this drawing is no roadmap -->';

/** The outline as Markdown (docs/outline.md). */
export function writeOutline({ mockups }: Outline): string {
  return mockups.map(mockupText).join('\n');
}

const ARROWS: Readonly<Record<Tie['direction'], string>> = { forward: '->', both: '<->', none: '--' };

function mockupText({ title, arrows, legends }: MockupOutline): string {
  const lines: string[] = [];
  const references = new References(title);
  lines.push(`# ${headText(title, arrows ? ['arrows'] : [])}`, '');
  for (const legend of legends) lines.push(...legendLines(legend));
  writeBeneath(title, 1, lines, references);
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function legendLines({ title, lines }: OutlineLegend): readonly string[] {
  const entries = lines.map(({ key, meaning, colour, look }) => {
    const shown = [colour === undefined ? [] : toHex(colour), look === 'fill' ? [] : look].flat();
    return `- {${key}} ${[escaped(meaning), ...shown].join(' ')}`;
  });
  return [...(title ? [`**${escaped(title)}**`, ''] : []), ...entries, ''];
}

/** Notes, ties and topics of a heading, then the headings beneath it. */
function writeBeneath(entry: Entry, level: number, lines: string[], references: References): void {
  const inner = entry.children.filter(({ kind }) => kind !== 'stage' && kind !== 'section');
  for (const note of inner.filter(({ kind }) => kind === 'note'))
    lines.push(`> ${headText(note, flags(note, entry, false))}`, '');
  writeList(entry, inner, lines, references);
  if (lines.at(-1) !== '') lines.push('');
  for (const [i, child] of entry.children.entries()) {
    if (child.kind !== 'stage' && child.kind !== 'section') continue;
    const isFirst = !entry.children.slice(0, i).some(({ kind }) => kind === 'stage');
    const depth = child.kind === 'stage' ? 2 : Math.max(3, level + 1);
    lines.push(`${'#'.repeat(depth)} ${headText(child, flags(child, entry, isFirst))}`, '');
    writeBeneath(child, depth, lines, references);
  }
}

/** The list beneath a heading; without recursion, since chains of topics can be long. */
function writeList(entry: Entry, topics: readonly Entry[], lines: string[], references: References): void {
  interface Waiting {
    readonly at: Entry;
    readonly parent: Entry;
    readonly depth: number;
  }
  const tieLines = (from: Entry, depth: number) => {
    for (const { to, direction, label, class: key } of from.ties) {
      const name = escaped(references.nameOf(to, label));
      lines.push(`${'  '.repeat(depth)}- ${ARROWS[direction]} ${name}${key === undefined ? '' : ` {${key}}`}`);
    }
  };
  tieLines(entry, 0);
  const waiting: Waiting[] = topics
    .filter(({ kind }) => kind === 'topic')
    .map((at) => ({ at, parent: entry, depth: 0 }))
    .reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { at, parent, depth } = next;
    const indent = '  '.repeat(depth);
    if (at.kind === 'note') {
      lines.push('', `${indent}> ${headText(at, flags(at, parent, false))}`, '');
      continue;
    }
    lines.push(`${indent}- ${headText(at, flags(at, parent, false))}`);
    tieLines(at, depth + 1);
    for (const child of at.children.toReversed()) waiting.push({ at: child, parent: at, depth: depth + 1 });
  }
}

function flags(entry: Entry, parent: Entry, isFirstStage: boolean): readonly string[] {
  const isUsual = entry.relation === usualRelation(entry.kind, parent.kind, isFirstStage);
  return [...(entry.side ? [entry.side] : []), ...(isUsual ? [] : [entry.relation])];
}

/** Text with its link, and in braces its class and what else it says of itself. */
function headText({ text, link, class: key, id }: Entry, said: readonly string[]): string {
  const title = escaped(text);
  const linked = link === undefined ? title : `[${title}](${target(link)})`;
  const braces = [...(key === undefined ? [] : [key]), ...said];
  return [
    linked,
    ...(braces.length > 0 ? [`{${braces.join(' ')}}`] : []),
    ...(id === undefined ? [] : [`<!-- id:${id} -->`]),
  ].join(' ');
}

/**
 * The text as Markdown reads it back at the start of a heading or of a line of a list: no markup, entity, mathematics,
 * list or HTML. What needs no backslash gets none, so that the outline can be read as it is.
 */
export function escaped(text: string): string {
  return sayable(text)
    .replace(/[\\`*[\]~${]|<(?=[a-z/!?])|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu, '\\$&')
    .replace(/^(?:[-+=>#]|<-)|(?<=\s)#/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

/** The text on one line, without characters that command what shows it. */
export function sayable(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
    .trim();
}

/** A URL as the target of a link; between angle brackets where a bracket in it would end the target. */
function target(url: string): string {
  const safe = url.replace(/[<>\s\\]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;');
  return safe === '' || /[()]/.test(safe) ? `<${safe}>` : safe;
}
