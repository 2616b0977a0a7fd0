import type { Colour } from '../model/colour.ts';
import { DEFAULT_LIMITS, type Limits } from '../model/limits.ts';
import type { Resources } from '../render/resources.ts';
import type { Scene } from '../render/scene.ts';
import { escapeText, writeSvg } from '../render/svg.ts';
import { fontFaces } from '../render/text/embed/subset.ts';
import { alignBaselines } from '../render/text/grid.ts';
import { checkBitmaps, prepareBitmaps } from './bitmaps.ts';
import { encode } from './encode.ts';
import type { PictureFormat } from './formats.ts';
import { checkPainted } from './painted.ts';
import { checkPictureSize, pictureSize, rasterise } from './pixels.ts';

export interface PictureOptions {
  readonly format: PictureFormat;
  /** Pixels per drawing unit. */
  readonly scale: number;
  /** A colour (0xRRGGBB), or `undefined` for a transparent picture. */
  readonly background: Colour | undefined;
  /** How an SVG carries its text. */
  readonly text: 'text' | 'outline';
  /** 1 to 100, for formats that lose detail. */
  readonly quality?: number;
  readonly limits?: Limits;
  /** Text that an SVG carries as metadata, and WebP, AVIF and JPEG inside their XMP. */
  readonly metadata?: string;
}

export interface Picture {
  readonly bytes: Uint8Array;
  readonly format: PictureFormat;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * The picture of a scene: as SVG in drawing units times the scale, or as pixels.
 *
 * @throws InputError when it or its images are larger than the limits allow, or an image is damaged.
 */
export async function pictureOf(scene: Scene, resources: Resources, options: PictureOptions): Promise<Picture> {
  const { format, scale, metadata } = options;
  const limits = options.limits ?? DEFAULT_LIMITS;
  const pixels = pictureSize(scene.bounds, scale);
  const background = options.background === undefined ? {} : { background: options.background };
  if (format === 'svg') {
    await checkBitmaps(scene, scale, limits);
    const { text, fontParts } = resources;
    const fonts = options.text === 'text' ? { fontFaces: await fontFaces(scene, text, fontParts) } : {};
    const more = metadata === undefined ? {} : { metadata };
    const svg = writeSvg(scene, resources.text, { text: options.text, pixels, ...fonts, ...background, ...more });
    return { bytes: new TextEncoder().encode(svg), format, ...pixels };
  }
  checkPictureSize(pixels, limits);
  checkPainted(scene, scale, limits);
  const drawable = await prepareBitmaps(alignBaselines(scene, scale), scale, limits);
  const svg = writeSvg(drawable, resources.text, { text: 'outline', pixels, ...background });
  const drawn = rasterise(svg, options.background !== undefined);
  const quality = options.quality === undefined ? {} : { quality: options.quality };
  const xmp = metadata === undefined ? {} : { xmp: xmpPacket(metadata) };
  return { bytes: await encode(drawn, format, { ...quality, ...xmp }), format, ...pixels };
}

/** A packet of XMP whose description is the text. */
function xmpPacket(text: string): string {
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${escapeText(text)}</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
}
