import type { Diagram } from '../../graph/diagram.ts';
import type { ControlPath } from '../../model/control.ts';
import { contains, distance, type Point } from '../../model/geometry.ts';
import { copiesOfOthers } from '../items/copies.ts';
import { diagramItems } from '../items/diagram-items.ts';
import type { Item } from '../items/item.ts';
import { Names } from '../items/names.ts';
import { contentsOf, gatherUnits, leavesOf, wrappers } from '../items/units.ts';
import type { Change, ChangeKind, ControlRef, Subject } from '../kinds/change.ts';
import { layerOf } from '../kinds/kinds.ts';
import { matchItems } from '../match/match.ts';
import type { Pair, Rung } from '../match/pairing.ts';
import { type ClassChange, classChanges } from './classes.ts';
import { compareItems, type Difference, moveOf, PLAIN_REFERENCES, type ResourceNames } from './compare.ts';
import { compareEdges, type EdgeContext, isTurned } from './edges.ts';
import { foldAlike } from './fold.ts';
import { edgeShift, frameShift, gatherShifts, type Shift } from './moves.ts';
import { restackedPairs } from './stack.ts';
import { controlRef, unitChanges } from './whole.ts';

/** A control of both versions and what showed that it is the same. */
export interface Match {
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
export interface Extent {
  readonly old: number;
  readonly new: number;
  /** In both versions. */
  readonly kept: number;
  /** Of those, how many went against the rest of the drawing. */
  readonly moved: number;
}

/** Compares two versions of a mockup. Equal drawings give no change, whatever their IDs and the order in their files. */
export function diffDiagrams(old: Diagram, next: Diagram, references: ResourceNames = PLAIN_REFERENCES): DiagramDiff {
  const oldItems = diagramItems(old);
  const newItems = diagramItems(next);
  const pairs = matchItems(oldItems, newItems);
  const comparison = new Comparison(oldItems, newItems, pairs, references, classChanges(old, next, pairs));
  const changes = comparison.changes();
  return {
    content: changes.filter((change) => layerOf(change) === 'content'),
    layout: changes.filter((change) => layerOf(change) === 'layout'),
    matches: pairs.map((pair) => ({ old: controlRef(pair.old), new: controlRef(pair.new), rung: pair.rung })),
    extent: comparison.extent(),
  };
}

class Comparison implements EdgeContext {
  readonly oldItems: readonly Item[];
  readonly newItems: readonly Item[];
  readonly oldNames: Names;
  readonly newNames: Names;
  readonly pairOfOld: ReadonlyMap<number, Pair>;
  readonly pairOfNew: ReadonlyMap<number, Pair>;
  readonly frame: Point;
  readonly #pairs: readonly Pair[];
  readonly #references: ResourceNames;
  readonly #classes: ReadonlyMap<Pair, ClassChange>;
  readonly #badges = new Map<'old' | 'new', ReadonlySet<number>>();

  constructor(
    oldItems: readonly Item[],
    newItems: readonly Item[],
    pairs: readonly Pair[],
    references: ResourceNames,
    classes: ReadonlyMap<Pair, ClassChange>,
  ) {
    this.#classes = classes;
    this.oldItems = oldItems;
    this.newItems = newItems;
    this.oldNames = new Names(oldItems);
    this.newNames = new Names(newItems);
    this.#pairs = pairs;
    this.pairOfOld = new Map(pairs.map((pair) => [pair.old.index, pair]));
    this.pairOfNew = new Map(pairs.map((pair) => [pair.new.index, pair]));
    this.#references = references;
    this.frame = frameShift(pairs, oldItems, newItems);
  }

  changes(): Change[] {
    const removed = missing(this.oldItems, this.pairOfOld);
    const added = missing(this.newItems, this.pairOfNew);
    const undoubled = copiesOfOthers(this.oldItems, removed);
    const doubled = copiesOfOthers(this.newItems, added);
    const ungrouped = wrappers(this.oldItems, removed);
    const grouped = wrappers(this.newItems, added);
    const come = without(without(without(added, grouped), doubled), this.#classBadges('new'));
    const gone = without(without(without(removed, ungrouped), undoubled), this.#classBadges('old'));
    return foldAlike([
      ...unitChanges('added', this.newItems, come, this.newNames),
      ...unitChanges('removed', this.oldItems, gone, this.oldNames),
      ...this.#pairs.flatMap((pair) => this.#pairChanges(pair)),
      ...gatherShifts(this.#pairs, this.frame).flatMap((shift) => this.#moved(shift)),
      ...this.#wholeDrawing(),
      ...restackedPairs(this.#pairs).map((pair) => this.#simple('restacked', pair)),
      ...this.#copied('doubled', this.newItems, doubled, this.newNames),
      ...this.#copied('undoubled', this.oldItems, undoubled, this.oldNames),
      ...this.#wrapped('grouped', this.newItems, grouped, this.newNames),
      ...this.#wrapped('ungrouped', this.oldItems, ungrouped, this.oldNames),
    ]);
  }

  extent(): Extent {
    const things = (items: readonly Item[]) => items.filter(isThing).length;
    const kept = this.#pairs.filter(({ old }) => isThing(old));
    return {
      old: things(this.oldItems),
      new: things(this.newItems),
      kept: kept.length,
      moved: kept.filter((pair) => this.#went(pair)).length,
    };
  }

  /** Badges without a counterpart that give their node another class: that is what is told. */
  #classBadges(version: 'old' | 'new'): ReadonlySet<number> {
    const known = this.#badges.get(version) ?? this.#findClassBadges(version);
    this.#badges.set(version, known);
    return known;
  }

  #findClassBadges(version: 'old' | 'new'): ReadonlySet<number> {
    const owners = new Set([...this.#classes.keys()].map((pair) => pair[version].element.path));
    const [items, pairs] = version === 'old' ? [this.oldItems, this.pairOfOld] : [this.newItems, this.pairOfNew];
    const badges = items.filter(({ index, element, text }) => {
      return element.kind === 'mark' && text === '' && owners.has(element.of?.to ?? '') && !pairs.has(index);
    });
    const found = new Set(badges.map(({ index }) => index));
    for (const item of items) {
      const inside = item.children.length > 0 && !item.worded && !pairs.has(item.index) ? leavesOf(items, item) : [];
      if (inside.length > 0 && inside.every(({ index }) => found.has(index))) found.add(item.index);
    }
    return found;
  }

  #pairChanges(pair: Pair): Change[] {
    const difference = compareItems(pair, this.#references);
    const edge = pair.old.ends ? compareEdges(pair, this) : undefined;
    const regrouped = pair.old.ends ? [] : this.#regrouped(pair);
    const classes = this.#classes.get(pair);
    if (!edge && !classes && regrouped.length === 0 && isEmpty(difference)) return [];
    const found: Change[] = [];
    const subjects = [this.#subject(pair)];
    if (difference.text) found.push({ kind: 'renamed', subjects, ...difference.text });
    if (difference.type) found.push({ kind: 'retyped', subjects, ...difference.type });
    const style = difference.style.filter(({ property }) => !(isHead(property) && isTurned(pair.old, pair.new, this)));
    const lists = [
      ['restyled', style],
      ['replaced', difference.source],
      ['overridden', difference.overrides],
      ['linked', difference.links],
      ['noted', difference.notes],
      ['named', difference.name],
    ] as const;
    if (classes) {
      found.push({ kind: 'restyled', subjects: [this.#withBadges(pair)], properties: style, classes });
    }
    for (const [kind, properties] of lists) {
      if (properties.length === 0 || (kind === 'restyled' && (classes || this.#tellsClass(pair)))) continue;
      found.push({ kind, subjects, properties });
    }
    if (edge) {
      if (edge.ends.length > 0) found.push({ kind: 'reattached', subjects, ends: edge.ends });
      if (edge.rerouted && !edgeShift(pair)) found.push({ kind: 'rerouted', subjects });
      return found;
    }
    if (difference.size) found.push({ kind: 'resized', subjects, ...difference.size });
    return [...found, ...regrouped];
  }

  /** A node with the badges that say its class: those that look different, came or went. */
  #withBadges(pair: Pair): Subject {
    const subject = this.#subject(
      pair,
      this.#pairs.filter((other) => ownerOf(other) === pair.new.element.path && restyles(other)),
    );
    const unmatched = (version: 'old' | 'new') => {
      const items = version === 'old' ? this.oldItems : this.newItems;
      return [...this.#classBadges(version)].flatMap((index): Subject['parts'] => {
        const item = items[index];
        const leaf = item && (item.children.length > 0 ? leavesOf(items, item)[0] : item);
        if (!item || leaf?.element.kind !== 'mark' || leaf.element.of?.to !== pair[version].element.path) return [];
        return [version === 'old' ? { old: controlRef(item) } : { new: controlRef(item) }];
      });
    };
    return { ...subject, parts: [...subject.parts, ...unmatched('old'), ...unmatched('new')] };
  }

  /** Whether the pair is a badge whose new look is told as the new class of what it belongs to. */
  #tellsClass(badge: Pair): boolean {
    const owner = ownerOf(badge);
    return owner !== undefined && [...this.#classes.keys()].some((pair) => pair.new.element.path === owner);
  }

  /** Out of a container that can be seen, or into one. What its holder took along has not changed its container. */
  #regrouped(pair: Pair): Change[] {
    const before = this.oldNames.container(pair.old);
    const after = this.newNames.container(pair.new);
    const kept = this.pairOfOld.get(before?.index ?? -1)?.new;
    const known = after && this.pairOfNew.get(after.index);
    // A container that came or went, or that itself moved, says it all.
    if (kept === after || (before && !kept) || (after && !known) || !this.#went(pair)) return [];
    // Still on the same box, which holds other boxes in one version only: a matter of what is called a container.
    const keptNow = this.pairOfOld.get(before?.index ?? -1);
    const keptBefore = this.pairOfNew.get(after?.index ?? -1);
    if ((!after && lies(pair.new, keptNow?.new)) || (!before && lies(pair.old, keptBefore?.old))) return [];
    const [parent, parentNow] = [this.oldItems[pair.old.holder ?? -1], this.newItems[pair.new.holder ?? -1]];
    if (parent && parentNow && this.pairOfOld.get(parent.index)?.new === parentNow && parent !== before) return [];
    return [
      {
        kind: 'regrouped',
        subjects: [this.#subject(pair)],
        ...(before ? { old: this.oldNames.text(before) } : {}),
        ...(after ? { new: this.newNames.text(after) } : {}),
      },
    ];
  }

  /** Whether the pair moved against the drawing. */
  #went(pair: Pair): boolean {
    const by = moveOf(pair) ?? { x: 0, y: 0 };
    return distance(by, this.frame) > 3;
  }

  #moved({ by, pairs, edges }: Shift): Change[] {
    const included = new Set(pairs.map((pair) => pair.new.index));
    for (const item of this.newItems) {
      const leaves = item.children.length > 0 ? leavesOf(this.newItems, item) : [];
      if (leaves.length > 0 && leaves.every((leaf) => included.has(leaf.index))) included.add(item.index);
    }
    const subjects = [...gatherUnits(this.newItems, included)].flatMap(([head, members]) => {
      const pair = this.pairOfNew.get(head) ?? this.#firstPair(members);
      if (!pair) return [];
      const parts = members
        .filter((member) => member !== pair.new)
        .flatMap((member) => this.#firstPair([member]) ?? []);
      return [this.#subject(pair, parts)];
    });
    const edgeRefs = edges.map((edge) => ({ old: controlRef(edge.old), new: controlRef(edge.new) }));
    if (subjects.length === 0)
      return edges.map((edge) => ({
        kind: 'moved',
        by,
        everything: false,
        edges: [],
        subjects: [this.#subject(edge)],
      }));
    const whole = this.#wholeSection(pairs);
    return [
      {
        kind: 'moved',
        subjects,
        by,
        ...(whole ? { whole } : {}),
        everything: false,
        edges: edgeRefs,
      },
    ];
  }

  #wholeDrawing(): Change[] {
    const first = this.#pairs.find(({ old, new: next }) => old.box && next.box);
    if (!first || (this.frame.x === 0 && this.frame.y === 0)) return [];
    return [{ kind: 'moved', subjects: [this.#subject(first)], by: this.frame, everything: true, edges: [] }];
  }

  /** The name of the container or section all of whose kept controls are these pairs. */
  #wholeSection(pairs: readonly Pair[]): string | undefined {
    const first = pairs[0];
    if (!first || pairs.length < 2) return undefined;
    const indices = new Set(pairs.map((pair) => pair.new.index));
    for (let at = this.newNames.container(first.new); at; at = this.newNames.container(at)) {
      const kept = contentsOf(this.newItems, at).filter((leaf) => this.pairOfNew.has(leaf.index));
      if (kept.length === indices.size && kept.every((leaf) => indices.has(leaf.index))) {
        const { name, quoted } = this.newNames.of(at);
        if (quoted) return name;
      }
    }
    return undefined;
  }

  #firstPair(members: readonly Item[]): Pair | undefined {
    for (const member of members) {
      const pair = this.pairOfNew.get(member.index);
      if (pair) return pair;
    }
    return undefined;
  }

  #wrapped(kind: 'grouped' | 'ungrouped', items: readonly Item[], groups: ReadonlySet<number>, names: Names): Change[] {
    return [...groups].flatMap((index): Change[] => {
      const item = items[index];
      if (!item) return [];
      const ref = kind === 'grouped' ? { new: controlRef(item) } : { old: controlRef(item) };
      const section = names.section(item);
      const subject = {
        ...names.of(item),
        element: item.element.kind,
        ...ref,
        parts: [],
        ...(section ? { section } : {}),
      };
      return [{ kind, subjects: [subject] }];
    });
  }

  /** Exact copies as one change of all of them. */
  #copied(kind: 'doubled' | 'undoubled', items: readonly Item[], copied: ReadonlySet<number>, names: Names): Change[] {
    const subjects = [...gatherUnits(items, copied)].flatMap(([head, members]): Subject[] => {
      const item = items[head];
      if (!item) return [];
      const ref = (of: Item) => (kind === 'doubled' ? { new: controlRef(of) } : { old: controlRef(of) });
      const parts = members.filter((member) => member !== item).map(ref);
      return [{ ...names.of(item), element: item.element.kind, ...ref(item), parts }];
    });
    return subjects.length > 0 ? [{ kind, subjects }] : [];
  }

  #simple(kind: Extract<ChangeKind, 'restacked'>, pair: Pair): Change {
    return { kind, subjects: [this.#subject(pair)] };
  }

  /** A pair as a subject, named as in the old version: that is what the reader knows it by. */
  #subject(pair: Pair, parts: readonly Pair[] = []): Subject {
    const section = this.newNames.section(pair.new) ?? this.oldNames.section(pair.old);
    return {
      ...this.oldNames.of(pair.old),
      element: pair.new.element.kind,
      old: controlRef(pair.old),
      new: controlRef(pair.new),
      parts: parts.map((part) => ({ old: controlRef(part.old), new: controlRef(part.new) })),
      ...(section ? { section } : {}),
    };
  }
}

/** What a text or a badge of the new version belongs to. */
function ownerOf({ new: { element } }: Pair): ControlPath | undefined {
  return element.kind === 'mark' ? element.of?.to : undefined;
}

function restyles({ old, new: next }: Pair): boolean {
  return old.look !== next.look;
}

function isEmpty({ style, source, overrides, links, notes, name, text, type, size }: Difference): boolean {
  if (text || type || size) return false;
  return [style, source, overrides, links, notes, name].every((list) => list.length === 0);
}

function isHead(property: string): boolean {
  return property === 'leftArrow' || property === 'rightArrow';
}

function isThing({ ends, children }: Item): boolean {
  return ends === undefined && children.length === 0;
}

function lies({ box }: Item, on: Item | undefined): boolean {
  return box !== undefined && on?.box !== undefined && contains(on.box, box);
}

function missing(items: readonly Item[], pairs: ReadonlyMap<number, Pair>): ReadonlySet<number> {
  return new Set(items.filter((item) => !pairs.has(item.index)).map((item) => item.index));
}

function without(all: ReadonlySet<number>, some: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...all].filter((index) => !some.has(index)));
}
