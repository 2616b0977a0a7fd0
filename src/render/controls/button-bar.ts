import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { commaItems } from '../languages/items.ts';
import type { Shape } from '../scene.ts';
import type { Skin } from '../skin/skin.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { clipped, contrastColour, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * Natural width of a button beyond its text, of the bar beyond its buttons, and where the first starts; drawing units. Widths
 * of texts and places of lines are whole units (measured on the lines of four bars of version 4, of 2 to 14 buttons).
 */
const PADDING = 24;
const ENDS = 4;
const START = 1;
/** Mockups did not round the widths (FORMAT section 1.2). */
const OLDER = { padding: 25, ends: 2 };
/** How far the fill of one keeps from the sides (exports at twice the size). */
const INSET = { top: 1.5, bottom: 3.2 };
const DEFAULT_TEXT = 'One, Two, Three';
/** Most of a bar that can show at all: further items lie outside any picture. */
const MOST_ITEMS = 1000;

function itemsOf({ properties: { text = DEFAULT_TEXT } }: Control): readonly string[] {
  return commaItems(text).map((item) => item.trim());
}

function widthsOf(items: readonly string[], style: TextStyle, context: Pick<DrawContext, 'settings' | 'text' | 'era'>) {
  const isOlder = isBefore(context.era, 'wireframes-2019');
  return items.map((item) => {
    const { width } = measureBlock(item, style, undefined, context);
    return isOlder ? width + OLDER.padding : wholeUnits(width) + PADDING;
  });
}

/** The frame of a bar in a skin. */
function barOf(skin: Skin): Skin['raisedBox'] {
  return (bounds, paint) => skin.figure('button-bar', bounds, paint);
}

const draw: DrawControl = ({ control, size }, context) => {
  const { skin, settings } = context;
  const { selectedIndex = 0 } = control.properties;
  const bounds = ownBounds(size);
  const fill = fillPaint(control, skin.buttonColour);
  const plain = textStyle(control, textSize(control, settings), inkOn(fill, control));
  const chosen = { ...plain, colour: contrastColour(settings.selectionColour) };
  const items = itemsOf(control).slice(0, MOST_ITEMS);
  const widths = widthsOf(items, plain, context);
  const share =
    (size.width - (isBefore(context.era, 'wireframes-2019') ? OLDER.ends : ENDS)) /
    Math.max(
      1,
      widths.reduce((sum, width) => sum + width, 0),
    );
  const fills: Shape[] = [];
  const marks: Shape[] = [];
  const bar = isBefore(context.era, 'wireframes-2019') ? skin.raisedBox : barOf(skin);
  let end = START;
  for (const [index, item] of items.entries()) {
    const x = index === 0 ? 0 : Math.round(end);
    if (x > size.width) break;
    end += (widths[index] ?? 0) * share;
    const width = Math.round(end) - x;
    const selected = index === selectedIndex;
    const cell = rect(x, INSET.top, width, Math.max(0, size.height - INSET.top - INSET.bottom));
    if (selected) fills.push(...skin.box(cell, { fill: { colour: settings.selectionColour } }));
    if (index > 0) {
      const ends = [
        { x, y: cell.y },
        { x, y: cell.y + cell.height },
      ];
      marks.push(...skin.polyline(ends, { colour: skin.frameColour }));
    }
    const options = { align: 'center', vertical: 'middle', wrap: false } as const;
    const area = skin.raisedFace(rect(x + 1, 0, width, size.height));
    marks.push(...drawBlock(item, selected ? chosen : plain, area, options, context));
  }
  return [
    ...bar(bounds, { fill }),
    ...clipped(bounds, fills),
    ...bar(bounds, { border: { colour: skin.frameColour } }),
    ...marks,
  ];
};

const natural: NaturalSize = (control, context) => {
  const size = textSize(control, context.settings);
  const widths = widthsOf(itemsOf(control), textStyle(control, size, BLACK), context);
  return {
    width: wholeUnits(
      widths.reduce((sum, width) => sum + width, isBefore(context.era, 'wireframes-2019') ? OLDER.ends : ENDS),
    ),
    height: Math.max(27, size + 8),
  };
};

/** A row of buttons of which one is chosen. */
export const BUTTON_BAR_CONTROLS: DrawnTypes = [['ButtonBar', { draw, natural }]];
