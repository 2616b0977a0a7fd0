import { BLACK, type Colour, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Rect, rect, type Size } from '../../model/geometry.ts';
import type { ControlType, DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import type { Shape } from '../scene.ts';
import type { FigureName } from '../skin/figures.ts';
import { statusBar } from './status-bar.ts';
import { ownBounds } from './style.ts';
import { turn } from './turn.ts';

/** How far something is from each side of what it lies in, drawing units. */
interface Insets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A telephone or a tablet. */
interface Device {
  readonly figure: FigureName;
  /** Upright. */
  readonly natural: Size;
  readonly body: Colour;
  /** Of the screen, held upright; the frame covers its edge. */
  readonly screen: Insets;
  /** Height and colour of the status bar. */
  readonly bar: { readonly height: number; readonly colour: Colour };
  /** Heights of the bars of `bgPattern`, below the status bar and at the bottom. */
  readonly pattern: { readonly top: number; readonly bottom: number };
}

/** The colours of the bars of `bgPattern`. */
const PATTERN_BLUE: Colour = 0x828896;
const PATTERN_BLACK: Colour = 0x3f3f3f;

/** Colours of bodies and status bars: those of old devices, of new ones. */
const DARK_BODY: Colour = 0x434343;
const LIGHT_BODY: Colour = 0xc1c0c0;
const PALE_BAR: Colour = 0xd6dee1;
const OLD_PATTERN = { top: 40, bottom: 44 };
const OLD_BAR = { height: 20, colour: PALE_BAR };

/** Measured on exports; the bars of the models 5 and 6 and of the tablet are derived from those of the model 4. */
const ANDROID: Device = {
  figure: 'android-phone',
  natural: { width: 356, height: 725 },
  body: WHITE,
  screen: { left: 19, top: 83, right: 19, bottom: 80 },
  bar: { height: 20, colour: 0xcccccc },
  pattern: { top: 0, bottom: 0 },
};
const IPAD: Device = {
  figure: 'ipad',
  natural: { width: 616, height: 916 },
  body: 0x454545,
  screen: { left: 31, top: 90, right: 34, bottom: 92 },
  bar: OLD_BAR,
  pattern: OLD_PATTERN,
};
const IPHONE_4: Device = {
  figure: 'iphone-4',
  natural: { width: 282, height: 510 },
  body: DARK_BODY,
  screen: { left: 25, top: 79, right: 27, bottom: 83 },
  bar: OLD_BAR,
  pattern: OLD_PATTERN,
};
const IPHONE_5: Device = {
  figure: 'iphone-5',
  natural: { width: 282, height: 573 },
  body: DARK_BODY,
  screen: { left: 25, top: 79, right: 25, bottom: 82 },
  bar: OLD_BAR,
  pattern: OLD_PATTERN,
};
const IPHONE_6: Device = {
  figure: 'iphone-6',
  natural: { width: 380, height: 754 },
  body: LIGHT_BODY,
  screen: { left: 29, top: 86, right: 31, bottom: 95 },
  bar: OLD_BAR,
  pattern: OLD_PATTERN,
};
const IPHONE_X: Device = {
  figure: 'iphone-x',
  natural: { width: 436, height: 867 },
  body: LIGHT_BODY,
  screen: { left: 25, top: 22, right: 24, bottom: 22 },
  bar: { height: 30, colour: WHITE },
  pattern: { top: 39, bottom: 40 },
};

const IPHONES: ReadonlyMap<string, Device> = new Map([
  ['IPhone4', IPHONE_4],
  ['IPhone5', IPHONE_5],
  ['IPhone6', IPHONE_6],
  ['IPhoneX', IPHONE_X],
]);

/** The first model is what a control of none means: it alone has the size that such controls were measured with. */
function iPhoneOf({ properties }: Control): Device {
  return IPHONES.get(properties.model ?? '') ?? IPHONE_4;
}

function isLandscape({ properties }: Control): boolean {
  return properties.orientation === 'landscape';
}

/** A control that is that device. */
function deviceControl(deviceOf: (control: Control) => Device): ControlType {
  const draw: DrawControl = ({ control, size }, context) => drawDevice(deviceOf(control), control, size, context);
  const natural: NaturalSize = (control) => {
    const { width, height } = deviceOf(control).natural;
    return isLandscape(control) ? { width: height, height: width } : { width, height };
  };
  return { draw, natural };
}

/** The screen, and the frame above it. */
function drawDevice(device: Device, control: Control, size: Size, context: DrawContext): readonly Shape[] {
  return [...screen(device, control, size, context), ...frame(device, control, size, context)];
}

/** The frame; that of a device that lies on its side is turned to the left. */
function frame(device: Device, control: Control, size: Size, context: DrawContext): readonly Shape[] {
  if (!isLandscape(control)) return upright(device, size, context);
  const { width, height } = size;
  const shapes = turn(upright(device, { width: height, height: width }, context), 90, { x: 0, y: 0 });
  return [{ kind: 'group', translate: { x: 0, y: height }, shapes }];
}

function upright({ figure, body }: Device, size: Size, { skin, era }: DrawContext): readonly Shape[] {
  const paint = { fill: { colour: body }, border: { colour: skin.frameColour } };
  const shapes = skin.figure(figure, ownBounds(size), paint);
  if (figure === 'iphone-6' && isBefore(era, 'wireframes-2019')) {
    return [...shapes, ...skin.figure('iphone-6-older-screen', ownBounds(size), paint)];
  }
  if (figure !== 'android-phone') return shapes;
  // Grille, camera and home key keep their size.
  const { top, bottom } = isBefore(era, 'wireframes-2019') ? OLDER_GRILLES : GRILLES;
  const grille = rect(size.width / 2 - 110, top, 178, 14);
  const home = rect(size.width / 2 - 65, size.height - bottom, 131, 15);
  return [...shapes, ...skin.figure('android-grille', grille, paint), ...skin.figure('android-home', home, paint)];
}

/** Where the grilles of an Android telephone are, from its top and its bottom: nearer to both in Mockups 3. */
const GRILLES = { top: 32, bottom: 46.5 };
const OLDER_GRILLES = { top: 28.3, bottom: 33.8 };
/** The status bar of an Android telephone was that much higher up. */
const OLDER_BAR_LIFT = 4;

function screen(device: Device, control: Control, size: Size, context: DrawContext): readonly Shape[] {
  const { bgPattern, bgTransparent, topBar } = control.properties;
  const { skin } = context;
  const area = screenArea(device, control, size);
  const pane = (bounds: Rect, colour: Colour) => skin.box(bounds, { fill: { colour } });
  const blue = bgPattern === 'topOnly' || bgPattern === 'topBlackBottom' || bgPattern === 'topBlueBottom';
  const bottom =
    bgPattern === 'topBlackBottom' ? PATTERN_BLACK : bgPattern === 'topBlueBottom' ? PATTERN_BLUE : undefined;
  const { bar, pattern } = device;
  const background = bgPattern === 'allBlack' ? BLACK : WHITE;
  const below = Math.max(0, area.height - pattern.bottom);
  // The bar of a screen that reaches round a notch has the colour of what is below it.
  const notched = device === IPHONE_X;
  const barColour = !notched ? bar.colour : blue ? PATTERN_BLUE : background;
  const ink = device === ANDROID || (notched && barColour !== WHITE) ? WHITE : BLACK;
  const lifted = device === ANDROID && !isLandscape(control) && isBefore(context.era, 'wireframes-2019');
  const raised = lifted ? OLDER_BAR_LIFT : 0;
  const strip = rect(area.x, area.y - raised, area.width, Math.min(bar.height, area.height));
  return [
    ...(bgTransparent ? [] : pane(area, background)),
    ...(blue ? pane(rect(area.x, area.y + bar.height, area.width, pattern.top), PATTERN_BLUE) : []),
    ...(bottom === undefined ? [] : pane(rect(area.x, area.y + below, area.width, pattern.bottom), bottom)),
    ...(topBar === false ? [] : pane(strip, barColour)),
    ...(topBar === false ? [] : statusBar(device.figure, strip, ink, context)),
  ];
}

/** Where the screen lies; that of a device on its side has the upper end on the left. */
function screenArea({ screen: { left, top, right, bottom } }: Device, control: Control, size: Size): Rect {
  const inside = (before: number, above: number, after: number, beneath: number) =>
    rect(before, above, Math.max(0, size.width - before - after), Math.max(0, size.height - above - beneath));
  return isLandscape(control) ? inside(top, right, bottom, left) : inside(left, top, right, bottom);
}

/** Telephones and tablets. */
export const DEVICE_CONTROLS: DrawnTypes = [
  ['AndroidPhone', deviceControl(() => ANDROID)],
  ['iPad', deviceControl(() => IPAD)],
  ['iPhone', deviceControl(iPhoneOf)],
];
