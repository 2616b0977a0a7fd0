import type { RasterFormat } from './formats.ts';
import { sharp } from './native.ts';
import type { Pixels } from './pixels.ts';
import { encodePng } from './png.ts';

interface EncodeOptions {
  /** 1 to 100, for the formats that lose detail (WebP, AVIF, JPEG); WebP is lossless when absent. */
  readonly quality?: number;
  /** An XMP packet for WebP, AVIF and JPEG. */
  readonly xmp?: string;
}

/**
 * The bytes of an image file. Equal pixels give equal bytes with the same versions of the libraries that compress.
 */
export async function encode(pixels: Pixels, format: RasterFormat, options: EncodeOptions = {}): Promise<Uint8Array> {
  if (format === 'png') return encodePng(pixels);
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

function open({ width, height, data }: Pixels) {
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
}
