import { luma } from '../model/colour.ts';
import type { Shape } from './scene.ts';

/** Text of a colour at least this light (Rec. 601) is painted bolder. */
const LIGHT = 200;
/** By how much, drawing units. */
const LIGHTER_TEXT = 0.5;

/**
 * The shapes as the Flash player painted them: every opaque filled outline `by` drawing units broader, half of it on either
 * side, and light text bolder (seen on 30 exports in both skins). Other text keeps its weight, and so do strokes.
 */
export function broadened(shapes: readonly Shape[], by = 0): readonly Shape[] {
  return shapes.map((shape) => {
    if (shape.kind === 'group') return { ...shape, shapes: broadened(shape.shapes, by) };
    if (shape.kind === 'text') return luma(shape.fill.colour) < LIGHT ? shape : { ...shape, broader: LIGHTER_TEXT };
    if (by === 0 || shape.kind !== 'path' || shape.stroke || !shape.fill || (shape.fill.opacity ?? 1) < 1) return shape;
    return { ...shape, stroke: { colour: shape.fill.colour, width: by } };
  });
}
