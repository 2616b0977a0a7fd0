/** The colours of a picture in the order met, at most 256. */
export interface Colours {
  /** Writes the index of each pixel. */
  readonly write: WriteRows;
  /** Red, green and blue of each colour. */
  palette(): Uint8Array;
  /** The alpha of each colour up to the last that is not opaque. */
  opacities(): Uint8Array;
}

const MOST = 256;
const SLOTS = 1024;

/** The colours of the pixels (red, green, blue and alpha of each as one word); `undefined` when there are more than 256. */
export function coloursOf(pixels: Uint32Array): Colours | undefined {
  const table = new Table();
  if (!table.addAll(pixels)) return undefined;
  const bytes = table.bytes();
  const alphas = bytes.filter((_, i) => i % 4 === 3);
  return {
    write: (pixels, width, rows) => {
      let at = 0;
      let last = -1;
      let index = 0;
      for (let i = 0; i < pixels.length; i++) {
        // Read first: the rows may lie where the pixels are.
        const word = pixels[i] ?? 0;
        if (i % width === 0) rows[at++] = 0;
        if (word !== last) {
          index = table.indexOf(word);
          last = word;
        }
        rows[at++] = index;
      }
    },
    palette: () => bytes.filter((_, i) => i % 4 !== 3),
    opacities: () => alphas.subarray(0, alphas.findLastIndex((alpha) => alpha !== 255) + 1),
  };
}

/** Colours by hash, with their indices. */
class Table {
  readonly #keys = new Uint32Array(SLOTS);
  readonly #used = new Int16Array(SLOTS).fill(-1);
  readonly #found = new Uint32Array(MOST);
  #count = 0;

  /** @returns `false` when there is no room for all of them. */
  addAll(pixels: Uint32Array): boolean {
    let last = -1;
    for (let i = 0; i < pixels.length; i++) {
      const word = pixels[i] ?? 0;
      if (word === last) continue;
      last = word;
      if (this.indexOf(word) < 0) return false;
    }
    return true;
  }

  /** The index of a colour, which is added where it is new; -1 when there is no room for it. */
  indexOf(word: number): number {
    let slot = (Math.imul(word, 0x9e3779b1) >>> 22) % SLOTS;
    while (this.#used[slot] !== -1 && this.#keys[slot] !== word) slot = (slot + 1) % SLOTS;
    const known = this.#used[slot] ?? -1;
    if (known !== -1 || this.#count === MOST) return known;
    this.#keys[slot] = word;
    this.#used[slot] = this.#count;
    this.#found[this.#count] = word;
    return this.#count++;
  }

  bytes(): Uint8Array {
    return new Uint8Array(this.#found.buffer, 0, 4 * this.#count);
  }
}

/**
 * Writes rows of pixels (red, green, blue and alpha of each as one word), each row behind the byte that says that it is not
 * filtered, 0: drawings have large areas of one colour, which filters do not make smaller. It is one loop over many rows,
 * which V8 compiles while it runs. Rows that take no more room than the pixels may be written over them, at or before their
 * place.
 */
export type WriteRows = (pixels: Uint32Array, width: number, rows: Uint8Array) => void;
