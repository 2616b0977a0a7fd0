import type { Item } from '../items/item.ts';
import { SHARED_CONTENTS } from '../numbers.ts';
import type { LikelyPair, Pairing } from './pairing.ts';

/** Matches groups and containers whose contents were matched to each other, innermost first. */
export function matchByContents(pairing: Pairing): void {
  for (let round = 0; round < 8; round++) {
    const votes = new Map<string, { readonly old: Item; readonly new: Item; count: number }>();
    for (const { old, new: next } of pairing.pairs()) {
      if (!old.parent || !next.parent) continue;
      if (pairing.newOf(old.parent) !== undefined || pairing.oldOf(next.parent) !== undefined) continue;
      const key = `${old.parent.index} ${next.parent.index}`;
      const vote = votes.get(key) ?? { old: old.parent, new: next.parent, count: 0 };
      vote.count++;
      votes.set(key, vote);
    }
    const candidates: LikelyPair[] = [];
    for (const vote of votes.values()) {
      const { old, new: next, count } = vote;
      if (old.type !== next.type) continue;
      const shared = (2 * count) / (old.children.length + next.children.length);
      if (shared >= SHARED_CONTENTS) candidates.push({ old, new: next, cost: 1 - shared });
    }
    if (candidates.length === 0) return;
    pairing.addCheapest(candidates, 1, 'contents');
  }
}
