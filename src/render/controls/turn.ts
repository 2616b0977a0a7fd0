import type { Point } from '../../model/geometry.ts';
import type { Shape } from '../scene.ts';

/**
 * The shapes turned about a point by Balsamiq's `rotation`: degrees counter-clockwise (an export shows a triangle of 270
 * pointing right, screenshots of 2024 `angle-down` of 90 pointing right).
 */
export function turn(shapes: readonly Shape[], rotation: number | undefined, about: Point): readonly Shape[] {
  if (!rotation || rotation % 360 === 0) return shapes;
  return [{ kind: 'group', rotate: { degrees: -rotation, about }, shapes }];
}
