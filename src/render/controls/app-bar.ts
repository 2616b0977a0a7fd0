import type { Colour } from '../../model/colour.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { isBefore } from '../era.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { clipped, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Measured on exports of version 4, drawing units. */
const BAR: Colour = 0xdddddd;
const TEXT_SIZE = 16;
const TEXT_START = 54.5;
const DEFAULT_TEXT = 'Title';
/** The lines of the menu on the left: their left end and length, and how far they are apart. */
const MENU = { x: 14, width: 14, pitch: 5.2, low: 0.3 };
/** The triangle behind the text of a bar that filters. */
const FILTER = { gap: 10, width: 9.6, height: 5 };
/** From the right side to the dots that open more, and to the end of the last icon; between two icons. */
const MORE = { right: 21, side: 3.8, pitch: 4.8 };
const ICONS = { right: 13, gap: 13, beforeMore: 37 };

const draw: DrawControl = ({ control, path, size }, context) => {
  const { skin, era, settings } = context;
  const { text = DEFAULT_TEXT, filterIcon = true, menuIcon = true, icons = [] } = control.properties;
  const bounds = ownBounds(size);
  const fill = fillPaint(control, BAR);
  const ink = inkOn(fill, control, skin.ink);
  const middle = size.height / 2;
  const solid = { fill: { colour: ink } };
  const style = textStyle(control, textSize(control, settings, TEXT_SIZE), ink);
  const area = rect(TEXT_START, -0.4, Math.max(0, size.width - TEXT_START), size.height);
  const end = TEXT_START + measureBlock(text, style, undefined, context).width;
  const thickness = isBefore(era, 'wireframes-2023') ? 2 : 1.1;
  const line = (row: number): readonly Shape[] => {
    const y = middle + MENU.low + row * MENU.pitch - thickness / 2;
    return skin.box(rect(MENU.x, y, MENU.width, thickness), solid);
  };
  const dot = (row: number): readonly Shape[] => {
    const y = middle + MENU.low + row * MORE.pitch - MORE.side / 2;
    return skin.box(rect(size.width - MORE.right - MORE.side / 2, y, MORE.side, MORE.side), solid);
  };
  const left = end + FILTER.gap;
  const top = middle - FILTER.height / 2;
  const triangle = [
    { x: left, y: top },
    { x: left + FILTER.width, y: top },
    { x: left + FILTER.width / 2, y: top + FILTER.height },
  ];
  let right = size.width - (menuIcon ? ICONS.beforeMore : ICONS.right);
  const placed = [...icons].reverse().flatMap((icon): readonly Shape[] => {
    const side = iconSide(icon.size ?? 'xsmall');
    right -= side;
    const at = { x: right, y: middle - side / 2 + MENU.low };
    right -= ICONS.gap;
    return drawIcon(icon, at, side, ink, context, path);
  });
  const parts = [
    ...[-1, 0, 1].flatMap(line),
    ...drawBlock(text, style, area, { align: 'left', vertical: 'middle', wrap: false }, context),
    ...(filterIcon ? skin.polygon(triangle, solid) : []),
    ...placed,
    ...(menuIcon ? [-1, 0, 1].flatMap(dot) : []),
  ];
  return [...skin.box(bounds, { fill }), ...clipped(bounds, parts)];
};

/** The bar at the top of an Android application. */
export const APP_BAR_CONTROLS: DrawnTypes = [['AppBar', { draw, natural: { width: 320, height: 44 } }]];
