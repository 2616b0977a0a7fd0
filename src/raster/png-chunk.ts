/** Of the remainder of the division of each byte; CRC-32 as PNG defines it (ISO 3309). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

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

/** `zlib.crc32` is not in every supported Node.js. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ (TABLE[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
