import { describe, expect, it } from 'vitest';
import { draw, extent, natural, paths, texts } from './draw.ts';

describe('a button', () => {
  it('has white text on a dark fill and black text on a light one', () => {
    const colour = (color: number) =>
      texts(draw('Button', { text: 'go', color }, 60, 27)).map(({ fill }) => fill.colour);
    expect(colour(0x2b78e4)).toEqual([0xffffff]);
    expect(colour(0xb6d7a8)).toEqual([0x000000]);
  });

  it('takes the colour of selections when it is selected', () => {
    const fills = paths(draw('Button', { state: 'selected' }, 60, 27)).map(({ fill }) => fill?.colour);
    expect(fills).toContain(0x95bcf2);
  });

  it('keeps its fill inside its ink, clear of the outside of its shadow', () => {
    const [face] = paths(draw('Button', { color: 0xff0000 }, 80, 27)).filter(({ fill }) => fill?.colour === 0xff0000);
    const [left, top, right, bottom] = face ? extent(face) : [0, 0, 0, 0];
    expect([left, top]).toEqual([2, 1.7]);
    expect(right).toBeLessThan(80 - 2.5);
    expect(bottom).toBeLessThan(27 - 2.5);
  });

  it('has the natural sizes of Balsamiq', () => {
    expect(natural('Button', { text: 'Sign In' })).toEqual({ width: 65, height: 27 });
    expect(natural('Button', { text: 'Submit' })).toEqual({ width: 65, height: 27 });
    expect(natural('Button', { text: 'Go to checkout' })).toEqual({ width: 113, height: 27 });
    expect(natural('Button', { text: '1' })).toEqual({ width: 30, height: 27 });
  });

  it('is wider by its icon and the gap to its text', () => {
    const { width } = natural('Button', { text: 'Submit' });
    const withIcon = (size: string) => natural('Button', { text: 'Submit', icon: { id: 'plus', size } }).width;
    expect(withIcon('xsmall')).toBe(width + 20);
    expect(withIcon('small')).toBe(width + 28);
  });

  it('puts text at the side that it asks for', () => {
    const at = (align: string) => texts(draw('Button', { text: 'go', align }, 200, 27))[0]?.at.x ?? Number.NaN;
    expect(at('left')).toBeLessThan(20);
    expect(at('center')).toBeGreaterThan(80);
    expect(at('right')).toBeGreaterThan(160);
  });
});

describe('a round button', () => {
  it('is the largest circle in the middle of its bounds', () => {
    const [fill] = paths(draw('CircleButton', { borderStyle: 'none' }, 47, 40));
    expect(fill && extent(fill)).toEqual([3.5, 0, 43.5, 40]);
  });

  it('has no text in Balsamiq Wireframes', () => {
    expect(texts(draw('CircleButton', { text: 'Hidden' }, 48, 48))).toEqual([]);
  });

  it('keeps its ring of 3 units inside', () => {
    const ring = paths(draw('CircleButton', {}, 48, 48)).find(({ stroke }) => stroke);
    expect(ring?.stroke?.width).toBe(3);
    expect(ring && extent(ring)).toEqual([1.5, 1.5, 46.5, 46.5]);
  });
});
