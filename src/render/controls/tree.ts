import { BLACK, type Colour } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { type Point, rect } from '../../model/geometry.ts';
import type { DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { isBefore } from '../era.ts';
import { drawIcon } from '../icons/draw.ts';
import { lineItems } from '../languages/items.ts';
import { type TreeMark, treeRow } from '../languages/tree.ts';
import type { Shape } from '../scene.ts';
import { measureBlock } from '../text/block.ts';
import { wholeUnits } from '../text/placement.ts';
import { CHOICE_SIDE, drawChoiceMark } from './choices.ts';
import { drawRowText } from './rows.ts';
import { insideScrollbar } from './scrollbars.ts';
import { borderOf, clipped, fillPaint, inkOn, ownBounds, textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * Measured on three exports of Mockups 3, drawing units: rows are as high as their text and ROW; the middle of a mark, and
 * where a text with and without one starts, from the left of its level.
 */
const ROW = 8;
const LEVEL = 25;
const MARK = 10.2;
const MARK_HIGH = 0.5;
const TEXT = { marked: 24.2, plain: 20.2 };
/** Where the rows start in a tree with a border, and in one without. */
const START = { bordered: { x: 9.8, y: 7.2 }, plain: { x: 0, y: 1.5 } };
const ICON = 21;
/** The triangle of an open row; that of a closed one is the same, turned. */
const OPENER = { width: 12, height: 6 };
const NATURAL = { width: 300, height: 225, margin: 12, side: 24 };
const DEFAULT_TEXT = [
  'F Open folder',
  ' f Closed folder',
  ' - File',
  '  - File in a folder',
  '_ Without an icon',
  'v Open',
  ' > Closed',
  '[-] Open box',
  ' [+] Closed box',
  '[x] Checked',
  ' [ ] Not checked',
  'Text',
  ' Text on the next level',
].join('\n');

/** Icons of marks, of Font Awesome 4 and since. */
const ICONS: Readonly<Partial<Record<TreeMark, readonly [before: string, now: string]>>> = {
  'closed-folder': ['folder', 'folder-solid'],
  'open-folder': ['folder-open', 'folder-open-solid'],
  file: ['file-text-o', 'file-lines-regular'],
};

const draw: DrawControl = ({ control, path, size }, context) => {
  const { skin, settings } = context;
  const { borderStyle, selectedIndex = -1, text = DEFAULT_TEXT } = control.properties;
  const bordered = borderStyle !== 'none';
  const { x: left, y: start } = bordered ? START.bordered : START.plain;
  const fill = fillPaint(control);
  const em = textSize(control, settings);
  const style = textStyle(control, em, inkOn(fill, control, skin.ink));
  const selection = { colour: settings.selectionColour };
  const bounds = ownBounds(size);
  const shapes: Shape[] = [];
  let top: number = start;
  for (const [index, line] of lineItems(text).entries()) {
    if (top >= size.height) break;
    const { depth, mark, text: label } = treeRow(line);
    const x = left + depth * LEVEL;
    const middle = { x: x + MARK, y: top + (em + ROW) / 2 - MARK_HIGH };
    if (index === selectedIndex) shapes.push(...skin.box(rect(0, top, size.width, em + ROW), { fill: selection }));
    if (x < size.width) {
      if (mark) shapes.push(...drawMark(mark, middle, style.colour, context, path));
      const from = x + (mark ? TEXT.marked : TEXT.plain);
      const area = rect(from, top, Math.max(0, size.width - from), em + ROW);
      shapes.push(...drawRowText(label, style, area, context));
    }
    top += em + ROW;
  }
  return [
    ...skin.box(bounds, { fill, ...(bordered ? { fillInset: 1 } : {}) }),
    ...clipped(bounds, shapes),
    ...(bordered ? skin.box(bounds, { border: borderOf(control, skin) }) : []),
    ...insideScrollbar(control, size, skin),
  ];
};

function drawMark(
  mark: TreeMark,
  middle: Point,
  colour: Colour,
  context: DrawContext,
  control: string,
): readonly Shape[] {
  const icon = ICONS[mark];
  if (icon) {
    const id = isBefore(context.era, 'wireframes-2023') ? icon[0] : icon[1];
    return drawIcon({ id }, { x: middle.x - ICON / 2, y: middle.y - ICON / 2 }, ICON, colour, context, control);
  }
  switch (mark) {
    case 'open':
    case 'closed':
      return context.skin.polygon(opener(middle, mark === 'open'), { fill: { colour } });
    case 'blank':
      return [];
    default:
      return boxMark(mark, middle, colour, context);
  }
}

/** A triangle that points down or to the right. */
function opener({ x, y }: Point, open: boolean): readonly Point[] {
  const [half, rise] = [OPENER.width / 2, OPENER.height / 2];
  const at = (along: number, down: number): Point =>
    open ? { x: x + along, y: y + down } : { x: x + down, y: y + along };
  return [at(-half, -rise), at(half, -rise), at(0, rise)];
}

/** A check box, or a box with a plus or a minus in it (derived from the check box). */
function boxMark(mark: TreeMark, { x, y }: Point, colour: Colour, context: DrawContext): readonly Shape[] {
  const square = rect(x - CHOICE_SIDE / 2, y - CHOICE_SIDE / 2, CHOICE_SIDE, CHOICE_SIDE);
  if (mark === 'checked') return drawChoiceMark({ kind: 'box', state: 'selected' }, square, colour, context);
  const box = drawChoiceMark({ kind: 'box', state: 'up' }, square, colour, context);
  if (mark === 'unchecked') return box;
  const reach = CHOICE_SIDE / 2 - 3;
  const stroke = { colour, width: context.skin.lines.arrowWidth * 0.4 };
  const line = (dx: number, dy: number) =>
    context.skin.polyline(
      [
        { x: x - dx, y: y - dy },
        { x: x + dx, y: y + dy },
      ],
      stroke,
    );
  return [...box, ...line(reach, 0), ...(mark === 'plus' ? line(0, reach) : [])];
}

const natural: NaturalSize = (control: Control, context) => {
  const em = textSize(control, context.settings);
  const style = textStyle(control, em, BLACK);
  const lines = lineItems(control.properties.text ?? DEFAULT_TEXT);
  const width = lines.reduce((widest, line) => {
    const { depth, text } = treeRow(line);
    return Math.max(widest, depth * LEVEL + measureBlock(text, style, undefined, context).width + TEXT.marked);
  }, 0);
  return {
    width: Math.max(NATURAL.width, wholeUnits(width + NATURAL.side)),
    height: Math.max(NATURAL.height, lines.length * (em + ROW) + NATURAL.margin),
  };
};

/** Rows below rows. */
export const TREE_CONTROLS: DrawnTypes = [['Tree', { draw, natural }]];
