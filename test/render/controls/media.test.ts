import { describe, expect, it } from 'vitest';
import { draw, extent, natural, paths, texts } from './draw.ts';

/** The paths of a control whose fill has a colour. */
function filled(
  typeID: string,
  properties: Parameters<typeof draw>[1],
  size: readonly [number, number],
  colour: number,
) {
  return paths(draw(typeID, properties, ...size)).filter(({ fill }) => fill?.colour === colour);
}

describe('a progress bar', () => {
  const done = (properties: Parameters<typeof draw>[1]) => {
    const [bar] = filled('ProgressBar', properties, [407, 20], 0xcccccc);
    return bar && extent(bar)[2];
  };

  it('ends where exports show it', () => {
    expect(done({ scrollBarValue: 26 })).toBeCloseTo(106.3, 0);
  });

  it('is half done without a value, and never longer than the control', () => {
    expect(done({})).toBe(done({ scrollBarValue: 50 }));
    expect(done({ scrollBarValue: 1e9 })).toBe(done({ scrollBarValue: 100 }));
    expect(done({ scrollBarValue: 100 })).toBeLessThan(407);
  });

  it('is striped in its colour when it does not say how much, in few commands however long it is', () => {
    const [stripes] = filled('ProgressBar', { indeterminate: true, color: 0x009e0f }, [1e7, 20], 0x009e0f);
    expect(stripes?.path.length).toBeGreaterThan(100);
    expect(stripes?.path.length).toBeLessThan(10_000);
  });

  it('is half as high when it is thin', () => {
    expect(natural('ProgressBar')).toEqual({ width: 100, height: 20 });
    expect(natural('ProgressBar', { style: 'thin' })).toEqual({ width: 100, height: 10 });
  });
});

describe('a slider', () => {
  /** Left and right end of the thumb of a slider that is 125 long. */
  const thumb = (properties: Parameters<typeof draw>[1]) => {
    const shapes = paths(draw('HSlider', properties, 125, 11)).filter(({ fill }) => fill);
    const [left = NaN, , right = NaN] = shapes[0] ? extent(shapes[0]) : [];
    return [left, right];
  };

  it.each([
    [0, 0, 10],
    [55, 63.25, 73.25],
    [100, 115, 125],
  ])('has its thumb at %i percent of its track', (value, left, right) => {
    expect(thumb({ value })).toEqual([expect.closeTo(left, 1), expect.closeTo(right, 1)]);
  });

  it('has a bar for a thumb when it says so', () => {
    const [left = 0, right = 0] = thumb({ value: 50, thumb: 'rectangle' });
    expect(right - left).toBeCloseTo(5.1, 1);
  });

  it('is grey when it is disabled', () => {
    const colours = (state: string) =>
      paths(draw('HSlider', { state }, 125, 11)).map(({ fill, stroke }) => (fill ?? stroke)?.colour);
    expect(new Set(colours('disabled')).size).toBe(1);
    expect(colours('disabled')).not.toEqual(colours('up'));
  });
});

describe('what is measured stretches with its control', () => {
  it.each([
    'BarChart',
    'ColumnChart',
    'LineChart',
    'PieChart',
    'Map',
    'Webcam',
    'VideoPlayer',
    'CoverFlow',
    'ColorPicker',
  ])('%s stays inside bounds of any size', (typeID) => {
    for (const [width, height] of [
      [300, 200],
      [40, 30],
      [24, 400],
      [900, 24],
    ] as const) {
      // Handles of curves may lie a little outside.
      const room = Math.max(4, 0.02 * width);
      for (const shape of paths(draw(typeID, {}, width, height))) {
        const [left, top, right, bottom] = extent(shape);
        expect(left).toBeGreaterThanOrEqual(-room);
        expect(top).toBeGreaterThanOrEqual(-room);
        expect(right).toBeLessThanOrEqual(width + room);
        expect(bottom).toBeLessThanOrEqual(height + room);
      }
    }
  });

  it('but the tips of columns keep their distance to the top, as in exports of two heights', () => {
    const tops = (height: number) =>
      filled('ColumnChart', {}, [187, height], 0x959595).map((shape) => extent(shape)[1]);
    expect(tops(262)).toEqual(tops(175));
  });
});

it('a symbol that is missing has an opaque outline with its name', () => {
  const shapes = draw('Component', { src: { id: 'symbols.bmml', anchor: 'UI_Frame' } }, 200, 60);
  expect(texts(shapes).map(({ text }) => text)).toEqual(['UI_Frame']);
  expect(paths(shapes)[0]?.fill).toEqual({ colour: expect.any(Number) });
});
