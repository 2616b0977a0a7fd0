import { BLACK } from '../../model/colour.ts';
import type { Control } from '../../model/control.ts';
import { rect } from '../../model/geometry.ts';
import type { ControlType, DrawContext, DrawControl, DrawnTypes, NaturalSize } from '../context.ts';
import { choiceRow } from '../languages/choice.ts';
import { lineItems } from '../languages/items.ts';
import type { Shape } from '../scene.ts';
import { DISABLED_COLOUR, drawBlock, measureBlock } from '../text/block.ts';
import { linePitch, wholeUnits } from '../text/placement.ts';
import { CHOICE_SIDE, CHOICE_TEXT, drawChoiceMark } from './choices.ts';
import { textStyle } from './style.ts';
import { textSize } from './text.ts';

/**
 * Measured on a PDF export of version 4, drawing units: rows are as high as their text and ROW, with GAP between them; the
 * text stands TEXT_TOP below the top of its row.
 */
const ROW = 4;
const GAP = 5;
const TEXT_TOP = 3;

/** A break inside a row. */
const BREAK = /\\r/;

function rowHeight(row: string, size: number): number {
  const lines = row.includes('\\r') ? row.split(BREAK).length : 1;
  return size + ROW + (lines - 1) * linePitch(size);
}

/** A column of choices, each with a mark, or none. */
function group(defaultText: string): ControlType {
  const draw: DrawControl = ({ control, size }, context) => {
    const { text = defaultText, color, state = 'up' } = control.properties;
    const em = textSize(control, context.settings);
    const shapes: Shape[] = [];
    let top = 0;
    for (const line of lineItems(text)) {
      if (top >= size.height) break;
      const row = choiceRow(line);
      const disabled = row.disabled || state === 'disabled';
      const colour = disabled ? DISABLED_COLOUR : (color ?? context.skin.ink);
      const start = row.mark ? CHOICE_TEXT : 0;
      if (row.mark) {
        const middle = top + TEXT_TOP + em / 2;
        const square = rect(0, middle - CHOICE_SIDE / 2, CHOICE_SIDE, CHOICE_SIDE);
        shapes.push(...drawChoiceMark(row.mark, square, colour, context));
      }
      const area = rect(start, top + TEXT_TOP, Math.max(0, size.width - start), em);
      const style = textStyle(control, em, colour);
      shapes.push(...drawBlock(row.text, style, area, { align: 'left', vertical: 'top', wrap: false }, context));
      top += rowHeight(row.text, em) + GAP;
    }
    return shapes;
  };
  return { draw, natural: (control, context) => natural(control, defaultText, context) };
}

function natural(
  control: Control,
  defaultText: string,
  context: Parameters<NaturalSize>[1] & Pick<DrawContext, 'text'>,
): ReturnType<NaturalSize> {
  const em = textSize(control, context.settings);
  const style = textStyle(control, em, BLACK);
  let width = 0;
  let height = -GAP;
  for (const line of lineItems(control.properties.text ?? defaultText)) {
    const { mark, text } = choiceRow(line);
    width = Math.max(width, measureBlock(text, style, undefined, context).width + (mark ? CHOICE_TEXT : 0));
    height += Math.round(rowHeight(text, em)) + GAP;
  }
  return { width: wholeUnits(width), height };
}

/** Groups of check boxes and of radio buttons. */
export const CHOICE_GROUP_CONTROLS: DrawnTypes = [
  [
    'CheckBoxGroup',
    group(
      '[ ] not selected\n[x] selected\n[-] indeterminate\n-[ ] disabled-\n-[x] disabled selected-\nA row without a checkbox',
    ),
  ],
  [
    'RadioButtonGroup',
    group(
      '(o) option 1 (selected)\n( ) option 2\n-( ) option 3 (disabled)-\n-(o) option 4\\r(disabled and selected)-\nA row without a radio button',
    ),
  ],
];
