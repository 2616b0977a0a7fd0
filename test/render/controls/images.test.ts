import { describe, expect, it } from 'vitest';
import { loadResources } from '../../../src/bundled.ts';
import { Notices } from '../../../src/model/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/project.ts';
import type { Properties } from '../../../src/model/properties.ts';
import type { Bitmap, DrawContext } from '../../../src/render/context.ts';
import { CONTROL_TYPES } from '../../../src/render/controls/table.ts';
import type { Shape } from '../../../src/render/scene.ts';

const resources = await loadResources();

const PHOTO: Bitmap = { mediaType: 'image/png', bytes: new Uint8Array([1]), natural: { width: 40, height: 20 } };

function draw(typeID: string, properties: Properties, width: number, height: number) {
  const notices = new Notices();
  const context: DrawContext = {
    ...resources,
    // Version 4's glyphs need more than to be fitted, so their places are the ones to hold.
    icons: resources.icons.drawnBy(4),
    settings: DEFAULT_SETTINGS,
    era: 'wireframes-2023',
    skin: resources.skin('sketch'),
    bitmap: (id) => (id === 'photo' ? PHOTO : undefined),
    notices,
  };
  const nothing = new Map();
  const own = { properties, children: [], extraProperties: nothing, extra: nothing };
  const control = { id: '1', typeID, zOrder: 0, locked: false, ...own };
  const type = CONTROL_TYPES.get(typeID);
  if (!type) throw new Error(`${typeID} is not in the table`);
  // Bounds have a place too; a control must not draw itself there again.
  const size = { x: 500, y: 300, width, height };
  const shapes = type.draw({ control, path: '1', size }, context);
  const natural = typeof type.natural === 'function' ? type.natural(control, context) : type.natural;
  return { shapes, natural, notices: notices.list(), extent: extent(shapes) };
}

/** The box around everything drawn, control points included, rounded; turned groups by their untouched shapes. */
function extent(shapes: readonly Shape[]): { left: number; top: number; right: number; bottom: number } {
  const xs: number[] = [];
  const ys: number[] = [];
  const visit = (shape: Shape): void => {
    if (shape.kind === 'group') shape.shapes.forEach(visit);
    else if (shape.kind === 'image') {
      xs.push(shape.bounds.x, shape.bounds.x + shape.bounds.width);
      ys.push(shape.bounds.y, shape.bounds.y + shape.bounds.height);
    } else if (shape.kind === 'path') {
      for (const [, ...numbers] of shape.path) numbers.forEach((n, i) => void (i % 2 === 0 ? xs : ys).push(n));
    }
  };
  shapes.forEach(visit);
  const round = (n: number) => Math.round(n * 10) / 10;
  return {
    left: round(Math.min(...xs)),
    top: round(Math.min(...ys)),
    right: round(Math.max(...xs)),
    bottom: round(Math.max(...ys)),
  };
}

const texts = (shapes: readonly Shape[]) => shapes.filter((shape) => shape.kind === 'text');

describe('icons', () => {
  it('places a circle of version 4 as exports show it: 20.6 units wide in 24', () => {
    const { extent, natural } = draw('Icon', { icon: { id: 'circle', size: 'small' } }, 24, 24);
    expect(extent).toEqual({ left: 1.5, top: 2, right: 22.1, bottom: 22.5 });
    expect(natural).toEqual({ width: 24, height: 24 });
  });

  it('makes a glyph of version 4 smaller that is wider than its em', () => {
    const { extent } = draw('Icon', { icon: { id: 'picture-o', size: 'xxlarge' } }, 128, 128);
    expect(extent).toEqual({ left: 0, top: 13.1, right: 128, bottom: 115.5 });
  });

  it('fits an icon of later versions into its square', () => {
    expect(draw('Icon', { icon: { id: 'circle-solid', size: 'large' } }, 48, 48).extent).toEqual({
      left: 0,
      top: 0,
      right: 48,
      bottom: 48,
    });
    const eye = draw('Icon', { icon: { id: 'eye-solid', size: 'small' } }, 24, 24).extent;
    expect(eye.right - eye.left).toBeGreaterThan(23);
    expect(eye.top).toBeGreaterThan(2);
  });

  it('draws an empty frame without an icon, 48 units wide', () => {
    const { extent, natural, notices } = draw('Icon', {}, 48, 48);
    expect(natural).toEqual({ width: 48, height: 48 });
    expect(extent).toEqual({ left: 2, top: 2, right: 46, bottom: 46 });
    expect(notices).toEqual([]);
  });

  it('takes two thirds of its frame today: 16 units, of which a circle of version 4 fills six sevenths', () => {
    const { shapes } = draw('Icon', { icon: { id: 'circle', size: 'small' }, borderStyle: 'square' }, 24, 24);
    expect(shapes).toHaveLength(2);
    const [, glyph] = shapes;
    const xs = glyph?.kind === 'path' ? glyph.path.flatMap(([, ...n]) => n.filter((_, i) => i % 2 === 0)) : [];
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(13.7, 1);
  });

  it('turns the icon but not its frame', () => {
    const properties = { icon: { id: 'heart', size: 'medium' }, rotation: 90, borderStyle: 'square' };
    const { shapes } = draw('Icon', properties, 32, 32);
    expect(shapes.map(({ kind }) => kind)).toEqual(['path', 'group']);
    expect(shapes[1]).toMatchObject({ rotate: { degrees: -90, about: { x: 16, y: 16 } } });
  });

  it('paints a custom icon in the colour of the control', () => {
    const { shapes } = draw('Icon', { icon: { id: 'photo', size: 'small' }, color: 0xff0000 }, 24, 24);
    expect(shapes).toMatchObject([{ kind: 'image', tint: 0xff0000, bounds: { x: 0, y: 6, width: 24, height: 12 } }]);
  });

  it('says which icons it does not know or has no right to', () => {
    expect(draw('Icon', { icon: { id: 'bars-regular' } }, 48, 48).notices).toMatchObject([
      { kind: 'icon', subject: 'bars-regular', control: '1' },
    ]);
    const unknown = draw('Icon', { icon: { id: 'qqqq' } }, 48, 48);
    expect(unknown.notices).toMatchObject([{ kind: 'unknown-icon', subject: 'qqqq' }]);
    expect(unknown.shapes).toHaveLength(1);
  });
});

describe('labelled icons', () => {
  const properties = { icon: { id: 'circle-solid', size: 'small' }, text: 'Trip' };

  it('has the text below unless told otherwise', () => {
    const { shapes, natural } = draw('IconLabel', properties, 60, 39);
    const [text] = texts(shapes);
    expect(text?.at.y).toBeGreaterThan(24);
    expect((text?.at.x ?? 0) + (text?.advance ?? 0) / 2).toBeCloseTo(30, 0);
    expect(natural.height).toBe(39);
  });

  it('has the icon at the far end when the text is on the left', () => {
    const { shapes, extent } = draw('IconLabel', { ...properties, labelPosition: 'left' }, 200, 24);
    expect(extent).toMatchObject({ left: 176, right: 200 });
    expect(texts(shapes)[0]?.at.x).toBe(0);
  });

  it('has the text beside the icon when it is on the right', () => {
    const { shapes, extent } = draw('IconLabel', { ...properties, labelPosition: 'right' }, 200, 24);
    expect(extent).toMatchObject({ left: 0, right: 24 });
    expect(texts(shapes)[0]?.at.x).toBe(27);
  });
});

describe('images', () => {
  it('scales the bitmap to the control', () => {
    const { shapes, natural } = draw('Image', { src: { id: 'photo' } }, 100, 30);
    expect(shapes).toMatchObject([{ kind: 'image', bounds: { x: 0, y: 0, width: 100, height: 30 } }]);
    expect(natural).toEqual({ width: 40, height: 20 });
  });

  it('shows the window of a crop as large as the control', () => {
    const crop = { x: 0.25, y: 0, width: 0.5, height: 1 };
    const { shapes } = draw('Image', { src: { id: 'photo' }, crop }, 100, 30);
    expect(shapes).toMatchObject([
      { kind: 'group', clip: { x: 0, width: 100 }, shapes: [{ bounds: { x: -50, y: 0, width: 200, height: 30 } }] },
    ]);
  });

  it('turns the bitmap into the box of the control', () => {
    const { shapes } = draw('Image', { src: { id: 'photo' }, rotation: 90 }, 100, 30);
    expect(shapes).toMatchObject([
      {
        rotate: { degrees: -90, about: { x: 50, y: 15 } },
        shapes: [{ bounds: { x: 35, y: -35, width: 30, height: 100 } }],
      },
    ]);
  });

  it('draws a crossed box with its text when there is no bitmap, and a notice when there should be one', () => {
    const plain = draw('Image', { text: 'Product image' }, 239, 156);
    expect(texts(plain.shapes).map(({ text }) => text)).toEqual(['Product image']);
    expect(plain.extent).toEqual({ left: 1.6, top: 1.3, right: 237.8, bottom: 154.7 });
    expect(plain.notices).toEqual([]);
    expect(draw('Image', { src: { id: 'gone' } }, 77, 79).notices).toMatchObject([{ kind: 'asset', subject: 'gone' }]);
  });
});
