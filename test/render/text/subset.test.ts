import { describe, expect, test } from 'vitest';
import { loadFonts } from '../../../src/bundled.ts';
import type { Scene, TextShape } from '../../../src/render/scene.ts';
import { fontFaces, subsetFonts } from '../../../src/render/text/embed/subset.ts';
import { createTextEngine } from '../../../src/render/text/harfbuzz.ts';

const engine = await loadFonts();

function run(text: string, face: TextShape['face'] = 'regular'): TextShape {
  return { kind: 'text', at: { x: 0, y: 0 }, text, face, size: 13, fill: { colour: 0 }, advance: 1 };
}

function scene(...shapes: Scene['shapes']): Scene {
  return { bounds: { x: 0, y: 0, width: 10, height: 10 }, shapes, title: '', description: '' };
}

describe('embedded fonts', () => {
  test('are one part for each face in use, in groups too', async () => {
    const drawn = scene(run('Git'), { kind: 'group', shapes: [run('fi', 'bold'), run('Go')] });
    const subsets = await subsetFonts(drawn, engine);
    expect(subsets.map(({ font, characters }) => [font.key, characters])).toEqual([
      ['bold', 'fi'],
      ['regular', 'Giot'],
    ]);
  });

  test('are small WOFF files', async () => {
    const [subset] = await subsetFonts(scene(run('AVATAR office To')), engine);
    expect(String.fromCharCode(...(subset?.bytes.slice(0, 4) ?? []))).toBe('wOFF');
    expect(subset?.bytes.length).toBeLessThan(10_000);
  });

  test('are the same bytes each time', async () => {
    const drawn = scene(run('Version Control'), run('Basics', 'italic'));
    expect(await fontFaces(drawn, engine)).toBe(await fontFaces(drawn, await loadFonts()));
  });

  test('name weight and slant', async () => {
    const css = await fontFaces(scene(run('a', 'boldItalic')), engine);
    expect(css).toMatch(
      /^@font-face\{font-family:"Balsamiq Sans";font-weight:700;font-style:italic;src:url\(data:font\/woff;base64,/,
    );
  });

  test('are not needed without text', async () => {
    expect(await fontFaces(scene(), engine)).toBe('');
  });
});

test('an engine reads the faces that it draws with and no others', () => {
  const read: string[] = [];
  const source = (name: string) => ({
    family: name,
    read: () => {
      read.push(name);
      return engine.fonts('a', 'regular')[0]?.font.read() ?? new Uint8Array();
    },
  });
  const lazy = createTextEngine({
    faces: {
      regular: source('regular'),
      bold: source('bold'),
      italic: source('italic'),
      boldItalic: source('boldItalic'),
    },
    fallbacks: [source('other')],
  });
  lazy.advance('Basics', 'bold', 13);
  lazy.advance('More', 'bold', 13);
  expect(read).toEqual(['bold']);
});
