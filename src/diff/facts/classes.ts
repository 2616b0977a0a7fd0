import type { Diagram, Element } from '../../graph/diagram.ts';
import { distance } from '../../model/geometry.ts';
import { append } from '../../model/lists.ts';
import type { Item } from '../items/item.ts';
import { leavesOf } from '../items/units.ts';
import { type Pair, shiftOf } from '../match/pairing.ts';
import { LOOSELY_BESIDE } from '../numbers.ts';

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
  const pairOfOld = new Map(pairs.map((pair) => [pair.old.element.path, pair]));
  const matchedNew = new Set(pairs.map((pair) => pair.new.element.path));
  const [oldBadges, newBadges] = [badges(old), badges(next)];
  const changes = new Map<Pair, ClassChange>();
  for (const pair of pairs) {
    const was = old.classes.get(pair.old.element.path);
    const is = next.classes.get(pair.new.element.path);
    const kept = was && newPath.get(was.sample);
    if (kept === is?.sample || (was && !is && !known.has(kept ?? ''))) continue;
    if (was?.meaning === is?.meaning) continue;
    if (!showsChange(pair, oldBadges, newBadges, pairOfOld, matchedNew)) continue;
    changes.set(pair, { ...(was ? { old: was.meaning } : {}), ...(is ? { new: is.meaning } : {}) });
  }
  return changes;
}

/** The lines of the legends: what each sample looks like. */
function entries({ legends }: Diagram): ReadonlyMap<string, string> {
  return new Map(legends.flatMap((legend) => legend.entries.map(({ sample, look }) => [sample, look])));
}

/** What belongs to each node: its badges and texts. */
function badges({ elements }: Diagram): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>();
  for (const element of elements) if (element.kind === 'mark' && element.of) append(found, element.of.to, element);
  return found;
}

/**
 * Whether the drawing shows why: the node looks different, or a badge came, went, looks different or lies elsewhere on it.
 * Otherwise only the guess of what a badge belongs to is another.
 */
function showsChange(
  pair: Pair,
  oldBadges: ReadonlyMap<string, readonly Element[]>,
  newBadges: ReadonlyMap<string, readonly Element[]>,
  pairOfOld: ReadonlyMap<string, Pair>,
  matchedNew: ReadonlySet<string>,
): boolean {
  if (pair.old.look !== pair.new.look) return true;
  if ((newBadges.get(pair.new.element.path) ?? []).some(({ path }) => !matchedNew.has(path))) return true;
  return (oldBadges.get(pair.old.element.path) ?? []).some(({ path }) => {
    const badge = pairOfOld.get(path);
    if (!badge || badge.old.look !== badge.new.look) return true;
    return distance(shiftOf(badge.old, badge.new), shiftOf(pair.old, pair.new)) > LOOSELY_BESIDE;
  });
}

/** Badges without a counterpart that give their node another class: that is what is told. */
export function classBadges(
  version: 'old' | 'new',
  items: readonly Item[],
  pairOf: ReadonlyMap<Item, Pair>,
  classes: ReadonlyMap<Pair, ClassChange>,
): ReadonlySet<Item> {
  const owners = new Set([...classes.keys()].map((pair) => pair[version].element.path));
  const found = new Set(
    items.filter((item) => {
      const { element, text } = item;
      return element.kind === 'mark' && text === '' && owners.has(element.of?.to ?? '') && !pairOf.has(item);
    }),
  );
  for (const item of items) {
    const inside = item.children.length > 0 && !item.worded && !pairOf.has(item) ? leavesOf(item) : [];
    if (inside.length > 0 && inside.every((leaf) => found.has(leaf))) found.add(item);
  }
  return found;
}
