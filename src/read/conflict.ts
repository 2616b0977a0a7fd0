import { InputError } from '../model/errors.ts';

/** The markers that git writes around the two sides of a conflict, each at the start of a line. */
const MARKERS = [/^<{7}(?: |\r?$)/m, /^={7}\r?$/m, /^>{7}(?: |\r?$)/m];

/**
 * Refuses a text that a merge left with conflict markers: what a parser says of such a text leads nobody to its cause.
 *
 * @throws InputError that names the line of the first marker.
 */
export function refuseConflict(text: string): void {
  let from = 0;
  let first = -1;
  for (const marker of MARKERS) {
    const found = marker.exec(text.slice(from));
    if (!found) return;
    if (first < 0) first = found.index;
    from += found.index + found[0].length;
  }
  const line = text.slice(0, first).split('\n').length;
  const hint = 'Resolve the conflict, then run again';
  throw new InputError([{ message: `has unresolved merge conflicts, line ${line}`, hint }]);
}
