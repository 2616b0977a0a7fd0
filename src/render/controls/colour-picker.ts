import type { Colour } from '../../model/colour.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';

const DEFAULT_COLOUR: Colour = 0xffcc00;
const NATURAL = { width: 26, height: 28 };
/** The field and the triangle at its lower right that opens the palette, at the natural size (25 exports of Mockups 2). */
const FIELD = rect(1.1, 1.3, 23.9, 22.9);
const OPENER = [
  { x: 12.7, y: 17.6 },
  { x: 22.3, y: 17.8 },
  { x: 17.1, y: 27.2 },
] as const;
/** Thickness of the field's border as a share of that of an arrow. */
const LINE = 0.5;

/** A field of a colour. Balsamiq does not let it be sized; a file that does has it scaled. */
const draw: DrawControl = ({ control, size }, { skin }) => {
  const { color = DEFAULT_COLOUR } = control.properties;
  const [sx, sy] = [size.width / NATURAL.width, size.height / NATURAL.height];
  const field = rect(FIELD.x * sx, FIELD.y * sy, FIELD.width * sx, FIELD.height * sy);
  const border = { colour: skin.frameColour, width: LINE * skin.lines.arrowWidth };
  return [
    ...skin.roundedBox(field, { fill: { colour: color }, border }, 1),
    ...skin.polygon(
      OPENER.map(({ x, y }) => ({ x: x * sx, y: y * sy })),
      { fill: { colour: skin.frameColour } },
    ),
  ];
};

/** The field that shows a colour and opens a palette. */
export const COLOUR_PICKER_CONTROLS: DrawnTypes = [['ColorPicker', { draw, natural: NATURAL }]];
