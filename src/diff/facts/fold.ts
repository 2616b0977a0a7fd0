import { append } from '../../model/lists.ts';
import type { Change, Subject } from '../kinds/change.ts';
import { foldKey, isPlain } from '../kinds/kinds.ts';
import { FEW_NUDGES, NUDGE } from '../numbers.ts';

/** Changes that say the same of several controls become one change of them all; the rest stays as it is. */
export function foldAlike(changes: readonly Change[]): Change[] {
  return foldResized(foldNudges(foldBySection(foldSame(changes))));
}

/** Of one section, many things that came, or went, by themselves are one change: the section says where. */
function foldBySection(changes: readonly Change[]): Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const section = change.subjects[0]?.section;
    if (section === undefined || !isPlain(change) || change.subjects[0]?.element === 'edge') continue;
    const key = `${change.kind} ${section}`;
    append(groups, key, change);
  }
  const folded = new Set([...groups.values()].filter((group) => group.length > FEW_NUDGES).flat());
  const seen = new Set<string>();
  return changes.flatMap((change) => {
    if (!folded.has(change)) return [change];
    const key = `${change.kind} ${change.subjects[0]?.section}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const subjects = (groups.get(key) ?? []).flatMap((one) => one.subjects);
    return [{ ...change, subjects }];
  });
}

/** Aligning things by a little here and there is one fact. */
function foldNudges(changes: readonly Change[]): Change[] {
  const length = (change: Change) =>
    change.kind === 'moved' && !change.everything ? Math.hypot(change.by.x, change.by.y) : Number.POSITIVE_INFINITY;
  const nudges = changes.filter((change) => length(change) <= NUDGE);
  if (nudges.length <= FEW_NUDGES) return [...changes];
  const subjects = nudges.flatMap((change) => change.subjects);
  const most = Math.ceil(Math.max(...nudges.map(length)));
  return [...changes.filter((change) => !nudges.includes(change)), { kind: 'nudged', subjects, most }];
}

function foldResized(changes: readonly Change[]): Change[] {
  const resized = changes.filter(({ kind }) => kind === 'resized');
  if (resized.length <= FEW_NUDGES) return [...changes];
  const subjects = resized.flatMap((change) => change.subjects);
  return [...changes.filter(({ kind }) => kind !== 'resized'), { kind: 'resized', subjects }];
}

function foldSame(changes: readonly Change[]): Change[] {
  const folded = new Map<string, Change & { subjects: readonly Subject[] }>();
  changes.forEach((change, index) => {
    const key = foldKey(change) ?? `single ${index}`;
    const known = folded.get(key);
    if (known) folded.set(key, { ...known, subjects: [...known.subjects, ...change.subjects] });
    else folded.set(key, change);
  });
  return [...folded.values()];
}
