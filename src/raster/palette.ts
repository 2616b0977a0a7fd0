import type { Adler } from './adler.ts';

/** The colours of a picture in the order met, at most 256. */
export interface Colours {
  /**
   * Writes the indices of a row of pixels behind the first byte of `row`, and adds the whole row to the checksum.
   *
   * @param words pixels: red, green, blue and alpha of each as one word, in the order of bytes of the machine
   * @param from the first pixel of the row
   * @returns `false` when there is a 257th colour.
   */
  index(words: Uint32Array, from: number, row: Uint8Array, adler: Adler): boolean;
  /** Red, green and blue of each colour. */
  palette(): Uint8Array;
  /** The alpha of each colour up to the last that is not opaque. */
  opacities(): Uint8Array;
}

const MOST = 256;
const SLOTS = 1024;

/** A table of no colours so far. */
export function colourTable(): Colours {
  const keys = new Uint32Array(SLOTS);
  const used = new Int16Array(SLOTS).fill(-1);
  const found = new Uint32Array(MOST);
  let count = 0;
  /** The index of a colour; -1 when there is no room for it. */
  const indexOf = (word: number): number => {
    let slot = (Math.imul(word, 0x9e3779b1) >>> 22) % SLOTS;
    while (used[slot] !== -1 && keys[slot] !== word) slot = (slot + 1) % SLOTS;
    if (used[slot] === -1) {
      if (count === MOST) return -1;
      keys[slot] = word;
      used[slot] = count;
      found[count++] = word;
    }
    return used[slot] ?? -1;
  };
  const bytes = () => new Uint8Array(found.buffer, 0, 4 * count);
  return {
    index(words, from, row, adler) {
      adler.addRun(row[0] ?? 0, 1);
      let at = 1;
      while (at < row.length) {
        const word = words[from + at - 1] ?? 0;
        const start = at++;
        while (at < row.length && words[from + at - 1] === word) at++;
        const index = indexOf(word);
        if (index < 0) return false;
        row.fill(index, start, at);
        adler.addRun(index, at - start);
      }
      return true;
    },
    palette: () => bytes().filter((_, i) => i % 4 !== 3),
    opacities() {
      const alphas = bytes().filter((_, i) => i % 4 === 3);
      return alphas.subarray(0, alphas.findLastIndex((alpha) => alpha !== 255) + 1);
    },
  };
}
