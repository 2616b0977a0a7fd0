import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bundledIcons } from '../../../src/bundled.ts';
import { createIconLibrary, iconsIn } from '../../../src/render/icons/library.ts';
import type { Path } from '../../../src/render/scene.ts';

const icons = bundledIcons().drawnBy(4);

/** The box around all points of a path, control points included. */
function extent(path: Path): { left: number; top: number; right: number; bottom: number } {
  const numbers = path.map(([, ...n]) => n);
  const xs = numbers.flatMap((n) => n.filter((_, i) => i % 2 === 0));
  const ys = numbers.flatMap((n) => n.filter((_, i) => i % 2 === 1));
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

describe('icons as Mockups 1 and 2 drew them', () => {
  const drawn = bundledIcons().drawnBy('drawn');

  it.each([
    ['ContactIcon', 'user', true],
    ['CloudIcon', 'cloud', true],
    ['HeartIcon', 'heart-o', undefined],
    ['JewelIcon', 'diamond', undefined],
    ['XIcon', 'xmark', undefined],
    ['StarIcon', 'star', undefined],
  ])('%s is %s', (old, name, hollow) => {
    expect(drawn.find(old)).toMatchObject({ name });
    expect(drawn.find(old)?.hollow).toBe(hollow);
    expect(icons.find(old)?.hollow).toBeUndefined();
  });
});

describe('bundled icons', () => {
  it.each([
    ['circle', 'circle', 'text', true],
    ['check-circle', 'check-circle', 'text', true],
    ['picture-o', 'photo', 'text', true],
    ['circle-check-solid', 'circle-check', 'picture', true],
    ['heart-regular', 'heart', 'picture', true],
    ['github-brands', 'github', 'picture', true],
    ['house', 'house', 'picture', true],
    ['StarIcon', 'star', 'text', true],
    ['ListIcon', 'bars', 'text', true],
    ['DiamondIcon', 'diamond', 'picture', true],
    ['JewelIcon', 'diamond', 'text', true],
    ['FolderClosed', 'folder', 'text', true],
    ['PaperClipIcon', 'paperclip', 'text', true],
    ['Number3Icon', '3', 'picture', true],
    ['$ACCOUNT/assets/icon_gear.png', 'gear', 'text', true],
    ['$ACCOUNT/assets/icon_material%20action%20check%20circle.png', 'check-circle', 'text', true],
    ['bars-regular', 'bars', 'picture', false],
    ['sun-bright-regular', 'sun', 'picture', false],
    ['octagon-exclamation-solid', 'circle-exclamation', 'picture', false],
    ['clock-nine-regular', 'clock', 'picture', false],
    ['clock-eight-regular', 'clock-eight', 'picture', false],
    ['heart-light', 'heart', 'picture', false],
    ['circle-1-solid', 'circle with 1', 'picture', false],
    ['circle-phone-regular', 'circle with phone', 'picture', false],
    ['square-user-regular', 'square with user', 'picture', false],
    ['circle-check-regular', 'circle-check', 'picture', true],
    ['camera-regular', 'camera', 'picture', false],
  ] as const)('%s is drawn as %s', (asked, name, setting, exact) => {
    const glyph = icons.find(asked);
    expect(glyph).toMatchObject({ setting, exact });
    expect([glyph?.name, ...(ALIASES.get(glyph?.name ?? '') ?? [])]).toContain(name);
  });

  it.each([
    ['circle', 'circle', 'picture'],
    ['check-circle', 'circle-check', 'picture'],
    ['picture-o', 'image', 'picture'],
    ['envelope-o', 'envelope', 'picture'],
    ['github', 'github', 'picture'],
    ['StarIcon', 'star', 'picture'],
    ['circle-check-solid', 'circle-check', 'picture'],
  ] as const)('the plain name %s can be drawn as Balsamiq draws it today: %s', (asked, name, setting) => {
    expect(bundledIcons().drawnBy(6).find(asked)).toMatchObject({ name, setting, exact: true });
  });

  it.each(['', 'constructor', '__proto__', 'toString', '#', 'no such icon at all', '💡'])(
    'does not know %j',
    (name) => {
      expect(icons.find(name)).toBeUndefined();
    },
  );

  it('keeps every outline on its canvas', () => {
    for (const name of ['circle', 'flag-checkered', 'cart-plus', 'house-solid', 'eye-solid', 'github-brands']) {
      const glyph = icons.find(name);
      const { left, top, right, bottom } = extent(glyph?.path ?? []);
      expect(Math.min(left, top), name).toBeGreaterThan(-40);
      expect(right, name).toBeLessThanOrEqual((glyph?.width ?? 0) + 40);
      expect(bottom, name).toBeLessThanOrEqual((glyph?.height ?? 0) + 40);
    }
  });

  it.each(['brands', 'lines', 'regular', 'solid', 'version4'])(
    'knows where the line of each name is: %s',
    async (style) => {
      const data = await readFile(`data/icons/${style}.txt`, 'latin1');
      const lines = data.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      const named = lines.flatMap((line) =>
        line
          .slice(0, line.indexOf(' '))
          .split(',')
          .map((name) => [name, line]),
      );
      const places = (await readFile(`data/icons/${style}.names.txt`, 'latin1')).trimEnd().split('\n').slice(1);
      const placed = places.map((place) => {
        const [name, start, length] = place.split(' ');
        return [name, data.slice(Number(start), Number(start) + Number(length))];
      });
      expect(placed).toEqual(named);
    },
  );

  it('reads only the styles that are asked for', () => {
    const read: string[] = [];
    const find = iconsIn((style) => {
      read.push(style);
      return style === 'version4' ? '# licence\ndot,point 10 10 m1 2l3 0-3 0zm5 5q1 1 2 2c1 1 2 2 3 3\n' : '';
    });
    const library = createIconLibrary(find);
    expect(library.drawnBy(4).find('point')?.path).toEqual([
      ['M', 1, 2],
      ['L', 4, 2],
      ['L', 1, 2],
      ['Z'],
      ['M', 6, 7],
      ['Q', 7, 8, 8, 9],
      ['C', 9, 10, 10, 11, 11, 12],
    ]);
    expect(read).toEqual(['version4']);
  });
});

/** Names that one glyph goes by in version 4. */
const ALIASES: ReadonlyMap<string, readonly string[]> = new Map([
  ['photo', ['image', 'picture-o']],
  ['cog', ['gear']],
  ['navicon', ['reorder', 'bars']],
]);
