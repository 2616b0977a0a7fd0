/** An opaque colour as Balsamiq stores it: the 24-bit integer 0xRRGGBB. */
export type Colour = number;

export const BLACK: Colour = 0x000000;
export const WHITE: Colour = 0xffffff;

/** `#rrggbb`, lower case. */
export function toHex(colour: Colour): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

/** The red, green and blue parts, each 0 to 255. */
export function channels(colour: Colour): readonly [number, number, number] {
  return [(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff];
}

/** Perceived lightness after Rec. 601, 0 (black) to 255 (white). */
export function luma(colour: Colour): number {
  const [r, g, b] = channels(colour);
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

/** `share` (0 to 1) of `over` mixed into `under`, per channel in sRGB. */
export function mix(under: Colour, over: Colour, share: number): Colour {
  const a = channels(under);
  const b = channels(over);
  const part = (i: 0 | 1 | 2) => Math.round(a[i] + (b[i] - a[i]) * share);
  return (part(0) << 16) | (part(1) << 8) | part(2);
}

/** Balsamiq's named colours: the n-th value of `red` is `redn`, the first is `red` itself too (FORMAT section 2). */
const PALETTE: ReadonlyMap<string, readonly Colour[]> = new Map([
  ['black', [0x000000]],
  ['white', [0xffffff]],
  ['gray', [0x333333, 0x666666, 0x999999, 0xcccccc, 0xdddddd, 0xeeeeee]],
  ['red', [0xcf2a27, 0xea9999, 0xe06666, 0xcc0000, 0x990000, 0x660000]],
  ['orange', [0xff9900, 0xf9cb9c, 0xf6b26b, 0xe69138, 0xb45f06, 0x783f04]],
  ['yellow', [0xffff00, 0xffe599, 0xffd966, 0xf1c232, 0xbf9000, 0x7f6000]],
  ['green', [0x009e0f, 0xb6d7a8, 0x93c47d, 0x6aa84f, 0x38761d, 0x274e13]],
  ['cyan', [0x00ffff, 0xa2c4c9, 0x76a5af, 0x45818e, 0x134f5c, 0x0c343d]],
  ['blue', [0x2b78e4, 0x9fc5f8, 0x6fa8dc, 0x597eaa, 0x085394, 0x073763]],
  ['purple', [0x9900ff, 0xb4a7d6, 0x8e7cc3, 0x674ea7, 0x351c75, 0x20124d]],
  ['pink', [0xff00ff, 0xd5a6bd, 0xc27ba0, 0xa64d79, 0x741b47, 0x4c1130]],
]);

/**
 * The colour that markup names: `#` (optional) and 3 or 6 hexadecimal digits, or a name of the palette with an optional
 * number; `undefined` for anything else.
 */
export function paletteColour(name: string): Colour | undefined {
  const key = name.trim().toLowerCase();
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(key)?.[1];
  if (hex !== undefined) return Number.parseInt(hex.length === 3 ? hex.replace(/./g, '$&$&') : hex, 16);
  const named = /^([a-z]+)(\d?)$/.exec(key);
  return named ? PALETTE.get((named[1] ?? '').replace('grey', 'gray'))?.[Number(named[2] || '1') - 1] : undefined;
}
