import type { Control } from '../../model/control.ts';
import { type Rect, rect } from '../../model/geometry.ts';
import type { DrawContext } from '../context.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { textAlign } from './text.ts';
import { turn } from './turn.ts';

/** Between icon and text (FORMAT section 1.2). */
const GAP = 4;

/** How icon and text stand in their area. */
interface RowOptions {
  /** From the side of the area to what is not centred, and at least on either side of text that wraps; drawing units. */
  readonly padding: number;
  /** Break text that is wider than the area. */
  readonly wrap: boolean;
}

/** The room that the icon of a control takes, with the gap to its text; 0 without an icon. Drawing units. */
export function iconRoom({ properties: { icon, text } }: Control): number {
  if (!icon?.id && !icon?.name) return 0;
  return iconSide(icon.size) + (text === '' ? 0 : GAP);
}

/** Draws the icon of a control and `text` on its right, together aligned in `area` as the control says; else centred. */
export function drawIconAndText(
  control: Control,
  path: string,
  text: string,
  style: TextStyle,
  area: Rect,
  { padding, wrap }: RowOptions,
  context: DrawContext,
): readonly Shape[] {
  const { icon = {}, rotation } = control.properties;
  const side = icon.id || icon.name ? iconSide(icon.size) : 0;
  const gap = side > 0 && text !== '' ? GAP : 0;
  const most = wrap ? Math.max(0, area.width - 2 * padding - side - gap) : undefined;
  const wide = text === '' ? 0 : wholeUnits(measureBlock(text, style, most, context).width);
  const align = textAlign(control, 'center');
  const free = area.width - side - gap - wide;
  const left = area.x + (align === 'center' ? free / 2 : align === 'left' ? padding : free - padding);
  const middle = area.y + area.height / 2;
  const shapes: Shape[] = [];
  if (side > 0) {
    const drawn = drawIcon(icon, { x: left, y: middle - side / 2 }, side, style.colour, context, path);
    shapes.push(...turn(drawn, rotation, { x: left + side / 2, y: middle }));
  }
  if (text !== '') {
    const block = rect(left + side + gap, area.y, wide, area.height);
    shapes.push(...drawBlock(text, style, block, { align, vertical: 'middle', wrap }, context));
  }
  return shapes;
}
