import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type PossiblePair } from '../../src/diff/match/assignment.ts';

const UNMATCHED = 10;

function total(chosen: readonly PossiblePair[], lefts: number): number {
  return chosen.reduce((sum, { cost }) => sum + cost, 0) + UNMATCHED * (lefts - chosen.length);
}

/** Tries every assignment. */
function cheapest(rows: ReadonlyMap<number, ReadonlyMap<number, number>>): number {
  const lefts = [...rows.keys()];
  const used = new Set<number>();
  const from = (at: number): number => {
    const left = lefts[at];
    if (left === undefined) return 0;
    let best = UNMATCHED + from(at + 1);
    for (const [right, cost] of rows.get(left) ?? []) {
      if (used.has(right)) continue;
      used.add(right);
      best = Math.min(best, cost + from(at + 1));
      used.delete(right);
    }
    return best;
  };
  return from(0);
}

const candidate = fc.record({
  left: fc.integer({ min: 0, max: 5 }),
  right: fc.integer({ min: 0, max: 5 }),
  cost: fc.integer({ min: 0, max: 12 }),
});

describe('assign', () => {
  it('finds an assignment that no other beats', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 24 }), (candidates) => {
        const rows = new Map<number, Map<number, number>>();
        for (const { left, right, cost } of candidates) {
          const row = rows.get(left) ?? new Map<number, number>();
          rows.set(left, row.set(right, Math.min(cost, row.get(right) ?? Number.POSITIVE_INFINITY)));
        }
        const chosen = assign(candidates, UNMATCHED);
        expect(new Set(chosen.map(({ left }) => left)).size).toBe(chosen.length);
        expect(new Set(chosen.map(({ right }) => right)).size).toBe(chosen.length);
        for (const { left, right, cost } of chosen) expect(rows.get(left)?.get(right)).toBe(cost);
        expect(total(chosen, rows.size)).toBe(cheapest(rows));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not take the first that comes', () => {
    const chosen = assign(
      [
        { left: 0, right: 0, cost: 1 },
        { left: 0, right: 1, cost: 2 },
        { left: 1, right: 0, cost: 1 },
      ],
      UNMATCHED,
    );
    expect(chosen.map(({ left, right }) => [left, right])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('leaves alone what would cost more than staying alone', () => {
    expect(assign([{ left: 0, right: 0, cost: UNMATCHED }], UNMATCHED)).toEqual([]);
  });
});
