import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareBitmaps, shrink } from '../../src/raster/bitmaps.ts';
import { rasterise } from '../../src/raster/pixels.ts';
import { sniffBitmap } from '../../src/render/bitmap.ts';
import { loadResources } from '../../src/render/resources.ts';
import type { ImageShape, Scene, Shape } from '../../src/render/scene.ts';
import { writeSvg } from '../../src/render/svg.ts';

const bounds = { x: 0, y: 0, width: 8, height: 8 };

function image(bytes: Uint8Array, more: Partial<ImageShape> = {}): ImageShape {
  const bitmap = sniffBitmap(bytes);
  if (!bitmap) throw new Error('not a bitmap');
  return { kind: 'image', bounds, ...bitmap, ...more };
}

/** The colour in the middle of the picture of one image, as red, green, blue, alpha. */
async function middle(shape: Shape, maxPixels = 1e6): Promise<number[]> {
  const scene: Scene = { bounds, shapes: [{ kind: 'group', shapes: [shape] }], title: '', description: '' };
  const { text } = await loadResources();
  const svg = writeSvg(await prepareBitmaps(scene, 1, maxPixels), text, { text: 'outline' });
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

  it('draws a crossed box for what has a header only or more pixels than allowed', async () => {
    const png = await red.clone().png().toBuffer();
    for (const [bytes, maxPixels] of [
      [png.subarray(0, 30), 1e6],
      [png, 63],
    ] as const) {
      const [r, g, b, alpha] = await middle(image(bytes), maxPixels);
      expect(alpha).toBeGreaterThan(0);
      expect([r, g]).not.toEqual([255, 0]);
      expect(b).toBeLessThan(0xa0);
    }
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
