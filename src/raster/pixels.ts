import { InputError } from '../model/errors.ts';
import type { Size } from '../model/geometry.ts';
import type { Limits } from '../model/limits.ts';
import { resvg } from './native.ts';

/** Pixels of a picture: rows from the top, 4 bytes each (red, green, blue, alpha; not premultiplied). */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** No pixel lets anything through. */
  readonly opaque: boolean;
}

/**
 * Draws an SVG document to pixels, at the size that the document states (in pixels). The document must be one that
 * `writeSvg` wrote with outlined text: the rasteriser reads files that a document refers to, and knows no fonts here.
 *
 * @param opaque the document has an opaque background
 */
export function rasterise(svg: string, opaque: boolean): Pixels {
  const image = resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' }).render();
  const data = image.pixels;
  if (!opaque) unmultiply(data);
  return { width: image.width, height: image.height, data, opaque };
}

/** The rasteriser gives colours multiplied by their alpha. */
function unmultiply(data: Uint8Array): void {
  for (let i = 0; i < data.length; i += 4) {
    const alpha = data[i + 3] ?? 0;
    if (alpha === 0 || alpha === 255) continue;
    for (let c = i; c < i + 3; c++) data[c] = Math.min(255, Math.round(((data[c] ?? 0) * 255) / alpha));
  }
}

/** The size in pixels of a picture of `width` × `height` drawing units: a started pixel counts as a whole one. */
export function pictureSize({ width, height }: Size, scale: number): Size {
  const side = (units: number) => Math.max(1, Math.ceil(units * scale - 1e-6));
  return { width: side(width), height: side(height) };
}

/** @throws InputError when a picture made of pixels would be larger than the limits allow. */
export function checkPictureSize({ width, height }: Size, limits: Limits): void {
  if (!(Math.max(width, height) <= limits.pictureSide && width * height <= limits.picturePixels)) {
    throw new InputError([
      {
        message: `the picture would be ${width} × ${height} pixels; at most ${limits.pictureSide} on a side and ${limits.picturePixels} in all are made`,
        hint: 'Choose a smaller scale, or SVG',
      },
    ]);
  }
}
