import type { Colour } from '../../model/colour.ts';
import type { Point } from '../../model/geometry.ts';

/** Where the parts of windows are; drawing units. */
export interface WindowSkin {
  readonly browser: {
    /** The colour of the bars above and below the page. */
    readonly bar: Colour;
    /** Heights of what is above the page and below it. */
    readonly head: number;
    readonly foot: number;
    /** Top of the title. */
    readonly title: number;
    /** Left end of the address and the middle of its line; how far from the right side it ends. */
    readonly address: Point;
    readonly addressEnd: number;
    /** How far from the right side the scroll bar starts. */
    readonly scrollbar: number;
  };
  /** The outline of a popover: its thickness, and the radius of its corners as drawn. */
  readonly popover: { readonly line: number; readonly radius: number };
}
