import { type Colour, channels, toHex } from '../../model/colour.ts';

/** Names of the colours that Balsamiq offers first, and their neighbours. */
const NAMED: readonly (readonly [string, Colour])[] = [
  ['black', 0x000000],
  ['dark grey', 0x666666],
  ['grey', 0x999999],
  ['light grey', 0xcccccc],
  ['white', 0xffffff],
  ['red', 0xcc0000],
  ['pink', 0xf7a9c4],
  ['orange', 0xff9900],
  ['light orange', 0xffe599],
  ['yellow', 0xffff00],
  ['light yellow', 0xffff99],
  ['green', 0x38761d],
  ['light green', 0xb6d7a8],
  ['cyan', 0x45818e],
  ['light cyan', 0xa2c4c9],
  ['blue', 0x2b78e4],
  ['light blue', 0x9fc5f8],
  ['purple', 0x9900ff],
  ['light purple', 0xb4a7d6],
  ['brown', 0x7f6000],
];

/** `light green (#b6d7a8)`: the nearest name, for the eye, and the exact colour. */
export function colourName(colour: Colour): string {
  let best = NAMED[0];
  for (const entry of NAMED) if (best && apart(entry[1], colour) < apart(best[1], colour)) best = entry;
  return `${best?.[0] ?? ''} (${toHex(colour)})`;
}

function apart(a: Colour, b: Colour): number {
  const [p, q] = [channels(a), channels(b)];
  return (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
}
