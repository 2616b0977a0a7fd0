import type { Rect } from '../../../model/geometry.ts';
import type { Path, PathCommand } from '../../scene.ts';

/** A closed or open outline on the reference square, as [x, y]. */
export type StrokeOutline = readonly (readonly [number, number])[];

/**
 * A hand-drawn border as measured: the outer and the inner edge of its ink on a square of `size` drawing units. On another
 * box what lies within `slice` of a side keeps its distance to that side, and what lies between stretches.
 */
export interface NineSlice {
  readonly size: number;
  readonly slice: number;
  readonly outer: StrokeOutline;
  readonly inner: StrokeOutline;
}

/** Where the coordinate `v` of the reference square comes to lie on a side of `length`, which may be too short for both corners. */
function stretch(v: number, length: number, { size, slice }: NineSlice): number {
  const corner = Math.min(slice, length / 2);
  if (v <= slice) return (v * corner) / slice;
  if (v >= size - slice) return length - ((size - v) * corner) / slice;
  return corner + ((v - slice) / (size - 2 * slice)) * (length - 2 * corner);
}

function ring(outline: StrokeOutline, bounds: Rect, profile: NineSlice): Path {
  const commands: PathCommand[] = outline.map(([x, y], i) => [
    i === 0 ? 'M' : 'L',
    bounds.x + stretch(x, bounds.width, profile),
    bounds.y + stretch(y, bounds.height, profile),
  ]);
  commands.push(['Z']);
  return commands;
}

/** The ink of the border on `bounds`: two rings, to be filled with the even-odd rule. */
export function nineSlice(profile: NineSlice, bounds: Rect): Path {
  return [...ring(profile.outer, bounds, profile), ...ring(profile.inner, bounds, profile)];
}
