/*
 * Measured on exports of Mockups 3 at single size, the only ones that show these marks; the tones of sheets and tape on
 * thumbnails of version 4, whose notes have the same shape.
 */

/** How much white is mixed into a sheet's colour: all of it, its lit part, and the brightest corner. */
export const SHEET_TONES = { base: 0.135, lit: 0.25, bright: 0.3 } as const;

/** What Mockups 2 and 3 add to each channel of a sheet's colour, in the same parts (62 notes of exports). */
export const SHEET_LIGHT = { base: 0x22, lit: 0x2d, bright: 0x3c } as const;

/** Corners of a sheet, clockwise from the left top: distances from the sides that are named by their signs. */
export const SHEET = {
  leftTop: [3, 14],
  rightTop: [-1, 17],
  rightBottom: [-2.5, -0.2],
  leftBottom: [0.5, -4],
} as const;

/** The lit parts of a sheet, as shares of its width and height. */
export const SHEET_LIT = [
  [0, 0],
  [1, 0],
  [0.86, 0.08],
  [0.7, 0.14],
  [0.6, 0.3],
  [0.4, 0.48],
  [0.22, 0.58],
  [0, 0.68],
] as const;
export const SHEET_BRIGHT = [
  [0, 0],
  [0.6, 0],
  [0.38, 0.12],
  [0.25, 0.28],
  [0.15, 0.5],
  [0, 0.62],
] as const;

/** The tape: its share of the sheet's width and its least width, and its corners' heights from the left top, clockwise. */
export const TAPE = {
  share: 0.248,
  least: 45.5,
  heights: [5, 0, 22, 26.8],
  upper: 0xe1574d,
  lower: 0xdd3328,
  /** Where the tape lies on the sheet, its two tones part here: a share of its height. */
  parting: 0.5,
} as const;
