import type { Rect } from '../../model/geometry.ts';
import type { DrawContext } from '../context.ts';
import type { Shape } from '../scene.ts';
import { drawBlock, measureBlock, type TextStyle } from '../text/block.ts';
import { clipped } from './style.ts';

/** The text of a row, in the middle of its height: of one that is too long the words that fit (seen in lists and trees). */
export function drawRowText(text: string, style: TextStyle, area: Rect, context: DrawContext): readonly Shape[] {
  if (text === '') return [];
  const wide = measureBlock(text, style, undefined, context).width > area.width;
  const options = { align: 'left', vertical: 'middle', wrap: wide, firstLine: wide } as const;
  const shapes = drawBlock(text, style, area, options, context);
  return wide ? clipped(area, shapes) : shapes;
}
