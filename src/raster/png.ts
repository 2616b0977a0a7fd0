import { promisify } from 'node:util';
import { constants, deflateRaw } from 'node:zlib';
import { Adler } from './adler.ts';
import { coloursOf, type WriteRows } from './palette.ts';
import type { Pixels } from './pixels.ts';
import { pngChunk } from './png-chunk.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Level 9 takes six times as long and saves a tenth; measured on a roadmap of 118 controls at twice its size, where level 7
 * gives 380,957 bytes.
 */
const LEVEL = 7;

/** The first bytes of a zlib stream with a window of 32 KB, and how far back a match may lie. */
const ZLIB_HEADER = Uint8Array.of(0x78, 0x9c);
const WINDOW = 32 * 1024;

/**
 * Bytes of rows that are compressed in one go, as near as whole rows come to it. The stripes of a picture are compressed on
 * all cores; where they begin depends on its width alone, so that its bytes are the same on any number of cores.
 */
const STRIPE = 1 << 20;

/**
 * The picture as PNG: indexed when it has at most 256 colours, else truecolour, with alpha unless it is opaque. Nothing is
 * lost. Equal pictures give equal bytes with the same zlib, on any number of cores.
 */
export async function encodePng(pixels: Pixels): Promise<Buffer> {
  const { width, data, opaque } = pixels;
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  const colours = coloursOf(words);
  if (!colours) {
    const channels = opaque ? 3 : 4;
    return png(pixels, opaque ? 2 : 6, [await compressRows(words, width, channels, opaque ? writeOpaque : writeAll)]);
  }
  const compressed = await compressRows(words, width, 1, colours.write);
  const opacities = colours.opacities();
  const tables = [pngChunk('PLTE', colours.palette()), ...(opacities.length > 0 ? [pngChunk('tRNS', opacities)] : [])];
  return png(pixels, 3, [...tables, compressed]);
}

/** Four pixels are three words: a third of the time that their twelve bytes take. */
const writeOpaque: WriteRows = (pixels, width, rows) => {
  const packed = new Uint32Array(3 * Math.ceil(width / 4));
  const row = new Uint8Array(packed.buffer, 0, 3 * width);
  for (let from = 0, at = 0; from < pixels.length; from += width, at += row.length + 1) {
    for (let x = 0, word = 0; x < width; x += 4, word += 3) {
      const pixel = from + x;
      // Beyond the end of the row are those of the next one, and nothing beyond the last: neither is written.
      const b = pixels[pixel + 1] ?? 0;
      const c = pixels[pixel + 2] ?? 0;
      const d = pixels[pixel + 3] ?? 0;
      packed[word] = ((pixels[pixel] ?? 0) & 0xffffff) | (b << 24);
      packed[word + 1] = ((b >>> 8) & 0xffff) | (c << 16);
      packed[word + 2] = ((c >>> 16) & 0xff) | (d << 8);
    }
    rows[at] = 0;
    rows.set(row, at + 1);
  }
};

const writeAll: WriteRows = (pixels, width, rows) => {
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  for (let from = 0, at = 0; from < bytes.length; from += 4 * width, at += 4 * width + 1) {
    rows[at] = 0;
    rows.set(bytes.subarray(from, from + 4 * width), at + 1);
  }
};

function png({ width, height }: Pixels, colourType: number, chunks: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, pngChunk('IHDR', header), ...chunks, pngChunk('IEND')]);
}

/** Stripes that wait to be compressed or are: more would only take memory. */
const MOST_AT_ONCE = 4;

/** The rows of a picture, compressed, as one chunk. A stripe is compressed while the next ones are written. */
async function compressRows(pixels: Uint32Array, width: number, channels: number, write: WriteRows): Promise<Buffer> {
  const rowBytes = 1 + channels * width;
  const stripePixels = width * Math.max(1, Math.floor(STRIPE / rowBytes));
  const adler = new Adler();
  const buffers: Uint8Array[] = [];
  const parts: Promise<Buffer>[] = [];
  let dictionary = new Uint8Array(0);
  for (let from = 0; from < pixels.length; from += stripePixels) {
    await parts[parts.length - MOST_AT_ONCE];
    const to = Math.min(pixels.length, from + stripePixels);
    buffers[parts.length % MOST_AT_ONCE] ??= new Uint8Array((Math.min(stripePixels, pixels.length) / width) * rowBytes);
    const stripe = buffers[parts.length % MOST_AT_ONCE]?.subarray(0, ((to - from) / width) * rowBytes) ?? dictionary;
    write(pixels.subarray(from, to), width, stripe);
    adler.add(stripe);
    const finishFlush = to === pixels.length ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    parts.push(compress(stripe, { level: LEVEL, finishFlush, ...(dictionary.length > 0 ? { dictionary } : {}) }));
    dictionary = stripe.slice(Math.max(0, stripe.length - WINDOW));
  }
  return pngChunk('IDAT', ZLIB_HEADER, ...(await Promise.all(parts)), adler.bytes());
}

const compress = promisify(deflateRaw) as (
  bytes: Uint8Array,
  options: { level: number; finishFlush: number; dictionary?: Uint8Array },
) => Promise<Buffer>;
