import { type Rect, union } from '../model/geometry.ts';

/** The part of the drawing plane that a picture shows: what the controls cover. */
export function pictureBounds(rects: Iterable<Rect>): Rect {
  let bounds: Rect | undefined;
  for (const rect of rects) bounds = union(bounds, rect);
  return bounds ?? { x: 0, y: 0, width: 1, height: 1 };
}
