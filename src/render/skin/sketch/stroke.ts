import type { Path, PathCommand } from '../../scene.ts';
import type { Axis } from '../lines.ts';

type Row = readonly [place: number, near: number, far: number];

/**
 * A hand-drawn stroke along an axis: its two edges at places along it, as distances from the side of the box that holds
 * it. Its ends keep their size, what lies between them stretches with the length. Drawing units.
 */
export interface StrokeProfile {
  /** Length of each end. */
  readonly cap: number;
  /** Places: distance from the start. */
  readonly start: readonly Row[];
  /** Places: share (0 to 1) of the part between the ends. */
  readonly middle: readonly Row[];
  /** Places: distance from the end, falling. */
  readonly end: readonly Row[];
}

/** The outline of the stroke at a length; a stroke shorter than its two ends squeezes them. */
export function strokeOutline(profile: StrokeProfile, axis: Axis, length: number): Path {
  const squeeze = Math.min(1, length / (2 * profile.cap));
  const cap = profile.cap * squeeze;
  const rows: Row[] = [
    ...profile.start.map(([at, near, far]): Row => [at * squeeze, near, far]),
    ...(squeeze < 1 ? [] : profile.middle.map(([at, near, far]): Row => [cap + at * (length - 2 * cap), near, far])),
    ...profile.end.map(([at, near, far]): Row => [length - at * squeeze, near, far]),
  ];
  const edge = [
    ...rows.map(([at, near]) => [at, near] as const),
    ...rows.map(([at, , far]) => [at, far] as const).reverse(),
  ];
  return [
    ...edge.map(([along, across], i): PathCommand => {
      const command = i === 0 ? 'M' : 'L';
      return axis === 'horizontal' ? [command, along, across] : [command, across, along];
    }),
    ['Z'],
  ];
}
