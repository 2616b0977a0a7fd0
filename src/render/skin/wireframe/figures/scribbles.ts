import { rect } from '../../../../model/geometry.ts';
import { rectPath } from '../../../path.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { scribbleRows } from '../../rows.ts';

/** Height of a bar, drawing units. */
const BAR = 13;
/** How long the bars are, as shares of the width; the list starts again at its end. One row is left free (export of 231 units). */
const LENGTHS = [30, 28, 30, 29, 20, 30, 25, 30, 29, 27, 28, 0].map((thirtieths) => thirtieths / 30);
/** Bars of one block; what comes after them lies far below what fits a screen. */
const MOST_BARS = 5000;

const blockOfText: DrawFigure = (bounds, { fill }) => {
  if (!fill) return [];
  let row = 0;
  const bars = [];
  for (const top of scribbleRows(bounds.height, BAR)) {
    if (row === MOST_BARS) break;
    const length = LENGTHS[row % LENGTHS.length] ?? 0;
    if (length > 0) bars.push(...rectPath(rect(bounds.x, bounds.y + top, length * bounds.width, BAR)));
    row++;
  }
  return bars.length === 0 ? [] : [{ kind: 'path', path: bars, fill }];
};

/** One bar as high as that of a block is in its row (derived: no export shows one). */
const lineOfText: DrawFigure = ({ x, y, width, height }, { fill }) =>
  fill ? [{ kind: 'path', path: rectPath(rect(x, y + 0.1 * height, width, 0.8 * height)), fill }] : [];

/** Text that is not written yet. */
export const WIREFRAME_SCRIBBLE_FIGURES = {
  'block-of-text': blockOfText,
  'line-of-text': lineOfText,
  'older-block-of-text': blockOfText,
} satisfies Partial<Figures>;
