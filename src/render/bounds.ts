import { childOrigin } from '../graph/build.ts';
import type { Layout } from '../layout/layout.ts';
import { type Control, type ControlPath, childPath } from '../model/control.ts';
import { bottom, expand, type Rect, right, union } from '../model/geometry.ts';
import type { ArrowCurve } from './context.ts';
import { labelBox } from './controls/arrow.ts';
import { savedByMockups3 } from './era.ts';
import { routeBounds } from './route.ts';

/** Width that every arrow's line counts with, drawing units. */
const LINE_WIDTH = 4;

/**
 * The part of the drawing plane that a picture shows: what the controls' rectangles cover and what the lines of arrows
 * paint; arrow heads do not count. It starts exactly there, which the boxes of five exports show whose left or top is a
 * line's: they stand between pixels by that fraction. Its sides are whole units, as if left and top were moved out to
 * whole units too. Verified on the sizes of 44 exports of Balsamiq Wireframes 4, page boxes of its PDFs included.
 *
 * @param rects of the controls, drawing units
 * @param routes of the arrows in the same coordinates, as the file gives them
 */
export function pictureBounds(rects: Iterable<Rect>, routes: Iterable<ArrowCurve>): Rect {
  let covered: Rect | undefined;
  for (const rect of rects) covered = union(covered, rect);
  for (const route of routes) covered = union(covered, expand(routeBounds(route), LINE_WIDTH / 2));
  if (!covered) return { x: 0, y: 0, width: 1, height: 1 };
  const { x, y } = covered;
  return {
    x,
    y,
    width: Math.max(1, Math.ceil(right(covered)) - Math.floor(x)),
    height: Math.max(1, Math.ceil(bottom(covered)) - Math.floor(y)),
  };
}

/** Space around the text of an arrow that counts with its box, drawing units (seen in exports of version 4). */
const LABEL_SPACE = 1;

/** What a picture of a mockup shows: its outermost controls, and every line and its text that is not cropped away. */
export function extentOf(controls: readonly Control[], layout: Layout, context: LabelContext): Rect {
  const rects = controls.flatMap((control) => layout.bounds.get(control.id) ?? []);
  const arrows = [...countedArrows(controls, undefined, layout)];
  const labels = arrows.flatMap(([control, route]) => labelBox(control, route, context) ?? []);
  return pictureBounds(
    [...rects, ...labels.map((label) => expand(label, LABEL_SPACE))],
    arrows.map(([, route]) => route),
  );
}

type LabelContext = Parameters<typeof labelBox>[2];

function* countedArrows(
  controls: readonly Control[],
  parent: ControlPath | undefined,
  layout: Layout,
): Iterable<readonly [Control, ArrowCurve]> {
  for (const control of controls) {
    const path = childPath(parent, control.id);
    const route = layout.routes.get(path);
    if (route && !savedByMockups3(control)) yield [control, route];
    const bounds = layout.bounds.get(path);
    if (bounds && childOrigin(control, bounds) === bounds) yield* countedArrows(control.children, path, layout);
  }
}
