import { BLACK } from '../../../model/colour.ts';
import type { Point } from '../../../model/geometry.ts';
import { polygonPath } from '../../path.ts';
import type { Path } from '../../scene.ts';
import type { LineSkin } from '../lines.ts';
import { ARROW_HEAD, BRACE, HORIZONTAL_RULE, VERTICAL_RULE } from './profiles/lines.ts';
import { strokeOutline } from './stroke.ts';

export const SKETCH_LINES: LineSkin = {
  rule: (axis, length) => strokeOutline(axis === 'horizontal' ? HORIZONTAL_RULE : VERTICAL_RULE, axis, length),
  arrowWidth: 4,
  arrowHead: polygonPath(ARROW_HEAD.map(([x, y]) => ({ x, y }))),
  arrowColour: BLACK,
  brace,
};

function brace(length: number): Path {
  const outer = BRACE.map(([share, , far]): Point => ({ x: -far, y: share * length }));
  const inner = BRACE.map(([share, near]): Point => ({ x: -near, y: share * length }));
  return polygonPath([...inner, ...outer.reverse()]);
}
