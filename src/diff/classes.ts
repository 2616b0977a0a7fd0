import type { Diagram } from '../graph/diagram.ts';
import type { Pair } from './pairing.ts';

/** What the legend says of a node, before and after. */
export interface ClassChange {
  readonly old?: string;
  readonly new?: string;
}

/**
 * The nodes that the legend says something else of. A class is the line of the legend that it comes from, so that a line
 * reworded or recoloured, or a legend added or taken away, is no change of every node.
 */
export function classChanges(old: Diagram, next: Diagram, pairs: readonly Pair[]): ReadonlyMap<Pair, ClassChange> {
  const newPath = new Map(pairs.map((pair) => [pair.old.element.path, pair.new.element.path]));
  const [before, after] = [entries(old), entries(next)];
  const lasting = [...before].flatMap(([path, look]) => {
    const now = newPath.get(path);
    return now !== undefined && after.get(now) === look ? [now] : [];
  });
  const known = new Set(lasting);
  const changes = new Map<Pair, ClassChange>();
  for (const pair of pairs) {
    const was = old.classes.get(pair.old.element.path);
    const is = next.classes.get(pair.new.element.path);
    const kept = was && newPath.get(was.sample);
    if (kept === is?.sample || (was && !known.has(kept ?? '')) || (is && !known.has(is.sample))) continue;
    changes.set(pair, { ...(was ? { old: was.meaning } : {}), ...(is ? { new: is.meaning } : {}) });
  }
  return changes;
}

/** The lines of the legends: what each sample looks like. */
function entries({ legends }: Diagram): ReadonlyMap<string, string> {
  return new Map(legends.flatMap((legend) => legend.entries.map(({ sample, look }) => [sample, look])));
}
