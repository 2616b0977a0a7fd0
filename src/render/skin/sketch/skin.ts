import { BLACK, WHITE } from '../../../model/colour.ts';
import { expand, type Rect, rect, translate } from '../../../model/geometry.ts';
import { polygonPath, rectPath } from '../../path.ts';
import type { Shape } from '../../scene.ts';
import { DISABLED_COLOUR } from '../../text/block.ts';
import { filled, outlined, stroked } from '../outline.ts';
import type { BorderPaint } from '../paint.ts';
import { blobPath, ellipsePath, linePath, roundRectPath } from '../paths.ts';
import type { Skin } from '../skin.ts';
import { SKETCH_FIGURES } from './figures/figures.ts';
import { SKETCH_LINES } from './lines.ts';
import { MOCKUPS_MARKS, SKETCH_MARKS } from './marks.ts';
import { type NineSlice, nineSlice } from './nine-slice.ts';
import { BOX } from './profiles/box.ts';
import { BUTTON } from './profiles/button.ts';

/** Strokes that Balsamiq draws clean even in this skin: outlines of shapes and round corners. */
const STROKE = 2;
/** Of a canvas with round corners: the radius of its stroke and how far the stroke lies inside (measured on an export). */
const RADIUS = 16;
const ROUND_INSET = 1.5;

/** The shadow of a button lies on its right: its text is that much left of the middle (measured). */
const SHADOW_SHIFT = 1;

/** The hand-drawn skin: measured borders, stretched to size. */
export const SKETCH: Skin = {
  name: 'sketch',
  ink: BLACK,
  iconColour: BLACK,
  borderColour: BLACK,
  frameColour: BLACK,
  buttonColour: WHITE,
  scribbleColour: BLACK,
  figure: (name, bounds, paint) => SKETCH_FIGURES[name](bounds, paint),
  lines: SKETCH_LINES,
  marks: SKETCH_MARKS,
  scrollbar: {
    line: 2,
    divider: 11.5,
    arrow: { tip: 3.2, base: 8.5, half: 3.6 },
    thumb: { start: 13, length: 19.6, inset: 4, radius: 2 },
  },
  opener: { divider: 18.5, line: 1.8, lean: 0.5, triangle: { x: 9.5, width: 9, height: 5.4, low: 0.6 } },
  // Measured on 2x exports.
  picture: { inset: 5, cross: { colour: 0x5c5c5e, width: 3 } },
  menuTriangle: { fromRight: 15, width: 8, height: 5 },
  searchColour: DISABLED_COLOUR,
  windows: {
    browser: {
      bar: 0xc1c1c1,
      head: 73,
      foot: 27,
      title: 8,
      address: { x: 160, y: 41.5 },
      addressEnd: 92,
      scrollbar: 19.5,
    },
    popover: { line: 3, radius: 15.5 },
  },
  fieldText: { line: { x: 0, y: 0 }, area: { x: 0, y: 0 } },
  box: (bounds, { fill, fillInset = 0, border }) => [
    ...filled(rectPath(expand(bounds, -fillInset)), fill),
    ...ink(BOX, bounds, border),
  ],
  raisedBox: (bounds, { fill, border }) => [...filled(rectPath(faceOf(bounds)), fill), ...ink(BUTTON, bounds, border)],
  raisedFace: (bounds) => translate(bounds, { x: -SHADOW_SHIFT, y: 0 }),
  roundedBox: (bounds, paint, radius) => {
    const width = paint.border?.width ?? STROKE;
    const inset = paint.border === undefined ? 0 : radius === undefined ? ROUND_INSET : width / 2;
    return outlined(roundRectPath(expand(bounds, -inset), radius ?? RADIUS), paint, width);
  },
  ellipse: (bounds, paint) => {
    const width = paint.border?.width ?? STROKE;
    return outlined(ellipsePath(expand(bounds, paint.border ? -width / 2 : 0)), paint, width);
  },
  polygon: (points, paint) => outlined(polygonPath(points), paint, paint.border?.width ?? STROKE),
  blob: (points, paint) => outlined(blobPath(points), paint, paint.border?.width ?? STROKE),
  polyline: (points, paint) => stroked(linePath(points), paint, paint.width ?? STROKE),
};

/**
 * The same as Mockups 3 and its predecessors drew it. The Flash player that they ran in coloured each quarter of a pixel
 * that a shape touches: the same lines came out broader. Of 0 to 0.5 units, 0.2 fits best: of 27 exports of Mockups 3 and
 * 21 of Mockups 2, 98.2 % of the pixels then have the colour of the export, without it 97.6 %.
 */
export const SKETCH_OF_MOCKUPS: Skin = {
  ...SKETCH,
  marks: MOCKUPS_MARKS,
  spread: 0.2,
  // Measured on fields of two exports.
  opener: {
    ...SKETCH.opener,
    oldest: [
      { x: -4.2, y: -3.6 },
      { x: 5, y: -3 },
      { x: 3.4, y: 1.2 },
      { x: 0.6, y: 4.6 },
      { x: -0.6, y: 4.4 },
      { x: -3.4, y: 1.4 },
    ],
  },
};

/** What the fill of a button covers: it ends under the ink on all sides, well clear of the outside of the shadow. */
function faceOf({ x, y, width, height }: Rect): Rect {
  return rect(x + 2, y + 1.7, Math.max(0, width - 5.5), Math.max(0, height - 5.2));
}

/** A measured border on `bounds`. */
function ink(profile: NineSlice, bounds: Rect, border: BorderPaint | undefined): readonly Shape[] {
  if (!border) return [];
  const { colour, opacity } = border;
  const path = nineSlice(profile, bounds);
  return [{ kind: 'path', path, fill: { colour, ...(opacity === undefined ? {} : { opacity }), rule: 'evenodd' } }];
}
