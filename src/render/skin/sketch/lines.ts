import type { PathCommand } from '../../scene.ts';
import type { LineSkin } from '../lines.ts';
import { ARROW_HEAD, HORIZONTAL_RULE, VERTICAL_RULE } from './profiles/lines.ts';
import { strokeOutline } from './stroke.ts';

export const SKETCH_LINES: LineSkin = {
  rule: (axis, length) => strokeOutline(axis === 'horizontal' ? HORIZONTAL_RULE : VERTICAL_RULE, axis, length),
  arrowHead: [...ARROW_HEAD.map(([x, y], i): PathCommand => [i === 0 ? 'M' : 'L', x, y]), ['Z']],
};
