import type { Pixels } from './pixels.ts';

/** A picture with at most 256 colours: one index a pixel. */
export interface Indexed {
  readonly indices: Uint8Array;
  /** Red, green, blue and alpha of each colour; those that are not opaque come first. */
  readonly colours: readonly (readonly [number, number, number, number])[];
}

const SLOTS = 1024;

/**
 * The picture by indices into its colours, when it has no more than 256; else `undefined`. Nothing is lost. The colours
 * are in the order of their values, so that equal pictures have equal palettes.
 */
export function indexColours({ data }: Pixels): Indexed | undefined {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  const keys = new Uint32Array(SLOTS);
  const used = new Int16Array(SLOTS).fill(-1);
  const found: number[] = [];
  const indices = new Uint8Array(words.length);
  let last = -1;
  let lastIndex = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? 0;
    if (word !== last) {
      let slot = (Math.imul(word, 0x9e3779b1) >>> 22) % SLOTS;
      while (used[slot] !== -1 && keys[slot] !== word) slot = (slot + 1) % SLOTS;
      if (used[slot] === -1) {
        if (found.length === 256) return undefined;
        keys[slot] = word;
        used[slot] = found.length;
        found.push(word);
      }
      last = word;
      lastIndex = used[slot] ?? 0;
    }
    indices[i] = lastIndex;
  }
  const colours = found.map((word, index) => ({ index, colour: bytesOf(word) }));
  colours.sort((a, b) => order(a.colour) - order(b.colour));
  const place = new Uint8Array(256);
  colours.forEach(({ index }, to) => {
    place[index] = to;
  });
  for (let i = 0; i < indices.length; i++) indices[i] = place[indices[i] ?? 0] ?? 0;
  return { indices, colours: colours.map(({ colour }) => colour) };
}

function bytesOf(word: number): readonly [number, number, number, number] {
  const [r = 0, g = 0, b = 0, a = 0] = new Uint8Array(Uint32Array.of(word).buffer);
  return [r, g, b, a];
}

/** Colours that are not opaque before the others: the transparency chunk of a PNG covers the first entries only. */
function order([r, g, b, a]: readonly [number, number, number, number]): number {
  return (a === 255 ? 2 ** 32 : 0) + ((a * 256 + r) * 256 + g) * 256 + b - (a === 255 ? 255 * 2 ** 24 : 0);
}
