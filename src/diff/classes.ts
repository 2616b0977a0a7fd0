import type { Diagram } from '../graph/diagram.ts';
import type { Pair } from './pairing.ts';

/** What the legend says of a node, before and after. */
export interface ClassChange {
  readonly old?: string;
  readonly new?: string;
}

/**
 * The nodes that the legend says something else of. A class is the line of the legend that it comes from, so that a line
 * reworded, or a legend added or taken away, is no change of every node.
 */
export function classChanges(old: Diagram, next: Diagram, pairs: readonly Pair[]): ReadonlyMap<Pair, ClassChange> {
  const newPath = new Map(pairs.map((pair) => [pair.old.element.path, pair.new.element.path]));
  const [oldSamples, newSamples] = [samples(old), samples(next)];
  const known = new Set(
    [...oldSamples].flatMap((path) => newPath.get(path) ?? []).filter((path) => newSamples.has(path)),
  );
  const changes = new Map<Pair, ClassChange>();
  for (const pair of pairs) {
    const before = old.classes.get(pair.old.element.path);
    const after = next.classes.get(pair.new.element.path);
    const kept = before && newPath.get(before.sample);
    if (kept === after?.sample || (before && !known.has(kept ?? '')) || (after && !known.has(after.sample))) continue;
    changes.set(pair, { ...(before ? { old: before.meaning } : {}), ...(after ? { new: after.meaning } : {}) });
  }
  return changes;
}

function samples({ legends }: Diagram): ReadonlySet<string> {
  return new Set(legends.flatMap(({ entries }) => entries.map(({ sample }) => sample)));
}
