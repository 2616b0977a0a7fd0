import { expand, type Rect } from '../../../model/geometry.ts';
import { polygonPath, rectPath } from '../../path.ts';
import { filled, outlined, stroked } from '../outline.ts';
import { ellipsePath, linePath, roundRectPath } from '../paths.ts';
import type { BorderPaint, Skin } from '../skin.ts';
import { WIREFRAME_LINES } from './lines.ts';
import { WIREFRAME_MARKS } from './marks.ts';

const STROKE = 1;
const RADIUS = 4;

/** The clean skin: straight strokes, inside the bounds. */
export const WIREFRAME: Skin = {
  name: 'wireframe',
  lines: WIREFRAME_LINES,
  marks: WIREFRAME_MARKS,
  box: (bounds, { fill, border }) => [
    ...filled(rectPath(bounds), fill),
    ...(border ? stroked(rectPath(centred(bounds, border)), border, thickness(border)) : []),
  ],
  raisedBox: (bounds, paint) => WIREFRAME.roundedBox(bounds, paint),
  roundedBox: (bounds, paint, radius = RADIUS) =>
    outlined(roundRectPath(centred(bounds, paint.border), radius), paint, thickness(paint.border)),
  ellipse: (bounds, paint) => outlined(ellipsePath(centred(bounds, paint.border)), paint, thickness(paint.border)),
  polygon: (points, paint) => outlined(polygonPath(points), paint, thickness(paint.border)),
  polyline: (points, paint) => stroked(linePath(points), paint, thickness(paint)),
};

function thickness(border: BorderPaint | undefined): number {
  return border?.width ?? STROKE;
}

/** The bounds on which a stroke must run to stay inside `bounds`. */
function centred(bounds: Rect, border: BorderPaint | undefined): Rect {
  return border ? expand(bounds, -thickness(border) / 2) : bounds;
}
