import type { ControlPath } from '../../model/control.ts';
import { leavesOf } from '../items/units.ts';
import type { Change, PropertyChange, Subject } from '../kinds/change.ts';
import type { Pair } from '../match/pairing.ts';
import { compareItems } from './compare.ts';
import { type Comparison, refIn, subjectOf } from './comparison.ts';
import { compareEdges, isTurned } from './edges.ts';
import { regrouped } from './groups.ts';
import { edgeShift } from './moves.ts';

/** What a control that both versions have changed in itself, in its class, its container, or what it ties. */
export function pairChanges(pair: Pair, comparison: Comparison): readonly Change[] {
  const { text, type, size, style, ...difference } = compareItems(pair, comparison.references);
  // Most controls have not changed: they need no name.
  const subjects = () => ({ subjects: [subjectOf(pair, comparison)] });
  const properties = style.filter(({ property }) => !(isHead(property) && isTurned(pair, comparison)));
  const classes = classFact(pair, comparison, properties);
  const lists = [
    ['restyled', classes.length > 0 || tellsClass(pair, comparison) ? [] : properties],
    ['replaced', difference.source],
    ['overridden', difference.overrides],
    ['linked', difference.links],
    ['noted', difference.notes],
    ['named', difference.name],
  ] as const;
  return [
    ...(text ? [{ kind: 'renamed' as const, ...subjects(), ...text }] : []),
    ...(type ? [{ kind: 'retyped' as const, ...subjects(), ...type }] : []),
    ...classes,
    ...lists.flatMap(([kind, own]): Change[] => (own.length > 0 ? [{ kind, ...subjects(), properties: own }] : [])),
    ...(pair.old.ends
      ? edgeFacts(pair, comparison)
      : [...(size ? [{ kind: 'resized' as const, ...subjects(), ...size }] : []), ...regrouped(pair, comparison)]),
  ];
}

function edgeFacts(pair: Pair, comparison: Comparison): readonly Change[] {
  const { ends, rerouted } = compareEdges(pair, comparison);
  if (ends.length > 0) return [{ kind: 'reattached', subjects: [subjectOf(pair, comparison)], ends }];
  if (!rerouted || edgeShift(pair)) return [];
  return [{ kind: 'rerouted', subjects: [subjectOf(pair, comparison)] }];
}

function isHead(property: string): boolean {
  return property === 'leftArrow' || property === 'rightArrow';
}

/** The class that the legend gives a node in another way now, if it does. */
function classFact(pair: Pair, comparison: Comparison, properties: readonly PropertyChange[]): readonly Change[] {
  const classes = comparison.classes.get(pair);
  if (!classes) return [];
  return [{ kind: 'restyled', subjects: [withBadges(pair, comparison)], properties, classes }];
}

/** A node with the badges that say its class: those that look different, came or went. */
function withBadges(pair: Pair, comparison: Comparison): Subject {
  const restyled = comparison.pairs.filter((other) => {
    return ownerOf(other) === pair.new.element.path && other.old.look !== other.new.look;
  });
  const subject = subjectOf(pair, comparison, restyled);
  const unmatched = (version: 'old' | 'new') =>
    [...comparison[version].classBadges].flatMap((item): Subject['parts'] => {
      const leaf = item.children.length > 0 ? leavesOf(item)[0] : item;
      if (leaf?.element.kind !== 'mark' || leaf.element.of?.to !== pair[version].element.path) return [];
      return [refIn(comparison[version], item)];
    });
  return { ...subject, parts: [...subject.parts, ...unmatched('old'), ...unmatched('new')] };
}

/** Whether the pair is a badge whose new look is told as the new class of what it belongs to. */
function tellsClass(badge: Pair, { classes }: Comparison): boolean {
  const owner = ownerOf(badge);
  return owner !== undefined && [...classes.keys()].some((pair) => pair.new.element.path === owner);
}

/** What a text or a badge of the new version belongs to. */
function ownerOf({ new: { element } }: Pair): ControlPath | undefined {
  return element.kind === 'mark' ? element.of?.to : undefined;
}
