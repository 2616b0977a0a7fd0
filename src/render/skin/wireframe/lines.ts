import type { LineSkin } from '../lines.ts';

/** Clean lines: rules of one unit in the middle of their box, grey arrows with open heads (measured on an export). */
export const WIREFRAME_LINES: LineSkin = {
  rule: (axis, length) =>
    axis === 'horizontal'
      ? [['M', 0, 4], ['L', length, 4], ['L', length, 5], ['L', 0, 5], ['Z']]
      : [['M', 4, 0], ['L', 5, 0], ['L', 5, length], ['L', 4, length], ['Z']],
  arrowWidth: 2,
  arrowHead: [
    ['M', 1.5, 0],
    ['L', -6, 8.7],
    ['L', -9.5, 8.7],
    ['L', -9.5, 8],
    ['L', -2.5, 0],
    ['L', -9.5, -8],
    ['L', -9.5, -8.7],
    ['L', -6, -8.7],
    ['Z'],
  ],
  arrowColour: 0x666666,
  brace: (length) => {
    const middle = length / 2;
    const reach = Math.min(6, length / 4);
    return [
      ['M', 0, 0],
      ['C', -6, 0, -8, 2, -8, reach],
      ['L', -8, middle - reach],
      ['C', -8, middle - 2, -11, middle, -15, middle],
      ['C', -11, middle, -8, middle + 2, -8, middle + reach],
      ['L', -8, length - reach],
      ['C', -8, length - 2, -6, length, 0, length],
      ['L', 0, length - 1],
      ['C', -5, length - 1, -7, length - 3, -7, length - reach],
      ['L', -7, middle + reach],
      ['C', -7, middle + 2, -9, middle + 0.5, -11, middle],
      ['C', -9, middle - 0.5, -7, middle - 2, -7, middle - reach],
      ['L', -7, reach],
      ['C', -7, 3, -5, 1, 0, 1],
      ['Z'],
    ];
  },
};
