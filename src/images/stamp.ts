import { createHash } from 'node:crypto';
import { pngChunk } from '../raster/png-chunk.ts';
import type { FontOrigin } from '../render/text/engine.ts';
import { CONTROL_DIGEST_BYTES, type ControlDigest } from './digest.ts';

/**
 * What an image says of itself: which source, options and drawing version it was made from, and a digest of its own
 * content. No date, path, host or user: the same source gives the same stamp everywhere.
 */
export interface Stamp {
  /** Version of the drawing code, raised when pictures of an unchanged source change. */
  readonly drawing: number;
  readonly source: string;
  readonly options: string;
  /** As `digestFile` gives it, where the source is one file with one mockup. */
  readonly file?: string;
  /** Digest of the outline that stood beside the source. */
  readonly outline?: string;
  /** The fonts of packages that drew a glyph. */
  readonly fonts?: readonly StampedFont[];
  /** Scripts (as `SCRIPTS` calls them) with a box for each character, for want of a package with a font. */
  readonly lacking?: readonly string[];
  /** Worked out when asked for: most stamps are read of images that are current. */
  controls(): readonly ControlDigest[];
}

/** A font of a package, and the digest of its file. */
export interface StampedFont extends FontOrigin {
  readonly digest: string;
}

/** A stamp as found in an image. */
interface FoundStamp {
  readonly stamp: Stamp;
  /** Whether the image still has the content that was stamped. */
  readonly intact: boolean;
}

const MARK = 'balsa-stamp:1;';
const PATTERN =
  /^balsa-stamp:1;drawing=(\d{1,6});source=([0-9a-f]{32});options=([0-9a-f]{16});(?:file=([0-9a-f]{32});)?(?:outline=([0-9a-f]{32});)?(?:fonts=([\w@/.~+:,-]{1,10000});)?(?:lacking=([\w,]{1,1000});)?content=([0-9a-f]{32});controls=([\w-]*);/;
/** Bytes of a stamp at most: one of a mockup with as many controls as the limits allow has a fifth of it. */
const LONGEST = 2 * 1024 * 1024;
const CONTENT_LENGTH = 32;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Keyword of the PNG text chunk, with the zero byte that ends it. */
const KEYWORD = 'balsa\0';

/** The stamp as text, its content still unknown: what goes into an image before `sealStamp`. */
export function formatStamp(stamp: Stamp): string {
  const { drawing, source, options, file, outline, fonts = [], lacking = [] } = stamp;
  const controls = stamp.controls().map(({ path, content }) => path + content);
  const digests = Buffer.from(controls.join(''), 'hex').toString('base64url');
  const beside = `${file === undefined ? '' : `file=${file};`}${outline === undefined ? '' : `outline=${outline};`}`;
  const drawn = fonts.map((font) => `${font.package}@${font.version}:${font.cut}:${font.digest}`).join(',');
  const more = `${drawn && `fonts=${drawn};`}${lacking.length > 0 ? `lacking=${lacking.join(',')};` : ''}`;
  return `${MARK}drawing=${drawing};source=${source};options=${options};${beside}${more}content=${'0'.repeat(CONTENT_LENGTH)};controls=${digests};`;
}

/** Puts the text of a stamp into a PNG, as a text chunk behind the header. */
export function insertPngStamp(png: Uint8Array, text: string): Uint8Array {
  const headerEnd = PNG_SIGNATURE.length + 4 + 4 + 13 + 4;
  return Buffer.concat([
    png.subarray(0, headerEnd),
    pngChunk('tEXt', Buffer.from(KEYWORD + text, 'latin1')),
    png.subarray(headerEnd),
  ]);
}

/** What an image holds beside its stamp: two images with the same content show the same. */
export function contentOf(image: Uint8Array): string {
  const bytes = withUnixLines(Buffer.from(image.buffer, image.byteOffset, image.byteLength));
  const place = locate(bytes);
  return place ? contentDigest(bytes, place) : contentDigest(bytes, { from: bytes.length, to: bytes.length });
}

/** The image with its stamp completed by the digest of its content. It must hold a stamp from `formatStamp`. */
export function sealStamp(image: Uint8Array): Uint8Array {
  const bytes = Buffer.from(image);
  const place = locate(bytes);
  if (!place) throw new RangeError('the image holds no stamp to seal');
  const digest = contentDigest(bytes, place);
  bytes.write(digest, place.content, 'latin1');
  if (place.png) {
    const chunk = pngChunk('tEXt', bytes.subarray(place.from + 8, place.to - 4));
    chunk.copy(bytes, place.from);
  }
  return bytes;
}

/** The stamp of an image; `undefined` when it has none, or none that can be read. */
export function findStamp(image: Uint8Array): FoundStamp | undefined {
  const bytes = withUnixLines(Buffer.from(image.buffer, image.byteOffset, image.byteLength));
  const place = locate(bytes);
  if (!place) return undefined;
  const [, drawing, source = '', options = '', file, outline, fonts, lacking, content, digests = ''] = place.match;
  const stamp = {
    ...{ drawing: Number(drawing), source, options, controls: () => unpackControls(digests) },
    ...(file === undefined ? {} : { file }),
    ...(outline === undefined ? {} : { outline }),
    ...(fonts === undefined ? {} : { fonts: fonts.split(',').flatMap((font) => parseFont(font) ?? []) }),
    ...(lacking === undefined ? {} : { lacking: lacking.split(',') }),
  };
  return { stamp, intact: content === contentDigest(bytes, place) };
}

function unpackControls(digests: string): ControlDigest[] {
  const packed = Buffer.from(digests, 'base64url');
  const controls: ControlDigest[] = [];
  for (let i = 0; i + 2 * CONTROL_DIGEST_BYTES <= packed.length; i += 2 * CONTROL_DIGEST_BYTES) {
    controls.push({
      path: packed.toString('hex', i, i + CONTROL_DIGEST_BYTES),
      content: packed.toString('hex', i + CONTROL_DIGEST_BYTES, i + 2 * CONTROL_DIGEST_BYTES),
    });
  }
  return controls;
}

/** `@scope/name@1.2.3:bold:0123456789abcdef` */
function parseFont(text: string): StampedFont | undefined {
  const [, name, version, cut, digest] = /^(.+)@([^@:]+):(regular|bold):([0-9a-f]+)$/.exec(text) ?? [];
  if (name === undefined || version === undefined || digest === undefined) return undefined;
  return { package: name, version, cut: cut === 'bold' ? 'bold' : 'regular', digest };
}

const LESS_THAN = 0x3c;
const CARRIAGE_RETURN = 0x0d;

/** git may check an SVG out with other line ends than it was written with: that is no edit. */
function withUnixLines(bytes: Buffer): Buffer {
  if (bytes[0] !== LESS_THAN || !bytes.includes(CARRIAGE_RETURN)) return bytes;
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** Where a stamp lies in an image: the bytes from `from` to `to` are not part of the content. */
interface Place {
  readonly from: number;
  readonly to: number;
  /** Where the digest of the content is written. */
  readonly content: number;
  readonly png: boolean;
  readonly match: RegExpExecArray;
}

function locate(bytes: Buffer): Place | undefined {
  const start = bytes.indexOf(MARK, 0, 'latin1');
  if (start < 0) return undefined;
  const digests = bytes.indexOf('controls=', start, 'latin1');
  const end = bytes.indexOf(';', digests, 'latin1') + 1;
  if (digests < 0 || end === 0 || end > start + LONGEST) return undefined;
  const match = PATTERN.exec(bytes.toString('latin1', start, end));
  if (!match) return undefined;
  const content = start + match[0].indexOf('content=') + 'content='.length;
  const png = bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);
  return png
    ? { from: start - KEYWORD.length - 8, to: end + 4, content, png, match }
    : { from: start, to: end, content, png, match };
}

function contentDigest(bytes: Buffer, { from, to }: Pick<Place, 'from' | 'to'>): string {
  const digest = createHash('sha256')
    .update(bytes.subarray(0, Math.max(0, from)))
    .update(bytes.subarray(to))
    .digest('hex');
  return digest.slice(0, CONTENT_LENGTH);
}
