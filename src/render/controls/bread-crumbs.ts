import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { commaItems } from '../languages/items.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Between two links, and the mark in the middle of it; drawing units (exports of Mockups 2 and 3). */
const GAP = 17;
const CHEVRON = { width: 4, height: 8, line: 2.2 };
const DEFAULT_TEXT = 'Home, Products, Xyz, Features';

function itemsOf({ properties: { text = DEFAULT_TEXT } }: Control): readonly string[] {
  return commaItems(text).map((item) => item.trim());
}

/** All but the last are links. */
const draw: DrawControl = ({ control, size }, context) => {
  const { skin, settings } = context;
  const { color } = control.properties;
  const plain = textStyle(control, textSize(control, settings), color ?? skin.ink);
  const link = { ...plain, colour: color ?? settings.linkColour, underline: true };
  const items = itemsOf(control);
  const shapes: Shape[] = [];
  const middle = size.height / 2;
  let x = 0;
  for (const [index, item] of items.entries()) {
    if (index > 0) {
      const at = x - GAP / 2;
      const corners = [
        { x: at - CHEVRON.width / 2, y: middle - CHEVRON.height / 2 },
        { x: at + CHEVRON.width / 2, y: middle },
        { x: at - CHEVRON.width / 2, y: middle + CHEVRON.height / 2 },
      ];
      shapes.push(...skin.polyline(corners, { colour: skin.ink, width: CHEVRON.line }));
    }
    const style = index === items.length - 1 ? plain : link;
    const { width } = measureBlock(item, style, undefined, context);
    const options = { align: 'left', vertical: 'middle', wrap: false } as const;
    shapes.push(...drawBlock(item, style, rect(x, 0, width, size.height), options, context));
    x += width + GAP;
  }
  return shapes;
};

const natural: NaturalSize = (control, context) => {
  const size = textSize(control, context.settings);
  const style = textStyle(control, size, BLACK);
  const items = itemsOf(control);
  const width = items.reduce(
    (sum, item) => sum + measureBlock(item, style, undefined, context).width,
    GAP * (items.length - 1),
  );
  return { width: wholeUnits(width), height: size + 8 };
};

/** The way that leads to a page. */
export const BREAD_CRUMBS_CONTROLS: DrawnTypes = [['BreadCrumbs', { draw, natural }]];
