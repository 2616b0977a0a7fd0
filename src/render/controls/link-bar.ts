import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Between two links, with the bar in the middle of it, and how thick the bar is; drawing units (FORMAT section 1.2). */
const GAP = 18.7;
const BAR = 2;
const TOP = 4;
const DEFAULT_TEXT = 'Home, Products, Company, Blog';

/** Items are parted by commas; `\,` is a comma. */
function itemsOf({ properties: { text = DEFAULT_TEXT } }: Control): string[] {
  return text.split(/(?<!\\),/).map((item) => item.replaceAll('\\,', ',').trim());
}

const draw: DrawControl = ({ control, size }, context) => {
  const { ink } = context.skin;
  const { selectedIndex = -1, color, borderColor = ink } = control.properties;
  const plain = textStyle(control, textSize(control, context.settings), color ?? ink);
  const link: TextStyle = { ...plain, colour: color ?? context.settings.linkColour, underline: true };
  const shapes: Shape[] = [];
  let x = 0;
  itemsOf(control).forEach((item, index) => {
    if (index > 0) {
      const at = x - GAP / 2;
      const bar = [
        { x: at - BAR / 2, y: 0 },
        { x: at + BAR / 2, y: 0 },
        { x: at + BAR / 2, y: size.height },
        { x: at - BAR / 2, y: size.height },
      ];
      shapes.push(...context.skin.polygon(bar, { fill: { colour: borderColor } }));
    }
    const style = index === selectedIndex ? plain : link;
    const { width } = measureBlock(item, style, undefined, context);
    const area = rect(x, TOP, width, style.size);
    shapes.push(...drawBlock(item, style, area, { align: 'left', vertical: 'top', wrap: false }, context));
    x += width + GAP;
  });
  return shapes;
};

const natural: NaturalSize = (control, context) => {
  const size = textSize(control, context.settings);
  const items = itemsOf(control);
  const style = textStyle(control, size, BLACK);
  const widths = items.map((item) => measureBlock(item, style, undefined, context).width);
  const width = widths.reduce((sum, one) => sum + one, GAP * (items.length - 1));
  return { width: wholeUnits(width), height: size + 8 };
};

/** A row of links. */
export const LINK_BAR_CONTROLS: DrawnTypes = [['LinkBar', { draw, natural }]];
