import { BLACK, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Point, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes } from '../context.ts';
import { isBefore } from '../era.ts';
import { transformPath } from '../path.ts';
import type { Shape } from '../scene.ts';
import { drawBlock } from '../text/block.ts';
import { drawScrollbar } from './scrollbars.ts';
import { clipped, fillPaint, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * The lower edge of a window that is torn off there (`squareBreakline`), as shares of the width and offsets from the line:
 * measured on a thumbnail of Balsamiq, to about a unit.
 */
const TORN_BASE = 18;
const TORN_LINE = 2.5;
const TEETH = [0.098, 0.359, 0.592, 0.853];
const TOOTH: readonly (readonly [number, number])[] = [
  [0, 0],
  [19, -17],
  [42, 17],
  [59, 0],
];

/** The first versions wrote another default address. */
const ADDRESS = 'A Web Page\nhttps://';
const OLDER_ADDRESS = 'A Web Page\nhttp://';

/** How thick a scroll bar is. */
const SCROLLBAR = 16;

const browser: DrawControl = ({ control, size }, context) => {
  const { skin } = context;
  const { head, foot, bar } = skin.windows.browser;
  const isTorn = control.properties.borderStyle === 'squareBreakline';
  const bounds = ownBounds(size);
  const page = rect(1, head, Math.max(0, size.width - 2), Math.max(0, size.height - head - (isTorn ? 0 : foot)));
  const frame = { fill: { colour: bar }, border: { colour: skin.frameColour } };
  // The frame of a window that is torn off goes on below the tear, out of sight.
  const whole = isTorn ? { ...bounds, height: size.height + 2 * foot } : bounds;
  const parts = [
    ...skin.box(page, { fill: fillPaint(control) }),
    ...browserScrollbar(control, size, context),
    ...skin.figure('browser-window', whole, frame),
    ...browserTexts(control, size, context),
  ];
  return isTorn ? torn(parts, control, size, context) : parts;
};

/** The parts down to the tear, and its edge. */
function torn(parts: readonly Shape[], control: Control, size: Size, { skin }: DrawContext): readonly Shape[] {
  const base = size.height - TORN_BASE;
  const teeth = TEETH.flatMap((share) =>
    TOOTH.map(([x, y]): Point => ({ x: Math.min(size.width, share * size.width + x), y: base + y })),
  );
  const edge = [{ x: 0, y: base }, ...teeth, { x: size.width, y: base }];
  return [
    ...clipped(rect(0, 0, size.width, Math.max(0, base)), parts),
    ...skin.polygon(edge, { fill: fillPaint(control) }),
    ...skin.polyline(edge, { colour: skin.frameColour, width: TORN_LINE }),
  ];
}

/** From the head to the foot; nothing when the window has none. */
function browserScrollbar({ properties }: Control, { width, height }: Size, { skin }: DrawContext): readonly Shape[] {
  const { head, foot, scrollbar } = skin.windows.browser;
  const room = height - head - foot + 1;
  if (!properties.verticalScrollbar || room <= 0) return [];
  const bounds = rect(width - scrollbar, head - 1, SCROLLBAR, room);
  return drawScrollbar(bounds, properties.scrollBarValue ?? properties.value ?? 0, skin);
}

/** The title in the middle of the head, the address in its field. */
function browserTexts(control: Control, { width }: Size, context: DrawContext): readonly Shape[] {
  const { title: titleTop, address: at, addressEnd } = context.skin.windows.browser;
  const { text = isBefore(context.era, 'wireframes-2019') ? OLDER_ADDRESS : ADDRESS } = control.properties;
  const [title = '', address = ''] = text.split('\n');
  const style = textStyle(control, textSize(control, context.settings), context.skin.ink);
  const top = rect(0, titleTop, width, style.size);
  const field = rect(at.x, at.y - style.size / 2, Math.max(0, width - at.x - addressEnd), style.size);
  return [
    ...drawBlock(title, style, top, { align: 'center', vertical: 'top', wrap: false }, context),
    ...clipped(field, drawBlock(address, style, field, { align: 'left', vertical: 'top', wrap: false }, context)),
  ];
}

/** Measured on vector exports: heights of the bars of a window that gives none, place of its name, and of its buttons. */
const TITLE = { head: 26, foot: 25, x: 6, top: 7, icons: 19, pitch: 16, icon: 13, iconTop: 6.1 };
const WINDOW_NAME = 'Window Name';

const titleWindow: DrawControl = ({ control, size }, context) => {
  const { skin } = context;
  const { text = WINDOW_NAME, topheight = TITLE.head, bottomheight = TITLE.foot } = control.properties;
  const border = { colour: skin.frameColour };
  const top = Math.min(Math.max(0, topheight), size.height);
  const bottom = Math.min(Math.max(0, bottomheight), size.height - top);
  const style = textStyle(control, textSize(control, context.settings), skin.ink);
  const name = rect(TITLE.x, TITLE.top, Math.max(0, size.width - TITLE.x), style.size);
  return [
    ...skin.box(ownBounds(size), { fill: fillPaint(control), border, fillInset: 1 }),
    ...(top > 0 ? skin.box(rect(0, 0, size.width, top), { border }) : []),
    ...(bottom > 0 ? skin.box(rect(0, size.height - bottom, size.width, bottom), { border }) : []),
    ...clipped(ownBounds(size), drawBlock(text, style, name, { align: 'left', vertical: 'top', wrap: false }, context)),
    ...titleButtons(control, size, context),
    ...titleScrollbar(control, size, top, bottom, context),
    ...(control.properties.dragger ? skin.figure('window-grip', grip(size), { border }) : []),
  ];
};

/** What shrinks, enlarges and closes the window, from the right: those that it has. Glyphs of Font Awesome 4. */
function titleButtons({ properties }: Control, { width }: Size, { icons, skin }: DrawContext): readonly Shape[] {
  const { close, maximizeRestore, minimize } = properties;
  const names = [
    ...(close ? ['times'] : []),
    ...(maximizeRestore ? ['window-maximize'] : []),
    ...(minimize ? ['window-minimize'] : []),
  ];
  return names.flatMap((name, i): readonly Shape[] => {
    const glyph = icons.drawnBy(4).find(name);
    if (!glyph) return [];
    const at = { x: width - TITLE.icons - i * TITLE.pitch, y: TITLE.iconTop };
    const path = transformPath(glyph.path, TITLE.icon / glyph.height, at);
    return [{ kind: 'path', path, fill: { colour: skin.iconColour } }];
  });
}

/** Between the bars, inside the right border (derived: no export has one). */
function titleScrollbar(
  { properties }: Control,
  { width, height }: Size,
  top: number,
  bottom: number,
  { skin }: DrawContext,
): readonly Shape[] {
  const room = height - Math.max(3, top) - Math.max(3, bottom);
  if (!properties.verticalScrollbar || room <= 0) return [];
  const bounds = rect(width - SCROLLBAR - 3, Math.max(3, top), SCROLLBAR, room);
  return drawScrollbar(bounds, properties.scrollBarValue ?? properties.value ?? 0, skin);
}

/** Where the grip of a browser's window is. */
function grip({ width, height }: Size) {
  return rect(width - 23, height - 19.7, 18, 14);
}

/**
 * What dims the mockup below a dialogue, measured: two fifths of black, a little more and warmer in the older versions.
 */
const VEIL = { colour: BLACK, opacity: 0.4 };
const OLDER_VEIL = { colour: 0x040200, opacity: 0.455 };

const modalScreen: DrawControl = ({ size }, { era, skin }) =>
  skin.box(ownBounds(size), { fill: isBefore(era, 'wireframes-2019') ? OLDER_VEIL : VEIL });

/** The arrow of a popover: how far it stands out, half of its base, and how near to a corner its tip may come. */
const ARROW = { depth: 20, half: 19.5, corner: 36 };
/** `popoverArrowPosition` counts from 0 to 4, one end of the side to the other. */
const LAST_POSITION = 4;
const POPOVER_TEXT = { x: 8, top: 9.7 };

const popover: DrawControl = ({ control, size }, context) => {
  const { skin } = context;
  const { text = '', popoverArrowSide: side = 'top' } = control.properties;
  const { line, radius } = skin.windows.popover;
  const { width, height } = size;
  const { depth } = ARROW;
  const body = rect(
    side === 'left' ? depth : 0,
    side === 'top' ? depth : 0,
    Math.max(0, width - (side === 'left' || side === 'right' ? depth : 0)),
    Math.max(0, height - (side === 'top' || side === 'bottom' ? depth : 0)),
  );
  const fill = fillPaint(control, WHITE);
  const border = { colour: skin.frameColour, width: line };
  const arrow = popoverArrow(control, size, line);
  const style = textStyle(control, textSize(control, context.settings), skin.ink);
  const room = {
    width: Math.max(0, body.width - 2 * POPOVER_TEXT.x),
    height: Math.max(0, body.height - POPOVER_TEXT.top),
  };
  const area = { x: body.x + POPOVER_TEXT.x, y: body.y + POPOVER_TEXT.top, ...room };
  return [
    ...skin.roundedBox(body, { fill, border }, radius),
    ...skin.polygon(arrow.inside, { fill }),
    ...skin.polyline(arrow.outline, border),
    ...clipped(body, drawBlock(text, style, area, { align: 'left', vertical: 'top', wrap: true }, context)),
  ];
};

/** The two sides of the arrow, and what it opens of the body's border. */
function popoverArrow({ properties }: Control, { width, height }: Size, line: number) {
  const { popoverArrowSide: side, popoverArrowPosition = '' } = properties;
  const upright = side === 'left' || side === 'right';
  const length = upright ? height : width;
  const across = upright ? width : height;
  const position = /^\d$/.test(popoverArrowPosition) ? Math.min(LAST_POSITION, Number(popoverArrowPosition)) : 2;
  const corner = Math.min(ARROW.corner, length / 2);
  const middle = corner + ((length - 2 * corner) * position) / LAST_POSITION;
  const far = side === 'right' || side === 'bottom';
  const at = (along: number, depth: number): Point => {
    const d = far ? across - depth : depth;
    return upright ? { x: d, y: along } : { x: along, y: d };
  };
  const { depth, half } = ARROW;
  const base = depth + line / 2;
  const outline = [at(middle - half, base), at(middle, line / 2), at(middle + half, base)];
  const inner = depth + line + 0.5;
  return { outline, inside: [...outline, at(middle + half - line / 2, inner), at(middle - half + line / 2, inner)] };
}

/** Windows, and what opens above them. */
export const WINDOW_CONTROLS: DrawnTypes = [
  ['BrowserWindow', { draw: browser, natural: { width: 450, height: 400 } }],
  ['TitleWindow', { draw: titleWindow, natural: { width: 450, height: 400 } }],
  ['ModalScreen', { draw: modalScreen, natural: { width: 320, height: 240 } }],
  ['iPadPopover', { draw: popover, natural: { width: 222, height: 187 } }],
];
