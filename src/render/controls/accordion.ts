import type { Control } from '../../model/control.ts';
import { type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { parseAccordion } from '../languages/accordion.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, type TextStyle } from '../text/block.ts';
import { insideScrollbar } from './scrollbars.ts';
import { clipped, fillPaint, frameOf, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * Drawing units, measured on exports of version 4: from header to header, how far the line below a header reaches into the
 * next one, where text starts and how much higher than the middle of its row it stands. Items stand further in (derived).
 */
const HEADER = 27;
const OVERLAP = 3;
const TEXT = { header: 6, item: 18, low: 0.5 };
/** The open part of an accordion of the natural size, and the least height of all; Mockups 2 knew no least. */
const OPEN = 78;
const LEAST = 186;
const WIDTH = 150;
const DEFAULT_TEXT = 'Item One\nItem Two\n- Sub-Item 2.1\n- Sub-Item 2.2\nItem Three\nItem Four';

function contentOf({ properties: { text = DEFAULT_TEXT, selectedIndex = 0 } }: Control) {
  return parseAccordion(text, selectedIndex);
}

const draw: DrawControl = ({ control, size }, context) => {
  const { skin, settings, era } = context;
  const { sections, open, item } = contentOf(control);
  const fill = fillPaint(control);
  const border = frameOf(control, skin);
  const style = textStyle(control, textSize(control, settings), inkOn(fill, control, skin.ink));
  const selection = { colour: settings.selectionColour };
  const bounds = ownBounds(size);
  const lastEnds = isBefore(era, 'wireframes-2019') || open === sections.length - 1 ? 0 : OVERLAP;
  const body = Math.max(0, size.height - sections.length * HEADER - lastEnds);
  const shapes: Shape[] = [];
  let top = 0;
  for (const [index, { title, items }] of sections.entries()) {
    if (top >= size.height) break;
    const last = index === sections.length - 1;
    const selected = index === open && item < 0;
    const row = rect(0, top, size.width, last && index !== open ? HEADER + lastEnds : HEADER + OVERLAP);
    shapes.push(
      ...skin.box(row, { fill: selected ? selection : fill, fillInset: 1, border }),
      ...line(title, style, rect(TEXT.header, top, size.width, HEADER), context),
    );
    top += HEADER;
    if (index !== open) continue;
    const room = rect(0, top, size.width, last ? size.height - top : body + OVERLAP);
    shapes.push(...openPart(control, room, items, item, style, context));
    top += body;
  }
  return [...skin.box(bounds, { fill, fillInset: 1 }), ...clipped(bounds, shapes), ...skin.box(bounds, { border })];
};

/** What shows below the open header. */
function openPart(
  control: Control,
  room: Rect,
  items: readonly string[],
  selected: number,
  style: TextStyle,
  context: DrawContext,
): readonly Shape[] {
  const { skin, settings } = context;
  const shapes: Shape[] = [];
  for (const [index, text] of items.entries()) {
    const top = room.y + index * HEADER;
    if (top >= room.y + room.height) break;
    const row = rect(room.x + 2, top, Math.max(0, room.width - 4), HEADER);
    if (index === selected) shapes.push(...skin.box(row, { fill: { colour: settings.selectionColour } }));
    shapes.push(...line(text, style, rect(TEXT.item, top, room.width, HEADER), context));
  }
  const bar: Size = { width: room.width, height: room.height };
  const scrollbar = insideScrollbar(control, bar, skin);
  return [
    ...clipped(room, shapes),
    ...(scrollbar.length === 0
      ? []
      : [{ kind: 'group', translate: { x: room.x, y: room.y }, shapes: scrollbar } as const]),
  ];
}

function line(text: string, style: TextStyle, area: Rect, context: DrawContext): readonly Shape[] {
  const low = { ...area, y: area.y + TEXT.low };
  return drawBlock(text, style, low, { align: 'left', vertical: 'middle', wrap: false }, context);
}

const natural: NaturalSize = (control, { era }) => {
  const { sections, open } = contentOf(control);
  const rows = sections.length + (sections[open]?.items.length ?? 0);
  const height = OPEN + HEADER * rows;
  return { width: WIDTH, height: isBefore(era, 'mockups-3') ? height : Math.max(LEAST, height) };
};

/** A stack of headers, one of which is open. */
export const ACCORDION_CONTROLS: DrawnTypes = [['Accordion', { draw, natural }]];
