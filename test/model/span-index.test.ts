import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpanIndex } from '../../src/model/indices/span-index.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

const spans = fc
  .tuple(fc.integer({ min: -9_000, max: 9_000 }), fc.oneof(fc.nat(300), fc.nat(20_000)))
  .map(([from, length]): Span => ({ from, to: from + length }));

describe('an index of stretches', () => {
  it('finds everything that takes up a part of the stretch asked for, however long both are', () => {
    fc.assert(
      fc.property(fc.array(spans), spans, (all, asked) => {
        const index = new SpanIndex<Span>();
        for (const span of all) index.add(span.from, span.to, span);
        const found = new Set<Span>();
        index.eachNear(asked.from, asked.to, (span) => found.add(span));
        const touching = all.filter(({ from, to }) => from <= asked.to && to >= asked.from);
        expect(touching.filter((span) => !found.has(span))).toEqual([]);
      }),
    );
  });

  it('does not look at what is far from it', () => {
    const index = new SpanIndex<number>();
    for (let i = 0; i < 1_000; i++) index.add(i * 100, i * 100 + 50, i);
    const found: number[] = [];
    index.eachNear(50_000, 50_060, (i) => found.push(i));
    expect(found).toContain(500);
    expect(found.length).toBeLessThan(5);
  });
});
