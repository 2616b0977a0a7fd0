import { expand, type Point, type Rect, translate, union } from '../../model/geometry.ts';
import type { Change, ControlRef, Subject } from '../kinds/change.ts';

/** Where a change shows, in the frame of the new version. */
export interface ChangePlace {
  readonly old?: Rect;
  readonly new?: Rect;
}

/** Where the subject stood and stands; lines get some room so that they can be seen around. */
export function placeOf({ old, new: next, parts }: Subject, shift: Point): ChangePlace {
  const around = (refs: readonly (ControlRef | undefined)[]) => {
    const box = refs.reduce<Rect | undefined>((sum, ref) => union(sum, ref?.bounds), undefined);
    return box && (box.width < 12 || box.height < 12 ? expand(box, 6) : box);
  };
  const before = around([old, ...parts.map((part) => part.old)]);
  const after = around([next, ...parts.map((part) => part.new)]);
  return { ...(before ? { old: translate(before, shift) } : {}), ...(after ? { new: after } : {}) };
}

/** The places of every subject of a change. */
export function placesOf(change: Change, shift: Point): readonly ChangePlace[] {
  if (change.kind === 'moved' && change.everything) return [];
  return change.subjects.map((subject) => placeOf(subject, shift));
}
