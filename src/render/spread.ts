import { luma } from '../model/colour.ts';
import type { Shape } from './scene.ts';

/** Text of a colour at least this light (Rec. 601) is painted bolder. */
const LIGHT = 200;
/** By how much, drawing units. */
const LIGHTER_TEXT = 0.5;

/**
 * The shapes with every opaque filled outline `by` drawing units broader, half of it on either side. Text keeps its
 * weight, and so do strokes.
 */
export function spreadFills(shapes: readonly Shape[], by: number): readonly Shape[] {
  return shapes.map((shape) => {
    if (shape.kind === 'group') return { ...shape, shapes: spreadFills(shape.shapes, by) };
    if (shape.kind === 'text') return luma(shape.fill.colour) < LIGHT ? shape : { ...shape, broader: LIGHTER_TEXT };
    if (shape.kind !== 'path' || shape.stroke || !shape.fill || (shape.fill.opacity ?? 1) < 1) return shape;
    return { ...shape, stroke: { colour: shape.fill.colour, width: by } };
  });
}
