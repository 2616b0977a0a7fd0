import type { StrokeProfile } from '../stroke.ts';

/**
 * The head of an arrow that points right, the end of its line at the origin. Measured by scripts/measure-arrow-head.mjs
 * on 115 heads of exports at twice the size.
 */
export const ARROW_HEAD: readonly (readonly [number, number])[] = [
  [2.67, 0.05],
  [1.35, -1.5],
  [-2.48, -4.6],
  [-6.23, -6.2],
  [-10.42, -7.4],
  [-11.3, -6.67],
  [-11.5, -5.95],
  [-11.65, -3.77],
  [-8.22, -0.8],
  [-8.53, 1],
  [-11.2, 3.3],
  [-10.6, 7.3],
  [-10.32, 8.15],
  [-8.32, 7.83],
  [-7.35, 7.3],
  [-3.6, 5],
  [0.3, 2.2],
];

/** Measured by scripts/measure-rules.mjs on 77 rules at twice the size; rows: place, upper edge, lower edge. */
export const HORIZONTAL_RULE: StrokeProfile = {
  cap: 6,
  start: [
    [0, 2.43, 2.55],
    [0.5, 2.43, 2.93],
    [1, 2.45, 3.16],
    [2, 2.44, 3.44],
    [3, 2.5, 3.68],
    [4.5, 2.52, 3.9],
  ],
  middle: [
    [0, 2.51, 4.27],
    [0.1, 2.5, 4.5],
    [0.2, 2.51, 4.69],
    [0.3, 2.51, 4.79],
    [0.4, 2.52, 4.88],
    [0.5, 2.61, 4.92],
    [0.6, 2.69, 4.95],
    [0.7, 2.86, 5],
    [0.8, 3.09, 5.08],
    [0.9, 3.4, 5.19],
    [1, 3.76, 5.3],
  ],
  end: [
    [4.5, 4.04, 5.4],
    [3, 4.18, 5.44],
    [2, 4.3, 5.48],
    [1, 4.46, 5.56],
    [0.5, 4.6, 5.58],
    [0, 4.95, 5.62],
  ],
};

/** Measured by scripts/measure-rules.mjs on 40 rules of exports at single size; rows: place, left edge, right edge. */
export const VERTICAL_RULE: StrokeProfile = {
  cap: 6,
  start: [
    [0, 4.85, 5.3],
    [1, 4.2, 5.9],
    [2, 3.9, 5.97],
    [3, 3.78, 5.96],
    [4.5, 3.6, 5.95],
  ],
  middle: [
    [0, 3.4, 5.92],
    [0.1, 3.18, 5.77],
    [0.2, 3.05, 5.8],
    [0.3, 3.08, 5.92],
    [0.4, 3.18, 5.97],
    [0.5, 3.27, 5.97],
    [0.6, 3.45, 6.02],
    [0.7, 3.66, 6.05],
    [0.8, 3.71, 5.98],
    [0.9, 3.74, 5.8],
    [1, 3.6, 5.5],
  ],
  end: [
    [4.5, 3.3, 5.1],
    [3, 3.15, 4.87],
    [2, 3.07, 4.77],
    [1, 3.1, 4.6],
    [0, 3.4, 4.1],
  ],
};
