import { crc32 } from 'node:zlib';

/** A chunk of a PNG: length, type, data, checksum. */
export function pngChunk(type: string, ...data: readonly Uint8Array[]): Buffer {
  const length = data.reduce((sum, part) => sum + part.length, 0);
  const chunk = Buffer.alloc(12 + length);
  chunk.writeUInt32BE(length);
  chunk.write(type, 4, 'latin1');
  let at = 8;
  for (const part of data) {
    chunk.set(part, at);
    at += part.length;
  }
  chunk.writeUInt32BE(crc32(chunk.subarray(4, at)), at);
  return chunk;
}
