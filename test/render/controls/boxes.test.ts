import { describe, expect, it } from 'vitest';
import { draw, extent, natural, paths, texts } from './draw.ts';

const fills = (shapes: ReturnType<typeof draw>, colour: number) =>
  paths(shapes).filter(({ fill }) => fill?.colour === colour);
const yellow = 0xffff00;

describe('a canvas', () => {
  it('ends its fill one unit inside its bounds, under the border', () => {
    const [fill] = fills(draw('Canvas', { color: yellow }, 100, 70), yellow);
    expect(fill && extent(fill)).toEqual([1, 1, 99, 69]);
  });

  it('without a border fills its bounds and nothing else', () => {
    const shapes = paths(draw('Canvas', { color: yellow, borderStyle: 'none' }, 100, 70));
    expect(shapes.map(extent)).toEqual([[0, 0, 100, 70]]);
  });

  it('takes its transparency for the fill and not for the border', () => {
    const [fill, border] = paths(draw('Canvas', { color: yellow, backgroundAlpha: 0.25 }, 100, 70));
    expect(fill?.fill).toMatchObject({ colour: yellow, opacity: 0.25 });
    expect(border?.fill?.opacity).toBeUndefined();
  });

  it('has a scroll bar inside its right border when it asks for one', () => {
    const plain = paths(draw('Canvas', {}, 100, 70));
    const bars = paths(draw('Canvas', { verticalScrollbar: true }, 100, 70)).slice(plain.length);
    expect(bars.length).toBeGreaterThan(3);
    for (const bar of bars) {
      const [left, top, right, bottom] = extent(bar);
      expect(left).toBeGreaterThan(75);
      expect(right).toBeLessThan(100);
      expect(top).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(70);
    }
  });
});

describe('the thumb of a scroll bar', () => {
  const thumb = (value: number) => {
    const black = fills(draw('VerticalScrollBar', { value }, 16, 200), 0);
    const [, top = 0, , bottom = 0] = extent(black.at(-1) ?? { kind: 'path', path: [] });
    return { top, bottom };
  };

  it('goes from the one end to the other and stays between the arrows', () => {
    expect(thumb(0).top).toBeGreaterThanOrEqual(12);
    expect(thumb(100).bottom).toBeLessThanOrEqual(188);
    expect(thumb(50).top).toBeGreaterThan(thumb(10).top);
    expect(thumb(250)).toEqual(thumb(100));
  });
});

describe('text fields', () => {
  it('show of a text that is too wide the words that fit, on one line', () => {
    const [wide] = texts(draw('TextInput', { text: 'Data Structures and Algorithms' }, 300, 30));
    const narrow = texts(draw('TextInput', { text: 'Data Structures and Algorithms', align: 'center' }, 140, 30));
    expect(wide?.text).toBe('Data Structures and Algorithms');
    expect(narrow.map(({ text }) => text)).toEqual(['Data Structures and']);
    expect(narrow[0]?.at.y).toBe(wide?.at.y);
    const [run] = narrow;
    expect((run?.at.x ?? 0) + (run?.advance ?? 0) / 2).toBeCloseTo(70, 0);
  });

  it('fill their bounds', () => {
    for (const type of ['TextInput', 'TextArea']) {
      const [fill] = fills(draw(type, { color: yellow }, 120, 60), yellow);
      expect(fill && extent(fill), type).toEqual([0, 0, 120, 60]);
    }
  });

  it('are empty without a text', () => {
    expect(texts(draw('TextInput', {}, 120, 27))).toEqual([]);
    expect(texts(draw('TextArea', {}, 120, 60))).toEqual([]);
  });

  it('cut off what does not fit', () => {
    const shapes = draw('TextInput', { text: 'much too long for so short a field' }, 60, 27);
    const group = shapes.find((shape) => shape.kind === 'group');
    expect(group).toMatchObject({ clip: { x: 0, y: 0, width: 60, height: 27 } });
  });

  it('are grey when they are disabled', () => {
    const shapes = draw('TextInput', { text: 'off', state: 'disabled' }, 60, 27);
    expect(texts(shapes).map(({ fill }) => fill.colour)).toEqual([0x80808b]);
    expect(fills(shapes, 0x80808b)).not.toEqual([]);
  });

  it('have the heights that Balsamiq gives them by the size of their text', () => {
    expect(natural('TextInput', { size: 13 }).height).toBe(27);
    expect(natural('TextInput', { size: 18 }).height).toBe(32);
  });
});

describe('a field set', () => {
  it('opens its border where its name stands', () => {
    const shapes = draw('FieldSet', { text: 'Libraries', size: 18 }, 291, 171);
    const clips = shapes.flatMap((shape) => (shape.kind === 'group' && shape.clip ? [shape.clip] : []));
    const [name] = texts(shapes);
    const start = name?.at.x ?? 0;
    const end = start + (name?.advance ?? 0);
    const onTop = clips.filter((clip) => clip.y === 0);
    expect(onTop).toHaveLength(2);
    for (const clip of onTop) {
      expect(clip.x + clip.width <= start || clip.x >= end).toBe(true);
    }
  });

  it('shows what is behind it unless it has a colour', () => {
    expect(paths(draw('FieldSet', {}, 200, 170)).every(({ fill }) => fill?.colour === 0)).toBe(true);
    expect(fills(draw('FieldSet', { color: yellow }, 200, 170), yellow)).toHaveLength(1);
  });
});

describe('a field that is underlined', () => {
  it('has ink along its lower side only', () => {
    const shapes = draw('TextInput', { borderStyle: 'line', borderColor: 0xff0000 }, 120, 27);
    const ink = paths(shapes).find(({ stroke }) => stroke?.colour === 0xff0000);
    const [left, top, right, bottom] = ink ? extent(ink) : [0, 0, 0, 0];
    expect(left).toBeLessThan(2);
    expect(right).toBeGreaterThan(118);
    expect(top).toBeGreaterThan(20);
    expect(bottom).toBeLessThanOrEqual(27);
  });
});
