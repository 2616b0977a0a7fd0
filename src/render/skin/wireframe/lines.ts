import { rect } from '../../../model/geometry.ts';
import { rectPath } from '../../path.ts';
import type { LineSkin } from '../lines.ts';

/** Clean lines: rules of one unit, grey arrows with open heads (measured on an export of Mockups 2). */
export const WIREFRAME_LINES: LineSkin = {
  rule: (axis, length) => rectPath(axis === 'horizontal' ? rect(0, 5, length, 1) : rect(5, 0, 1, length)),
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
  arrowColour: 0x333333,
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
