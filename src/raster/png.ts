import { constants, createDeflate } from 'node:zlib';
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
 * lost. Equal pictures give equal bytes with the same zlib, on any number of cores. The pixels are used up: the memory that they
 * are in, which is most of what a picture takes, is where the rows are written.
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
  // Rows are written over pixels that were read, unless they take more room than these.
  const bytes = new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const parts: Promise<Stripe>[] = [];
  let dictionary: Uint8Array | undefined;
  for (let from = 0, at = 0; from < pixels.length; from += stripePixels) {
    await parts[parts.length - MOST_AT_ONCE];
    const to = Math.min(pixels.length, from + stripePixels);
    const length = ((to - from) / width) * rowBytes;
    const stripe = channels < 4 ? bytes.subarray(at, at + length) : new Uint8Array(length);
    write(pixels.subarray(from, to), width, stripe);
    parts.push(compress(stripe, dictionary, to === pixels.length));
    dictionary = stripe.subarray(Math.max(0, length - WINDOW));
    at += length;
  }
  const stripes = await Promise.all(parts);
  const adler = new Adler();
  for (const { length, sum } of stripes) adler.add(length, sum);
  return pngChunk('IDAT', ZLIB_HEADER, ...stripes.map(({ compressed }) => compressed), adler.bytes());
}

/** A part of a zlib stream that ends at a byte, without the stream's header and checksum. */
interface Stripe {
  readonly compressed: Uint8Array;
  /** Bytes that were compressed, and their checksum (Adler-32). */
  readonly length: number;
  readonly sum: number;
}

/** Bytes of the block without content that ends a stream, and of the checksum behind it. */
const END = 2;
const SUM = 4;
/** A stream with a dictionary names it by its checksum. */
const HEADER = ZLIB_HEADER.length;
const HEADER_WITH_DICTIONARY = HEADER + SUM;

/** Each stripe is a stream of its own, so that zlib sums up its bytes on the way: to do it here takes as long as a fifth of it. */
function compress(bytes: Uint8Array, dictionary: Uint8Array | undefined, last: boolean): Promise<Stripe> {
  const stream = createDeflate({ level: LEVEL, ...(dictionary ? { dictionary } : {}) });
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', reject);
    stream.on('end', () => {
      const whole = Buffer.concat(chunks);
      const end = whole.length - SUM;
      const compressed = whole.subarray(dictionary ? HEADER_WITH_DICTIONARY : HEADER, last ? end : end - END);
      resolve({ compressed, length: bytes.length, sum: whole.readUInt32BE(end) });
    });
    stream.write(bytes);
    // To end it at once would make the bytes its last block.
    if (last) stream.end();
    else stream.flush(constants.Z_SYNC_FLUSH, () => stream.end());
  });
}
