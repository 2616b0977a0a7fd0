import type { DrawControl, DrawnTypes, PlacedControl } from '../context.ts';
import type { Path, Shape } from '../scene.ts';
import type { Axis } from '../skin/lines.ts';
import type { Skin } from '../skin/skin.ts';

/** Distance of a dotted rule's middle from the side of its box. */
const MIDDLE = 5;
/** The dots are square: dashes of one unit with square caps (measured on exports at twice the size). */
const DOTS = { width: 3, cap: 'square', dash: [1, 8] } as const;

export const drawHRule: DrawControl = (placed, { skin }) => [rule('horizontal', placed.size.width, placed, skin)];
export const drawVRule: DrawControl = (placed, { skin }) => [rule('vertical', placed.size.height, placed, skin)];

function rule(axis: Axis, length: number, { control }: PlacedControl, skin: Skin): Shape {
  const { color = skin.ink, backgroundAlpha: opacity = 1, stroke = 'solid' } = control.properties;
  const paint = { colour: color, opacity };
  if (stroke === 'solid') return { kind: 'path', path: skin.lines.rule(axis, length), fill: paint };
  return { kind: 'path', path: middleLine(axis, length), stroke: { ...paint, ...DOTS } };
}

function middleLine(axis: Axis, length: number): Path {
  if (axis === 'horizontal')
    return [
      ['M', 0, MIDDLE],
      ['L', length, MIDDLE],
    ];
  return [
    ['M', MIDDLE, 0],
    ['L', MIDDLE, length],
  ];
}

/** The lines of the table of types. */
export const RULES: DrawnTypes = [
  ['HRule', { draw: drawHRule, natural: { width: 100, height: 10 } }],
  ['VRule', { draw: drawVRule, natural: { width: 10, height: 100 } }],
];
