import type { Colour } from '../../model/colour.ts';
import type { Path } from '../scene.ts';

export type Axis = 'horizontal' | 'vertical';

/** How a skin draws rules, arrows and braces; drawing units. */
export interface LineSkin {
  /**
   * The outline of a solid rule of `length` in a box 10 units across; it starts at the origin and runs right or down.
   */
  rule(axis: Axis, length: number): Path;
  /** How thick the line of an arrow is. */
  readonly arrowWidth: number;
  /** The outline of an arrow's head that points right, with the end of the arrow's line at the origin. */
  readonly arrowHead: Path;
  /** The colour of an arrow that has none of its own. */
  readonly arrowColour: Colour;
  /** The outline of a brace that runs down from the origin, opens to the right at x = 0 and has its tip 15 left of it. */
  brace(length: number): Path;
}
