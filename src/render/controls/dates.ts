import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Point, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { drawIcon } from '../icons/draw.ts';
import type { Shape } from '../scene.ts';
import type { BorderPaint, FillPaint } from '../skin/paint.ts';
import type { Skin } from '../skin/skin.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { borderOf, clipped, fillPaint, frameOf, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * Measured on exports of all versions, drawing units: where the text starts, how much lower than the middle it stands; the
 * room at the right for the icon and what is before it, which was less until Mockups 3.
 */
const CHOOSER = {
  text: 6,
  low: 0.45,
  icon: 24,
  iconTop: 0.25,
  room: { before: 30, now: 35 },
  padding: 47,
  least: 90,
  margin: 12,
  defaultText: '  /  /    ',
};

const chooser: DrawControl = ({ control, path, size }, context) => {
  const { skin, settings, era } = context;
  const { text = CHOOSER.defaultText, state } = control.properties;
  const room = isBefore(era, 'wireframes-2019') ? CHOOSER.room.before : CHOOSER.room.now;
  const field = rect(0, 0, Math.max(0, size.width - room), size.height);
  const fill = fillPaint(control);
  const border = state === 'focused' ? { colour: settings.selectionColour } : borderOf(control, skin);
  const style = textStyle(control, textSize(control, settings), inkOn(fill, control, skin.ink));
  const area = rect(CHOOSER.text, CHOOSER.low, Math.max(0, field.width - CHOOSER.text), size.height);
  const top = (size.height - CHOOSER.icon) / 2 - 0.5 + CHOOSER.iconTop;
  return [
    ...skin.box(field, { fill, border }),
    ...clipped(field, drawBlock(text, style, area, { align: 'left', vertical: 'middle', wrap: false }, context)),
    ...drawIcon(
      { id: isBefore(era, 'wireframes-2023') ? 'calendar' : 'calendar-days-solid' },
      { x: size.width - CHOOSER.icon, y: top },
      CHOOSER.icon,
      borderOf(control, skin).colour,
      context,
      path,
    ),
  ];
};

const naturalChooser: NaturalSize = (control, context) => {
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const { text = CHOOSER.defaultText } = control.properties;
  const { width } = measureBlock(text, style, undefined, context);
  return { width: Math.max(CHOOSER.least, wholeUnits(width) + CHOOSER.padding), height: style.size + CHOOSER.margin };
};

/**
 * A calendar shows the month of the day on which it is drawn, which a picture that is made again must not. Any month is as
 * true as any other: this is the one of the export that the calendar was measured on, with its day.
 */
const MONTH = { name: 'JUNE 2022', days: 30, daysBefore: 31, firstWeekday: 3, today: 20 };
const WEEK = 7;
const WEEKS = 6;
const WEEKDAYS = 'SMTWTFS';

/**
 * Measured on a PDF export of version 4 with calendars of three sizes, drawing units: lines below the month's name and
 * below the names of the days, text boxes, columns of the lines, of the weekdays and of the days.
 */
const CALENDAR = {
  frame: 3,
  nameLine: 24.5,
  nameTop: 5.5,
  daysLine: 47.5,
  weekdayTop: 30.5,
  weekday: { start: 6, less: 6 },
  day: { start: 7.5, less: 10.5, top: 5, share: 0.235, firstHigher: { lined: 1, close: 1.7 } },
  line: { start: 4 },
  bottom: 4,
  arrow: { near: 4.45, far: 13.6, top: 6.3, bottom: 17.7 },
  today: { left: -0.5, side: 18.5, middle: 5.75 },
  other: 0xdddddd,
  todayBorder: 0xcccccc,
  /** Rows that are lower than this have no lines (seen: 17.6 without, 56 with). */
  linedRow: 24,
  /** Calendars that are lower than this have lower heads, in proportion (seen at a height of 132). */
  fullHead: 142.5,
};

/** The share of a plain stroke (2 units in the sketch skin) that the frame of a calendar is. */
const FRAME_WIDTH = CALENDAR.frame / 4;

const calendar: DrawControl = ({ control, size }, context) => {
  const { skin, settings } = context;
  const fill = fillPaint(control);
  const bounds = ownBounds(size);
  const colour = frameOf(control, skin).colour;
  const frame: BorderPaint = { colour, width: FRAME_WIDTH * skin.lines.arrowWidth };
  const ink = inkOn(fill, control, skin.ink);
  const head = Math.min(1, size.height / CALENDAR.fullHead);
  const body = CALENDAR.daysLine * head;
  const row = Math.max(0, (size.height - body - CALENDAR.bottom) / WEEKS);
  const style = textStyle(control, calendarText(control, size, row, context), ink);
  const name = rect(0, CALENDAR.nameTop * head, size.width, style.size);
  const across = [
    { x: 0, y: CALENDAR.nameLine * head },
    { x: size.width, y: CALENDAR.nameLine * head },
  ];
  return clipped(bounds, [
    ...skin.roundedBox(bounds, { fill }, 0),
    ...drawBlock(MONTH.name, style, name, { align: 'center', vertical: 'top', wrap: false }, context),
    ...arrows(size, head, ink, skin),
    ...skin.polyline(across, frame),
    ...weekdays(size, CALENDAR.weekdayTop * head * head, style, context),
    ...(row < CALENDAR.linedRow ? [] : grid(size, body, row, colour, skin)),
    ...days(size, body, row, style, { colour: settings.selectionColour }, context),
    ...skin.roundedBox(bounds, { border: frame }, 0),
  ]);
};

/** The em size of a calendar's text: smaller where its days would not fit (derived; no export shows one). */
function calendarText(control: Control, { width }: Size, row: number, { settings }: DrawContext): number {
  const column = (width - CALENDAR.day.less) / WEEK;
  return Math.max(1, Math.min(textSize(control, settings), row, column * 0.8));
}

function arrows({ width }: Size, head: number, colour: Colour, skin: Skin): readonly Shape[] {
  const { near, far, top, bottom } = CALENDAR.arrow;
  const triangle = (x: (distance: number) => number): readonly Point[] => [
    { x: x(near), y: ((top + bottom) / 2) * head },
    { x: x(far), y: top * head },
    { x: x(far), y: bottom * head },
  ];
  return [triangle((x) => x), triangle((x) => width - x)].flatMap((points) =>
    skin.polygon(points, { fill: { colour } }),
  );
}

function weekdays({ width }: Size, top: number, style: TextStyle, context: DrawContext): readonly Shape[] {
  const { start, less } = CALENDAR.weekday;
  return [...WEEKDAYS].flatMap((letter, i) => {
    const area = rect(start + (i * (width - less)) / WEEK, top, width, style.size);
    return drawBlock(letter, style, area, { align: 'left', vertical: 'top', wrap: false }, context);
  });
}

function grid({ width, height }: Size, body: number, row: number, colour: Colour, skin: Skin): readonly Shape[] {
  const column = (width - CALENDAR.day.less) / WEEK;
  const lines: Shape[] = [];
  for (let week = 0; week < WEEKS; week++) {
    const y = body + week * row;
    lines.push(
      ...skin.polyline(
        [
          { x: 2.5, y },
          { x: width - 2.5, y },
        ],
        { colour },
      ),
    );
  }
  for (let day = 1; day < WEEK; day++) {
    const x = CALENDAR.line.start + day * column;
    lines.push(
      ...skin.polyline(
        [
          { x, y: body },
          { x, y: height - 2 },
        ],
        { colour },
      ),
    );
  }
  return lines;
}

function days(
  { width }: Size,
  body: number,
  row: number,
  style: TextStyle,
  selection: FillPaint,
  context: DrawContext,
): readonly Shape[] {
  const { start, less, top, share, firstHigher } = CALENDAR.day;
  const lower = Math.min(top, row * share);
  const higher = row < CALENDAR.linedRow ? firstHigher.close : firstHigher.lined;
  const shapes: Shape[] = [];
  for (let cell = 0; cell < WEEK * WEEKS; cell++) {
    const week = Math.floor(cell / WEEK);
    const x = start + ((cell % WEEK) * (width - less)) / WEEK;
    const y = body + week * row + lower - (week === 0 ? higher : 0);
    const day = cell - MONTH.firstWeekday + 1;
    const inside = day >= 1 && day <= MONTH.days;
    const shown = inside ? day : day < 1 ? day + MONTH.daysBefore : day - MONTH.days;
    if (day === MONTH.today) shapes.push(...today(x, y, style, selection, context.skin));
    const area = rect(x, y, width, style.size);
    const look = inside ? style : { ...style, colour: CALENDAR.other };
    shapes.push(...drawBlock(String(shown), look, area, { align: 'left', vertical: 'top', wrap: false }, context));
  }
  return shapes;
}

/** The disc behind the day at (x, y). */
function today(x: number, y: number, style: TextStyle, fill: FillPaint, skin: Skin): readonly Shape[] {
  const { left, side: full, middle } = CALENDAR.today;
  const share = Math.min(1, style.size / 13);
  const side = full * share;
  const bounds = rect(x + left * share, y + middle * share - side / 2, side, side);
  return skin.ellipse(bounds, { fill, border: { colour: CALENDAR.todayBorder, width: 1 } });
}

/** Derived from the calendar, the stepper and the menu: no file of any author holds these two types. */
const TIME = { rows: ['08:00', '08:30', '09:00', '09:30'], text: 10, selected: 1 };

const timePicker: DrawControl = ({ control, size }, context) => {
  const { skin, settings } = context;
  const { text = TIME.rows.join('\n'), selectedIndex = TIME.selected } = control.properties;
  const fill = fillPaint(control);
  const bounds = ownBounds(size);
  const rows = text.split('\n');
  const style = textStyle(control, textSize(control, settings), inkOn(fill, control, skin.ink));
  const height = Math.max(style.size, size.height / rows.length);
  const shapes: Shape[] = [];
  for (const [index, row] of rows.entries()) {
    const top = index * height;
    if (top >= size.height) break;
    if (index === selectedIndex) {
      shapes.push(...skin.box(rect(0, top, size.width, height), { fill: { colour: settings.selectionColour } }));
    }
    const area = rect(TIME.text, top, Math.max(0, size.width - 2 * TIME.text), height);
    shapes.push(...drawBlock(row, style, area, { align: 'center', vertical: 'middle', wrap: false }, context));
  }
  return [
    ...skin.box(bounds, { fill, fillInset: 1 }),
    ...clipped(bounds, shapes),
    ...skin.box(bounds, { border: frameOf(control, skin) }),
  ];
};

/** Fields, calendars and lists to choose a date or a time. */
export const DATE_CONTROLS: DrawnTypes = [
  ['Calendar', { draw: calendar, natural: { width: 96, height: 96 } }],
  ['DateChooser', { draw: chooser, natural: naturalChooser }],
  ['DatePicker', { draw: calendar, natural: { width: 135, height: 170 } }],
  ['TimePicker', { draw: timePicker, natural: { width: 88, height: 120 } }],
];
