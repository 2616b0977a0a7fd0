import type { Change, Subject } from './change.ts';
import { stable } from './look.ts';

/** A move up to this is a nudge; drawing units. */
const NUDGE = 6;
/** So many nudges, or resizings in different ways, are told one by one; more are told as one. */
const FEW = 3;

/** Changes that say the same of several controls become one change of them all; the rest stays as it is. */
export function foldAlike(changes: readonly Change[]): Change[] {
  return foldResized(foldNudges(foldSame(changes)));
}

/** Aligning things by a little here and there is one fact. */
function foldNudges(changes: readonly Change[]): Change[] {
  const length = (change: Change) =>
    change.kind === 'moved' && !change.everything ? Math.hypot(change.by.x, change.by.y) : Number.POSITIVE_INFINITY;
  const nudges = changes.filter((change) => length(change) <= NUDGE);
  if (nudges.length <= FEW) return [...changes];
  const subjects = nudges.flatMap((change) => change.subjects);
  const most = Math.ceil(Math.max(...nudges.map(length)));
  return [...changes.filter((change) => !nudges.includes(change)), { kind: 'nudged', subjects, most }];
}

function foldResized(changes: readonly Change[]): Change[] {
  const resized = changes.filter(({ kind }) => kind === 'resized');
  if (resized.length <= FEW) return [...changes];
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

/** Equal for changes that one sentence can tell; `undefined` for a change that stands alone. */
function foldKey(change: Change): string | undefined {
  switch (change.kind) {
    case 'added':
    case 'removed': {
      const [subject] = change.subjects;
      // A name that was cut may stand for different texts.
      if (change.ties.length > 0 || subject?.contents || subject?.name.includes('…')) return undefined;
      return stable([change.kind, subject?.name ?? '', subject?.section ?? '']);
    }
    case 'retyped':
      return stable([change.kind, change.old, change.new]);
    case 'restyled':
      if (change.classes) return stable([change.kind, change.classes]);
      return stable([change.kind, change.subjects[0]?.element === 'edge', change.properties]);
    case 'noted':
    case 'replaced':
    case 'linked':
      return stable([change.kind, change.subjects[0]?.element === 'edge', change.properties]);
    case 'named':
      return change.kind;
    case 'regrouped':
      return stable([change.kind, change.old ?? null, change.new ?? null]);
    case 'resized':
      if (!change.old || !change.new) return undefined;
      return stable([change.kind, change.new.width - change.old.width, change.new.height - change.old.height]);
    case 'rerouted':
    case 'restacked':
    case 'grouped':
    case 'ungrouped':
      return change.kind;
    default:
      return undefined;
  }
}
