import { describe, expect, test } from 'vitest';
import { loadFonts } from '../../../src/bundled.ts';
import { Notices } from '../../../src/model/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/project.ts';
import type { Shape, TextShape } from '../../../src/render/scene.ts';
import { type BlockOptions, drawBlock, measureBlock } from '../../../src/render/text/block.ts';

const text = await loadFonts();
const style = { size: 20, colour: 0 };
const area = { x: 10, y: 5, width: 200, height: 60 };
const plain: BlockOptions = { align: 'left', vertical: 'top', wrap: false };

function context() {
  return { settings: DEFAULT_SETTINGS, text, notices: new Notices() };
}

function runs(shapes: readonly Shape[]): TextShape[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape] : shape.kind === 'group' ? runs(shape.shapes) : [],
  );
}

function draw(source: string, options: Partial<BlockOptions> = {}): TextShape[] {
  return runs(drawBlock(source, style, area, { ...plain, ...options }, context()));
}

describe('placement', () => {
  test('the first baseline is the em over 1.27 below the top, each further one 1.2 em lower', () => {
    const ys = draw('one\ntwo\\rthree').map((run) => run.at.y);
    expect(ys.map((y) => y - 5 - 20 / 1.27)).toEqual([0, 24, 48].map((y) => expect.closeTo(y, 9)));
  });

  test('centred text is centred by its width in whole units', () => {
    const [run] = draw('centre', { align: 'center' });
    expect(run?.at.x).toBe(10 + (200 - Math.ceil(run?.advance ?? 0)) / 2);
  });

  test('text at the right ends at the right', () => {
    const [run] = draw('right', { align: 'right' });
    expect((run?.at.x ?? 0) + Math.ceil(run?.advance ?? 0)).toBe(210);
  });

  test('a block in the middle has as much room above as below', () => {
    const [first, last] = draw('a\nb', { vertical: 'middle' });
    expect(((first?.at.y ?? 0) + (last?.at.y ?? 0)) / 2).toBeCloseTo(5 + 30 + 20 / 1.27 - 10, 9);
  });
});

describe('runs', () => {
  test('follow each other on the line, each in its own look', () => {
    const [a, b, , c] = draw('a *b* {color:red}c{color}');
    expect([a?.face, b?.face, c?.face]).toEqual(['regular', 'bold', 'regular']);
    expect(c?.fill.colour).toBe(0xcf2a27);
    expect(b?.at.x).toBeCloseTo((a?.at.x ?? 0) + (a?.advance ?? 0), 9);
  });

  test('that are links have the link colour, an underline, and lead there', () => {
    const shapes = drawBlock('[docs](https://example.org)', style, area, plain, context());
    expect(shapes).toMatchObject([{ kind: 'group', link: 'https://example.org' }]);
    expect(runs(shapes)[0]?.fill.colour).toBe(DEFAULT_SETTINGS.linkColour);
  });

  test('a target that is no web address leads nowhere', () => {
    const shapes = drawBlock('[x](javascript:alert%281%29) [y](Other mockup)', style, area, plain, context());
    expect(shapes.some((shape) => shape.kind === 'group')).toBe(false);
  });

  test('characters without a glyph are reported once, scripts as a whole', () => {
    const given = context();
    drawBlock('日 日本 \u{e8ec}', style, area, plain, given);
    expect(given.notices.list().map(({ kind, subject }) => [kind, subject])).toEqual([
      ['glyph', 'Chinese'],
      ['glyph', '\u{e8ec}'],
    ]);
  });
});

describe('wrapping', () => {
  const lines = (source: string, width: number) => {
    const byLine = new Map<number, string>();
    for (const run of runs(drawBlock(source, style, { ...area, width }, { ...plain, wrap: true }, context()))) {
      byLine.set(run.at.y, (byLine.get(run.at.y) ?? '') + run.text);
    }
    return [...byLine.values()];
  };

  test('breaks between words', () => {
    expect(lines('the quick brown fox', 110)).toEqual(['the quick', 'brown fox']);
  });

  test('keeps a word together that changes its look', () => {
    expect(lines('the qu&ic&k brown', 80)).toEqual(['the', 'quick', 'brown']);
  });

  test('breaks a word only when it is too wide alone', () => {
    const broken = lines('Donaudampfschiff ab', 90);
    expect(broken.length).toBeGreaterThan(2);
    expect(broken.join('').replace(' ', '')).toBe('Donaudampfschiffab');
  });

  test('makes items of lines that start with a marker, hanging by their bullet', () => {
    const source = '* one two three four\n- five\nplain - text';
    const drawn = runs(drawBlock(source, style, { ...area, width: 160 }, { ...plain, wrap: true }, context()));
    expect(drawn.map((run) => run.text)).toEqual(['     •   one two', 'three four', '     •   five', 'plain - text']);
    const indent = text.advance('     •   ', 'regular', 20);
    expect(drawn.map((run) => run.at.x - 10)).toEqual([0, indent, 0, 0].map((x) => expect.closeTo(x, 9)));
  });

  test('ends in an area of no width', () => {
    expect(lines('abc de', 0)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('measures what it draws', () => {
    const size = measureBlock('the quick brown fox', style, 110, context());
    expect(size.height).toBe(20 + 24);
    expect(size.width).toBeLessThanOrEqual(110);
  });
});

describe('widths measured by an earlier version of Balsamiq', () => {
  const width = (measured: number | undefined) => draw('Version Control', { measured })[0]?.advance ?? 0;
  const own = width(undefined);

  test('set the width of the text', () => {
    expect(width(Math.ceil(own * 1.05))).toBeCloseTo(Math.ceil(own * 1.05) - 0.5, 9);
  });

  test('do not when they are our own, rounded, or cannot be of the same text', () => {
    expect(width(Math.ceil(own))).toBe(own);
    expect(width(Math.round(own * 1.4))).toBe(own);
  });
});
