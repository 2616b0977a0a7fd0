import type { Point } from '../../model/geometry.ts';
import type { Scene, Shape } from '../scene.ts';

/**
 * A baseline at most this far (pixels) below a row of pixels stands on it. Exports at 2x move every baseline down, those at
 * 1x only the ones that lie deeper: at sizes 13, 18 and 28 they stay on the row above (measured on 30 exports).
 */
function tolerance(scale: number): number {
  return scale < 2 ? 0.25 : 0.01;
}

/**
 * The scene with every level line of text moved to a row of pixels, for drawing at `scale` pixels per drawing unit: letters
 * then have sharp feet. Balsamiq does the same in PNG exports; its PDF exports have the exact baselines. Turned text stays
 * where it is.
 */
export function alignBaselines(scene: Scene, scale: number): Scene {
  return { ...scene, shapes: align(scene.shapes, { x: -scene.bounds.x, y: -scene.bounds.y }, scale) };
}

function align(shapes: readonly Shape[], origin: Point, scale: number): readonly Shape[] {
  return shapes.map((shape) => {
    if (shape.kind === 'text') {
      const row = Math.ceil((origin.y + shape.at.y) * scale - tolerance(scale));
      return { ...shape, at: { x: shape.at.x, y: row / scale - origin.y } };
    }
    if (shape.kind !== 'group' || shape.rotate) return shape;
    const { x, y } = shape.translate ?? { x: 0, y: 0 };
    return { ...shape, shapes: align(shape.shapes, { x: origin.x + x, y: origin.y + y }, scale) };
  });
}
