import type { Entry, EntryKind, MockupOutline, Outline, OutlineLegend, Relation, Tie } from '../outline.ts';

/** An entry that is being read. */
export type Draft = { -readonly [K in keyof Entry]: Entry[K] } & { ties: Tie[]; children: Draft[] };

/** What another format says as an outline, and what of it an outline cannot say. */
export interface Imported {
  readonly outline: Outline;
  /** Phrases such as `line 4: an icon`. */
  readonly left: readonly string[];
}

export function draft(kind: EntryKind, text: string, relation: Relation, line: number): Draft {
  return { kind, text: trimmedLine(text), relation, ties: [], children: [], line };
}

export function trimmedLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The outline of one mockup. */
export function imported(
  title: Draft,
  arrows: boolean,
  left: readonly string[],
  legends: readonly OutlineLegend[] = [],
): Imported {
  const mockup: MockupOutline = { title, arrows, legends };
  return { outline: { mockups: [mockup] }, left };
}

/** A level of a tree of texts: the text, its line, and what stands beneath it. */
export interface TextTree {
  readonly text: string;
  readonly line: number;
  readonly link?: string;
  readonly note?: string;
  readonly children: readonly TextTree[];
}

/**
 * A tree of texts as a roadmap: the branches of its root are the stages, one tied to the next; what they hold are sections
 * where it holds something itself, and topics otherwise.
 */
export function roadmapOf(root: TextTree): Draft {
  const title = entryOf(root, 'title', 'beside');
  const waiting = [{ branch: root, entry: title }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { branch, entry } = next;
    for (const [i, child] of branch.children.entries()) {
      const kind = kindBeneath(entry, child);
      const relation = kind === 'stage' ? (i === 0 ? 'beside' : 'tied') : entry.kind === 'section' ? 'in' : 'tied';
      const made = entryOf(child, kind, relation);
      entry.children.push(made);
      waiting.push({ branch: child, entry: made });
    }
    // A heading ends the list above it.
    const ranks = { note: 0, title: 0, topic: 1, section: 2, stage: 3 };
    entry.children.sort((a, b) => ranks[a.kind] - ranks[b.kind]);
  }
  return title;
}

function kindBeneath({ kind }: Draft, { children }: TextTree): EntryKind {
  if (kind === 'title') return 'stage';
  return kind === 'stage' && children.length > 0 ? 'section' : 'topic';
}

function entryOf({ text, line, link, note }: TextTree, kind: EntryKind, relation: Relation): Draft {
  const entry = draft(kind, text, relation, line);
  if (link !== undefined) entry.link = link;
  if (note !== undefined && trimmedLine(note) !== '') {
    entry.children.push(draft('note', note, kind === 'section' ? 'in' : 'beside', line));
  }
  return entry;
}
