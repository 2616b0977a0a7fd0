import { deflateSync } from 'node:zlib';

const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
/** Of the directory of a font file: its head, and each entry. */
const FONT_HEADER_BYTES = 12;
const FONT_ENTRY_BYTES = 16;
const LEVEL = 9;

/**
 * A TrueType or OpenType file as WOFF 1.0 (https://www.w3.org/TR/WOFF/): the same tables, each compressed where that makes
 * it smaller. The same font gives the same bytes with the same zlib.
 */
export function toWoff(font: Uint8Array): Uint8Array {
  const source = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = Array.from({ length: source.getUint16(4) }, (_, i) => {
    const at = FONT_HEADER_BYTES + i * FONT_ENTRY_BYTES;
    const [offset, length] = [source.getUint32(at + 8), source.getUint32(at + 12)];
    const plain = font.subarray(offset, offset + length);
    const packed = deflateSync(plain, { level: LEVEL });
    const data = packed.length < length ? packed : plain;
    return { tag: source.getUint32(at), checksum: source.getUint32(at + 4), length, data };
  });
  tables.sort((a, b) => a.tag - b.tag);
  const dataFrom = HEADER_BYTES + tables.length * ENTRY_BYTES;
  const length = tables.reduce((sum, { data }) => sum + padded(data.length), dataFrom);
  const fontLength = tables.reduce(
    (sum, table) => sum + padded(table.length),
    FONT_HEADER_BYTES + tables.length * FONT_ENTRY_BYTES,
  );
  const woff = new Uint8Array(length);
  const view = new DataView(woff.buffer);
  // The signature "wOFF", and the numbers of the version that the file has, 1.0.
  [0x774f4646, source.getUint32(0), length].forEach((value, i) => {
    view.setUint32(4 * i, value);
  });
  view.setUint16(12, tables.length);
  view.setUint32(16, fontLength);
  view.setUint16(20, 1);
  let at = dataFrom;
  tables.forEach((table, i) => {
    const entry = [table.tag, at, table.data.length, table.length, table.checksum];
    entry.forEach((value, k) => {
      view.setUint32(HEADER_BYTES + i * ENTRY_BYTES + 4 * k, value);
    });
    woff.set(table.data, at);
    at += padded(table.data.length);
  });
  return woff;
}

/** Tables begin at multiples of four bytes. */
function padded(length: number): number {
  return (length + 3) & ~3;
}
