import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import { tagItems } from '../languages/tags.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { ASCENT } from '../text/placement.ts';
import { clipped, ownBounds, textStyle } from './style.ts';

/** Sizes of the words one after the other, from the start again at their end (measured on an export of Mockups 3). */
const SIZES = [
  6, 10, 16, 12, 18, 15, 15, 15, 11, 16, 10, 6, 15, 15, 19, 11, 20, 6, 17, 21, 11, 10, 11, 11, 11, 10, 20, 15, 20,
];
/** From the sides to the words, between two words, and from one line to the next; drawing units. */
const SIDE = 10;
const GAP = 5;
const FIRST_BASELINE = 21;
const PITCH = 24;
const DEFAULT_TEXT =
  'software statistics teaching {color:#FF0000}technology{color} tips tool tools toread travel tutorial tutorials tv twitter typography ubuntu usability video videos visualization web web\\ 2.0 web\\ design webdev wiki windows wordpress work writing youtube';

const draw: DrawControl = ({ control, size }, context) => {
  const shapes: Shape[] = [];
  let x = SIDE;
  let baseline = FIRST_BASELINE;
  for (const [index, word] of wordsOf(control).entries()) {
    const style = textStyle(control, SIZES[index % SIZES.length] ?? 13, control.properties.color ?? context.skin.ink);
    const { width } = measureBlock(word, style, undefined, context);
    if (x > SIDE && x + width > size.width - SIDE) {
      x = SIDE;
      baseline += PITCH;
    }
    if (baseline - style.size > size.height) break;
    const area = rect(x, baseline - style.size * ASCENT, width, style.size);
    shapes.push(...drawBlock(word, style, area, { align: 'left', vertical: 'top', wrap: false }, context));
    x += width + GAP;
  }
  return clipped(ownBounds(size), shapes);
};

function wordsOf({ properties: { text = DEFAULT_TEXT } }: Control): readonly string[] {
  return tagItems(text);
}

/** Words of which the common ones are larger. */
export const TAG_CLOUD_CONTROLS: DrawnTypes = [['TagCloud', { draw, natural: { width: 350, height: 110 } }]];
