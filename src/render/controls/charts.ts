import type { Colour } from '../../model/colour.ts';
import { type Point, type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes } from '../context.ts';
import { isBefore } from '../era.ts';
import type { Path, PathCommand, Shape } from '../scene.ts';

/**
 * Thickness of axes and of the outlines of a pie and of a bar, as shares of that of an arrow: other skins are finer
 * throughout. Measured on exports of all eras at six sizes, where axes are 4 units thick.
 */
const AXIS = 1;
const BAR_LINE = 0.6;
const LIGHT_BAR: Colour = 0xdfdfdf;
const DARK_BAR: Colour = 0x959595;
const LIGHT: Colour = 0xe6e6e6;
const DARK: Colour = 0xa7a7a7;

/** Before version 4 there was a unit of room around a chart. */
function roomOf({ era }: DrawContext): number {
  return isBefore(era, 'wireframes-2019') ? 1 : 0;
}

/** The two axes of a chart, their corner at the left bottom. */
function axes({ width, height }: Size, room: number, { skin }: DrawContext): Shape {
  const thickness = AXIS * skin.lines.arrowWidth;
  const inset = room + thickness / 2;
  return {
    kind: 'path',
    path: polylinePath([
      { x: inset, y: inset },
      { x: inset, y: height - inset },
      { x: width - inset, y: height - inset },
    ]),
    stroke: { colour: skin.frameColour, width: thickness, join: 'miter', cap: 'square' },
  };
}

function polylinePath(points: readonly Point[]): Path {
  return points.map(({ x, y }, i): PathCommand => [i === 0 ? 'M' : 'L', x, y]);
}

/**
 * The bars: both ends across the chart, as shares of its side, and how far their tips stay from the end of the other one
 * (drawing units: these keep their size, the bars stretch; exports of heights 98, 175 and 262 agree).
 */
const BARS = [
  { from: 0.1625, to: 0.3075, tip: 86.3, colour: LIGHT_BAR },
  { from: 0.311, to: 0.457, tip: 64.4, colour: DARK_BAR },
  { from: 0.579, to: 0.726, tip: 29.4, colour: LIGHT_BAR },
  { from: 0.732, to: 0.8795, tip: 45.5, colour: DARK_BAR },
] as const;
/** Room for the tips of the bars; a lower chart squeezes them. */
const TIPS = 92;

/** A chart of bars. `bar` gives the bounds of a bar from its share of the breadth and the room before its tip. */
function barChart(bar: (from: number, to: number, tip: number, size: Size, room: number) => Rect): DrawControl {
  return ({ size }, context) => {
    const room = roomOf(context);
    const border = { colour: context.skin.frameColour, width: BAR_LINE * context.skin.lines.arrowWidth };
    return [
      ...BARS.flatMap(({ from, to, tip, colour }) => {
        const bounds = bar(from, to, tip, size, room);
        return context.skin.roundedBox(bounds, { fill: { colour }, border }, 1);
      }),
      axes(size, room, context),
    ];
  };
}

const columns = barChart((from, to, tip, { width, height }, room) => {
  const top = tip * Math.min(1, height / TIPS);
  return rect(from * width, top, (to - from) * width, Math.max(0, height - room - 2 - top));
});

/** As the column chart, with its sides swapped: thumbnails of two sizes agree. */
const bars = barChart((from, to, tip, { width, height }, room) => {
  const start = room + 2;
  const right = width - tip * Math.min(1, width / TIPS);
  return rect(start, from * height, Math.max(0, right - start), (to - from) * height);
});

/**
 * The two lines of a line chart, the one behind first: share of the width, and the height as `at` units and a `share` of
 * the chart's (exports of heights 98, 230 and 318 agree).
 */
const LINES = [
  {
    colour: LIGHT,
    points: [
      { x: 0, at: -5, share: 1 },
      { x: 0.3335, at: 4.3, share: 0.318 },
      { x: 0.667, at: 0, share: 0.5 },
      { x: 0.973, at: 24, share: 0 },
    ],
  },
  {
    colour: DARK,
    points: [
      { x: 0, at: 1, share: 0.703 },
      { x: 0.3335, at: -1.8, share: 0.608 },
      { x: 0.667, at: 1, share: 0.199 },
      { x: 0.973, at: 4.3, share: 0.318 },
    ],
  },
] as const;
/** Thickness of a line as a share of the height, and the least. */
const LINE = { share: 0.026, least: 4 };

const lines: DrawControl = ({ size }, context) => {
  const room = roomOf(context);
  const width = Math.max(LINE.least, LINE.share * size.height);
  return [
    ...LINES.map(({ colour, points }): Shape => {
      const path = points.map(({ x, at, share }) => ({
        x: Math.max(room + 2, x * size.width),
        y: at + share * size.height,
      }));
      return { kind: 'path', path: polylinePath(path), stroke: { colour, width, cap: 'round', join: 'miter' } };
    }),
    axes(size, room, context),
  ];
};

/** Where the second cut of a pie ends, clockwise from the top; degrees. */
const CUT = 210;

const pie: DrawControl = ({ size: { width, height } }, context) => {
  const { skin } = context;
  const room = roomOf(context);
  const border = { colour: skin.frameColour, width: AXIS * skin.lines.arrowWidth };
  const bounds = rect(room, room, Math.max(0, width - 2 * room), Math.max(0, height - 2 * room));
  const middle = { x: width / 2, y: height / 2 };
  const angle = (CUT * Math.PI) / 180;
  const end = {
    x: middle.x + Math.sin(angle) * (bounds.width - border.width) * 0.5,
    y: middle.y - Math.cos(angle) * (bounds.height - border.width) * 0.5,
  };
  return [
    ...skin.ellipse(bounds, { fill: { colour: LIGHT } }),
    { kind: 'path', path: slicePath(bounds, CUT, 360), fill: { colour: DARK } },
    {
      kind: 'path',
      path: polylinePath([{ x: middle.x, y: room + border.width / 2 }, middle, end]),
      stroke: { ...border, cap: 'butt', join: 'miter' },
    },
    ...skin.ellipse(bounds, { border }),
  ];
};

/** A slice of the ellipse in `bounds`, between two angles clockwise from its top (degrees), in steps of at most 45°. */
function slicePath({ x, y, width, height }: Rect, from: number, to: number): Path {
  const steps = Math.ceil((to - from) / 45);
  const step = (((to - from) / steps) * Math.PI) / 180;
  const handle = (4 / 3) * Math.tan(step / 4);
  const at = (angle: number, tangent: number): readonly [number, number] => [
    x + (width / 2) * (1 + Math.sin(angle) + tangent * Math.cos(angle)),
    y + (height / 2) * (1 - Math.cos(angle) + tangent * Math.sin(angle)),
  ];
  const start = (from * Math.PI) / 180;
  const arcs = Array.from({ length: steps }, (_, i): PathCommand => {
    const [a, b] = [start + i * step, start + (i + 1) * step];
    return ['C', ...at(a, handle), ...at(b, -handle), ...at(b, 0)];
  });
  return [['M', x + width / 2, y + height / 2], ['L', ...at(start, 0)], ...arcs, ['Z']];
}

const CHART: Size = { width: 187, height: 175 };

/** The charts. They have no data of their own: Balsamiq shows the same example in each. */
export const CHART_CONTROLS: DrawnTypes = [
  ['BarChart', { draw: bars, natural: CHART }],
  ['ColumnChart', { draw: columns, natural: CHART }],
  ['LineChart', { draw: lines, natural: CHART }],
  ['PieChart', { draw: pie, natural: { width: 180, height: 180 } }],
];
