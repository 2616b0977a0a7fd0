import type { Colour } from '../../model/colour.ts';
import { type Point, type Rect, rect } from '../../model/geometry.ts';
import type { DrawContext } from '../context.ts';
import { type Era, isBefore } from '../era.ts';
import { roundedRectPath, transformPath } from '../path.ts';
import type { PathCommand, PathShape, Shape } from '../scene.ts';
import type { FigureName } from '../skin/figures.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { ASCENT, wholeUnits } from '../text/placement.ts';
import { turn } from './turn.ts';

/** Balsamiq shows the time of the export on most devices; this is the one that the newest telephone always has. */
const TIME = '09:52 AM';
const SHORT_TIME = '09:52';

/** The em size of a status bar's text; drawing units. */
const SMALL = 10;
const LARGE = 12;

/** What the status bar of a device says, in its strip of the screen; places measured on exports. */
export function statusBar(device: FigureName, strip: Rect, ink: Colour, context: DrawContext): readonly Shape[] {
  const { x, y, width } = strip;
  const right = x + width;
  const time = (size: number, baseline: number) => centred(TIME, size, strip, baseline, ink, context);
  switch (device) {
    case 'android-phone':
      return androidStatus(strip, ink, context);
    case 'iphone-x':
      return [
        ...write(TIME, LARGE, { x: x + 27, y: y + 27.5 }, ink, context),
        ...signal(rect(right - 83.5, y + 15.5, 13.1, 12), ink, context),
        ...wifi(rect(right - 65, y + 16.2, 15.2, 10.6), ink, context),
        ...battery(rect(right - 45, y + 17.3, 15, 8.4), ink, context),
      ];
    case 'ipad':
      return [
        ...write('iPad', SMALL, { x: x + 5, y: y + 14.8 }, ink, context),
        ...wifi(rect(x + 29, y + 7.2, 14, 9.6), ink, context),
        ...time(SMALL, y + 14.8),
        ...battery(rect(right - 22, y + 8.2, 14, 8), ink, context),
      ];
    case 'iphone-4':
      return [
        ...bars(rect(x + 9.5, y + 6.5, 15.5, 11.5), 4, 3, ink),
        ...write('ABC', SMALL, { x: x + 29, y: y + 15.2 }, ink, context),
        ...write('3G', 14, { x: x + 52, y: y + 17.5 }, ink, context),
        ...time(SMALL, y + 15.2),
        ...battery(rect(right - 22.5, y + 8.2, 15.5, 9), ink, context),
      ];
    default: {
      const old = isBefore(context.era, 'wireframes-2019');
      return [
        ...(old
          ? dots({ x: x + 6.5, y: y + 11.7 }, ink, context)
          : signal(rect(x + 11.5, y + 6.5, 12.5, 11), ink, context)),
        ...write('ABC', SMALL, { x: x + (old ? 41 : 27.5), y: y + 15.3 }, ink, context),
        ...time(SMALL, y + 15.3),
        ...battery(rect(right - 24.5, y + 7.5, 15, 8.5), ink, context),
      ];
    }
  }
}

/** Glyphs of one size in Mockups 3, of three in the first Wireframes, drawn with thin lines today. */
function androidStatus({ x, y, width }: Rect, ink: Colour, context: DrawContext): readonly Shape[] {
  const { era } = context;
  const style = { size: LARGE, colour: ink };
  const length = wholeUnits(measureBlock(SHORT_TIME, style, undefined, context).width);
  const start = x + width - 5 - length;
  const text = write(SHORT_TIME, LARGE, { x: start, y: y + 14.5 }, ink, context);
  if (isBefore(era, 'wireframes-2019')) {
    return [
      ...text,
      ...glyph('wifi', 12, { x: start - 44, y: y + 3 }, ink, context),
      ...glyph('signal', 12, { x: start - 28, y: y + 3.5 }, ink, context),
      ...standing(10, { x: start - 7.5, y: y + 9 }, ink, context),
    ];
  }
  if (isBefore(era, 'wireframes-2023')) {
    return [
      ...text,
      ...glyph('wifi', 15, { x: start - 57, y: y + 2.95 }, ink, context),
      ...glyph('signal', 16, { x: start - 37, y: y + 2.1 }, ink, context),
      ...standing(12, { x: start - 9.8, y: y + 10.3 }, ink, context),
    ];
  }
  const cell = rect(start - 18.5, y + 5.9, 16, 9);
  return [
    ...text,
    ...wifi(rect(start - 57.5, y + 3.5, 18, 12.7), ink, context),
    ...signal(rect(start - 37.5, y + 3, 16, 14), ink, context),
    ...turn(battery(cell, ink, context, 1), 90, { x: start - 10.5, y: y + 10.4 }),
  ];
}

/** Text with the left end of its baseline at a point. */
function write(text: string, size: number, at: Point, colour: Colour, context: DrawContext): readonly Shape[] {
  const style: TextStyle = { size, colour };
  const area = rect(at.x, at.y - size * ASCENT, 0, size);
  return drawBlock(text, style, area, { align: 'left', vertical: 'top', wrap: false }, context);
}

function centred(
  text: string,
  size: number,
  { x, width }: Rect,
  baseline: number,
  colour: Colour,
  context: DrawContext,
): readonly Shape[] {
  const area = rect(x, baseline - size * ASCENT, width, size);
  return drawBlock(text, { size, colour }, area, { align: 'center', vertical: 'top', wrap: false }, context);
}

/** A glyph of Font Awesome 4 with the left top of its em at a point. */
function glyph(name: string, size: number, at: Point, colour: Colour, { icons }: DrawContext): readonly PathShape[] {
  const found = icons.drawnBy(4).find(name);
  return found ? [{ kind: 'path', path: transformPath(found.path, size / found.height, at), fill: { colour } }] : [];
}

/** A battery that stands on its end, its middle at a point. */
function standing(size: number, middle: Point, colour: Colour, context: DrawContext): readonly Shape[] {
  const found = context.icons.drawnBy(4).find('battery-full');
  if (!found) return [];
  const width = (found.width * size) / found.height;
  const shapes = glyph('battery-full', size, { x: middle.x - width / 2, y: middle.y - size / 2 }, colour, context);
  return turn(shapes, 270, middle);
}

/** Whether the thin pictures of today are drawn, or glyphs of Font Awesome 4. */
function isThin(era: Era): boolean {
  return !isBefore(era, 'wireframes-2023');
}

function signal(bounds: Rect, colour: Colour, context: DrawContext): readonly Shape[] {
  return bars(bounds, 5, isThin(context.era) ? 1.1 : 2.1, colour);
}

/** Bars that rise to the right. */
function bars({ x, y, width, height }: Rect, count: number, thickness: number, colour: Colour): readonly PathShape[] {
  const pitch = (width - thickness) / (count - 1);
  return Array.from({ length: count }, (_, i): PathShape => {
    const tall = (height * (i + 4 / 3)) / (count + 1 / 3);
    const path = roundedRectPath(rect(x + i * pitch, y + height - tall, thickness, tall), thickness > 1.5 ? 0.4 : 0.5);
    return { kind: 'path', path, fill: { colour } };
  });
}

/** Five small circles, of which three are full. */
function dots({ x, y }: Point, colour: Colour, { skin }: DrawContext): readonly Shape[] {
  return [0, 1, 2, 3, 4].flatMap((i) => {
    const border = { colour, width: 1 };
    return skin.ellipse(rect(x + i * 6, y - 2.9, 5.8, 5.8), i < 3 ? { fill: { colour }, border } : { border });
  });
}

/** Two waves above a dot. */
function wifi(bounds: Rect, colour: Colour, context: DrawContext): readonly Shape[] {
  const { x, y, width, height } = bounds;
  if (!isThin(context.era)) return glyph('wifi', height * 1.2, { x: x - 0.3, y: y - height * 0.1 }, colour, context);
  const middle = x + width / 2;
  const scale = width / 15.2;
  const wave = (reach: number, top: number, end: number): PathShape => ({
    kind: 'path',
    path: [
      ['M', middle - reach * scale, y + end * scale],
      [
        'C',
        middle - reach * 0.45 * scale,
        y + top * scale,
        middle + reach * 0.45 * scale,
        y + top * scale,
        middle + reach * scale,
        y + end * scale,
      ],
    ] satisfies PathCommand[],
    stroke: { colour, width: 1.15 * scale },
  });
  const dot = 1.3 * scale;
  return [
    wave(7.05, -0.6, 3.2),
    wave(4.4, 4, 6.4),
    ...context.skin.ellipse(rect(middle - dot, y + height - 2 * dot, 2 * dot, 2 * dot), { fill: { colour } }),
  ];
}

/** A battery, full to that share. */
function battery(
  { x, y, width, height }: Rect,
  colour: Colour,
  { era }: DrawContext,
  share = 0.75,
): readonly PathShape[] {
  const line = isThin(era) ? 1.2 : 1;
  const body = rect(x + line / 2, y + line / 2, width - line - 0.9, height - line);
  const inner = rect(x + 2.5, y + 2.5, Math.max(0, (width - 5.8) * share), Math.max(0, height - 5));
  return [
    { kind: 'path', path: roundedRectPath(body, 1.6), stroke: { colour, width: line } },
    { kind: 'path', path: roundedRectPath(inner, 0.2), fill: { colour } },
    {
      kind: 'path',
      path: roundedRectPath(rect(x + width - 1.4, y + height / 2 - 1.6, 1.4, 3.2), 0.6),
      fill: { colour },
    },
  ];
}
