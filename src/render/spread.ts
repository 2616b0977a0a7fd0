import type { Shape } from './scene.ts';

/**
 * The shapes with every opaque filled outline `by` drawing units broader, half of it on either side. Text keeps its
 * weight, and so do strokes.
 */
export function spreadFills(shapes: readonly Shape[], by: number): readonly Shape[] {
  return shapes.map((shape) => {
    if (shape.kind === 'group') return { ...shape, shapes: spreadFills(shape.shapes, by) };
    if (shape.kind !== 'path' || shape.stroke || !shape.fill || (shape.fill.opacity ?? 1) < 1) return shape;
    return { ...shape, stroke: { colour: shape.fill.colour, width: by } };
  });
}
