import type { Diagram } from '../../graph/diagram.ts';
import { distance, type Point } from '../../model/geometry.ts';
import { diagramItems } from '../items/diagram-items.ts';
import type { Item } from '../items/item.ts';
import { Names } from '../items/names.ts';
import type { ControlRef, Subject } from '../kinds/change.ts';
import { matchItems } from '../match/match.ts';
import type { Pair } from '../match/pairing.ts';
import { MOVED } from '../numbers.ts';
import { type ClassChange, classBadges, classChanges } from './classes.ts';
import { moveOf, type ResourceNames } from './compare.ts';
import { frameShift } from './moves.ts';

/** One of the two versions. */
export interface Version {
  readonly which: 'old' | 'new';
  readonly items: readonly Item[];
  readonly names: Names;
  /** The pairs by their item of this version. */
  readonly pairOf: ReadonlyMap<Item, Pair>;
  /** Badges that the other version lacks and that are told as the class that they give their node. */
  readonly classBadges: ReadonlySet<Item>;
}

/** Two versions whose items are matched: what every family of facts is concluded from. */
export interface Comparison {
  readonly old: Version;
  readonly new: Version;
  readonly pairs: readonly Pair[];
  /** How far the whole drawing went. */
  readonly frame: Point;
  readonly references: ResourceNames;
  readonly classes: ReadonlyMap<Pair, ClassChange>;
}

export function compareVersions(old: Diagram, next: Diagram, references: ResourceNames): Comparison {
  const [oldItems, newItems] = [diagramItems(old), diagramItems(next)];
  const pairs = matchItems(oldItems, newItems);
  const classes = classChanges(old, next, pairs);
  const version = (which: 'old' | 'new', items: readonly Item[]): Version => {
    const pairOf = new Map(pairs.map((pair) => [pair[which], pair]));
    return { which, items, names: new Names(items), pairOf, classBadges: classBadges(which, items, pairOf, classes) };
  };
  return {
    old: version('old', oldItems),
    new: version('new', newItems),
    pairs,
    frame: frameShift(pairs, oldItems, newItems),
    references,
    classes,
  };
}

/** The pair of an item, where it has one. */
export function pairIn({ pairOf }: Version, item: Item | undefined): Pair | undefined {
  return item && pairOf.get(item);
}

/** Whether the pair moved against the drawing. */
export function went(pair: Pair, { frame }: Comparison): boolean {
  return distance(moveOf(pair) ?? { x: 0, y: 0 }, frame) > MOVED;
}

/** A pair as a subject, named as in the old version: that is what the reader knows it by. */
export function subjectOf(pair: Pair, comparison: Comparison, parts: readonly Pair[] = []): Subject {
  const section = comparison.new.names.section(pair.new) ?? comparison.old.names.section(pair.old);
  return {
    ...comparison.old.names.of(pair.old),
    element: pair.new.element.kind,
    ...pairRef(pair),
    parts: parts.map(pairRef),
    ...(section ? { section } : {}),
  };
}

export function controlRef(item: Item): ControlRef {
  const { path } = item.element;
  return { path, type: item.type, ...(item.box ? { bounds: item.box } : {}) };
}

/** The control in both versions. */
export function pairRef(pair: Pair): { readonly old: ControlRef; readonly new: ControlRef } {
  return { old: controlRef(pair.old), new: controlRef(pair.new) };
}

/** The control in the version that has it. */
export function refIn({ which }: Version, item: Item): { readonly old: ControlRef } | { readonly new: ControlRef } {
  return which === 'old' ? { old: controlRef(item) } : { new: controlRef(item) };
}
