import type { Path } from '../scene.ts';

export type Axis = 'horizontal' | 'vertical';

/** How a skin draws rules and arrows. */
export interface LineSkin {
  /**
   * The outline of a solid rule of `length` drawing units in a box 10 units across; it starts at the origin and runs
   * right or down.
   */
  rule(axis: Axis, length: number): Path;
  /** The outline of an arrow's head that points right, with the end of the arrow's line at the origin; drawing units. */
  readonly arrowHead: Path;
}
