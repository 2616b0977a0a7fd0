import type { ControlPath } from '../../model/control.ts';
import type { Point, Size } from '../../model/geometry.ts';
import type { Sized } from '../elk/pack.ts';
import type { Unit } from '../units.ts';

/** A unit with the size that it is to have, its contents placed. */
export interface Block extends Sized {
  readonly unit: Unit;
  /** The control itself: its place inside the block, and its size. */
  readonly anchor: Point & Size;
  /** What it holds, left tops relative to the control. */
  readonly contents: ReadonlyMap<ControlPath, Point>;
}
