import { Resvg } from '@resvg/resvg-js';
import { XMLValidator } from 'fast-xml-parser';
import pixelmatch from 'pixelmatch';
import type { PictureFormat } from '../raster/formats.ts';
import { sharp } from '../raster/sharp.ts';
import { FONT_FAMILY, fontFiles } from '../render/text/fonts.ts';

/**
 * Colour difference below which two pixels count as the same, 0 to 1 (pixelmatch's measure in a perceptual colour space).
 * The same drawing by another version of an encoder or rasteriser stays below it.
 */
export const COLOUR_TOLERANCE = 0.1;
/** Share of differing pixels, smoothed edges apart, up to which two pictures count as the same. */
export const PIXEL_TOLERANCE = 0.0001;

/** How the pixels of two images compare. */
export interface PixelComparison {
  /** Within the tolerance. */
  readonly same: boolean;
  /** Pixel by pixel. */
  readonly equal: boolean;
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
 * Compares two images of a format by their pixels.
 *
 * @returns `undefined` when one of them cannot be decoded.
 */
export async function comparePixels(
  expected: Uint8Array,
  actual: Uint8Array,
  format: PictureFormat,
): Promise<PixelComparison | undefined> {
  const a = await decode(expected, format);
  const b = await decode(actual, format);
  if (!a || !b) return undefined;
  if (a.width !== b.width || a.height !== b.height) {
    const reason = `it is ${b.width} × ${b.height} pixels, not ${a.width} × ${a.height}`;
    return { same: false, equal: false, reason };
  }
  if (Buffer.compare(a.data, b.data) === 0) return { same: true, equal: true, reason: 'its pixels are equal' };
  const difference = Buffer.alloc(a.data.length);
  const count = pixelmatch(a.data, b.data, difference, a.width, a.height, { threshold: COLOUR_TOLERANCE });
  const share = count / (a.width * a.height);
  const same = share <= PIXEL_TOLERANCE;
  const reason =
    count === 0
      ? 'its pixels differ by less than can be seen'
      : `${count} of its pixels differ (${(share * 100).toFixed(3)} %; up to ${PIXEL_TOLERANCE * 100} % pass)`;
  const raw = { width: a.width, height: a.height, channels: 4 } as const;
  return { same, equal: false, reason, difference: await sharp(difference, { raw }).png().toBuffer() };
}

/** Whether the bytes are an image that can be shown in full. */
export async function canDecode(bytes: Uint8Array, format: PictureFormat): Promise<boolean> {
  return (await decode(bytes, format)) !== undefined;
}

async function decode(bytes: Uint8Array, format: PictureFormat): Promise<Decoded | undefined> {
  try {
    if (format === 'svg') return decodeSvg(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const image = sharp(bytes, { failOn: 'truncated', limitInputPixels: false });
    if ((await image.metadata()).format === 'svg') return undefined;
    const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch {
    return undefined;
  }
}

/** Elements by which a document could make the rasteriser read other files. */
const OUTWARD = /<(?:\w+:)?(?:image|use|feImage)\b[^>]*\bhref\s*=\s*["'](?!#|data:)/i;

function decodeSvg(text: string): Decoded | undefined {
  if (XMLValidator.validate(text) !== true || OUTWARD.test(text)) return undefined;
  const font = { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FONT_FAMILY };
  const image = new Resvg(text, { font, logLevel: 'off' }).render();
  return { data: Buffer.from(image.pixels), width: image.width, height: image.height };
}
