import { BLACK, type Colour, WHITE } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Rect, rect, type Size } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { commaItems, lineItems } from '../languages/items.ts';
import type { Shape } from '../scene.ts';
import type { FigureName } from '../skin/figures.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { insideScrollbar } from './scrollbars.ts';
import { clipped, fillPaint, inkOn, textStyle } from './style.ts';
import { textSize } from './text.ts';

/** What is not chosen. */
const BEHIND: Colour = 0xcccccc;

/**
 * Measured on a PDF export of version 4; drawing units: where the first tab starts, what a tab has before its text and how
 * far the next one starts from the end of the text; where the page starts, and the top of the text of tabs behind and in front.
 */
const TABS = {
  start: 20,
  before: 6,
  after: 12,
  height: 27,
  page: 25,
  text: { behind: 7, front: 9 },
  natural: { beyond: 49, width: 150, height: 100 },
  defaultText: 'One, Two, Three, Four',
};
const VERTICAL = {
  start: 20,
  before: 6,
  after: 2,
  pitch: 28,
  height: 30,
  /** The page starts this much before the end of the tabs. */
  under: 2,
  text: 9,
  natural: { width: 200, beyond: 62, pitch: 30 },
  defaultText: 'First Tab\nSecond Tab\nThird Tab\nFourth Tab',
};
/** How far inside the border of the page its fill ends, and how far the tab in front reaches over that border. */
const PAGE = { inset: 2, over: 1 };
/** The em at which tabs were measured: they are higher for larger text. */
const EM = 13;

/** A tab: its text, where it is, and where its text stands. */
interface Tab {
  readonly text: string;
  readonly bounds: Rect;
  readonly area: Rect;
}

/** Tabs behind, then the page, then the tab in front of it. */
function drawTabs(
  control: Control,
  figure: FigureName,
  tabs: readonly Tab[],
  page: Rect,
  size: Size,
  context: DrawContext,
): readonly Shape[] {
  const { skin } = context;
  const { selectedIndex = -1, borderStyle } = control.properties;
  const border = { colour: skin.frameColour };
  const fill = fillPaint(control, WHITE);
  const hasPage = borderStyle !== 'none';
  const tab = ({ text, bounds, area }: Tab, front: boolean): readonly Shape[] => {
    const paint = front ? fill : { colour: BEHIND };
    const style = textStyle(control, textSize(control, context.settings), inkOn(paint, control));
    const options = { align: 'left', vertical: 'top', wrap: false } as const;
    const shape = front ? reaching(bounds, page) : bounds;
    return [...skin.figure(figure, shape, { fill: paint, border }), ...drawBlock(text, style, area, options, context)];
  };
  const front = tabs[selectedIndex];
  return [
    ...tabs.flatMap((one, index) => (index === selectedIndex ? [] : tab(one, false))),
    ...skin.box(page, { fill, fillInset: PAGE.inset, ...(hasPage ? { border } : {}) }),
    ...(front ? tab(front, true) : []),
    ...insideScrollbar(control, size, skin),
  ];
}

/** The bounds of the tab in front, a little longer on the side of the page. */
function reaching({ x, y, width, height }: Rect, page: Rect): Rect {
  const { over } = PAGE;
  if (x < page.x) return rect(x, y, width + over, height);
  if (x + width > page.x + page.width) return rect(x - over, y, width + over, height);
  return y < page.y ? rect(x, y, width, height + over) : rect(x, y - over, width, height + over);
}

const tabBar: DrawControl = ({ control, size }, context) => {
  const { tabVPosition, tabHPosition, selectedIndex = -1 } = control.properties;
  const em = textSize(control, context.settings);
  const style = textStyle(control, em, BLACK);
  const more = em - EM;
  const widths = tabWidths(control, style, size.width, context);
  const total = widths.reduce((sum, width) => sum + width - TABS.before, 0);
  const free = size.width - total;
  let x = tabHPosition === 'right' ? free - TABS.start : tabHPosition === 'center' ? free / 2 : TABS.start;
  const atBottom = tabVPosition === 'bottom';
  const top = atBottom ? size.height - TABS.height - more : 0;
  const tabs: Tab[] = [];
  for (const [index, text] of tabItems(control).entries()) {
    const width = widths[index];
    if (width === undefined) break;
    const low = index === selectedIndex ? TABS.text.front : TABS.text.behind;
    tabs.push({
      text,
      bounds: rect(x, top, width, TABS.height + more),
      area: rect(x + TABS.before, top + low, width - TABS.before, em),
    });
    x += width - TABS.before;
  }
  const page = rect(0, atBottom ? 0 : TABS.page + more, size.width, Math.max(0, size.height - TABS.page - more));
  return drawTabs(control, 'tab', tabs, page, size, context);
};

function tabItems({ properties: { text = TABS.defaultText } }: Control): readonly string[] {
  return commaItems(text).map((item) => item.trim());
}

/** The widths of the tabs that fit side by side; a tab overlaps the one before it. */
function tabWidths(
  control: Control,
  style: TextStyle,
  room: number,
  context: Pick<DrawContext, 'settings' | 'text'>,
): readonly number[] {
  const widths: number[] = [];
  let end = TABS.start;
  for (const item of tabItems(control)) {
    const width = wholeUnits(measureBlock(item, style, undefined, context).width) + TABS.after;
    if (widths.length > 0 && end + width > room) break;
    widths.push(width + TABS.before);
    end += width;
  }
  return widths;
}

const naturalTabBar: NaturalSize = (control, context) => {
  const style = textStyle(control, textSize(control, context.settings), BLACK);
  const widths = tabWidths(control, style, Number.POSITIVE_INFINITY, context);
  const width = widths.reduce((sum, one) => sum + one - TABS.before, TABS.natural.beyond);
  return { width: Math.max(TABS.natural.width, width), height: TABS.natural.height };
};

const verticalTabBar: DrawControl = ({ control, size }, context) => {
  const { position, text = VERTICAL.defaultText } = control.properties;
  const em = textSize(control, context.settings);
  const style = textStyle(control, em, BLACK);
  const more = em - EM;
  const pitch = VERTICAL.pitch + more;
  const fitting = Math.max(0, Math.ceil((size.height - VERTICAL.start) / pitch));
  const items = lineItems(text).slice(0, fitting);
  const widest = Math.max(0, ...items.map((item) => wholeUnits(measureBlock(item, style, undefined, context).width)));
  const strip = Math.min(size.width / 2, widest + VERTICAL.before + VERTICAL.after);
  const onRight = position === 'right';
  const left = onRight ? size.width - strip - VERTICAL.under : 0;
  const tabs = items.map((item, index): Tab => {
    const top = VERTICAL.start + index * pitch;
    const bounds = rect(left, top, strip + VERTICAL.under, VERTICAL.height + more);
    return { text: item, bounds, area: rect(left + VERTICAL.before, top + VERTICAL.text, strip, em) };
  });
  const page = rect(onRight ? 0 : strip, 0, Math.max(0, size.width - strip), size.height);
  return clipped(rect(0, 0, size.width, size.height), drawTabs(control, 'vertical-tab', tabs, page, size, context));
};

const naturalVerticalTabBar: NaturalSize = ({ properties: { text = VERTICAL.defaultText } }) => {
  const { width, beyond, pitch } = VERTICAL.natural;
  return { width, height: beyond + pitch * lineItems(text).length };
};

/** Pages behind tabs, in a row and one below the other. */
export const TAB_CONTROLS: DrawnTypes = [
  ['TabBar', { draw: tabBar, natural: naturalTabBar }],
  ['VerticalTabBar', { draw: verticalTabBar, natural: naturalVerticalTabBar }],
];
