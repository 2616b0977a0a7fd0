import { describe, expect, it } from 'vitest';
import { draw, extent, leaves, natural, paths, texts } from './draw.ts';

const shown = (shapes: ReturnType<typeof draw>) => texts(shapes).map(({ text }) => text);
const BLUE = 0x95bcf2;

describe('a browser window', () => {
  const window = draw('BrowserWindow', { text: 'Shop\nhttps://example.org' }, 800, 500);

  it('shows its title in the middle and its address in the field', () => {
    const [title, address] = texts(window);
    expect(title?.text).toBe('Shop');
    expect((title?.at.x ?? 0) + (title?.advance ?? 0) / 2).toBeCloseTo(400, 0);
    expect([address?.text, address?.at.x]).toEqual(['https://example.org', 160]);
  });

  it('keeps what is at the right and at the bottom there at any size', () => {
    const rightmost = (width: number, height: number) => {
      const marks = paths(draw('BrowserWindow', { text: '' }, width, height))
        .slice(1, -1)
        .map(extent);
      return [width - Math.max(...marks.map(([, , right]) => right)), height - Math.max(...marks.map((e) => e[3]))];
    };
    expect(rightmost(500, 300)).toEqual(rightmost(900, 700).map((n) => expect.closeTo(n, 6)));
  });

  it('has its colour on the page, not around it', () => {
    const [page, chrome] = paths(draw('BrowserWindow', { color: 0x336699 }, 800, 500));
    expect(chrome?.fill?.colour).toBe(0xc1c1c1);
    expect(page?.fill?.colour).toBe(0x336699);
  });

  it('may be torn off below, with neither foot nor grip, and have a scroll bar', () => {
    const ends = (borderStyle: string) =>
      draw('BrowserWindow', { text: '', borderStyle }, 800, 500).flatMap((shape) =>
        shape.kind === 'group' && shape.clip && shape.clip.width === 800 ? [shape.clip.y + shape.clip.height] : [],
      );
    expect(ends('square')).toEqual([]);
    expect(ends('squareBreakline')).toEqual([482]);
    const scrolled = paths(draw('BrowserWindow', { text: '', verticalScrollbar: true }, 800, 500));
    const bar = scrolled.map(extent).find(([left]) => left > 770 && left < 790);
    expect(bar?.[1]).toBeGreaterThan(60);
    expect(bar?.[3]).toBeLessThan(480);
  });
});

describe('a combo box', () => {
  it('shows its first line, or the selected one', () => {
    expect(shown(draw('ComboBox', { text: 'Red\nGreen', state: 'closed' }, 120, 27))).toEqual(['Red']);
    expect(shown(draw('ComboBox', { text: 'Red\nGreen', state: 'closed', selectedIndex: 1 }, 120, 27))).toEqual([
      'Green',
    ]);
  });

  it('is open when it has several lines: the others stand below, the selected one on its colour', () => {
    const open = draw('ComboBox', { text: 'Red\nGreen\nBlue', selectedIndex: 2 }, 120, 70);
    expect(shown(open)).toEqual(['Green', 'Blue', 'Blue']);
    const [row] = paths(open).filter(({ fill }) => fill?.colour === BLUE);
    const blue = texts(open)[1];
    const [, top = 0, , bottom = 0] = row ? extent(row) : [];
    expect(blue?.at.y).toBeGreaterThan(top);
    expect(blue?.at.y).toBeLessThan(bottom);
  });

  it('takes a text with a star for a text, not for an item', () => {
    expect(shown(draw('ComboBox', { text: '* any' }, 120, 27))).toEqual(['* any']);
  });

  it('is as large as Balsamiq makes it', () => {
    expect(natural('ComboBox', { text: '04' }).height).toBe(27);
    expect(natural('ComboBox', { text: 'x', size: 18 }).height).toBe(29);
  });
});

describe('choices', () => {
  it('have a mark more when they are chosen', () => {
    for (const type of ['CheckBox', 'RadioButton']) {
      const off = leaves(draw(type, { text: 'x' }, 60, 23)).length;
      expect(leaves(draw(type, { text: 'x', state: 'selected' }, 60, 23)).length, type).toBeGreaterThan(off);
      expect(leaves(draw(type, { text: 'x', state: 'disabledSelected' }, 60, 23)).length, type).toBeGreaterThan(off);
    }
  });

  it('are grey with their text when disabled', () => {
    const shapes = draw('CheckBox', { text: 'Off', state: 'disabledSelected' }, 60, 23);
    expect(texts(shapes)[0]?.fill.colour).toBe(0x80808b);
    expect(paths(shapes).every(({ stroke }) => !stroke || stroke.colour === 0x80808b)).toBe(true);
  });
});

describe('a list', () => {
  it('has a row for each line, as high as asked but no lower than its text', () => {
    const ys = (rowHeight: number) => texts(draw('List', { text: 'a\nb', rowHeight }, 100, 126)).map(({ at }) => at.y);
    const [a = 0, b = 0] = ys(40);
    const [c = 0, d = 0] = ys(2);
    expect([b - a, d - c]).toEqual([expect.closeTo(40, 9), expect.closeTo(21, 9)]);
  });

  it('marks the selected row', () => {
    const rows = paths(draw('List', { text: 'a\nb', selectedIndex: 1 }, 100, 126));
    expect(rows.filter(({ fill }) => fill?.colour === BLUE).map((row) => extent(row).slice(1, 4))).toEqual([
      [24, 98, 45],
    ]);
  });
});

describe('a menu', () => {
  it('reads separators, keys, marks and commas', () => {
    const shapes = draw('Menu', { text: 'Open,CTRL+O\n---\no One\nx Two\nA\\, B\nMore >' }, 150, 160);
    expect(shown(shapes)).toEqual(['Open', 'CTRL+O', 'One', 'Two', 'A, B', 'More']);
  });

  it('is as high as its rows and lines', () => {
    expect(natural('Menu', { text: 'External Orders\n---\nInventory\n---\nInternal Orders', size: 28 }).height).toBe(
      128,
    );
  });
});

describe('a search box, a stepper and a row of links', () => {
  it('stay inside their bounds', () => {
    for (const [type, width, height] of [
      ['SearchBox', 120, 25],
      ['SearchBox', 207, 40],
      ['NumericStepper', 41, 24],
      ['LinkBar', 226, 21],
      ['CheckBox', 80, 23],
      ['Menu', 150, 130],
    ] as const) {
      for (const mark of paths(draw(type, {}, width, height))) {
        const [left, top, right, bottom] = extent(mark);
        expect([left >= -0.5, top >= -0.5, right <= width + 0.5, bottom <= height + 0.5], type).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    }
  });

  it('links all but the selected item, and parts them by bars', () => {
    const shapes = draw('LinkBar', { text: 'Home, A\\, B, Help', selectedIndex: 0 }, 226, 21);
    expect(shown(shapes)).toEqual(['Home', 'A, B', 'Help']);
    const [home, other] = texts(shapes);
    expect(home?.fill.colour).toBe(0);
    expect(other?.fill.colour).not.toBe(0);
    expect(paths(shapes).filter(({ fill }) => fill)).toHaveLength(2);
  });
});
