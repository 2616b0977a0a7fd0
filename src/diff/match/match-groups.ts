import { assign, type PossiblePair } from './assignment.ts';
import type { Pairing } from './pairing.ts';

/** Two groups must share this much of their contents (Dice) to be one. */
const SHARED = 0.3;

/** Matches groups and containers whose contents were matched to each other, innermost first. */
export function matchByContents(pairing: Pairing): void {
  for (let round = 0; round < 8; round++) {
    const votes = new Map<string, { readonly old: number; readonly new: number; count: number }>();
    for (const { old, new: next } of pairing.pairs()) {
      if (old.parent === undefined || next.parent === undefined) continue;
      if (pairing.newOf(old.parent) !== undefined || pairing.oldOf(next.parent) !== undefined) continue;
      const key = `${old.parent} ${next.parent}`;
      const vote = votes.get(key) ?? { old: old.parent, new: next.parent, count: 0 };
      vote.count++;
      votes.set(key, vote);
    }
    const candidates: PossiblePair[] = [];
    for (const vote of votes.values()) {
      const [a, b] = [pairing.old[vote.old], pairing.new[vote.new]];
      if (!a || !b || a.type !== b.type) continue;
      const shared = (2 * vote.count) / (a.children.length + b.children.length);
      if (shared >= SHARED) candidates.push({ left: vote.old, right: vote.new, cost: 1 - shared });
    }
    if (candidates.length === 0) return;
    pairing.addAll(assign(candidates, 1), 'contents');
  }
}
