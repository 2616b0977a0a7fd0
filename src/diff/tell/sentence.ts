import type { Change } from '../kinds/change.ts';
import { cardOfKind } from '../kinds/kinds.ts';
import { NAMES, subjects } from '../kinds/phrases.ts';

/**
 * A change told as a person would tell it: one sentence without a full stop, its verb first or after its subject.
 *
 * @param names how many names it lists before it counts the rest
 */
export function sentence(change: Change, names = NAMES): string {
  return cardOfKind(change.kind).sentence(change, subjects(change.subjects, names), names);
}
