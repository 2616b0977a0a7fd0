/**
 * Where Balsamiq puts text, measured on the drawing commands of six PDF exports and on 2x exports of its version 4: all
 * in drawing units, as functions of the em size.
 */

/** From the top of a line's own box (as tall as the em) to its baseline, as a share of the em. */
export const ASCENT = 1 / 1.27;

/** Distance of the baselines of two lines that follow each other. */
export function linePitch(size: number): number {
  return Math.round(1.2 * size);
}

/** Height of the box of `lines` lines: the em of the first and a pitch for each further one. */
export function blockHeight(lines: number, size: number): number {
  return size + Math.max(0, lines - 1) * linePitch(size);
}
