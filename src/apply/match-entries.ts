import { assign, type PossiblePair } from '../diff/match/assignment.ts';
import type { DiagramOutline } from '../graph/export/outline.ts';
import type { ControlPath } from '../model/control.ts';
import { append } from '../model/lists.ts';
import { similarity } from '../model/similarity.ts';
import { holdersOf } from '../outline/draw.ts';
import { descendants, type Entry, type MockupOutline } from '../outline/outline.ts';

/** What an entry of the drawing's outline has become in the edited one. */
export interface EntryMatch {
  readonly newOf: ReadonlyMap<Entry, Entry>;
  readonly oldOf: ReadonlyMap<Entry, Entry>;
}

/** Below this share of a text's pairs of letters it is another text, not the old one renamed. */
const ALIKE = 0.45;

/**
 * Matches the entries of two outlines: by ID, by text where they stand beneath the same, by text alone where there is one
 * such left in both, and last by what is alike in the same place: a rename.
 */
export function matchEntries(old: Entry, next: Entry, paths: ReadonlyMap<Entry, ControlPath>): EntryMatch {
  const match = new Matching(old, next);
  match.add(old, next);
  const byPath = new Map([...paths].map(([entry, path]) => [path, entry]));
  for (const entry of descendants(next)) {
    const named = entry.id === undefined ? undefined : byPath.get(entry.id);
    if (named) match.add(named, entry);
  }
  const headings = (entry: Entry) => entry.kind === 'stage' || entry.kind === 'section';
  match.byTextInPlace();
  match.renamed(headings);
  match.byTextInPlace();
  match.byText();
  match.byTextInPlace();
  match.renamed(() => true);
  match.byTextInPlace();
  return match;
}

/** The outline of a drawing with the IDs that an earlier outline of it gives, where they stand in that. */
export function keepIds({ outline, paths }: DiagramOutline, earlier: MockupOutline | undefined): MockupOutline {
  if (!earlier) return outline;
  const { oldOf } = matchEntries(outline.title, earlier.title, paths);
  for (const [given, entry] of oldOf) {
    const path = paths.get(entry);
    if (given.id !== undefined && path !== undefined) Object.assign(entry, { id: path });
  }
  return outline;
}

/**
 * The match without what is a part of a group and stands elsewhere in the edited outline: a part cannot leave its group, and is
 * drawn anew.
 */
export function withoutMovedParts(match: EntryMatch, { outline, paths }: DiagramOutline, next: Entry): EntryMatch {
  const [holdersBefore, holdersAfter] = [holdersOf(outline.title), holdersOf(next)];
  const [parentsBefore, parentsAfter] = [parentsOf(outline.title), parentsOf(next)];
  const isKept = (old: Entry | undefined, entry: Entry | undefined) => (old && match.newOf.get(old)) === entry;
  const [newOf, oldOf] = [new Map(match.newOf), new Map(match.oldOf)];
  for (const [old, entry] of match.newOf) {
    const isLeaf = old.kind === 'topic' && old.children.length === 0 && entry.children.length === 0;
    if (!isLeaf || !paths.get(old)?.includes(':')) continue;
    const isThere =
      isKept(holdersBefore.get(old), holdersAfter.get(entry)) &&
      isKept(parentsBefore.get(old), parentsAfter.get(entry));
    if (isThere) continue;
    newOf.delete(old);
    oldOf.delete(entry);
  }
  return { newOf, oldOf };
}

class Matching implements EntryMatch {
  readonly newOf = new Map<Entry, Entry>();
  readonly oldOf = new Map<Entry, Entry>();
  readonly #old: readonly Entry[];
  readonly #next: readonly Entry[];
  readonly #parents = new Map<Entry, Entry>();

  constructor(old: Entry, next: Entry) {
    this.#old = [old, ...descendants(old)];
    this.#next = [next, ...descendants(next)];
    for (const parent of [...this.#old, ...this.#next]) {
      for (const child of parent.children) this.#parents.set(child, parent);
    }
  }

  add(old: Entry, next: Entry): void {
    if (this.newOf.has(old) || this.oldOf.has(next)) return;
    this.newOf.set(old, next);
    this.oldOf.set(next, old);
  }

  /** Parents first, so that a match of these makes way for the next. */
  byTextInPlace(): void {
    for (const parent of this.#old) {
      const other = this.newOf.get(parent);
      if (!other) continue;
      const open = this.#byKey(other.children.filter((child) => !this.oldOf.has(child)));
      for (const child of parent.children) {
        if (this.newOf.has(child)) continue;
        const to = open.get(keyOf(child))?.shift();
        if (to) this.add(child, to);
      }
    }
  }

  /** What was moved: of equal texts in the order in which they stand. */
  byText(): void {
    const open = this.#byKey(this.#next.filter((entry) => !this.oldOf.has(entry)));
    for (const entry of this.#old) {
      if (this.newOf.has(entry)) continue;
      const to = open.get(keyOf(entry))?.shift();
      if (to) this.add(entry, to);
    }
  }

  renamed(may: (entry: Entry) => boolean): void {
    for (const parent of this.#old) {
      const other = this.newOf.get(parent);
      if (!other) continue;
      const left = parent.children.filter((child) => may(child) && !this.newOf.has(child));
      const right = other.children.filter((child) => may(child) && !this.oldOf.has(child));
      const candidates = left.flatMap((a, i) =>
        right.flatMap((b, j): PossiblePair[] => {
          const alike = similarity(a.text, b.text);
          const isKind = (a.kind === 'note') === (b.kind === 'note');
          if (!isKind || alike < ALIKE) return [];
          return [{ left: i, right: j, cost: 1 - alike + 0.01 * Math.min(9, Math.abs(i - j)) }];
        }),
      );
      for (const { left: i, right: j } of assign(candidates, 1)) {
        const [a, b] = [left[i], right[j]];
        if (a && b) this.add(a, b);
      }
    }
  }

  #byKey(entries: readonly Entry[]): Map<string, Entry[]> {
    const byKey = new Map<string, Entry[]>();
    for (const entry of entries) append(byKey, keyOf(entry), entry);
    return byKey;
  }
}

function keyOf({ text }: Entry): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** What each entry stands beneath. */
export function parentsOf(title: Entry): ReadonlyMap<Entry, Entry> {
  const parents = new Map<Entry, Entry>();
  for (const parent of [title, ...descendants(title)]) for (const child of parent.children) parents.set(child, parent);
  return parents;
}
