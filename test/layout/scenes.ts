import fc from 'fast-check';
import { type Drawn, line } from '../graph/draw.ts';

/** A drawing of boxes in a grid of places, some in field sets, with lines between them and labels: what people draw. */
export const drawings: fc.Arbitrary<readonly Drawn[]> = fc
  .record({
    boxes: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 7 })), {
      minLength: 1,
      maxLength: 14,
      selector: ([x, y]) => `${x},${y}`,
    }),
    sets: fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
    ties: fc.array(
      fc.record({
        a: fc.nat(30),
        b: fc.nat(30),
        from: fc.boolean(),
        to: fc.boolean(),
      }),
      { maxLength: 16 },
    ),
    texts: fc.array(fc.nat(30), { maxLength: 4 }),
    shuffle: fc.nat(1000),
  })
  .map(({ boxes, sets, ties, texts }) => {
    const drawn: Drawn[] = boxes.map(([column, row], i) => ({
      ...{ ID: `b${i}`, typeID: 'TextInput', x: 40 + column * 200, y: 40 + row * 80, w: 140, h: 32 },
      zOrder: 100 + i,
      properties: { text: `Topic ${i}` },
    }));
    sets.forEach((held, s) => {
      const [x, y] = [1400, 40 + s * 300];
      drawn.push({
        ID: `s${s}`,
        typeID: 'FieldSet',
        x,
        y,
        w: 300,
        h: 240,
        zOrder: s,
        properties: { text: `Set ${s}` },
      });
      for (let i = 0; i < held; i++) {
        const ID = `m${s}x${i}`;
        drawn.push({
          ID,
          typeID: 'TextInput',
          x: x + 30,
          y: y + 30 + i * 45,
          w: 120,
          h: 30,
          zOrder: 50,
          properties: { text: ID },
        });
      }
    });
    const solid = [...drawn];
    ties.forEach(({ a, b, from, to }, i) => {
      const [p, q] = [solid[a % solid.length], solid[b % solid.length]];
      if (!p || !q || p === q) return;
      drawn.push({ ...line(`e${i}`, middle(p), middle(q), { from, to }), zOrder: 10 + i });
    });
    texts.forEach((at, i) => {
      const owner = solid[at % solid.length];
      const [x, y] = [(owner?.x ?? 0) + 10, (owner?.y ?? 0) + (owner?.h ?? 0) + 6];
      drawn.push({
        ID: `t${i}`,
        typeID: 'Label',
        x,
        y,
        w: 60,
        h: 16,
        zOrder: 300 + i,
        properties: { text: `note ${i}` },
      });
    });
    return drawn;
  });

function middle({ x = 0, y = 0, w = 0, h = 0 }: Drawn): [number, number] {
  return [x + w / 2, y + h / 2];
}
