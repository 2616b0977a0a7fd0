const MODULUS = 65_521;

/** The checksum of a zlib stream (Adler-32, RFC 1950), from those of its parts. */
export class Adler {
  #a = 1;
  #b = 0;

  /** @param sum the checksum of the next `length` bytes by themselves */
  add(length: number, sum: number): void {
    // Each part by itself begins with 1 and 0 where the whole goes on with what it has.
    const a = this.#a - 1;
    this.#b = (this.#b + (sum >>> 16) + (length % MODULUS) * a) % MODULUS;
    this.#a = (a + (sum & 0xffff)) % MODULUS;
  }

  bytes(): Uint8Array {
    const { buffer } = Uint16Array.of(0, 0);
    const view = new DataView(buffer);
    view.setUint16(0, this.#b);
    view.setUint16(2, this.#a);
    return new Uint8Array(buffer);
  }
}
