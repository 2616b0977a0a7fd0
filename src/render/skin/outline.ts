import type { Path, PathShape } from '../scene.ts';
import type { BorderPaint, FillPaint, ShapePaint } from './paint.ts';

/** The inside of a path; nothing without a fill, or with one that cannot be seen. */
export function filled(path: Path, fill: FillPaint | undefined): readonly PathShape[] {
  return fill && fill.opacity !== 0 ? [{ kind: 'path', path, fill }] : [];
}

/** A path as a plain stroke of the given thickness (drawing units). */
export function stroked(path: Path, border: BorderPaint, width: number): readonly PathShape[] {
  return [{ kind: 'path', path, stroke: { ...border, width } }];
}

/** A closed path, filled and stroked, the stroke on the path. */
export function outlined(path: Path, { fill, border }: ShapePaint, width: number): readonly PathShape[] {
  return [...filled(path, fill), ...(border ? stroked(path, border, width) : [])];
}
