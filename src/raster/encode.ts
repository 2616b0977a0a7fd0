import type { RasterFormat } from './formats.ts';
import { indexColours } from './palette.ts';
import type { Pixels } from './pixels.ts';
import { sharp } from './sharp.ts';

export interface EncodeOptions {
  /** 1 to 100, for the formats that lose detail (WebP, AVIF, JPEG); WebP is lossless when absent. */
  readonly quality?: number;
  /** An XMP packet for WebP, AVIF and JPEG. */
  readonly xmp?: string;
}

/** Level 9 takes six times as long and saves a tenth (measured on a roadmap of 118 controls at twice its size). */
const PNG_LEVEL = 7;

/**
 * The bytes of an image file. A PNG is indexed when that loses nothing, else truecolour; equal pixels give equal bytes.
 */
export async function encode(pixels: Pixels, format: RasterFormat, options: EncodeOptions = {}): Promise<Uint8Array> {
  if (format === 'png') return encodeAsPng(pixels);
  const image = options.xmp === undefined ? open(pixels) : open(pixels).withXmp(options.xmp);
  switch (format) {
    case 'webp':
      return image.webp(options.quality === undefined ? { lossless: true } : { quality: options.quality }).toBuffer();
    case 'avif':
      return image.avif({ quality: options.quality ?? 70, chromaSubsampling: '4:4:4' }).toBuffer();
    case 'jpeg':
      return image
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: options.quality ?? 90, chromaSubsampling: '4:4:4' })
        .toBuffer();
  }
}

async function encodeAsPng(pixels: Pixels): Promise<Uint8Array> {
  const { width, height } = pixels;
  const indexed = indexColours(pixels);
  if (indexed) {
    const palette = pixels.opaque ? indexed.colours.map(([r, g, b]) => [r, g, b]) : indexed.colours.map((c) => [...c]);
    const { encode: encodePng } = await import('fast-png');
    return encodePng(
      { width, height, data: indexed.indices, channels: 1, depth: 8, palette: palette as [number, number, number][] },
      { zlib: { level: 9 } },
    );
  }
  const image = open(pixels);
  return (pixels.opaque ? image.removeAlpha() : image)
    .png({ compressionLevel: PNG_LEVEL, adaptiveFiltering: false })
    .toBuffer();
}

function open({ width, height, data }: Pixels) {
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
}
