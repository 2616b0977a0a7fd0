import type { Rect } from '../../../model/geometry.ts';
import type { Path, PathCommand } from '../../scene.ts';

/** A closed or open outline on the reference square, as [x, y]. */
type StrokeOutline = readonly (readonly [number, number])[];

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

/** Where a coordinate of the reference square comes to lie on a side of `length`, which may be too short for both corners. */
function stretchTo(from: number, length: number, { size, slice }: NineSlice): (v: number) => number {
  const corner = Math.min(slice, length / 2);
  const [farCorner, between, stretched] = [size - slice, size - 2 * slice, length - 2 * corner];
  return (v) => {
    if (v <= slice) return from + (v * corner) / slice;
    if (v >= farCorner) return from + (length - ((size - v) * corner) / slice);
    return from + (corner + ((v - slice) / between) * stretched);
  };
}

/** The ink of the border on `bounds`: two rings, to be filled with the even-odd rule. */
export function nineSlice(profile: NineSlice, bounds: Rect): Path {
  const x = stretchTo(bounds.x, bounds.width, profile);
  const y = stretchTo(bounds.y, bounds.height, profile);
  const commands: PathCommand[] = [];
  for (const ring of [profile.outer, profile.inner]) {
    for (const [i, at] of ring.entries()) commands.push([i === 0 ? 'M' : 'L', x(at[0]), y(at[1])]);
    commands.push(['Z']);
  }
  return commands;
}
