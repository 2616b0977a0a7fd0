import type { Colour } from '../model/colour.ts';

/**
 * How an entry belongs to what it stands beneath: `tied` by a line, `in` it, or `beside` it without a line. A stage belongs
 * to the stage before it.
 */
export type Relation = 'tied' | 'in' | 'beside';

/** `forward`: a head at the end that is named second. `none`: a line without heads. */
export type TieDirection = 'forward' | 'both' | 'none';

export const RELATIONS: ReadonlySet<string> = new Set<Relation>(['tied', 'in', 'beside']);

/** What stands in braces and is no key of the legend. */
export const RESERVED: ReadonlySet<string> = new Set([...RELATIONS, 'left', 'right', 'arrows']);

export type EntryKind = 'title' | 'stage' | 'section' | 'topic' | 'note';

/** A tie that is written out. */
export interface Tie {
  readonly to: Entry;
  readonly direction: TieDirection;
  readonly label?: string;
  /** The key of a line of the legend. */
  readonly class?: string;
}

/** One heading, topic or note. */
export interface Entry {
  readonly kind: EntryKind;
  /** On one line, without markup. */
  readonly text: string;
  /** The key of a line of the legend. */
  readonly class?: string;
  readonly link?: string;
  /** The ID of the control that draws it, where the outline says so. */
  readonly id?: string;
  readonly side?: 'left' | 'right';
  readonly relation: Relation;
  readonly ties: readonly Tie[];
  readonly children: readonly Entry[];
  /** In the text that it was read from, from 1; 0 where it was made. */
  readonly line: number;
}

export interface LegendLine {
  readonly key: string;
  readonly meaning: string;
  readonly colour?: Colour;
  /** What shows it: the fill of boxes, a badge on them, or the look of lines. */
  readonly look: 'fill' | 'badge' | 'line';
}

export interface OutlineLegend {
  readonly title?: string;
  readonly lines: readonly LegendLine[];
}

/** One mockup: its title, with everything else beneath it. */
export interface MockupOutline {
  readonly title: Entry;
  /** Whether what is tied by standing beneath something else is tied by an arrow rather than by a line without heads. */
  readonly arrows: boolean;
  readonly legends: readonly OutlineLegend[];
}

export interface Outline {
  readonly mockups: readonly MockupOutline[];
}

/** How an entry belongs to its parent when it does not say. */
export function usualRelation(kind: EntryKind, parent: EntryKind, isFirstStage: boolean): Relation {
  if (kind === 'stage') return isFirstStage ? 'beside' : 'tied';
  if (kind === 'note') return parent === 'section' ? 'in' : 'beside';
  if (parent === 'title') return 'beside';
  return parent === 'section' ? 'in' : 'tied';
}

/** Every entry beneath `entry`, parents first, in order; without recursion, since chains can be long. */
export function* descendants(entry: Entry): Iterable<Entry> {
  const waiting = [...entry.children].reverse();
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    yield at;
    for (let i = at.children.length - 1; i >= 0; i--) waiting.push(at.children[i] as Entry);
  }
}

/** A tie of two entries, written out or said by their places. */
export interface EntryTie extends Tie {
  readonly from: Entry;
  /** Whether it is said by the places of the entries. */
  readonly implied: boolean;
}

/** Every tie of the mockup. A tie written out between an entry and what it stands beneath replaces the one implied. */
export function tiesOf({ title, arrows }: MockupOutline): readonly EntryTie[] {
  const written = new Map<Entry, Set<Entry>>();
  const note = (from: Entry, to: Entry) => {
    const known = written.get(from);
    if (known) known.add(to);
    else written.set(from, new Set([to]));
  };
  for (const from of [title, ...descendants(title)]) for (const { to } of from.ties) note(from, to);
  const ties: EntryTie[] = [];
  const direction = arrows ? 'forward' : 'none';
  for (const from of [title, ...descendants(title)]) {
    for (const tie of from.ties) ties.push({ ...tie, from, implied: false });
    for (const [before, to] of impliedPairs(from)) {
      if (written.get(before)?.has(to) || written.get(to)?.has(before)) continue;
      ties.push({ from: before, to, direction, implied: true });
    }
  }
  return ties;
}

/** What the places of the entry's children tie: each to the entry, a stage to the stage before it. */
export function impliedPairs(entry: Entry): readonly (readonly [Entry, Entry])[] {
  let stage: Entry | undefined;
  return entry.children.flatMap((child): (readonly [Entry, Entry])[] => {
    const before = child.kind === 'stage' ? (stage ?? entry) : entry;
    if (child.kind === 'stage') stage = child;
    return child.relation === 'tied' ? [[before, child]] : [];
  });
}
