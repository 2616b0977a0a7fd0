import { type Colour, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Point, type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { rectPath } from '../path.ts';
import type { Shape } from '../scene.ts';
import type { Axis } from '../skin/lines.ts';
import type { Skin } from '../skin/skin.ts';
import { DISABLED_COLOUR } from '../text/block.ts';
import { clipped, ownBounds } from './style.ts';

/** The natural size of a slider that lies. */
export const SLIDER: Size = { width: 33, height: 11 };
/** How far the middle of a thumb stays from the ends of its track; drawing units. */
const THUMB_END = 5;
/** A thumb that is a disc, and one that is a bar across the track (measured on an export of version 4). */
const DISC = 10;
const BAR = { along: 5.1, across: 8.8, radius: 1.5 } as const;
/** From the side of a slider to the middle of its track, and the track's thickness as a share of that of an arrow. */
const TRACK = { horizontal: 5.5, vertical: 6.2 } as const;
const TRACK_LINE = 0.6;
/** Where the thumb of an upright slider without `value` stands, from the top (exports of two lengths). */
const DEFAULT_UPRIGHT = 5.3;

/** A slider in `bounds`; a control without `value` has its thumb at `fallback` (0 to 100). */
export function drawSlider(
  axis: Axis,
  bounds: Rect,
  { properties }: Control,
  fallback: number,
  skin: Skin,
): readonly Shape[] {
  const colour: Colour = properties.state === 'disabled' ? DISABLED_COLOUR : skin.frameColour;
  const { x, y, width, height } = bounds;
  const length = axis === 'horizontal' ? width : height;
  const at = (along: number): Point =>
    axis === 'horizontal' ? { x: x + along, y: y + TRACK.horizontal } : { x: x + TRACK.vertical, y: y + along };
  const value = Math.min(100, Math.max(0, properties.value ?? fallback));
  const place = at(THUMB_END + (Math.max(0, length - 2 * THUMB_END) * value) / 100);
  const line = TRACK_LINE * skin.lines.arrowWidth;
  return [
    ...skin.polyline([at(line / 2), at(Math.max(line / 2, length - line / 2))], { colour, width: line }),
    ...thumb(place, axis, properties.thumb === 'rectangle', colour, skin),
  ];
}

function thumb({ x, y }: Point, axis: Axis, isBar: boolean, colour: Colour, skin: Skin): readonly Shape[] {
  const fill = { colour };
  if (!isBar) return skin.ellipse(rect(x - DISC / 2, y - DISC / 2, DISC, DISC), { fill });
  const [width, height] = axis === 'horizontal' ? [BAR.along, BAR.across] : [BAR.across, BAR.along];
  return skin.roundedBox(rect(x - width / 2, y - height / 2, width, height), { fill }, BAR.radius);
}

function slider(axis: Axis, fallback: number): DrawControl {
  return ({ control, size }, { skin }) => drawSlider(axis, ownBounds(size), control, fallback, skin);
}

/** The lines of a splitter from its side, and its three dots: side, length and distance of their middles (measured). */
const LINES = [2, 10] as const;
const DOT = { across: 2.4, along: 3, period: 6.4 } as const;

/** Two lines and three dots between their middles. `upright` is Balsamiq's horizontal splitter, which parts left and right. */
function splitter(upright: boolean): DrawControl {
  return ({ size }, { skin }) => {
    const length = upright ? size.height : size.width;
    const breadth = upright ? size.width : size.height;
    const at = (along: number, across: number): Point => (upright ? { x: across, y: along } : { x: along, y: across });
    const paint = { colour: skin.frameColour };
    const middle = (LINES[0] + Math.min(breadth, LINES[1])) / 2;
    return [
      ...LINES.flatMap((across) => skin.polyline([at(1, across), at(Math.max(1, length - 1), across)], paint)),
      ...[-1, 0, 1].flatMap((i) => {
        const start = length / 2 + i * DOT.period - DOT.along / 2;
        const corners = [
          at(start, middle - DOT.across / 2),
          at(start, middle + DOT.across / 2),
          at(start + DOT.along, middle + DOT.across / 2),
          at(start + DOT.along, middle - DOT.across / 2),
        ];
        return skin.polygon(corners, { fill: paint });
      }),
    ];
  };
}

/** What was done, and of a bar that does not say how much: breadth of a stripe and how far it leans; drawing units. */
const DONE: Colour = 0xcccccc;
const STRIPE = 12;
/** From the left side to the start of what was done, and how much shorter than the control its whole length is (measured). */
const DONE_START = 2.4;
const DONE_ENDS = 7.4;

const progressBar: DrawControl = ({ control, size }, { skin }) => {
  const { color = DONE, indeterminate = false, scrollBarValue, value } = control.properties;
  const done = Math.min(100, Math.max(0, scrollBarValue ?? value ?? 50)) / 100;
  const width = Math.max(0, (size.width - DONE_ENDS) * (indeterminate ? 1 : done));
  const area = rect(DONE_START, 2, width, Math.max(0, size.height - 4));
  const bar: Shape = { kind: 'path', path: rectPath(area), fill: { colour: color } };
  return [
    ...skin.box(ownBounds(size), { fill: { colour: WHITE }, fillInset: 1 }),
    ...(indeterminate ? clipped(area, stripes(area, color)) : [bar]),
    ...skin.box(ownBounds(size), { border: { colour: skin.frameColour } }),
  ];
};

/** Leaning stripes over `area`, a thousand at most: a longer bar has broader ones. */
function stripes({ x, y, width, height }: Rect, colour: Colour): readonly Shape[] {
  const breadth = Math.max(STRIPE, width / 2000);
  const count = Math.ceil((width + height) / (2 * breadth));
  const path = Array.from({ length: count }, (_, i) => {
    const left = x - height + 2 * breadth * i;
    return [
      ['M', left, y + height],
      ['L', left + breadth, y + height],
      ['L', left + breadth + height, y],
      ['L', left + height, y],
      ['Z'],
    ] as const;
  }).flat();
  return [{ kind: 'path', path, fill: { colour } }];
}

/** Sliders, splitters and the progress bar. Balsamiq names splitters by the axis along which they part. */
export const SLIDER_CONTROLS: DrawnTypes = [
  ['HSlider', { draw: slider('horizontal', 0), natural: SLIDER }],
  ['HSplitter', { draw: splitter(true), natural: { width: 12, height: 100 } }],
  [
    'ProgressBar',
    { draw: progressBar, natural: ({ properties: { style } }) => ({ width: 100, height: style === 'thin' ? 10 : 20 }) },
  ],
  ['VSlider', { draw: slider('vertical', DEFAULT_UPRIGHT), natural: { width: 12, height: 33 } }],
  ['VSplitter', { draw: splitter(false), natural: { width: 100, height: 11 } }],
];
