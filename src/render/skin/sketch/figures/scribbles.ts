import type { Rect } from '../../../../model/geometry.ts';
import { readPath } from '../../../icons/outline.ts';
import { transformPath } from '../../../path.ts';
import type { Path, PathCommand } from '../../../scene.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { scribbleRows } from '../../rows.ts';
import { OLDER_WORDS } from '../profiles/older-scribbles.ts';
import { LINE_WORDS, WORDS } from '../profiles/scribbles.ts';

/** Drawing units in a unit of the outlines of words. */
const TENTH = 0.1;
/** The height that a row of scrawled words needs, drawing units: of blocks 61 high four do not fit, of those 66 high they do. */
const ROW_HEIGHT = 12;
/** Between two words; their advances include it. */
const GAP = 4;
/** Which words follow each other, as digits of base 36; the list starts again at its end (seen in an export of nine rows). */
const SEQUENCE = [...('333138831054604043502035257552050056223' + '30b0a3244043aa29a1a203159420' + '19')].map((digit) =>
  Number.parseInt(digit, 36),
);
/** Words of one block; what comes after them lies far below what fits a screen. */
const MOST_WORDS = 5000;

const ORIGIN = { x: 0, y: 0 };
/** Made when they are first drawn, as those below: most pictures have none. */
let outlines: readonly Path[] | undefined;

function outlinesOf(words: readonly { readonly outline: string }[]): readonly Path[] {
  return words.map(({ outline }) => transformPath(readPath(outline), TENTH, ORIGIN));
}

/** As many words in each row as fit. */
const blockOfText: DrawFigure = (bounds, { fill }) => {
  if (!fill) return [];
  outlines ??= outlinesOf(WORDS);
  const path: PathCommand[] = [];
  let drawn = 0;
  for (const top of scribbleRows(bounds.height, ROW_HEIGHT)) {
    let x = 0;
    for (;;) {
      const index = SEQUENCE[drawn % SEQUENCE.length] ?? 0;
      const advance = WORDS[index]?.advance ?? 0;
      if (x + advance - GAP > bounds.width || drawn === MOST_WORDS) break;
      path.push(...transformPath(outlines[index] ?? [], 1, { x: bounds.x + x, y: bounds.y + top }));
      x += advance;
      drawn++;
    }
    if (x === 0) break;
  }
  return path.length === 0 ? [] : [{ kind: 'path', path, fill }];
};

/** Of Mockups: where the first row starts, how far apart rows are, and what is free above the first; drawing units. */
const OLDER = { top: 4.3, pitch: 16.6, above: 2 };
let olderOutlines: readonly Path[] | undefined;

/** The same as Mockups drew it: other words, further apart. */
const olderBlockOfText: DrawFigure = (bounds, { fill }) => {
  if (!fill) return [];
  olderOutlines ??= outlinesOf(OLDER_WORDS);
  const path: PathCommand[] = [];
  let drawn = 0;
  for (let row = 0; OLDER.above + (row + 1) * OLDER.pitch <= bounds.height; row++) {
    let x = 0;
    for (;;) {
      const index = drawn % OLDER_WORDS.length;
      const { width = 0, advance = 0 } = OLDER_WORDS[index] ?? {};
      if (x + width > bounds.width || drawn === MOST_WORDS) break;
      const at = { x: bounds.x + 1 + x, y: bounds.y + OLDER.top + row * OLDER.pitch };
      path.push(...transformPath(olderOutlines[index] ?? [], 1, at));
      x += advance;
      drawn++;
    }
    if (x === 0) break;
  }
  return path.length === 0 ? [] : [{ kind: 'path', path, fill }];
};

/** The height at which a line of text was measured: a higher one is a larger one. */
const LINE_HEIGHT = 72;
/** How far from its start a line of text begins again, in units of that height (derived: no export has one as long). */
const LINE_LENGTH = 4070;
/** Words of a line of text, with the left end of each. */
let lineOutlines: readonly { readonly path: Path; readonly left: number }[] | undefined;
/** A line is not drawn beyond so many of its repetitions. */
const MOST_REPETITIONS = 100;

/** One line, cut off at the end of the bounds. */
const lineOfText: DrawFigure = (bounds, { fill }) => {
  const scale = bounds.height / LINE_HEIGHT;
  if (!fill || scale <= 0) return [];
  const repetitions = Math.min(MOST_REPETITIONS, Math.ceil(bounds.width / (LINE_LENGTH * scale)));
  const path = Array.from({ length: repetitions }, (_, i) => wordsFrom(i * LINE_LENGTH, scale, bounds)).flat();
  return [{ kind: 'group', clip: bounds, shapes: [{ kind: 'path', path, fill }] }];
};

/** The words of a line that starts at `start`, as far as they show in the bounds. */
function wordsFrom(start: number, scale: number, { x, y, width }: Rect): Path {
  lineOutlines ??= LINE_WORDS.map((outline) => {
    const path = readPath(outline);
    return { path, left: Math.min(...path.flatMap((command) => (command[0] === 'Z' ? [] : [Number(command.at(-2))]))) };
  });
  return lineOutlines.flatMap(({ path, left }) =>
    (start + left) * scale < width ? transformPath(path, scale, { x: x + start * scale, y }) : [],
  );
}

/** Text that is not written yet. */
export const SKETCH_SCRIBBLE_FIGURES = {
  'block-of-text': blockOfText,
  'line-of-text': lineOfText,
  'older-block-of-text': olderBlockOfText,
} satisfies Partial<Figures>;
