import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../../src/bundled.ts';
import { Notices } from '../../../src/model/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/project.ts';
import type { Properties } from '../../../src/model/properties.ts';
import type { ControlType, DrawContext } from '../../../src/render/context.ts';
import { ANNOTATIONS } from '../../../src/render/controls/annotations.ts';
import type { PathShape, Shape, TextShape } from '../../../src/render/scene.ts';

const resources = await loadResources();
const types = new Map<string, ControlType>(ANNOTATIONS);
const skins = ['sketch', 'wireframe'] as const;

function draw(
  typeID: string,
  properties: Properties,
  size: { width: number; height: number },
  skin: (typeof skins)[number],
): readonly Shape[] {
  const context: DrawContext = {
    ...resources,
    settings: { ...DEFAULT_SETTINGS, skin },
    era: 'wireframes-2023',
    skin: resources.skin(skin),
    bitmap: () => undefined,
    notices: new Notices(),
  };
  const nothing = new Map();
  const own = { properties, children: [], extraProperties: nothing, extra: nothing };
  const control = { id: '1', typeID, zOrder: 0, locked: false, ...own };
  return types.get(typeID)?.draw({ control, path: '1', size }, context) ?? [];
}

const paths = (shapes: readonly Shape[]) => shapes.filter((shape): shape is PathShape => shape.kind === 'path');
const texts = (shapes: readonly Shape[]): TextShape[] =>
  shapes.flatMap((shape) => (shape.kind === 'group' ? texts(shape.shapes) : shape.kind === 'text' ? [shape] : []));
const middle = (text: TextShape | undefined) => (text ? text.at.x + text.advance / 2 : Number.NaN);

describe.each(skins)('marks of the %s skin', (skin) => {
  it('stay inside their boxes at every size', () => {
    const side = fc.integer({ min: 12, max: 900 });
    fc.assert(
      fc.property(fc.constantFrom(...types.keys()), side, side, (typeID, width, height) => {
        for (const { path, stroke } of paths(draw(typeID, {}, { width, height }, skin))) {
          const reach = stroke ? stroke.width / 2 + 0.01 : 0.01;
          for (const [, ...numbers] of path) {
            numbers.forEach((n, i) => {
              expect(n).toBeGreaterThanOrEqual(-reach);
              expect(n).toBeLessThanOrEqual((i % 2 === 0 ? width : height + 16) + reach);
            });
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('write on notes in the ink of the skin or in white, whichever can be read', () => {
    const size = { width: 150, height: 120 };
    expect(texts(draw('StickyNote', { text: 'Yes' }, size, skin))[0]?.fill.colour).toBe(resources.skin(skin).ink);
    expect(texts(draw('StickyNote', { text: 'Yes', color: 0xcc0000 }, size, skin))[0]?.fill.colour).toBe(0xffffff);
  });

  it('centre the text of a note unless told otherwise', () => {
    const size = { width: 150, height: 120 };
    for (const line of texts(draw('StickyNote', { text: 'Yes\nand no' }, size, skin))) {
      expect(Math.abs(middle(line) - 75)).toBeLessThan(2);
    }
    const [left] = texts(draw('StickyNote', { text: 'Yes', align: 'left' }, size, skin));
    const [right] = texts(draw('StickyNote', { text: 'Yes', align: 'right' }, size, skin));
    expect(middle(left)).toBeLessThan(40);
    expect(middle(right)).toBeGreaterThan(110);
  });

  it('number a call-out from 1 and colour it as told', () => {
    const size = { width: 38, height: 39 };
    expect(texts(draw('CallOut', {}, size, skin))[0]?.text).toBe('1');
    const shapes = draw('CallOut', { text: '7', color: 0xdddddd, backgroundAlpha: 1 }, size, skin);
    expect(paths(shapes)[0]?.fill).toMatchObject({ colour: 0xdddddd, opacity: 1 });
    expect(texts(shapes)[0]?.text).toBe('7');
    expect(Math.abs(middle(texts(shapes)[0]) - 19)).toBeLessThan(2);
  });

  it('scratch out in the colour told', () => {
    const [stroke] = paths(draw('ScratchOut', { color: 0xcf2a27 }, { width: 66, height: 36 }, skin));
    expect(stroke?.stroke?.colour).toBe(0xcf2a27);
  });
});

describe('a sheet of the sketch skin', () => {
  it('has three tones of its colour, none beyond white', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (color) => {
        const tones = paths(draw('StickyNote', { color }, { width: 150, height: 120 }, 'sketch')).slice(0, 3);
        const lightness = tones.map(({ fill }) => fill?.colour ?? -1);
        for (const tone of lightness) {
          expect(tone).toBeGreaterThanOrEqual(0);
          expect(tone).toBeLessThanOrEqual(0xffffff);
          for (const shift of [0, 8, 16]) expect((tone >> shift) & 255).toBeGreaterThanOrEqual((color >> shift) & 255);
        }
      }),
    );
  });
});
