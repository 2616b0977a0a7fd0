// Makes large images without holding their pixels: rows are deflated one after the other.
import { createDeflate } from 'node:zlib';
import sharp from 'sharp';

/** A PNG of one colour, or of noise. `claim` writes another size into its header, `text` adds megabytes of packed text. */
export async function pngOf(width, height, { noise = false, interlace = false, depth = 8, claim, text = 0 } = {}) {
  const passes = interlace
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]];
  const bytes = (4 * depth) / 8;
  const rows = function* () {
    for (const [x, y, dx, dy] of passes) {
      const across = Math.ceil((width - x) / dx);
      if (across <= 0) continue;
      const plain = Buffer.alloc(1 + across * bytes, 0x7f);
      plain[0] = 0;
      for (let at = y; at < height; at += dy) yield noise ? noisy(plain) : plain;
    }
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(claim?.[0] ?? width, 0);
  header.writeUInt32BE(claim?.[1] ?? height, 4);
  header.set([depth, 6, 0, 0, interlace ? 1 : 0], 8);
  const megabyte = Buffer.alloc(1024 * 1024, 0x41);
  const more =
    text === 0
      ? []
      : [chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), await deflated(repeat(megabyte, text))]))];
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', await deflated(rows())),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function* repeat(value, count) {
  for (let i = 0; i < count; i++) yield value;
}

let state = 1;
function noisy(row) {
  const copy = Buffer.from(row);
  for (let i = 1; i < copy.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    copy[i] = state >>> 24;
  }
  return copy;
}

async function deflated(parts) {
  const stream = createDeflate({ level: 6 });
  const out = [];
  stream.on('data', (part) => out.push(part));
  const end = new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject));
  for (const part of parts) if (!stream.write(part)) await new Promise((resolve) => stream.once('drain', resolve));
  stream.end();
  await end;
  return Buffer.concat(out);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = CRC[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

const flat = (width, height) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' }, limitInputPixels: false });

export async function jpegOf(width, height, { progressive = false } = {}) {
  return flat(width, height).jpeg({ progressive, quality: 90 }).toBuffer();
}

export async function webpOf(width, height) {
  return flat(width, height).webp({ effort: 0, quality: 80 }).toBuffer();
}
