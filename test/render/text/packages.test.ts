import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadFonts } from '../../../src/bundled.ts';
import { rect } from '../../../src/model/geometry.ts';
import { Notices } from '../../../src/model/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/project.ts';
import { drawBlock } from '../../../src/render/text/block.ts';
import { inLanguage } from '../../../src/render/text/engine.ts';
import { olderCut } from '../../../src/render/text/older.ts';
import { packages, SCOPE, VERSION } from '../../fonts.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fonts = await packages(folder);
const engine = await loadFonts(fonts);

describe('fonts of packages', () => {
  test.each([
    ['学习路线图，', 'Noto Sans SC'],
    ['ロードマップ', 'Noto Sans JP'],
    ['로드맵', 'Noto Sans KR'],
    ['خريطة', 'Noto Sans Arabic'],
    ['מפת', 'Noto Sans Hebrew'],
    ['सीखने', 'Noto Sans Devanagari'],
    ['শেখার', 'Noto Sans Bengali'],
    ['แผนที่', 'Noto Sans Thai'],
    ['ካርታ', 'Noto Sans Ethiopic'],
    ['🚀📚', 'Noto Emoji'],
  ])('draw %s in %s', (text, family) => {
    expect(engine.shape(text, 'regular', 10).missing).toEqual([]);
    const [{ font, characters } = { font: undefined, characters: '' }, ...others] = engine.fonts(
      text,
      'regular',
      'zh-Hans',
    );
    expect([font?.family, characters, others]).toEqual([family, text, []]);
    for (const { key } of engine.shape(text, 'regular', 10).glyphs) engine.outline(key);
  });

  test('leave to the bundled fonts what these have', () => {
    expect(engine.fonts('HTML 学习 ★', 'regular').map(({ font, characters }) => [font.family, characters])).toEqual([
      ['Balsamiq Sans', 'HTML  '.padEnd(6)],
      ['Noto Sans SC', '学习'],
      ['DejaVu Sans', '★'],
    ]);
  });

  test('have a cut for bold text', () => {
    const font = engine.fonts('学习', 'boldItalic')[0]?.font;
    expect(font).toMatchObject({
      bold: true,
      origin: { package: `${SCOPE}/noto-sans-sc`, version: VERSION, cut: 'bold' },
    });
    const regular = engine.shape('学', 'regular', 10).glyphs[0]?.key ?? '';
    const bold = engine.shape('学', 'bold', 10).glyphs[0]?.key ?? '';
    expect(engine.outline(bold)).not.toEqual(engine.outline(regular));
  });

  test('give Chinese characters the form of the language, whatever the cut of the other letters', () => {
    const outlineIn = (language: 'zh-Hans' | 'zh-Hant' | 'ja' | 'ko') => {
      const [glyph] = olderCut(inLanguage(engine, language)).shape('骨', 'regular', 10).glyphs;
      return JSON.stringify(engine.outline(glyph?.key ?? ''));
    };
    const [hans, hant, ja] = [outlineIn('zh-Hans'), outlineIn('zh-Hant'), outlineIn('ja')];
    expect(new Set([hans, hant, ja]).size).toBe(3);
    // Said again, the first is still the first.
    expect(outlineIn('zh-Hans')).toBe(hans);
  });

  test('fall back on another form where that of the language is not there', async () => {
    const only = await loadFonts(fonts.filter(({ name }) => name.endsWith('-jp')));
    expect(inLanguage(only, 'zh-Hans').fonts('骨', 'regular')[0]?.font.family).toBe('Noto Sans JP');
  });

  test('keep signs of several scripts with the text before them', () => {
    expect(engine.fonts('বাংলা।', 'regular').map(({ font }) => font.family)).toEqual(['Noto Sans Bengali']);
    expect(engine.fonts('हिन्दी।', 'regular').map(({ font }) => font.family)).toEqual(['Noto Sans Devanagari']);
  });

  test('join Arabic letters, and set words from right to left', () => {
    const joined = engine.shape('مرحبا', 'regular', 10);
    const apart = [...'مرحبا'].reduce((width, letter) => width + engine.advance(letter, 'regular', 10), 0);
    expect(joined.advance).toBeLessThan(apart);
    // The first word is on the right, its letters after those of the second.
    const { glyphs, advance } = engine.shape('خريطة الطريق', 'regular', 10);
    const first = glyphs.filter(({ index }) => index < 5);
    const second = glyphs.filter(({ index }) => index > 5);
    expect(Math.min(...first.map(({ x }) => x))).toBeGreaterThan(Math.max(...second.map(({ x }) => x)));
    expect(Math.max(...glyphs.map(({ x }) => x))).toBeLessThan(advance);
  });

  test('mirror brackets among text from right to left', () => {
    const plain = engine.shape('(a)', 'regular', 10).glyphs;
    const mirrored = engine.shape('(ש)', 'regular', 10).glyphs;
    expect(mirrored.map(({ key }) => key).at(0)).toBe(plain.at(0)?.key);
    expect(mirrored.map(({ key }) => key).at(-1)).toBe(plain.at(-1)?.key);
  });

  test('give way to the width that the font of the author had, more than the bundled ones do', () => {
    const factor = (text: string, share: number) => {
      const natural = engine.advance(text, 'regular', 20);
      const options = { align: 'left', vertical: 'top', wrap: false, measured: natural * share } as const;
      const context = { settings: DEFAULT_SETTINGS, text: engine, notices: new Notices() };
      const [shape] = drawBlock(text, { size: 20, colour: 0 }, rect(0, 0, 900, 30), options, context);
      return shape?.kind === 'text' ? shape.advance / natural : undefined;
    };
    expect(factor('ロードマップ', 0.75)).toBeCloseTo(0.75, 1);
    expect(factor('শেখার পথ', 1.3)).toBeCloseTo(1.3, 1);
    expect(factor('ロードマップ', 0.5)).toBe(1);
    expect(factor('Roadmap', 0.75)).toBe(1);
  });

  test('are named, those that are not there too', async () => {
    const some = await loadFonts([{ name: `${SCOPE}/noto-sans-thai` }, ...fonts.slice(0, 1)]);
    expect(some.packages).toEqual({ installed: [fonts[0]?.name], absent: [`${SCOPE}/noto-sans-thai`] });
    expect(some.shape('ท', 'regular', 10).missing).toEqual(['ท']);
  });
});
