import { type Rect, rect, type Size } from '../../model/geometry.ts';

/**
 * Where Balsamiq 4 puts text, in drawing units: measured on the text matrices of six PDF exports and on the glyphs of its
 * 1x and 2x PNG exports (labels, titles, paragraphs, fields, buttons and field sets of sizes 13 to 40).
 *
 * A line has a box as tall as its em; areas below are where the box of the first line starts, or is centred.
 */

/** From the top of a line's box to its baseline, as a share of the em. */
export const ASCENT = 1 / 1.27;

/** From the baseline down to the middle of an underline, as a share of the em (measured at sizes 13 and 24). */
export const UNDERLINE = 0.151;

/** From the baseline up to the middle of a strike-through, as a share of the em (the font's own figure). */
export const STRIKE = 0.287;

/** Thickness of underlines and strike-throughs (measured at sizes 13 and 24). */
export function ruleThickness(size: number): number {
  return Math.max(1, 0.065 * size);
}

/** Distance of the baselines of two lines that follow each other. */
export function linePitch(size: number): number {
  return 1.2 * size;
}

/** Height of `lines` lines: the em of the first and a pitch for each further one. */
export function blockHeight(lines: number, size: number): number {
  return size + Math.max(0, lines - 1) * linePitch(size);
}

/** Where a text field holds its line; the line is in the middle of the height. */
export function textInputArea({ width, height }: Size): Rect {
  return rect(7, 0, width - 14, height);
}

/** Where a text area holds its lines, from the top. */
export function textAreaArea({ width, height }: Size): Rect {
  return rect(8, 8, width - 14, height - 16);
}

/** Where a field set holds its name, from the top. */
export function fieldSetArea({ width, height }: Size): Rect {
  return rect(15, 0, width - 30, height);
}

/** A length rounded up to whole units, but for what comes of adding fractions alone. */
export function wholeUnits(length: number): number {
  return Math.ceil(length - 1e-6);
}
