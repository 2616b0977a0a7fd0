import { expand, type Rect } from '../../../model/geometry.ts';
import { polygonPath, rectPath } from '../../path.ts';
import { filled, outlined, stroked } from '../outline.ts';
import { blobPath, ellipsePath, linePath, roundRectPath } from '../paths.ts';
import type { BorderPaint, Skin } from '../skin.ts';
import { WIREFRAME_FIGURES } from './figures/figures.ts';
import { WIREFRAME_LINES } from './lines.ts';
import { WIREFRAME_MARKS } from './marks.ts';

/** Measured on an export in this skin: thickness of strokes, radius of a canvas with round corners, colour of borders, buttons. */
const STROKE = 1;
const RADIUS = 5;
const BORDER = 0x666666;
const BUTTON = 0xdddddd;
const BUTTON_RADIUS = 1.5;
/** Corners are this much less round than those of the sketch skin. */
const ROUNDNESS = 1 / 3;

/** The clean skin: straight strokes, inside the bounds. */
export const WIREFRAME: Skin = {
  name: 'wireframe',
  borderColour: BORDER,
  buttonColour: BUTTON,
  figure: (name, bounds, paint) => WIREFRAME_FIGURES[name](bounds, paint),
  lines: WIREFRAME_LINES,
  marks: WIREFRAME_MARKS,
  box: (bounds, { fill, border }) => [
    ...filled(rectPath(bounds), fill),
    ...(border ? stroked(rectPath(centred(bounds, border)), border, thickness(border)) : []),
  ],
  raisedBox: (bounds, paint) =>
    outlined(roundRectPath(centred(bounds, paint.border), BUTTON_RADIUS), paint, thickness(paint.border)),
  raisedFace: (bounds) => bounds,
  roundedBox: (bounds, paint, radius) => {
    const corner = radius === undefined ? RADIUS : radius * ROUNDNESS;
    return outlined(roundRectPath(centred(bounds, paint.border), corner), paint, thickness(paint.border));
  },
  ellipse: (bounds, paint) => outlined(ellipsePath(centred(bounds, paint.border)), paint, thickness(paint.border)),
  polygon: (points, paint) => outlined(polygonPath(points), paint, thickness(paint.border)),
  blob: (points, paint) => outlined(blobPath(points), paint, thickness(paint.border)),
  polyline: (points, paint) => stroked(linePath(points), paint, thickness(paint)),
};

function thickness(border: BorderPaint | undefined): number {
  return border?.width ?? STROKE;
}

/** The bounds on which a stroke must run to stay inside `bounds`. */
function centred(bounds: Rect, border: BorderPaint | undefined): Rect {
  return border ? expand(bounds, -thickness(border) / 2) : bounds;
}
