import { expand, type Point, type Rect, union } from '../../model/geometry.ts';
import type { Scene, Shape } from '../../render/scene.ts';
import type { Change } from '../kinds/change.ts';

/** Two versions of a mockup in one coordinate frame, that of the new one, so that one can be laid over the other. */
export interface Frame {
  readonly old: Scene;
  readonly new: Scene;
  /** What the old version's coordinates are moved by. */
  readonly shift: Point;
}

/** Room for marks around the drawings; drawing units. */
const MARGIN = 32;

/** Brings both scenes into one frame and to one size; a drawing that moved as a whole is moved back. */
export function commonFrame(old: Scene, next: Scene, layout: readonly Change[]): Frame {
  const whole = layout.find((change) => change.kind === 'moved' && change.everything);
  const shift = whole?.kind === 'moved' ? whole.by : { x: 0, y: 0 };
  const moved: Rect = { ...old.bounds, x: old.bounds.x + shift.x, y: old.bounds.y + shift.y };
  const bounds = expand(union(moved, next.bounds) ?? next.bounds, MARGIN);
  return { old: { ...old, bounds, shapes: translated(old.shapes, shift) }, new: { ...next, bounds }, shift };
}

function translated(shapes: readonly Shape[], shift: Point): readonly Shape[] {
  return shift.x === 0 && shift.y === 0 ? shapes : [{ kind: 'group', translate: shift, shapes }];
}
