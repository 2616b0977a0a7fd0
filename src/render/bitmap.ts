import { InputError } from '../model/errors.ts';
import type { Size } from '../model/geometry.ts';
import type { Limits } from '../model/limits.ts';
import type { Notices } from '../model/notice.ts';
import type { Asset } from '../model/project.ts';
import type { Bitmap } from './context.ts';

/**
 * Looks up the bitmaps of a project by resource ID; each is sniffed when first asked for. A placeholder stands for what
 * the project does not hold, has lost, or holds as a kind of image that balsa does not draw: it is reported.
 *
 * @returns a function that throws InputError for what is no image, is damaged, or is larger than the limits allow.
 */
export function bitmapLookup(
  assets: readonly Asset[],
  limits: Limits,
  notices: Notices,
): (assetId: string) => Bitmap | undefined {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const known = new Map<string, Bitmap | undefined>();
  const open = (assetId: string): Bitmap | undefined => {
    const asset = byId.get(assetId);
    if (!asset) return undefined;
    const name = asset.name || assetId;
    const bitmap = sniffBitmap(asset.bytes);
    const fault = faultOf(asset, bitmap, limits);
    if (fault !== undefined) throw new InputError([{ place: `image "${name}"`, ...fault }]);
    if (bitmap) return { ...bitmap, name };
    const kind = asset.bytes.length === 0 ? 'is empty' : `is ${undrawnKind(asset.bytes)}, which balsa does not draw`;
    notices.add({ kind: 'asset', subject: assetId, message: `The image "${name}" ${kind}` });
    return undefined;
  };
  return (assetId) => {
    if (!known.has(assetId)) known.set(assetId, open(assetId));
    return known.get(assetId);
  };
}

const REPLACE = 'Put a sound image in its place';

/** Why a mockup with this asset cannot be drawn. */
export function faultOf(
  { bytes, damaged }: Asset,
  bitmap: Bitmap | undefined,
  { assetBytes, assetPixels }: Limits,
): { readonly message: string; readonly hint: string } | undefined {
  if (damaged !== undefined) return { message: 'its data is not base64', hint: REPLACE };
  const raise = (name: string) => `Make it smaller, or raise the limit with --limit ${name}=NUMBER`;
  if (bytes.length > assetBytes) return { message: `has more than ${assetBytes} bytes`, hint: raise('assetBytes') };
  if (bytes.length === 0) return undefined;
  if (!bitmap) {
    if (undrawnKind(bytes) !== undefined) return undefined;
    const begun = mediaTypeOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return { message: begun ? 'is damaged: its header is broken' : 'is no image', hint: REPLACE };
  }
  const { width, height } = bitmap.natural;
  if (width * height <= assetPixels) return undefined;
  const message = `has ${width} × ${height} pixels, more than the ${assetPixels} that are drawn`;
  return { message, hint: raise('assetPixels') };
}

/** Kinds of images, and of files that hold one, that balsa does not draw: by their first bytes, from the offset on. */
const UNDRAWN: readonly (readonly [name: string, magic: string, offset?: number])[] = [
  ['a Windows bitmap', 'BM'],
  ['a TIFF', 'II*\0'],
  ['a TIFF', 'MM\0*'],
  ['a Photoshop file', '8BPS'],
  ['a PDF', '%PDF'],
  ['a PostScript file', '%!PS'],
  ['an icon of Windows', '\0\0\x01\0'],
  ['an AVIF or HEIF', 'ftyp', 4],
  ['a JPEG 2000', '\0\0\0\x0cjP  '],
  ['a JPEG XL', '\xff\x0a'],
  ['a JPEG XL', '\0\0\0\x0cJXL '],
  ['a GIMP file', 'gimp xcf'],
  ['a Flash film', 'FWS'],
  ['a Flash film', 'CWS'],
  ['a Windows metafile', '\xd7\xcd\xc6\x9a'],
  ['a ZIP archive', 'PK\x03\x04'],
];

/** What the file is when it is of a kind that is known but not drawn. */
export function undrawnKind(bytes: Uint8Array): string | undefined {
  if (isSvg(bytes)) return 'an SVG';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return UNDRAWN.find(([, magic, offset = 0]) => startsWith(view, offset, magic))?.[0];
}

/** What a bitmap is and how many pixels it has, from its first bytes; `undefined` for anything else. */
export function sniffBitmap(bytes: Uint8Array): Bitmap | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mediaType = mediaTypeOf(view);
  if (!mediaType) return undefined;
  const natural = SIZE_OF[mediaType](view);
  return natural && natural.width > 0 && natural.height > 0 ? { mediaType, bytes, natural } : undefined;
}

type MediaType = Bitmap['mediaType'];

function mediaTypeOf(view: DataView): MediaType | undefined {
  if (startsWith(view, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(view, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(view, 0, 'GIF87a') || startsWith(view, 0, 'GIF89a')) return 'image/gif';
  if (startsWith(view, 0, 'RIFF') && startsWith(view, 8, 'WEBP')) return 'image/webp';
  return undefined;
}

/** Reads the size from a header; `undefined` when it is cut short or broken. */
const SIZE_OF: { readonly [M in MediaType]: (view: DataView) => Size | undefined } = {
  'image/png': (view) =>
    view.byteLength >= 24 && startsWith(view, 12, 'IHDR')
      ? { width: view.getUint32(16), height: view.getUint32(20) }
      : undefined,
  'image/gif': (view) =>
    view.byteLength >= 10 ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : undefined,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
};

/** The size in the first frame header (SOF0 to SOF15 without DHT, JPG and DAC), past the segments before it. */
function jpegSize(view: DataView): Size | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

/** Lossy (VP8), lossless (VP8L) and extended (VP8X) files keep their size in three ways. */
function webpSize(view: DataView): Size | undefined {
  if (view.byteLength < 30) return undefined;
  if (startsWith(view, 12, 'VP8 ')) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (startsWith(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (startsWith(view, 12, 'VP8X')) {
    const int24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    return { width: int24(24) + 1, height: int24(27) + 1 };
  }
  return undefined;
}

/** Whether the bytes at `at` are the characters of `text` (one byte each). */
function startsWith(view: DataView, at: number, text: string): boolean {
  if (at + text.length > view.byteLength) return false;
  for (let i = 0; i < text.length; i++) if (view.getUint8(at + i) !== text.charCodeAt(i)) return false;
  return true;
}

function isSvg(bytes: Uint8Array): boolean {
  return /<svg[\s>]/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)));
}
