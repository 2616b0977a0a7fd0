import { describe, expect, it } from 'vitest';
import { draw, extent, paths, texts } from './draw.ts';

const SHAPES = ['circle', 'rectangle', 'roundRect', 'diamond', 'parallelogram', 'triangle', 'star', 'dottedRect'];

describe.each(SHAPES)('the shape %s', (shape) => {
  it.each([0, 90, 180, 270])('turned by %d degrees fills its bounds with outline and all', (shapeRotation) => {
    const [left, top, right, bottom] = paths(draw('RoundButton', { shape, shapeRotation }, 90, 40))
      .filter(({ stroke }) => stroke)
      .map(extent)[0] ?? [0, 0, 0, 0];
    expect(left).toBeCloseTo(1, 6);
    expect(top).toBeCloseTo(1, 6);
    expect(right).toBeCloseTo(89, 6);
    expect(bottom).toBeCloseTo(39, 6);
  });
});

describe('a triangle', () => {
  const tip = (shapeRotation: number) => {
    const outline = paths(draw('RoundButton', { shape: 'triangle', shapeRotation }, 32, 32)).find(
      ({ stroke }) => stroke,
    );
    const [first] = outline?.path ?? [];
    return first?.slice(1);
  };

  it('turns counter-clockwise', () => {
    expect(tip(0)).toEqual([16, 1]);
    expect(tip(90)).toEqual([1, 16]);
    expect(tip(180)).toEqual([16, 31]);
    expect(tip(270)).toEqual([31, 16]);
  });
});

describe('the text of a shape', () => {
  it('wraps and stays in the middle', () => {
    const lines = texts(draw('RoundButton', { text: 'value of the variable', size: 11 }, 84, 68));
    expect(lines.length).toBeGreaterThan(1);
    const middle = lines.reduce((sum, { at }) => sum + at.y, 0) / lines.length;
    expect(Math.abs(middle - 34)).toBeLessThan(6);
    for (const { at, advance } of lines) {
      expect(at.x).toBeGreaterThan(0);
      expect(at.x + advance).toBeLessThan(84);
    }
  });
});
