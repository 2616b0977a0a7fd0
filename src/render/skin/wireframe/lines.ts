import type { LineSkin } from '../lines.ts';

/** A rule is one unit thick, in the middle of its box. */
export const WIREFRAME_LINES: LineSkin = {
  rule: (axis, length) =>
    axis === 'horizontal'
      ? [['M', 0, 4], ['L', length, 4], ['L', length, 5], ['L', 0, 5], ['Z']]
      : [['M', 4, 0], ['L', 5, 0], ['L', 5, length], ['L', 4, length], ['Z']],
  arrowHead: [['M', 2, 0], ['L', -10, -7], ['L', -10, 7], ['Z']],
};
