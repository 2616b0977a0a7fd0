import type { Colour } from '../../model/colour.ts';
import type { Rect, Size } from '../../model/geometry.ts';
import type { Era } from '../era.ts';
import type { Shape } from '../scene.ts';
import type { FillPaint } from './paint.ts';

/** How a skin draws the marks that people put on a wireframe; drawing units, in the coordinates of the mark's box. */
export interface MarkSkin {
  /** A sheet of paper of a colour, and what holds it. */
  note(size: Size, colour: Colour, era: Era): readonly Shape[];
  /** Where a sheet can be written on. */
  noteArea(size: Size): Rect;
  /** A disc for a number or a letter: whether its author sized it, and the size that Balsamiq measured. */
  callOut(
    size: Size,
    fill: FillPaint,
    origin: { readonly isSized: boolean; readonly measured: Size | undefined },
  ): readonly Shape[];
  /** Where the number stands, in the middle of the height. */
  callOutArea(size: Size): Rect;
  /** How the number looks, and the disc that has no colour of its own. */
  readonly callOutStyle: {
    readonly fill: FillPaint;
    /** The opacity of a disc that has a colour of its own. */
    readonly coloured: number;
    readonly text: Colour;
    readonly bold: boolean;
    readonly align: 'left' | 'center';
  };
}
