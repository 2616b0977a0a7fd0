import { BLACK, type Colour, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Point, rect, type Size } from '../../model/geometry.ts';
import type { ControlType, DrawContext, DrawControl } from '../context.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { drawBlock } from '../text/block.ts';
import { drawScrollbar } from './scrollbars.ts';
import { magnifier } from './search-box.ts';
import { clipped, fillOf, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * Measured on an export of version 4 at twice the size. Lengths are drawing units from the left top; a negative one is from
 * the right or the bottom.
 */
const CHROME: Colour = 0xc1c1c1;
const LINE = 2.5;
const ICON_LINE = 2.2;
const DEFAULT_TEXT = 'A Web Page\nhttp://';

type Places = readonly (readonly [number, number])[];

/** The line below the head and the one above the foot: shares of the width, and where their middle is. */
const HEAD: Places = [
  [0, 73.1],
  [0.1, 73.4],
  [0.38, 73.3],
  [0.5, 73],
  [0.75, 72.9],
  [0.94, 72.6],
  [1, 72.5],
];
const FOOT: Places = [
  [0, -27.3],
  [0.1, -27],
  [0.38, -27.5],
  [0.55, -27.9],
  [0.75, -27.9],
  [0.89, -27.5],
  [0.94, -27],
  [0.975, -26],
  [1, -25],
];

/**
 * The lower edge of a window that is torn off there (`squareBreakline`), as shares of the width and offsets from the line:
 * measured on a thumbnail of Balsamiq, to about a unit.
 */
const TORN_BASE = 18;
const TEETH = [0.098, 0.359, 0.592, 0.853];
const TOOTH: Places = [
  [0, 0],
  [19, -17],
  [42, 17],
  [59, 0],
];

const BACK: Places = [
  [16.9, 37.7],
  [29.7, 24.8],
  [29.9, 29],
  [41.2, 29.1],
  [42.4, 43.8],
  [29.9, 43.1],
  [29.9, 48],
];
const FORWARD: Places = [
  [53.8, 31.6],
  [55.6, 29.7],
  [67, 30.6],
  [67.6, 24.8],
  [80.6, 37.3],
  [67, 49.4],
  [66.5, 44],
  [54.8, 43.8],
  [53.8, 35.4],
];
const HOME: Places = [
  [130.1, 24],
  [140.3, 38.5],
  [136.5, 39.2],
  [136.9, 49],
  [131.6, 49],
  [131, 45.2],
  [128.9, 45.2],
  [128.7, 48.8],
  [124, 49.3],
  [123.3, 39.2],
  [119.7, 38.5],
];
/** The two strokes of the cross that stops loading. */
const STOP: readonly Places[] = [
  [
    [94.9, 26],
    [97.9, 26.2],
    [101.3, 31.6],
    [104.7, 36.1],
    [107.8, 40.8],
    [108.1, 44.9],
    [106, 44.9],
    [101.9, 40.2],
    [97.9, 34],
    [95.3, 29.3],
  ],
  [
    [109.8, 27.1],
    [107.4, 27],
    [104, 29.3],
    [100.6, 34],
    [96.5, 38.1],
    [94.2, 41.5],
    [94.1, 44],
    [96.1, 43.8],
    [99.9, 40.2],
    [104.7, 35.4],
    [108.7, 30.6],
  ],
];
/** The field of the address, the pill of the search and the place of its glass. */
const ADDRESS: Places = [
  [156.5, 49.3],
  [154.8, 40],
  [156, 32],
  [-88.7, 33.2],
  [-88.4, 41],
  [-90, 51.6],
];
const PILL: Places = [
  [-71.3, 41.6],
  [-63, 31.6],
  [-41.5, 29.7],
  [-18, 33.5],
  [-14, 42.2],
  [-15.5, 48.9],
  [-36, 52.1],
  [-59, 51.4],
  [-66.5, 49],
];
const GLASS: Point = { x: -63.4, y: 41.1 };
/** The grip that sizes the window. */
const GRIP: readonly Places[] = [
  [
    [-13, -18.4],
    [-14.8, -18.9],
    [-19.5, -13.5],
    [-20.9, -10.5],
    [-20.2, -9.6],
    [-16.5, -13],
  ],
  [
    [-6, -16.2],
    [-8, -16.6],
    [-14.5, -11],
    [-17.4, -7.5],
    [-16.8, -6.3],
    [-11, -11],
  ],
];
/** How far the scroll bar is from the right, and how broad. */
const SCROLLBAR = { right: 19.5, breadth: 16 };
/** Where the address starts, the middle of its line, and the top of the title. */
const ADDRESS_TEXT = { x: 160, middle: 41.2 };
const TITLE_TOP = 7.8;

const draw: DrawControl = ({ control, size }, context) => {
  const { skin } = context;
  const ink = skin.borderColour;
  const at = (places: Places) => places.map(([x, y]) => place(x, y, size));
  const icon = { fill: { colour: WHITE }, border: { colour: ink, width: ICON_LINE } };
  const field = { fill: { colour: WHITE }, border: { colour: ink, width: LINE } };
  const solid = { fill: { colour: ink }, border: { colour: ink, width: 0.8 } };
  const isTorn = control.properties.borderStyle === 'squareBreakline';
  const head = across(HEAD, size);
  const foot = isTorn ? tornEdge(size) : across(FOOT, size);
  const lowest = isTorn ? size.height - TORN_BASE : size.height;
  const parts: readonly Shape[] = [
    ...skin.polygon([...head, ...[...foot].reverse()], { fill: fillOf(control) }),
    ...scrollbar(control, size, skin),
    ...skin.polyline(head, { colour: ink, width: LINE }),
    ...skin.polyline(foot, { colour: ink, width: LINE }),
    ...[BACK, FORWARD, HOME].flatMap((places) => skin.polygon(at(places), icon)),
    ...[...STOP, ...(isTorn ? [] : GRIP)].flatMap((places) => skin.polygon(at(places), solid)),
    ...skin.polygon(at(ADDRESS), field),
    ...skin.blob(at(PILL), field),
    ...magnifier(place(GLASS.x, GLASS.y, size), ink, skin),
    ...texts(control, size, context),
  ];
  const whole = rect(0, 0, size.width, Math.max(0, lowest));
  return [
    ...clipped(whole, skin.box(ownBounds(size), { fill: { colour: CHROME }, fillInset: 1 })),
    ...clipped(ownBounds(size), parts),
    ...clipped(whole, skin.box(ownBounds(size), { border: { colour: ink } })),
  ];
};

/** The lower edge of a window that is torn off, from the left to the right. */
function tornEdge({ width, height }: Size): readonly Point[] {
  const base = height - TORN_BASE;
  const teeth = TEETH.flatMap((share) =>
    TOOTH.map(([x, y]) => ({ x: Math.min(width, share * width + x), y: base + y })),
  );
  return [{ x: 0, y: base }, ...teeth, { x: width, y: base }];
}

/** From the head to the foot; nothing when the window has none. */
function scrollbar({ properties }: Control, { width, height }: Size, skin: Skin): readonly Shape[] {
  const room = height - 72 - 27;
  if (!properties.verticalScrollbar || room <= 0) return [];
  const bounds = rect(width - SCROLLBAR.right, 72, SCROLLBAR.breadth, room);
  return drawScrollbar(bounds, properties.scrollBarValue ?? properties.value ?? 0, skin);
}

function place(x: number, y: number, { width, height }: Size): Point {
  return { x: x < 0 ? width + x : x, y: y < 0 ? height + y : y };
}

/** A line from side to side, its ends under the border. */
function across(places: Places, size: Size): readonly Point[] {
  return places.map(([share, y]) => ({ x: 1.5 + share * (size.width - 3.5), y: place(0, y, size).y }));
}

/** The title in the middle of the head, the address in its field. */
function texts(control: Control, { width }: Size, context: DrawContext): readonly Shape[] {
  const { text = DEFAULT_TEXT } = control.properties;
  const [title = '', address = ''] = text.split('\n');
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const top = rect(0, TITLE_TOP, width, style.size);
  const room = Math.max(0, width - ADDRESS_TEXT.x - 92);
  const field = rect(ADDRESS_TEXT.x, ADDRESS_TEXT.middle - style.size / 2, room, style.size);
  return [
    ...drawBlock(title, style, top, { align: 'center', vertical: 'top', wrap: false }, context),
    ...clipped(field, drawBlock(address, style, field, { align: 'left', vertical: 'top', wrap: false }, context)),
  ];
}

/** The window of a browser. */
export const BROWSER_CONTROLS: readonly (readonly [string, ControlType])[] = [
  ['BrowserWindow', { draw, natural: { width: 450, height: 400 } }],
];
