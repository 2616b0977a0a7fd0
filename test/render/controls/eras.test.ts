import { describe, expect, it } from 'vitest';
import { draw, extent, leaves, paths, texts } from './draw.ts';

describe('what looks different in older versions', () => {
  it('a sticky note: light is added to its colour, its text stood on the left until the first releases of Mockups 3', () => {
    const sheet = (era: 'mockups-3' | 'wireframes-2019') =>
      paths(draw('StickyNote', {}, 200, 150, era))[0]?.fill?.colour;
    expect(sheet('mockups-3')).toBe(0xffe454);
    expect(sheet('wireframes-2019')).toBe(0xf3ca4e);
    const left = (era: 'mockups-2' | 'mockups-3-early' | 'mockups-3' | 'wireframes-2023') =>
      texts(draw('StickyNote', { text: 'a' }, 200, 150, era))[0]?.at.x;
    expect(left('mockups-2')).toBeLessThan(20);
    expect(left('mockups-3-early')).toBeLessThan(20);
    expect(left('mockups-3')).toBeGreaterThan(80);
    expect(left('wireframes-2023')).toBeGreaterThan(80);
  });

  it('a title: in the middle of its width in Mockups', () => {
    const left = (era: 'mockups-2' | 'mockups-3' | 'wireframes-2019') =>
      texts(draw('Title', { text: 'a\nb' }, 200, 90, era))[0]?.at.x;
    expect(left('mockups-2')).toBeGreaterThan(80);
    expect(left('mockups-3')).toBeGreaterThan(80);
    expect(left('wireframes-2019')).toBe(0);
  });

  it('an image without a picture: always in a frame in Mockups', () => {
    const strokes = (era: 'mockups-3' | 'wireframes-2023') =>
      paths(draw('Image', { borderStyle: 'none' }, 77, 79, era)).length;
    expect(strokes('mockups-3')).toBeGreaterThan(strokes('wireframes-2023'));
  });

  it('a check box: round and one unit larger since 2023', () => {
    const box = (era: 'wireframes-2019' | 'wireframes-2023') => {
      const [fill] = paths(draw('CheckBox', { text: '' }, 20, 23, era));
      return fill && extent(fill);
    };
    expect(box('wireframes-2023')?.[0]).toBeCloseTo(1.7, 1);
    expect(box('wireframes-2023')?.[2]).toBeCloseTo(14.3, 1);
    expect(box('wireframes-2019')?.[2]).toBeLessThan(13.1);
  });

  it('the line below a field: even in Wireframes', () => {
    const last = (era: 'mockups-3' | 'wireframes-2019') =>
      paths(draw('TextInput', { borderStyle: 'line', text: '' }, 100, 27, era)).at(-1);
    expect(last('wireframes-2019')?.stroke?.width).toBe(2);
    expect(last('mockups-3')?.stroke).toBeUndefined();
  });

  it('a row of hyphens in an open list is a line in all of them', () => {
    const rows = (era: 'mockups-3' | 'wireframes-2023') =>
      texts(draw('ComboBox', { text: 'Head\nA\n---\nB' }, 120, 100, era)).map(({ text }) => text);
    expect(rows('wireframes-2023').sort()).toEqual(['A', 'B', 'Head']);
    expect(rows('mockups-3').sort()).toEqual(['A', 'B', 'Head']);
  });

  it('the box of a check box of Mockups has nothing inside, and is smaller in a cell', () => {
    const [box, hook] = paths(draw('CheckBox', { text: '', state: 'selected' }, 20, 23, 'mockups-3'));
    expect(box?.fill).toBeUndefined();
    expect(hook && extent(hook)[2]).toBeCloseTo(13.8, 1);
    const widths = (era: 'mockups-3' | 'wireframes-2019') =>
      paths(draw('DataGrid', { text: 'A\n[ ]', borderStyle: 'none' }, 100, 60, era))
        .map(extent)
        .map(([left, , right]) => right - left)
        .filter((width) => width < 14);
    expect(widths('mockups-3')[0]).toBeCloseTo(0.85 * 11.5, 1);
    expect(widths('wireframes-2019')[0]).toBeGreaterThan(11);
  });

  it('large shapes have the line of an arrow in Mockups 3', () => {
    const line = (width: number, height: number, era: 'mockups-3' | 'wireframes-2023', shape = 'rectangle') =>
      paths(draw('RoundButton', { shape }, width, height, era)).at(-1)?.stroke?.width;
    expect(line(350, 135, 'mockups-3')).toBe(4);
    expect(line(145, 145, 'mockups-3', 'circle')).toBe(4);
    expect(line(350, 83, 'mockups-3')).toBe(2);
    expect(line(350, 135, 'wireframes-2023')).toBe(2);
  });

  it('the screen of an iPhone 6 has a thicker border in Mockups', () => {
    const layers = (era: 'mockups-3' | 'wireframes-2023') =>
      paths(draw('iPhone', { model: 'IPhone6', topBar: false }, 380, 754, era)).length;
    expect(layers('mockups-3')).toBe(layers('wireframes-2023') + 1);
  });

  it('the text of a shape or a note ends where that does', () => {
    const shapes = draw('RoundButton', { text: 'one two three' }, 32, 32);
    expect(shapes.some((shape) => shape.kind === 'group' && shape.clip?.height === 32)).toBe(true);
    expect(leaves(shapes).length).toBeGreaterThan(1);
  });
});
