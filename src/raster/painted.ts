import { InputError } from '../model/errors.ts';
import { bottom, type Point, type Rect, right } from '../model/geometry.ts';
import type { Limits } from '../model/limits.ts';
import type { Path, Scene, Shape } from '../render/scene.ts';

/** A line covers a part of the rectangle around it only. */
const LINE_SHARE = 0.2;

/**
 * Makes sure that the picture is drawn in reasonable time: the rasteriser paints every pixel of every shape, also of
 * those that lie beneath others.
 *
 * @param scale pixels per drawing unit
 * @throws InputError when the shapes cover more pixels together than the limits allow.
 */
export function checkPainted(scene: Scene, scale: number, { paintedPixels }: Limits): void {
  let left = paintedPixels / scale ** 2;
  const visit = (shapes: readonly Shape[], offset: Point, control: string | undefined): void => {
    for (const shape of shapes) {
      if (shape.kind === 'group') {
        // A group that is turned keeps the size of its shapes, as near as it matters.
        const { x, y } = shape.translate ?? { x: 0, y: 0 };
        visit(shape.shapes, { x: offset.x + x, y: offset.y + y }, shape.control ?? control);
      }
      if (shape.kind !== 'path') continue;
      const share = shape.fill ? 1 : LINE_SHARE;
      left -= share * visibleArea(shape.path, offset, scene.bounds);
      if (left >= 0) continue;
      const message = `the shapes of the picture cover more than ${paintedPixels} pixels together`;
      throw new InputError([
        { ...(control === undefined ? {} : { control }), message, hint: 'Choose a smaller scale' },
      ]);
    }
  };
  visit(scene.shapes, { x: 0, y: 0 }, undefined);
}

/** Of the rectangle around the points of the path, what lies in the picture. */
function visibleArea(path: Path, offset: Point, picture: Rect): number {
  let [x0, x1] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [y0, y1] = [x0, x1];
  for (const command of path) {
    for (let i = 1; i < command.length; i += 2) {
      const [x, y] = [Number(command[i]), Number(command[i + 1])];
      [x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
      [y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
    }
  }
  const width = Math.min(x1 + offset.x, right(picture)) - Math.max(x0 + offset.x, picture.x);
  const height = Math.min(y1 + offset.y, bottom(picture)) - Math.max(y0 + offset.y, picture.y);
  return width > 0 && height > 0 ? width * height : 0;
}
