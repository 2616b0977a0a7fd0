import type { Control } from '../../model/control.ts';
import { type Point, type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { ownBounds } from './style.ts';

/** How broad a bar is, drawing units. */
const BREADTH = 16;

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
  const { line, divider, arrow: ends, thumb: grip } = skin.scrollbar;
  const room = length - 2 * grip.start - grip.length;
  const start = grip.start + (room * Math.min(100, Math.max(0, value))) / 100;
  const border = { colour: skin.ink, width: line };
  const divided = divider === undefined ? [] : [divider, length - divider];
  return [
    ...skin.roundedBox(bounds, { fill: { colour: 0xffffff }, border }, 1),
    ...divided.flatMap((along) => skin.polyline([at(along, 1), at(along, breadth - 1)], border)),
    ...arrow(at, ends.tip, ends.base, breadth, skin),
    ...arrow(at, length - ends.tip, length - ends.base, breadth, skin),
    ...(room > 0 ? thumb(at, start, breadth, upright, skin) : []),
  ];
}

/** A triangle from its tip at `tip` to its base at `base`. */
function arrow(at: Place, tip: number, base: number, breadth: number, skin: Skin): readonly Shape[] {
  const middle = breadth / 2;
  const { half } = skin.scrollbar.arrow;
  const corners = [at(tip, middle), at(base, middle - half), at(base, middle + half)];
  return skin.polygon(corners, { fill: { colour: skin.ink } });
}

function thumb(at: Place, start: number, breadth: number, upright: boolean, skin: Skin): readonly Shape[] {
  const { inset, length, radius } = skin.scrollbar.thumb;
  const { x, y } = at(start, inset);
  const across = breadth - 2 * inset;
  const bounds = upright ? rect(x, y, across, length) : rect(x, y, length, across);
  return skin.roundedBox(bounds, { fill: { colour: skin.ink } }, radius);
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
export const SCROLLBAR_CONTROLS: DrawnTypes = [
  ['VerticalScrollBar', { draw, natural: { width: BREADTH, height: 100 } }],
  ['HorizontalScrollBar', { draw, natural: { width: 100, height: BREADTH } }],
];
