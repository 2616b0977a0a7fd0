import { contains } from '../../model/geometry.ts';
import type { Item } from '../items/item.ts';
import { gatherUnits } from '../items/units.ts';
import type { Change, Subject } from '../kinds/change.ts';
import type { Pair } from '../match/pairing.ts';
import { type Comparison, pairIn, refIn, subjectOf, type Version, went } from './comparison.ts';

/** Out of a container that can be seen, or into one. What its holder took along has not changed its container. */
export function regrouped(pair: Pair, comparison: Comparison): readonly Change[] {
  const before = comparison.old.names.container(pair.old);
  const after = comparison.new.names.container(pair.new);
  const kept = pairIn(comparison.old, before);
  const known = pairIn(comparison.new, after);
  // A container that came or went, or that itself moved, says it all.
  if (kept?.new === after || (before && !kept) || (after && !known) || !went(pair, comparison)) return [];
  // Still on the same box, which holds other boxes in one version only: a matter of what is called a container.
  if ((!after && lies(pair.new, kept?.new)) || (!before && lies(pair.old, known?.old))) return [];
  const { holder } = pair.old;
  const isTaken = holder && pair.new.holder && pairIn(comparison.old, holder)?.new === pair.new.holder;
  if (isTaken && holder !== before) return [];
  return [
    {
      kind: 'regrouped',
      subjects: [subjectOf(pair, comparison)],
      ...(before ? { old: comparison.old.names.text(before) } : {}),
      ...(after ? { new: comparison.new.names.text(after) } : {}),
    },
  ];
}

function lies({ box }: Item, on: Item | undefined): boolean {
  return box !== undefined && on?.box !== undefined && contains(on.box, box);
}

/** Groups that were put around what is there, or taken from around it. */
export function wrapped(version: Version, groups: ReadonlySet<Item>): readonly Change[] {
  const kind = version.which === 'new' ? 'grouped' : 'ungrouped';
  return [...groups].map((item): Change => {
    const section = version.names.section(item);
    const subject = { ...alone(version, item), parts: [], ...(section ? { section } : {}) };
    return { kind, subjects: [subject] };
  });
}

/** Exact copies as one change of all of them. */
export function copied(version: Version, copies: ReadonlySet<Item>): readonly Change[] {
  const subjects = [...gatherUnits(copies)].map(([item, members]): Subject => {
    const parts = members.filter((member) => member !== item).map((member) => refIn(version, member));
    return { ...alone(version, item), parts };
  });
  return subjects.length > 0 ? [{ kind: version.which === 'new' ? 'doubled' : 'undoubled', subjects }] : [];
}

/** An item that only one version has, as a subject. */
function alone(version: Version, item: Item) {
  return { ...version.names.of(item), element: item.element.kind, ...refIn(version, item) };
}
