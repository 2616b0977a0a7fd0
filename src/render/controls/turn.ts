import type { Point } from '../../model/geometry.ts';
import type { Shape } from '../scene.ts';

/** The shapes turned clockwise about a point; `rotation` in degrees. */
export function turn(shapes: readonly Shape[], rotation: number | undefined, about: Point): readonly Shape[] {
  if (!rotation || rotation % 360 === 0) return shapes;
  return [{ kind: 'group', rotate: { degrees: rotation, about }, shapes }];
}
