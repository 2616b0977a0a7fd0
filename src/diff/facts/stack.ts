import { overlaps } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { longestRising } from '../../model/lists.ts';
import type { Pair } from '../match/pairing.ts';

/**
 * The pairs that were brought to the front or sent to the back of something that they overlap: the fewest whose going
 * elsewhere explains the new paint order. Paint order among controls that do not touch shows nowhere.
 */
export function restackedPairs(pairs: readonly Pair[]): readonly Pair[] {
  const byOld = [...pairs].sort((a, b) => a.old.index - b.old.index);
  const kept = new Set(longestRising(byOld, ({ new: next }) => next.index));
  const stray = byOld.filter((pair) => !kept.has(pair));
  if (stray.length === 0) return [];
  const index = new BoxIndex(byOld.flatMap((pair) => (pair.old.box ? [{ pair, bounds: pair.old.box }] : [])));
  return stray.filter((pair) => {
    const near = pair.old.box ? index.near(pair.old.box) : [];
    return near.some(({ pair: other }) => other !== pair && swapped(pair, other));
  });
}

function swapped(a: Pair, b: Pair): boolean {
  if (a.old.parent !== b.old.parent || a.new.parent !== b.new.parent) return false;
  const above = (of: 'old' | 'new') => Math.sign(a[of].element.control.zOrder - b[of].element.control.zOrder);
  // Between equals the order in the file decides, which says nothing of what the author meant.
  if (above('old') * above('new') !== -1) return false;
  const over = (of: 'old' | 'new') => {
    const [p, q] = [a[of].box, b[of].box];
    return p !== undefined && q !== undefined && overlaps(p, q);
  };
  return over('old') && over('new') && !(a.old.ends && b.old.ends);
}
