import { type Colour, mix, WHITE } from '../../../model/colour.ts';
import { between, type Point, type Rect, rect, type Size } from '../../../model/geometry.ts';
import { type Era, isBefore } from '../../era.ts';
import { polygonPath } from '../../path.ts';
import type { Path, Shape } from '../../scene.ts';
import { onBounds, parsePath } from '../artwork.ts';
import type { MarkSkin } from '../marks.ts';
import { ellipsePath, roundRectPath } from '../paths.ts';
import { slicedFigure } from '../sliced.ts';
import { CALL_OUT_RINGS } from './profiles/call-out-rings.ts';
import { CALL_OUT, SIZED_CALL_OUT } from './profiles/call-outs.ts';
import { SHEET, SHEET_BRIGHT, SHEET_LIGHT, SHEET_LIT, SHEET_TONES, TAPE } from './profiles/marks.ts';

const drawCallOut = slicedFigure(CALL_OUT);
const drawSizedCallOut = slicedFigure(SIZED_CALL_OUT);
/** Of the disc of a call-out, at most: half of its smaller side else. */
const DISC_RADIUS = 26;

function ownBounds({ width, height }: Size): Rect {
  return rect(0, 0, width, height);
}

export const SKETCH_MARKS: MarkSkin = {
  note: (size, colour, era) => [...sheet(size, sheetTones(colour, era)), ...tape(size)],
  noteArea: ({ width, height }) => rect(12.5, 30.5, Math.max(0, width - 26.5), Math.max(0, height - 34.5)),
  callOut: (size, fill, { isSized }) => [
    { kind: 'path', path: roundRectPath(ownBounds(size), DISC_RADIUS), fill },
    ...(isSized ? drawSizedCallOut : drawCallOut)(ownBounds(size), { border: { colour: 0 } }),
  ],
  callOutArea: ({ width, height }) => rect(14, 1.5, width - 14, height),
  callOutStyle: { fill: { colour: 0xffff00, opacity: 0.5 }, coloured: 1, text: 0, bold: false, align: 'left' },
};

/** By how much the disc in a ring is smaller than the call-out. */
const DISC_INSET = 1;
/** The width of a ring of middling size. */
const MEAN_WIDTH = 37;

/** The same as Mockups drew it: a ring around a disc that shines through. */
export const MOCKUPS_MARKS: MarkSkin = {
  ...SKETCH_MARKS,
  callOut: (size, fill, { measured }) => [
    { kind: 'path', path: disc(size), fill },
    { kind: 'path', path: ring(size, measured), fill: { colour: 0, rule: 'evenodd' } },
  ],
  callOutArea: ({ width, height }) => rect(0, 0, width - 1.5, height - 9),
  callOutStyle: { fill: { colour: 0xffff00, opacity: 0.5 }, coloured: 0.5, text: 0, bold: false, align: 'center' },
};

/** Mockups adds the same light to each channel, Wireframes mixes white in. */
function sheetTones(colour: Colour, era: Era): [base: Colour, lit: Colour, bright: Colour] {
  const tones = ['base', 'lit', 'bright'] as const;
  const tone = isBefore(era, 'wireframes-2019')
    ? (part: (typeof tones)[number]) => lighter(colour, SHEET_LIGHT[part])
    : (part: (typeof tones)[number]) => mix(colour, WHITE, SHEET_TONES[part]);
  return [tone('base'), tone('lit'), tone('bright')];
}

function lighter(colour: Colour, by: number): Colour {
  const channel = (shift: number) => Math.min(255, ((colour >> shift) & 255) + by) << shift;
  return channel(16) | channel(8) | channel(0);
}

/** A tilted sheet in three tones. */
function sheet(size: Size, tones: readonly [base: Colour, lit: Colour, bright: Colour]): Shape[] {
  const corner = ([x, y]: readonly [number, number]): Point => ({
    x: x < 0 ? size.width + x : x,
    y: y < 0 ? size.height + y : y,
  });
  const [a, b, c, d] = [SHEET.leftTop, SHEET.rightTop, SHEET.rightBottom, SHEET.leftBottom].map(corner) as [
    Point,
    Point,
    Point,
    Point,
  ];
  /** The point at shares of the sheet's width and height. */
  const at = ([u, v]: readonly [number, number]): Point => between(between(a, b, u), between(d, c, u), v);
  const tone = (points: readonly Point[], colour: Colour): Shape => ({
    kind: 'path',
    path: polygonPath(points),
    fill: { colour },
  });
  return [tone([a, b, c, d], tones[0]), tone(SHEET_LIT.map(at), tones[1]), tone(SHEET_BRIGHT.map(at), tones[2])];
}

function tape({ width }: Size): Shape[] {
  const length = Math.min(width, Math.max(TAPE.least, TAPE.share * width));
  const left = (width - length) / 2;
  const right = left + length;
  const [leftTop, rightTop, rightBottom, leftBottom] = TAPE.heights;
  const across = (share: number): readonly [Point, Point] => [
    { x: left + 1.5 * share, y: leftTop + share * (leftBottom - leftTop) },
    { x: right, y: rightTop + share * (rightBottom - rightTop) },
  ];
  const part = (from: number, to: number, colour: Colour): Shape => ({
    kind: 'path',
    path: polygonPath([...across(from), ...[...across(to)].reverse()]),
    fill: { colour, opacity: 0.93 },
  });
  return [part(0, TAPE.parting, TAPE.upper), part(TAPE.parting, 1, TAPE.lower)];
}

function disc({ width, height }: Size): Path {
  return ellipsePath(rect(0, 0, Math.max(1, width - DISC_INSET), Math.max(1, height - DISC_INSET)));
}

/** The ring that was measured so; where no ring is so large, or none was measured, one of the mean size. */
function ring(size: Size, measured: Size | undefined): Path {
  const own = CALL_OUT_RINGS.find(({ width, height }) => width === measured?.width && height === measured.height);
  const chosen = own ?? CALL_OUT_RINGS.find(({ width }) => width === MEAN_WIDTH);
  return chosen ? onBounds(parsePath(chosen.outline), chosen, ownBounds(size)) : [];
}
