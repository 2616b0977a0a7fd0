import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { checkBitmaps, prepareBitmaps, shrink } from '../../src/raster/bitmaps.ts';
import { rasterise } from '../../src/raster/pixels.ts';
import { sniffBitmap } from '../../src/render/bitmap.ts';
import type { ImageShape, Scene, Shape } from '../../src/render/scene.ts';
import { writeSvg } from '../../src/render/svg.ts';

const bounds = { x: 0, y: 0, width: 8, height: 8 };

function image(bytes: Uint8Array, more: Partial<ImageShape> = {}): ImageShape {
  const bitmap = sniffBitmap(bytes);
  if (!bitmap) throw new Error('not a bitmap');
  return { kind: 'image', bounds, ...bitmap, ...more };
}

/** The colour in the middle of the picture of one image, as red, green, blue, alpha. */
async function middle(shape: Shape): Promise<number[]> {
  const scene: Scene = { bounds, shapes: [{ kind: 'group', shapes: [shape] }], title: '', description: '' };
  const { text } = await loadResources();
  const svg = writeSvg(await prepareBitmaps(scene, 1, DEFAULT_LIMITS), text, { text: 'outline' });
  const { data } = rasterise(svg, false);
  return [...data.subarray((4 * 8 + 3) * 4, (4 * 8 + 3) * 4 + 4)];
}

const red = sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 1 } } });

describe('bitmaps in a picture of pixels', () => {
  it.each(['png', 'webp', 'gif'] as const)('draws a %s', async (format) => {
    // WebP is lossy by default.
    const pixel = await middle(image(await red.clone().toFormat(format).toBuffer()));
    expect(pixel.map((value, i) => Math.abs(value - (i % 3 === 0 ? 255 : 0)) <= 2)).toEqual([true, true, true, true]);
  });

  it('paints a tinted bitmap in its colour and leaves holes clear', async () => {
    const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    expect(await middle(image(await red.clone().png().toBuffer(), { tint: 0x0000ff }))).toEqual([0, 0, 255, 255]);
    expect((await middle(image(await clear.png().toBuffer(), { tint: 0x0000ff })))[3]).toBe(0);
  });

  it('averages a bitmap that is far larger than it is drawn', async () => {
    const data = Buffer.alloc(800 * 800).map((_, i) => ((i + Math.floor(i / 800)) % 2) * 255);
    const board = await sharp(data, { raw: { width: 800, height: 800, channels: 1 } })
      .png()
      .toBuffer();
    const [grey = 0] = await middle(image(board));
    expect(Math.abs(grey - 128)).toBeLessThanOrEqual(1);
  });

  it('refuses what ends early, with the control that draws it, in pixels and in SVG', async () => {
    const png = await red.clone().png().toBuffer();
    const broken = { ...image(png.subarray(0, 40)), name: 'a.png' };
    const scene: Scene = {
      bounds,
      shapes: [{ kind: 'group', control: '7', shapes: [broken] }],
      title: '',
      description: '',
    };
    const refusal = expect.objectContaining({
      problems: [
        expect.objectContaining({ control: '7', message: expect.stringContaining('the image "a.png" is damaged') }),
      ],
    });
    await expect(prepareBitmaps(scene, 1, DEFAULT_LIMITS)).rejects.toThrow(refusal);
    await expect(checkBitmaps(scene, 1, DEFAULT_LIMITS)).rejects.toThrow(refusal);
  });

  it('counts the pixels of all images and of every place', async () => {
    const png = await red.clone().png().toBuffer();
    const shapes = Array.from({ length: 10 }, () => image(png));
    const scene: Scene = { bounds, shapes, title: '', description: '' };
    // 64 of the bitmap, 64 for the one size, 64 for each of ten places.
    const prepared = (imagePixels: number) => prepareBitmaps(scene, 1, { ...DEFAULT_LIMITS, imagePixels });
    expect((await prepared(768)).shapes).toHaveLength(10);
    await expect(prepared(767)).rejects.toThrow('the images of the mockup take more than 767 pixels');
  });

  it('makes a bitmap of very many pixels smaller while it is decoded', async () => {
    const wide = await sharp({ create: { width: 5000, height: 3000, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();
    const [r, g, b, alpha] = await middle(image(wide));
    expect([r, g, b, alpha]).toEqual([255, 0, 0, 255]);
    const large = image(wide, { bounds: { x: 0, y: 0, width: 5000, height: 3000 } });
    const [shape] = (await prepareBitmaps({ bounds, shapes: [large], title: '', description: '' }, 1, DEFAULT_LIMITS))
      .shapes;
    expect(shape).toMatchObject({ natural: { width: 2500, height: 1500 }, bounds: large.bounds });
  });

  it('keeps the mean of a picture when it makes it smaller', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.nat(255)),
        (w, h, grey) => {
          const values = Array.from({ length: w * h }, () => grey.next().value ?? 0);
          const data = Uint8Array.from(values.flatMap((v) => [v, v, v, 255]));
          const [small] = shrink({ width: w, height: h, data }, 1, 1).data;
          const mean = values.reduce((a, b) => a + b, 0) / values.length;
          return Math.abs((small ?? 0) - mean) <= 0.5 + 1e-9;
        },
      ),
    );
  });
});
