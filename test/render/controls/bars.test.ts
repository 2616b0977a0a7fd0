import { describe, expect, it } from 'vitest';
import { draw, extent, natural, paths, texts } from './draw.ts';

describe('a bar of buttons', () => {
  it('is as wide as its texts and 25 units for each, and two more', () => {
    const one = natural('ButtonBar', { text: 'One' }).width;
    const two = natural('ButtonBar', { text: 'One, One' }).width;
    expect(two - one).toBeGreaterThanOrEqual(one - 3);
    expect(natural('ButtonBar').height).toBe(27);
  });

  it('shows its first button as chosen unless it says otherwise', () => {
    const fills = (properties: object) =>
      paths(draw('ButtonBar', properties, 156, 27)).filter(({ fill }) => fill?.colour === 0x95bcf2);
    expect(fills({})).toHaveLength(1);
    expect(fills({ selectedIndex: -1 })).toHaveLength(0);
  });
});

describe('tabs', () => {
  it('that do not fit are not drawn', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `Tab ${i}`).join(', ');
    expect(texts(draw('TabBar', { text }, 300, 100)).length).toBeLessThan(10);
  });

  it('of a vertical bar below its end are not drawn', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `Tab ${i}`).join('\n');
    expect(texts(draw('VerticalTabBar', { text }, 200, 150)).length).toBeLessThanOrEqual(5);
  });

  it('start 20 units from the left', () => {
    const [first] = texts(draw('TabBar', {}, 400, 100));
    expect(first?.at.x).toBe(26);
  });
});

describe('text that is not written yet', () => {
  it('fills a block of the natural size with five rows of words', () => {
    const [words] = paths(draw('BlockOfText', {}, 275, 80));
    if (!words) throw new Error('nothing was drawn');
    const [left, top, right, bottom] = extent(words);
    // Control points of curves lie a little outside the ink.
    expect(left).toBeGreaterThan(-1);
    expect(right).toBeLessThan(276);
    expect(top).toBeGreaterThan(2);
    expect(bottom).toBeGreaterThan(72);
    expect(bottom).toBeLessThan(76);
  });

  it('ends in a block that no screen shows', () => {
    expect(paths(draw('BlockOfText', {}, 1_000_000, 1_000_000))[0]?.path.length).toBeLessThan(500_000);
  });
});
