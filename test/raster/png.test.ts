import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../src/raster/pixels.ts';
import { encodePng } from '../../src/raster/png.ts';

/** Pixels whose word at (x, y) is what `colour` says: red, green, blue, alpha. */
function picture(
  width: number,
  height: number,
  opaque: boolean,
  colour: (x: number, y: number) => readonly [number, number, number, number],
): Pixels {
  const data = Buffer.alloc(4 * width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(colour(x, y), 4 * (y * width + x));
  return { width, height, data, opaque };
}

/** To be encoded, which uses them up. */
const copyOf = (pixels: Pixels): Pixels => ({ ...pixels, data: new Uint8Array(pixels.data) });

async function decoded(png: Uint8Array) {
  const image = sharp(png, { failOn: 'warning' });
  const { isPalette } = await image.metadata();
  return { indexed: isPalette, data: await image.ensureAlpha().raw().toBuffer() };
}

describe('a PNG', () => {
  it('has the pixels it was made of, whatever they are', async () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
    const property = fc.asyncProperty(
      sizes,
      fc.integer({ min: 1, max: 600 }),
      fc.boolean(),
      fc.integer(),
      async (...[[width, height], colours, opaque, seed]) => {
        const pixels = picture(width, height, opaque, (x, y) => {
          const n = Math.abs((x * 7919 + y * 104_729 + seed) % colours);
          return [n % 256, (n * 3) % 256, n >> 8, opaque ? 255 : 128 + (n % 128)];
        });
        const { data, indexed } = await decoded(await encodePng(copyOf(pixels)));
        expect(data.equals(pixels.data)).toBe(true);
        const words = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, width * height);
        expect(indexed).toBe(new Set(words).size <= 256);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it.each([
    ['of few colours', 64],
    ['of many', 1000],
  ])('%s in several stripes is whole', async (_, colours) => {
    const pixels = picture(1500, 1600, true, (x, y) => {
      const n = ((x >> 4) * (y >> 5)) % colours;
      return [n % 256, n >> 4, 9, 255];
    });
    const png = await encodePng(copyOf(pixels));
    expect((await decoded(png)).data.equals(pixels.data)).toBe(true);
    expect((await encodePng(copyOf(pixels))).equals(png)).toBe(true);
  });
});
