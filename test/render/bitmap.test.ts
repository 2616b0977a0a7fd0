import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../src/model/limits.ts';
import { Notices } from '../../src/model/notice.ts';
import type { Asset } from '../../src/model/project.ts';
import { bitmapLookup, sniffBitmap } from '../../src/render/bitmap.ts';

function picture(format: 'png' | 'jpeg' | 'gif' | 'webp', options: object = {}): Promise<Buffer> {
  return sharp({ create: { width: 37, height: 21, channels: 3, background: '#336699' } })
    .toFormat(format, options)
    .toBuffer();
}

function asset(id: string, bytes: Uint8Array): Asset {
  const common = { branchId: 'Master', name: `${id}.png`, order: 0, trashed: false, extraAttributes: new Map() };
  return { id, ...common, bytes, mediaType: 'image/png' };
}

describe('sniffing a bitmap', () => {
  it.each([
    ['png', {}, 'image/png'],
    ['jpeg', {}, 'image/jpeg'],
    ['jpeg', { progressive: true }, 'image/jpeg'],
    ['gif', {}, 'image/gif'],
    ['webp', {}, 'image/webp'],
    ['webp', { lossless: true }, 'image/webp'],
  ] as const)('finds the type and the pixels of a %s %j', async (format, options, mediaType) => {
    const bytes = await picture(format, options);
    expect(sniffBitmap(bytes)).toEqual({ mediaType, bytes, natural: { width: 37, height: 21 } });
  });

  it('finds the pixels of a WebP with transparency and of a JPEG behind metadata', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0.5 };
    const webp = await sharp({ create: { width: 5, height: 9, channels: 4, background: clear } })
      .webp({ quality: 50 })
      .toBuffer();
    expect(sniffBitmap(webp)?.natural).toEqual({ width: 5, height: 9 });
    const jpeg = await sharp(await picture('jpeg'))
      .withMetadata({ density: 300 })
      .toBuffer();
    expect(sniffBitmap(jpeg)?.natural).toEqual({ width: 37, height: 21 });
  });

  it('never fails, whatever follows a magic number', async () => {
    const heads = await Promise.all((['png', 'jpeg', 'gif', 'webp'] as const).map((format) => picture(format)));
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.nat(60), fc.uint8Array({ maxLength: 60 }), (head, kept, rest) => {
        const natural = sniffBitmap(Buffer.concat([head.subarray(0, kept), rest]))?.natural;
        return natural === undefined || (natural.width > 0 && natural.height > 0);
      }),
    );
  });
});

describe('the bitmaps of a project', () => {
  it('gives each bitmap by its resource ID and says why another cannot be drawn', async () => {
    const png = await picture('png');
    const notices = new Notices();
    const assets = [
      asset('good', png),
      asset('empty', new Uint8Array()),
      asset('svg', new TextEncoder().encode('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')),
      asset('tiff', new TextEncoder().encode('II*\0 and more')),
    ];
    const bitmap = bitmapLookup(assets, DEFAULT_LIMITS, notices);
    expect(bitmap('good')?.bytes).toBe(png);
    for (const id of ['empty', 'svg', 'tiff', 'unknown']) expect(bitmap(id)).toBeUndefined();
    bitmap('svg');
    expect(notices.list().map(({ kind, subject, message }) => [kind, subject, message])).toEqual([
      ['asset', 'empty', 'The image "empty.png" is empty'],
      ['asset', 'svg', 'The image "svg.png" is an SVG, which balsa does not draw'],
      ['asset', 'tiff', 'The image "tiff.png" is a TIFF, which balsa does not draw'],
    ]);
  });

  it.each<[string, Partial<Asset>, string]>([
    ['text', { bytes: new TextEncoder().encode('hello, world') }, 'is no image'],
    ['a header that ends', { bytes: new TextEncoder().encode('GIF89a') }, 'is damaged: its header is broken'],
    ['what is not base64', { damaged: '<script>' }, 'its data is not base64'],
  ])('refuses %s', (_, more, message) => {
    const bitmap = bitmapLookup([{ ...asset('x', new Uint8Array()), ...more }], DEFAULT_LIMITS, new Notices());
    for (let time = 0; time < 2; time++) {
      expect(() => bitmap('x')).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ place: 'image "x.png"', message })] }),
      );
    }
  });

  it('refuses what is larger than the limits', async () => {
    const png = await picture('png');
    const notices = new Notices();
    expect(bitmapLookup([asset('a', png)], { ...DEFAULT_LIMITS, assetPixels: 37 * 21 }, notices)('a')).toBeDefined();
    const opened = (limits: Partial<Limits>) => () =>
      bitmapLookup([asset('a', png)], { ...DEFAULT_LIMITS, ...limits }, notices)('a');
    expect(opened({ assetPixels: 37 * 21 - 1 })).toThrow('has 37 × 21 pixels, more than the 776 that are drawn');
    expect(opened({ assetBytes: png.length - 1 })).toThrow(`has more than ${png.length - 1} bytes`);
  });
});
