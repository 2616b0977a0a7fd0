import { createRequire } from 'node:module';
import type bidiFactory from 'bidi-js';

/** A stretch of a line that runs in one direction; `start` and `end` (exclusive) are UTF-16 offsets. */
interface DirectedPart {
  readonly start: number;
  readonly end: number;
  readonly rightToLeft: boolean;
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200f\u202b\u202e\u2067]/u;

/** Letters and marks of the scripts above; their digits run from left to right. */
const RIGHT_TO_LEFT_LETTER =
  /[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10cff}\u{10d40}-\u{10e5f}\u{10e80}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Whether a stretch of a line that runs in one direction runs from right to left. */
export function isRightToLeft(stretch: string): boolean {
  return RIGHT_TO_LEFT_LETTER.test(stretch);
}

/** Letters of Hebrew and Arabic with their marks and spaces between them: the algorithm leaves such a line in one stretch. */
const ONE_WAY = /^[\u05d0-\u05ea\u0621-\u064a\u0671-\u06d3][\u0591-\u05bd\u05d0-\u05ea\u0621-\u065f\u0671-\u06d3 ]*$/;

let algorithm: ReturnType<typeof bidiFactory> | undefined;

/** Few texts need the package: it is loaded with the first of them, and it reads its tables once (4 ms). */
function bidi(): ReturnType<typeof bidiFactory> {
  algorithm ??= (createRequire(import.meta.url)('bidi-js') as typeof bidiFactory)();
  return algorithm;
}

/**
 * The stretches of a line from left to right as they are read on paper (Unicode bidirectional algorithm); `undefined` for
 * a line that runs from left to right as a whole, which needs no reordering.
 */
export function visualOrder(text: string): readonly DirectedPart[] | undefined {
  if (!RIGHT_TO_LEFT.test(text)) return undefined;
  if (ONE_WAY.test(text)) return [{ start: 0, end: text.length, rightToLeft: true }];
  const { levels } = bidi().getEmbeddingLevels(text);
  const parts: { start: number; end: number; level: number }[] = [];
  levels.forEach((level, index) => {
    const last = parts.at(-1);
    if (last?.level === level) last.end = index + 1;
    else parts.push({ start: index, end: index + 1, level });
  });
  const highest = parts.reduce((level, part) => Math.max(level, part.level), 0);
  for (let level = highest; level > 0; level--) reverseFrom(level, parts);
  return parts.map(({ start, end, level }) => ({ start, end, rightToLeft: level % 2 === 1 }));
}

/** Turns each sequence of neighbours that are at `level` or deeper (rule L2 of the algorithm). */
function reverseFrom(level: number, parts: { level: number }[]): void {
  let start = 0;
  while (start < parts.length) {
    let end = start;
    while (end < parts.length && (parts[end]?.level ?? 0) >= level) end++;
    for (let [i, j] = [start, end - 1]; i < j; i++, j--) {
      const [a, b] = [parts[i], parts[j]];
      if (a && b) [parts[i], parts[j]] = [b, a];
    }
    start = Math.max(end, start + 1);
  }
}
