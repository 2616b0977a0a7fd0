import { XMLValidator } from 'fast-xml-parser';
import pixelmatch from 'pixelmatch';
import { fontFiles } from '../bundled.ts';
import { MissingBuildError } from '../model/errors.ts';
import type { Limits } from '../model/limits.ts';
import type { PictureFormat } from '../raster/formats.ts';
import { resvg, sharp } from '../raster/native.ts';
import { FONT_FAMILY } from '../render/text/fonts.ts';

/**
 * Colour difference below which two pixels count as the same, 0 to 1 (pixelmatch's measure in a perceptual colour space).
 * The same drawing by another version of an encoder or rasteriser stays below it.
 */
export const COLOUR_TOLERANCE = 0.1;
/** Share of differing pixels, smoothed edges apart, up to which two pictures count as the same. */
export const PIXEL_TOLERANCE = 0.0001;

/** How the pixels of two images compare. */
export interface PixelComparison {
  /** Byte by byte, stamps apart. */
  readonly alike?: true;
  /** Within the tolerance. */
  readonly same: boolean;
  /** Pixel by pixel. */
  readonly equal: boolean;
  /** What to tell a person. */
  readonly reason: string;
  /** A PNG of the differences, as large as both; what one of them does not reach is red. */
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
  limits: Limits,
): Promise<PixelComparison | undefined> {
  const a = await decode(expected, format, limits);
  const b = await decode(actual, format, limits);
  if (!a || !b) return undefined;
  if (a.width !== b.width || a.height !== b.height) {
    const reason = `it is ${b.width} × ${b.height} pixels, not ${a.width} × ${a.height}`;
    return { same: false, equal: false, reason, difference: await differenceOfSizes(a, b) };
  }
  if (Buffer.compare(a.data, b.data) === 0) return { same: true, equal: true, reason: 'its pixels are equal' };
  const { count, difference } = match(a, b);
  const share = count / (a.width * a.height);
  const same = share <= PIXEL_TOLERANCE;
  const reason =
    count === 0
      ? 'its pixels differ by less than can be seen'
      : `${count} of its pixels differ (${(share * 100).toFixed(3)} %; up to ${PIXEL_TOLERANCE * 100} % pass)`;
  return { same, equal: false, reason, difference: await asPng(difference) };
}

/** Counts and marks the pixels that differ between two images of one size. */
function match(a: Decoded, b: Decoded): { readonly count: number; readonly difference: Decoded } {
  const { width, height } = a;
  const data = Buffer.alloc(a.data.length);
  const count = pixelmatch(a.data, b.data, data, width, height, { threshold: COLOUR_TOLERANCE });
  return { count, difference: { data, width, height } };
}

async function differenceOfSizes(a: Decoded, b: Decoded): Promise<Uint8Array> {
  const width = Math.max(a.width, b.width);
  const height = Math.max(a.height, b.height);
  const { difference } = match(...([a, b].map((image) => extended(image, width, height)) as [Decoded, Decoded]));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inBoth = x < Math.min(a.width, b.width) && y < Math.min(a.height, b.height);
      if (!inBoth) difference.data.writeUInt32BE(0xff0000ff, 4 * (y * width + x));
    }
  }
  return asPng(difference);
}

/** The image at the left top of a larger one. */
function extended(image: Decoded, width: number, height: number): Decoded {
  const data = Buffer.alloc(4 * width * height);
  for (let y = 0; y < image.height; y++) {
    image.data.copy(data, 4 * y * width, 4 * y * image.width, 4 * (y + 1) * image.width);
  }
  return { data, width, height };
}

function asPng({ data, width, height }: Decoded): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

/** Whether the bytes are an image that can be shown in full. */
export async function canDecode(bytes: Uint8Array, format: PictureFormat, limits: Limits): Promise<boolean> {
  return (await decode(bytes, format, limits)) !== undefined;
}

/** An image of more pixels than a picture may have is none of ours: it is small in bytes only. */
async function decode(
  bytes: Uint8Array,
  format: PictureFormat,
  { picturePixels }: Limits,
): Promise<Decoded | undefined> {
  try {
    if (format === 'svg') return decodeSvg(new TextDecoder('utf-8', { fatal: true }).decode(bytes), picturePixels);
    const image = sharp(bytes, { failOn: 'truncated', limitInputPixels: picturePixels });
    if ((await image.metadata()).format === 'svg') return undefined;
    const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof MissingBuildError) throw error;
    return undefined;
  }
}

/** Elements by which a document could make the rasteriser read other files. */
const OUTWARD = /<(?:\w+:)?(?:image|use|feImage)\b[^>]*\bhref\s*=\s*["'](?!#|data:)/i;

function decodeSvg(text: string, picturePixels: number): Decoded | undefined {
  if (XMLValidator.validate(text) !== true || OUTWARD.test(text)) return undefined;
  const font = { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FONT_FAMILY };
  const drawing = resvg(text, { font, logLevel: 'off' });
  if (drawing.width * drawing.height > picturePixels) return undefined;
  const image = drawing.render();
  return { data: Buffer.from(image.pixels), width: image.width, height: image.height };
}
