const MODULUS = 65_521;
/** Bytes after which the sums have to be reduced (RFC 1950). */
const MOST = 5_552;

/** The checksum of a zlib stream (Adler-32, RFC 1950). */
export class Adler {
  #a = 1;
  #b = 0;

  add(bytes: Uint8Array): void {
    let [a, b] = [this.#a, this.#b];
    for (let from = 0; from < bytes.length; from += MOST) {
      const to = Math.min(bytes.length, from + MOST);
      for (let i = from; i < to; i++) {
        a += bytes[i] ?? 0;
        b += a;
      }
      a %= MODULUS;
      b %= MODULUS;
    }
    [this.#a, this.#b] = [a, b];
  }

  bytes(): Uint8Array {
    const { buffer } = Uint16Array.of(0, 0);
    const view = new DataView(buffer);
    view.setUint16(0, this.#b);
    view.setUint16(2, this.#a);
    return new Uint8Array(buffer);
  }
}
