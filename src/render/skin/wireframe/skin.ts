import { BLACK } from '../../../model/colour.ts';
import { expand, type Rect } from '../../../model/geometry.ts';
import { polygonPath, rectPath } from '../../path.ts';
import type { Path, PathShape } from '../../scene.ts';
import { filled, outlined } from '../outline.ts';
import type { BorderPaint } from '../paint.ts';
import { blobPath, ellipsePath, linePath, roundRectPath } from '../paths.ts';
import type { Skin } from '../skin.ts';
import { WIREFRAME_FIGURES } from './figures/figures.ts';
import { WIREFRAME_LINES } from './lines.ts';
import { WIREFRAME_MARKS } from './marks.ts';
import { SHARP } from './strokes.ts';

/**
 * Measured on 25 exports in this skin of Mockups 3: thickness of strokes, colours of what is written and drawn, of frames, of
 * buttons; and on one of Mockups 2 the radius of a canvas with round corners.
 */
const STROKE = 1;
const RADIUS = 5;
const INK = 0x333333;
const FRAME = 0x666666;
const BUTTON = 0xdddddd;
const SCRIBBLE = 0x999999;
const BUTTON_RADIUS = 1.5;
/** Corners are this much less round than those of the sketch skin. */
const ROUNDNESS = 1 / 3;

/** The clean skin: straight strokes, inside the bounds. */
export const WIREFRAME: Skin = {
  name: 'wireframe',
  ink: INK,
  iconColour: INK,
  borderColour: INK,
  frameColour: FRAME,
  buttonColour: BUTTON,
  scribbleColour: SCRIBBLE,
  figure: (name, bounds, paint) => WIREFRAME_FIGURES[name](bounds, paint),
  lines: WIREFRAME_LINES,
  marks: WIREFRAME_MARKS,
  scrollbar: {
    line: STROKE,
    arrow: { tip: 3, base: 8, half: 4 },
    thumb: { start: 13, length: 21, inset: 4, radius: 9 },
  },
  opener: {
    fill: { colour: BUTTON },
    divider: 19.5,
    line: STROKE,
    lean: 0,
    triangle: { x: 9.5, width: 10, height: 5, low: 0 },
  },
  picture: { inset: 5, cross: { colour: FRAME, width: STROKE }, second: 5 },
  menuTriangle: { fromRight: 11, width: 10, height: 5 },
  searchColour: INK,
  fieldText: { line: { x: -2, y: 0 }, area: { x: -1, y: -2 } },
  windows: {
    browser: {
      bar: 0xdddddd,
      head: 73,
      foot: 2,
      title: 8.4,
      address: { x: 126, y: 54.3 },
      addressEnd: 40,
      scrollbar: 18,
    },
    popover: { line: 1, radius: 15 },
  },
  box: (bounds, { fill, border }) => [
    ...filled(rectPath(bounds), fill),
    ...(border ? sharp(rectPath(centred(bounds, border)), border) : []),
  ],
  raisedBox: (bounds, paint) =>
    outlined(roundRectPath(centred(bounds, paint.border), BUTTON_RADIUS), paint, thickness(paint.border)),
  raisedFace: (bounds) => bounds,
  roundedBox: (bounds, paint, radius) => {
    const corner = radius === undefined ? RADIUS : radius * ROUNDNESS;
    return outlined(roundRectPath(centred(bounds, paint.border), corner), paint, thickness(paint.border));
  },
  ellipse: (bounds, paint) => outlined(ellipsePath(centred(bounds, paint.border)), paint, thickness(paint.border)),
  polygon: (points, { fill, border }) => [
    ...filled(polygonPath(points), fill),
    ...(border ? sharp(polygonPath(points), border) : []),
  ],
  blob: (points, paint) => outlined(blobPath(points), paint, thickness(paint.border)),
  polyline: (points, paint) => sharp(linePath(points), paint),
};

/** The clean skin of Mockups 2: text is black, everything that is drawn is grey (measured on an export of 2,786 × 2,244 units). */
export const WIREFRAME_OF_MOCKUPS_2: Skin = {
  ...WIREFRAME,
  ink: BLACK,
  iconColour: FRAME,
  borderColour: FRAME,
  frameColour: FRAME,
  lines: { ...WIREFRAME_LINES, arrowColour: FRAME },
};

/** A stroke with sharp ends and corners. */
function sharp(path: Path, border: BorderPaint): readonly PathShape[] {
  return [{ kind: 'path', path, stroke: { ...border, ...SHARP, width: thickness(border) } }];
}

function thickness(border: BorderPaint | undefined): number {
  return border?.width ?? STROKE;
}

/** The bounds on which a stroke must run to stay inside `bounds`. */
function centred(bounds: Rect, border: BorderPaint | undefined): Rect {
  return border ? expand(bounds, -thickness(border) / 2) : bounds;
}
