import type { Change, Subject } from './change.ts';
import { stable } from './look.ts';

/** Changes that say the same of several controls become one change of them all; the rest stays as it is. */
export function foldAlike(changes: readonly Change[]): Change[] {
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
