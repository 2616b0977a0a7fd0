import type { Diagram } from '../../graph/diagram.ts';
import { copiesOfOthers } from '../items/copies.ts';
import type { Item } from '../items/item.ts';
import { wrappers } from '../items/units.ts';
import type { Change, ControlRef } from '../kinds/change.ts';
import { layerOf } from '../kinds/kinds.ts';
import type { Rung } from '../match/pairing.ts';
import { pairChanges } from './changed.ts';
import { PLAIN_REFERENCES, type ResourceNames } from './compare.ts';
import { type Comparison, compareVersions, pairRef, subjectOf, went } from './comparison.ts';
import { foldAlike } from './fold.ts';
import { copied, wrapped } from './groups.ts';
import { moveFacts } from './moved.ts';
import { restackedPairs } from './stack.ts';
import { unitChanges } from './whole.ts';

/** A control of both versions and what showed that it is the same. */
interface Match {
  readonly old: ControlRef;
  readonly new: ControlRef;
  readonly rung: Rung;
}

/** What changed between two versions of a mockup. */
export interface DiagramDiff {
  /** What the drawing says. */
  readonly content: readonly Change[];
  /** Where it says it. */
  readonly layout: readonly Change[];
  readonly matches: readonly Match[];
  readonly extent: Extent;
}

/** How much of a drawing is still there, in controls that hold no others, edges left out. */
interface Extent {
  readonly old: number;
  readonly new: number;
  /** In both versions. */
  readonly kept: number;
  /** Of those, how many went against the rest of the drawing. */
  readonly moved: number;
}

/** Compares two versions of a mockup. Equal drawings give no change, whatever their IDs and the order in their files. */
export function diffDiagrams(old: Diagram, next: Diagram, references: ResourceNames = PLAIN_REFERENCES): DiagramDiff {
  const comparison = compareVersions(old, next, references);
  const changes = allChanges(comparison);
  return {
    content: changes.filter((change) => layerOf(change) === 'content'),
    layout: changes.filter((change) => layerOf(change) === 'layout'),
    matches: comparison.pairs.map((pair) => ({ ...pairRef(pair), rung: pair.rung })),
    extent: extentOf(comparison),
  };
}

/** Every family of facts, in the order in which they are told. */
function allChanges(comparison: Comparison): readonly Change[] {
  const [gone, come] = [unmatched('old', comparison), unmatched('new', comparison)];
  return foldAlike([
    ...unitChanges(comparison.new, come.plain),
    ...unitChanges(comparison.old, gone.plain),
    ...comparison.pairs.flatMap((pair) => pairChanges(pair, comparison)),
    ...moveFacts(comparison),
    ...restackedPairs(comparison.pairs).map((pair): Change => {
      return { kind: 'restacked', subjects: [subjectOf(pair, comparison)] };
    }),
    ...copied(comparison.new, come.copies),
    ...copied(comparison.old, gone.copies),
    ...wrapped(comparison.new, come.groups),
    ...wrapped(comparison.old, gone.groups),
  ]);
}

/** What only one version has, by how it is told. */
interface Unmatched {
  /** Groups put around, or taken from around, what both have. */
  readonly groups: ReadonlySet<Item>;
  /** Exact copies of what is there. */
  readonly copies: ReadonlySet<Item>;
  /** What came or went by itself; badges that say a class are told as the class of their node. */
  readonly plain: ReadonlySet<Item>;
}

function unmatched(which: 'old' | 'new', comparison: Comparison): Unmatched {
  const { items, pairOf, classBadges } = comparison[which];
  const all = new Set(items.filter((item) => !pairOf.has(item)));
  const [groups, copies] = [wrappers(all), copiesOfOthers(items, all)];
  const plain = [...all].filter((item) => !groups.has(item) && !copies.has(item) && !classBadges.has(item));
  return { groups, copies, plain: new Set(plain) };
}

function extentOf(comparison: Comparison): Extent {
  const things = (items: readonly Item[]) => items.filter(isThing).length;
  const kept = comparison.pairs.filter(({ old }) => isThing(old));
  return {
    old: things(comparison.old.items),
    new: things(comparison.new.items),
    kept: kept.length,
    moved: kept.filter((pair) => went(pair, comparison)).length,
  };
}

function isThing({ ends, children }: Item): boolean {
  return ends === undefined && children.length === 0;
}
