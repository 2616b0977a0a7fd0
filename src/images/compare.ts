import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

/**
 * Colour difference below which two pixels count as the same, 0 to 1 (pixelmatch's measure in a perceptual colour space).
 * The same drawing by another version of an encoder or rasteriser stays below it.
 */
export const COLOUR_TOLERANCE = 0.1;
/** Share of differing pixels, smoothed edges apart, up to which two pictures count as the same. */
export const PIXEL_TOLERANCE = 0.0001;

/** How the pixels of two images compare. */
export interface PixelComparison {
  readonly same: boolean;
  /** What to tell a person. */
  readonly reason: string;
  /** A PNG of the differences, where the sizes are equal. */
  readonly difference?: Uint8Array;
}

interface Decoded {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Compares two images by their decoded pixels.
 *
 * @returns `undefined` when `actual` cannot be decoded.
 */
export async function comparePixels(expected: Uint8Array, actual: Uint8Array): Promise<PixelComparison | undefined> {
  const a = await decode(expected);
  const b = await decode(actual);
  if (!a || !b) return undefined;
  if (a.width !== b.width || a.height !== b.height) {
    return { same: false, reason: `it is ${b.width} × ${b.height} pixels, not ${a.width} × ${a.height}` };
  }
  const difference = Buffer.alloc(a.data.length);
  const count = pixelmatch(a.data, b.data, difference, a.width, a.height, { threshold: COLOUR_TOLERANCE });
  const share = count / (a.width * a.height);
  const same = share <= PIXEL_TOLERANCE;
  const reason = count === 0 ? 'its pixels are equal' : `${count} of its pixels differ (${(share * 100).toFixed(3)} %)`;
  const raw = { width: a.width, height: a.height, channels: 4 } as const;
  return { same, reason, ...(count === 0 ? {} : { difference: await sharp(difference, { raw }).png().toBuffer() }) };
}

/** Whether the bytes are an image that can be shown in full. */
export async function canDecode(bytes: Uint8Array): Promise<boolean> {
  return (await decode(bytes)) !== undefined;
}

async function decode(bytes: Uint8Array): Promise<Decoded | undefined> {
  try {
    const { data, info } = await sharp(bytes, { failOn: 'truncated' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}
