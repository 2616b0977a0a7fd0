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
