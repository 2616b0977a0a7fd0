import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { ControlDigest } from '../../src/images/digest.ts';
import { findStamp, formatStamp, insertPngStamp, type Stamp, sealStamp } from '../../src/images/stamp.ts';

const hex = (bytes: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 2 * bytes, maxLength: 2 * bytes });
const control: fc.Arbitrary<ControlDigest> = fc.record({ path: hex(3), content: hex(3) });
const stamps: fc.Arbitrary<Stamp> = fc.record({
  drawing: fc.integer({ min: 0, max: 999 }),
  source: hex(16),
  options: hex(8),
  file: hex(16),
  controls: fc.array(control, { maxLength: 40 }).map((controls) => () => controls),
});

const stamp: Stamp = {
  drawing: 3,
  source: 'a'.repeat(32),
  options: 'b'.repeat(16),
  controls: () => [{ path: '0a0b0c', content: 'ffeedd' }],
};
const pixel = () => sharp({ create: { width: 3, height: 2, channels: 3, background: '#123456' } });
const stampedPng = async () =>
  Buffer.from(sealStamp(insertPngStamp(await pixel().png().toBuffer(), formatStamp(stamp))));

/** A stamp with its controls worked out. */
const plain = (one: Stamp) => ({ stamp: { ...one, controls: one.controls() } });
const found = (image: Uint8Array) => {
  const { stamp: one, intact } = findStamp(image) ?? expect.fail('no stamp');
  return { ...plain(one), intact };
};

describe('the stamp of an image', () => {
  it('is read back as it was written, from a PNG that still decodes', async () => {
    const png = await stampedPng();
    expect(found(png)).toEqual({ ...plain(stamp), intact: true });
    expect(await sharp(png, { failOn: 'warning' }).raw().toBuffer()).toEqual(await pixel().raw().toBuffer());
    expect((await sharp(png).metadata()).comments).toMatchObject([{ keyword: 'balsa' }]);
  });

  it.each(['webp', 'jpeg', 'avif'] as const)('lives in the XMP of %s', async (format) => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${formatStamp(stamp)}</x:xmpmeta>`;
    const image = sealStamp(await pixel().withXmp(xmp).toFormat(format).toBuffer());
    expect(found(image)).toEqual({ ...plain(stamp), intact: true });
    expect((await sharp(image).metadata()).width).toBe(3);
  });

  it('lives in the metadata of an SVG', () => {
    const svg = new TextEncoder().encode(
      `<svg><metadata>${formatStamp(stamp)}</metadata><text>balsa-stamp:1;</text></svg>`,
    );
    expect(found(sealStamp(svg))).toEqual({ ...plain(stamp), intact: true });
  });

  it('tells any change of the content', async () => {
    const png = await stampedPng();
    for (const place of [20, png.length - 20]) {
      const changed = Buffer.from(png);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(findStamp(changed)?.intact).toBe(false);
    }
    expect(findStamp(png.subarray(0, png.length - 4))?.intact).toBe(false);
  });

  it('is absent from other images, and from any other bytes', async () => {
    expect(findStamp(await pixel().png().toBuffer())).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(findStamp(bytes)).toBeUndefined();
      }),
    );
  });

  it('holds any digests', () => {
    fc.assert(
      fc.property(stamps, fc.string(), (given, around) => {
        const image = new TextEncoder().encode(formatStamp(given) + around);
        expect(found(sealStamp(image))).toEqual({ ...plain(given), intact: true });
      }),
    );
  });
});
