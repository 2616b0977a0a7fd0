import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Point, type Rect, rect, type Size } from '../../model/geometry.ts';
import type { ControlType, DrawControl } from '../context.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { ownBounds } from './style.ts';

/**
 * Measured on exports, drawing units: from an end of the bar to the line behind its arrow, to the arrow's tip and base,
 * to the thumb; the thumb's length and how far it keeps from the sides.
 */
const LINE = 11.5;
const TIP = 3.2;
const BASE = 8.5;
const HALF_ARROW = 3.6;
const THUMB_START = 13;
const THUMB = 19.6;
const THUMB_INSET = 4;
const BREADTH = 16;
const BORDER = { colour: BLACK, width: 2 };

/** Along the bar from its start, and across it from its left or top. */
type Place = (along: number, across: number) => Point;

/**
 * A scroll bar in `bounds`, upright when it is taller than wide; `value` (0 to 100) is where its thumb stands.
 */
export function drawScrollbar(bounds: Rect, value: number, skin: Skin): readonly Shape[] {
  const upright = bounds.height >= bounds.width;
  const length = upright ? bounds.height : bounds.width;
  const breadth = upright ? bounds.width : bounds.height;
  const at: Place = (along, across) =>
    upright ? { x: bounds.x + across, y: bounds.y + along } : { x: bounds.x + along, y: bounds.y + across };
  const room = length - 2 * THUMB_START - THUMB;
  const start = THUMB_START + (room * Math.min(100, Math.max(0, value))) / 100;
  return [
    ...skin.roundedBox(bounds, { fill: { colour: 0xffffff }, border: BORDER }, 1),
    ...skin.polyline([at(LINE, 1), at(LINE, breadth - 1)], BORDER),
    ...skin.polyline([at(length - LINE, 1), at(length - LINE, breadth - 1)], BORDER),
    ...arrow(at, TIP, BASE, breadth, skin),
    ...arrow(at, length - TIP, length - BASE, breadth, skin),
    ...(room > 0 ? thumb(at, start, breadth, upright, skin) : []),
  ];
}

/** A triangle from its tip at `tip` to its base at `base`. */
function arrow(at: Place, tip: number, base: number, breadth: number, skin: Skin): readonly Shape[] {
  const middle = breadth / 2;
  const corners = [at(tip, middle), at(base, middle - HALF_ARROW), at(base, middle + HALF_ARROW)];
  return skin.polygon(corners, { fill: { colour: BLACK } });
}

function thumb(at: Place, start: number, breadth: number, upright: boolean, skin: Skin): readonly Shape[] {
  const { x, y } = at(start, THUMB_INSET);
  const across = breadth - 2 * THUMB_INSET;
  const bounds = upright ? rect(x, y, across, THUMB) : rect(x, y, THUMB, across);
  return skin.roundedBox(bounds, { fill: { colour: BLACK } }, 2);
}

/** The scroll bar of a box, inside its right border; nothing when the control has none. */
export function insideScrollbar({ properties }: Control, size: Size, skin: Skin): readonly Shape[] {
  if (!properties.verticalScrollbar) return [];
  const value = properties.scrollBarValue ?? properties.value ?? 0;
  return drawScrollbar(rect(size.width - BREADTH - 2, 4, BREADTH, Math.max(0, size.height - 7)), value, skin);
}

const draw: DrawControl = ({ control, size }, { skin }) =>
  drawScrollbar(ownBounds(size), control.properties.value ?? 0, skin);

/** The two scroll bars. */
export const SCROLLBAR_CONTROLS: readonly (readonly [string, ControlType])[] = [
  ['VerticalScrollBar', { draw, natural: { width: BREADTH, height: 100 } }],
  ['HorizontalScrollBar', { draw, natural: { width: 100, height: BREADTH } }],
];
