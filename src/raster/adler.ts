const MODULUS = 65_521;
/** Bytes after which the sums have to be reduced (RFC 1950). */
const MOST = 5_552;

/** The checksum of a zlib stream (Adler-32, RFC 1950). */
export class Adler {
  #a = 1;
  #b = 0;

  addBytes(bytes: Uint8Array): void {
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

  /** The same byte some times over: nearly all pixels of a drawing are as the one before them. */
  addRun(byte: number, count: number): void {
    this.#b = (this.#b + count * this.#a + (byte * count * (count + 1)) / 2) % MODULUS;
    this.#a = (this.#a + byte * count) % MODULUS;
  }

  bytes(): Uint8Array {
    const { buffer } = Uint16Array.of(0, 0);
    const view = new DataView(buffer);
    view.setUint16(0, this.#b);
    view.setUint16(2, this.#a);
    return new Uint8Array(buffer);
  }
}
