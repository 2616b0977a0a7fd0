import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { drawIcon, iconSide } from '../icons/draw.ts';
import { commaItems } from '../languages/items.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { clipped, fillPaint, frameOf, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** Before, between and after items: measured on two PDF exports of version 4, drawing units. */
const GAP = 18;
/** How much lower than the middle the text stands: the same exports, and 30 of Mockups. */
const TEXT_LOW = { before: -0.3, now: 0.5 };
/** The selected item reaches this far beyond its text, and keeps clear of the border. */
const SELECTED = { beyond: GAP / 2, inset: 2 };
/** Natural height beyond the em: 29 units at size 13 until Mockups 3, 32 since. */
const HEIGHT = { before: 16, now: 19 };
const DEFAULT_TEXT = 'File, Edit, View, Help';

/** A bar with a single item has three dots after it (seen in exports of all versions). */
function itemsOf({ properties: { text = DEFAULT_TEXT } }: Control): readonly string[] {
  const items = commaItems(text);
  return items.length === 1 ? [...items, '...'] : items;
}

function sideOf({ properties: { icon } }: Control): number {
  return icon?.id || icon?.name ? iconSide(icon.size) : 0;
}

const draw: DrawControl = ({ control, path, size }, context) => {
  const { skin, settings } = context;
  const { selectedIndex = -1, borderStyle, icon = {} } = control.properties;
  const bounds = ownBounds(size);
  const fill = fillPaint(control);
  const plain = textStyle(control, textSize(control, settings), inkOn(fill, control, skin.ink));
  const chosen = { fill: { colour: settings.selectionColour } };
  const chosenStyle = { ...plain, colour: inkOn(chosen.fill, control, skin.ink) };
  const side = sideOf(control);
  const low = isBefore(context.era, 'wireframes-2019') ? TEXT_LOW.before : TEXT_LOW.now;
  const shapes: Shape[] = [
    ...drawIcon(icon, { x: GAP, y: (size.height - side) / 2 }, side, plain.colour, context, path),
  ];
  let x = GAP + (side > 0 ? side + GAP : 0);
  for (const [index, item] of itemsOf(control).entries()) {
    if (x >= size.width) break;
    const selected = index === selectedIndex;
    const style = selected ? chosenStyle : plain;
    const width = wholeUnits(measureBlock(item, style, undefined, context).width);
    if (selected) {
      const { beyond, inset } = SELECTED;
      const height = Math.max(0, size.height - 2 * inset);
      shapes.push(...skin.box(rect(x - beyond, inset, width + 2 * beyond, height), chosen));
    }
    const area = rect(x, low, width, size.height);
    shapes.push(...drawBlock(item, style, area, { align: 'left', vertical: 'middle', wrap: false }, context));
    x += width + GAP;
  }
  return [
    ...skin.box(bounds, { fill, fillInset: 1 }),
    ...clipped(bounds, shapes),
    ...(borderStyle === 'none' ? [] : skin.box(bounds, { border: frameOf(control, skin) })),
  ];
};

const natural: NaturalSize = (control, context) => {
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const side = sideOf(control);
  const widths = itemsOf(control).map((item) => wholeUnits(measureBlock(item, style, undefined, context).width) + GAP);
  const width = widths.reduce((sum, one) => sum + one, GAP + (side > 0 ? side + GAP : 0));
  return { width, height: style.size + (isBefore(context.era, 'wireframes-2019') ? HEIGHT.before : HEIGHT.now) };
};

/** The bar of menus at the top of a window. */
export const MENU_BAR_CONTROLS: DrawnTypes = [['MenuBar', { draw, natural }]];
