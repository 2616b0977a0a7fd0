import { BLACK } from '../../model/colour.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { borderOf, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Measured on an export of version 4: from the right side to the line before the triangles, and to their middle. */
const DIVIDER = 17;
const MIDDLE = 9;
const HALF = 4.5;
/** Half the breadth of a triangle half way to its tip: its sides are bent. */
const BELLY = 3.2;
/** Tip and base of the triangle that points up, and of the other: shares of the height. */
const UP = [0.15, 0.477] as const;
const DOWN = [0.893, 0.57] as const;
const DEFAULT_TEXT = '3';

const draw: DrawControl = ({ control, size }, context) => {
  const { skin } = context;
  const { width, height } = size;
  const fill = fillPaint(control);
  const border = borderOf(control, skin);
  const style = textStyle(control, textSize(control, context.settings), inkOn(fill, control, skin.ink));
  const line = [
    { x: width - DIVIDER, y: 1.5 },
    { x: width - DIVIDER, y: height - 1.5 },
  ];
  const triangle = ([tip, base]: readonly [number, number]) => {
    const x = width - MIDDLE;
    const middle = ((tip + base) / 2) * height;
    const points = [
      { x, y: tip * height },
      { x: x + BELLY, y: middle },
      { x: x + HALF, y: base * height },
      { x: x - HALF, y: base * height },
      { x: x - BELLY, y: middle },
    ];
    return skin.polygon(points, { fill: { colour: border.colour } });
  };
  const area = rect(0, 0, Math.max(0, width - DIVIDER), height);
  const { text = DEFAULT_TEXT } = control.properties;
  return [
    ...skin.box(ownBounds(size), { fill, border }),
    ...skin.polyline(line, { ...border, width: 1.8 }),
    ...triangle(UP),
    ...triangle(DOWN),
    ...drawBlock(text, style, area, { align: 'center', vertical: 'middle', wrap: false }, context),
  ];
};

const natural: NaturalSize = (control, context) => {
  const size = textSize(control, context.settings);
  const { text = DEFAULT_TEXT } = control.properties;
  const { width } = measureBlock(text, textStyle(control, size, BLACK), undefined, context);
  return { width: wholeUnits(width + 33), height: size + 11 };
};

/** The field for a number that two triangles raise and lower. */
export const STEPPER_CONTROLS: DrawnTypes = [['NumericStepper', { draw, natural }]];
