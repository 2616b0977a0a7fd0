import { describe, expect, it } from 'vitest';
import { draw, extent, natural, paths, texts } from './draw.ts';

describe('a bar of buttons', () => {
  it('is as wide as its texts in whole units, 24 for each, and four more', () => {
    expect(natural('ButtonBar', { text: 'Teacher, Student' })).toEqual({ width: 147, height: 27 });
    expect(natural('ButtonBar', { text: "To Do's, Habits, Profile, Settings" }).width).toBe(266);
    expect(natural('ButtonBar', { text: '<<, <, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, >, >>' }).width).toBe(481);
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

describe('a bar of tabs', () => {
  it('is as wide as its tabs and what is beside them, whichever is in front', () => {
    const text = 'Contacts, Chat 1, Chat 2, Chat 3, Chat 4, Chat 5';
    expect(natural('TabBar', { text, selectedIndex: 0 })).toEqual({ width: 369, height: 100 });
    expect(natural('TabBar', { text: 'General, Hierarchy' }).width).toBe(178);
    expect(natural('TabBar', { text: '1,2,3' }).width).toBe(150);
  });
});

describe('an alert', () => {
  it('grows with its text and the size of it', () => {
    expect(natural('Alert', { text: 'Alert\nNo Items available\nOk', size: 28 })).toEqual({ width: 280, height: 147 });
    expect(
      natural('Alert', { text: 'Alert\nAre you sure to confirm the order to warehouse?\nYes, No', size: 28 }),
    ).toEqual({
      width: 280,
      height: 214,
    });
  });
});
