import { type Colour, WHITE } from '../../model/colour.ts';
import { type Point, rect, type Size } from '../../model/geometry.ts';
import type { ControlType, DrawControl } from '../context.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { DISABLED_COLOUR, drawBlock } from '../text/block.ts';
import { borderOf, clipped, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** Measured on an export of version 4 at twice the size, drawing units. */
const LINE = 2.2;
const TEXT_START = 21.7;
const TEXT_END = 8;
const GLASS_X = 11.1;
const DEFAULT_TEXT = 'search';

/** The corners are quarters of an ellipse; low fields are half as high at most. */
const CORNER = { width: 25, height: 14 };
const QUARTER = [0, 30, 60, 90].map((degrees) => (degrees * Math.PI) / 180);

const draw: DrawControl = ({ control, size }, context) => {
  const { text = DEFAULT_TEXT, shape } = control.properties;
  const { skin } = context;
  const { width, height } = size;
  const border = borderOf(control, skin);
  const fill = { colour: WHITE };
  const paint = { fill, border: { ...border, width: LINE } };
  const box = shape === 'rectangle' ? skin.box(ownBounds(size), { fill, border }) : skin.blob(pill(size), paint);
  // Its colour is that of the text.
  const style = textStyle(control, textSize(control, context.settings), control.properties.color ?? DISABLED_COLOUR);
  const area = rect(TEXT_START, 0, Math.max(0, width - TEXT_START - TEXT_END), height);
  const options = { align: textAlign(control, 'left'), vertical: 'middle', wrap: false } as const;
  return [
    ...box,
    ...magnifier({ x: GLASS_X, y: height / 2 - 0.4 }, border.colour, skin),
    ...clipped(area, drawBlock(text, style, area, options, context)),
  ];
};

/** The outline from the left side over the top, half a line inside the bounds. */
function pill({ width, height }: Size): readonly Point[] {
  const inset = LINE / 2;
  const wide = Math.max(0, Math.min(CORNER.width, width / 2) - inset);
  const high = Math.max(0, Math.min(CORNER.height, height / 2) - inset);
  const corner = QUARTER.map(
    (angle): Point => ({
      x: inset + wide * (1 - Math.cos(angle)),
      y: inset + high * (1 - Math.sin(angle)),
    }),
  );
  const left = corner;
  const right = [...corner].reverse().map(({ x, y }) => ({ x: width - x, y }));
  const below = (points: readonly Point[]) => [...points].reverse().map(({ x, y }) => ({ x, y: height - y }));
  return [...left, ...right, ...below(right), ...below(left)];
}

/** A magnifying glass with the middle of its lens at a point. */
export function magnifier({ x, y }: Point, colour: Colour, skin: Skin): readonly Shape[] {
  const lens = 4.6;
  const handle = [
    { x: x + 2.6, y: y + 2.9 },
    { x: x + 5.2, y: y + 5.8 },
  ];
  return [
    ...skin.ellipse(rect(x - lens, y - lens, 2 * lens, 2 * lens), { border: { colour, width: 2.1 } }),
    ...skin.polyline(handle, { colour, width: 2.2 }),
  ];
}

/** The field that one searches with. */
export const SEARCH_CONTROLS: readonly (readonly [string, ControlType])[] = [
  ['SearchBox', { draw, natural: { width: 120, height: 25 } }],
];
