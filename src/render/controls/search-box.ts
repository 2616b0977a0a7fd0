import { type Colour, WHITE } from '../../model/colour.ts';
import { type Point, rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { drawIcon } from '../icons/draw.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { drawBlock } from '../text/block.ts';
import { borderOf, clipped, ownBounds, textStyle } from './style.ts';
import { textAlign, textSize } from './text.ts';

/** Measured on an export of version 4 at twice the size, drawing units. */
const TEXT_START = 21.7;
const TEXT_END = 8;
const GLASS_X = 11.1;
const DEFAULT_TEXT = 'search';
/** The outline while one types (measured on the same). */
const FOCUSED = { colour: 0x95bcf2, width: 1.9 } as const;
/** The sign that one can speak, and how much of the right end it takes: derived from the icons of other fields. */
const MICROPHONE = { side: 14, room: 22 } as const;

const draw: DrawControl = ({ control, path, size }, context) => {
  const { text = DEFAULT_TEXT, shape, state, microphoneIcon } = control.properties;
  const { skin } = context;
  const { width, height } = size;
  const border = borderOf(control, skin);
  const paint = { fill: { colour: WHITE }, border: state === 'focused' ? FOCUSED : border };
  const bounds = ownBounds(size);
  const box = shape === 'rectangle' ? skin.box(bounds, paint) : skin.figure('search-field', bounds, paint);
  // Its colour is that of the text.
  const style = textStyle(control, textSize(control, context.settings), control.properties.color ?? skin.searchColour);
  const area = rect(
    TEXT_START,
    0,
    Math.max(0, width - TEXT_START - (microphoneIcon ? MICROPHONE.room : TEXT_END)),
    height,
  );
  const options = { align: textAlign(control, 'left'), vertical: 'middle', wrap: false } as const;
  return [
    ...box,
    ...magnifier({ x: GLASS_X, y: height / 2 - 0.4 }, border.colour, skin),
    ...clipped(area, drawBlock(text, style, area, options, context)),
    ...(microphoneIcon
      ? drawIcon(
          { id: 'microphone' },
          { x: width - MICROPHONE.room, y: (height - MICROPHONE.side) / 2 },
          MICROPHONE.side,
          border.colour,
          context,
          path,
        )
      : []),
  ];
};

/** A magnifying glass with the middle of its lens at a point. */
function magnifier({ x, y }: Point, colour: Colour, skin: Skin): readonly Shape[] {
  const lens = 4.6;
  const handle = [
    { x: x + 2.6, y: y + 2.9 },
    { x: x + 5.2, y: y + 5.8 },
  ];
  return [
    ...skin.ellipse(rect(x - lens, y - lens, 2 * lens, 2 * lens), { border: { colour, width: 2.1 } }),
    ...skin.polyline(handle, { colour, width: 2.2 }),
  ];
}

/** The field that one searches with. */
export const SEARCH_CONTROLS: DrawnTypes = [['SearchBox', { draw, natural: { width: 120, height: 25 } }]];
