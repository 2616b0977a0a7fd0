import type { Colour } from '../../model/colour.ts';
import type { MarkupRun } from '../../model/markup.ts';
import type { Face } from '../scene.ts';
import { visualOrder } from './bidi.ts';
import { breaksInside } from './breaks.ts';
import type { TextEngine } from './engine.ts';
import { graphemes } from './graphemes.ts';

/** A piece of text whose look is settled. */
export interface StyledRun {
  /** No line breaks. */
  readonly text: string;
  readonly face: Face;
  /** Em size, drawing units. */
  readonly size: number;
  readonly colour: Colour;
  readonly underline: boolean;
  readonly strike: boolean;
  /** Where a click leads, when the markup says so. */
  readonly target?: string;
}

/** A run on its line. */
export interface PlacedRun extends StyledRun {
  /** Left end, from the left end of the line. */
  readonly x: number;
  readonly advance: number;
}

export interface Line {
  readonly runs: readonly PlacedRun[];
  /** Advance of the runs; spaces at the end of a wrapped line do not count. */
  readonly width: number;
  /** Advance of the spaces at the end of a wrapped line; none when absent. */
  readonly trailing?: number;
  /** The largest em of the line; the block's own for an empty line. */
  readonly size: number;
}

/** Breaks runs at their line feeds. */
export function hardLines<R extends Pick<MarkupRun, 'text'>>(runs: readonly R[]): R[][] {
  const lines: R[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text });
    });
  }
  return lines;
}

/** Distance of tab stops as a share of the em: version 4 (measured on a PDF export). */
const TAB = 4;

/**
 * Sets the runs of one line side by side; what follows a tab starts at the next tab stop, one each `stop` units where the
 * engine has no others.
 */
export function placeLine(
  runs: readonly StyledRun[],
  emptySize: number,
  engine: TextEngine,
  stop = emptySize * TAB,
): Line {
  const placed: PlacedRun[] = [];
  const tab = engine.tabStop ?? stop;
  let x = 0;
  const place = (run: StyledRun, text: string) => {
    if (text === '') return;
    const advance = engine.advance(text, run.face, run.size);
    placed.push({ ...run, text, x, advance });
    x += advance;
  };
  for (const run of inVisualOrder(runs)) {
    const [first = '', ...others] = run.text.includes('\t') ? run.text.split('\t') : [run.text];
    place(run, first);
    for (const text of others) {
      x = (Math.floor(x / tab) + 1) * tab;
      place(run, text);
    }
  }
  return { runs: placed, width: x, size: runs.reduce((size, run) => Math.max(size, run.size), 0) || emptySize };
}

/** The runs from left to right: as they are, but for lines with text that runs from right to left. */
function inVisualOrder(runs: readonly StyledRun[]): readonly StyledRun[] {
  const parts = visualOrder(runs.map((run) => run.text).join(''));
  if (!parts) return runs;
  if (parts.length === 1) return parts[0]?.rightToLeft ? runs.toReversed() : runs;
  let offset = 0;
  const ends = runs.map((run) => {
    offset += run.text.length;
    return offset;
  });
  return parts.flatMap(({ start, end, rightToLeft }) => {
    const inside: StyledRun[] = [];
    for (let i = firstBeyond(ends, start); i < runs.length; i++) {
      const [run, runEnd] = [runs[i], ends[i] ?? 0];
      if (!run || runEnd - run.text.length >= end) break;
      const from = runEnd - run.text.length;
      inside.push({ ...run, text: run.text.slice(Math.max(0, start - from), end - from) });
    }
    return rightToLeft ? inside.reverse() : inside;
  });
}

/** The first of the rising numbers that is above `limit`, by its place. */
function firstBeyond(rising: readonly number[], limit: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Breaks one line into lines no wider than `width` (drawing units): after spaces, and inside a word only where the word
 * alone is too wide, or `anywhere`. A line holds at least one character, however narrow the area.
 */
export function wrapLine(
  runs: readonly StyledRun[],
  width: number,
  emptySize: number,
  engine: TextEngine,
  anywhere = false,
): Line[] {
  const lineOf = (pieces: Pieces) => placeLine(trimEnd(joined(pieces)), emptySize, engine);
  const fits = (line: Line) => line.width <= width + TOLERANCE;
  if (fits(lineOf([startOf(runs)]))) {
    const whole = placeLine(runs, emptySize, engine);
    if (whole.width <= width) return [whole];
  }
  const lines: Line[] = [];
  const all: StyledRun[][] = anywhere ? [[...runs]] : words(runs, engine);
  let guess = 1;
  for (let start = 0; start < all.length; ) {
    const { count, line } = longestFit(all, start, lineOf, fits, guess);
    guess = Math.max(1, count);
    if (count > 0) {
      lines.push({ ...line, trailing: trailingSpaces(all.slice(start, start + count), engine) });
      start += count;
      continue;
    }
    // The word is too wide alone: it breaks between characters, and other words follow what is left of it.
    const letters = characters(all[start] ?? []).map((character) => [character]);
    let at = 0;
    for (let most = 1; ; at += most) {
      const fitting = longestFit(letters, at, lineOf, fits, most);
      if (at + fitting.count === letters.length) break;
      most = Math.max(1, fitting.count);
      lines.push(fitting.line);
    }
    if (at < letters.length) all[start] = joined(letters.slice(at));
    else start++;
  }
  return lines.length > 0 ? lines : [placeLine([], emptySize, engine)];
}

/** Characters of which hardly any line holds more. */
const START = 500;

/** The runs up to there: where they are too wide, the rest need not be shaped to know it. */
function startOf(runs: readonly StyledRun[]): readonly StyledRun[] {
  let left = START;
  return runs.flatMap((run) => {
    const text = run.text.slice(0, left);
    left -= text.length;
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** Advance of the spaces that end the pieces. */
function trailingSpaces(pieces: Pieces, engine: TextEngine): number {
  const run = pieces.at(-1)?.at(-1);
  const spaces = run ? run.text.length - run.text.trimEnd().length : 0;
  return run && spaces > 0 ? engine.advance(' ', run.face, run.size) * spaces : 0;
}

/** Pieces of a line, each of one or more runs. */
type Pieces = readonly (readonly StyledRun[])[];

/**
 * How many of the pieces from `start` on fit on a line together, and their line: a longer line is never narrower than its
 * start. Where none fits, the line is that of the first.
 *
 * @param guess where to look first: lines of a text hold about as much as each other
 */
function longestFit(
  pieces: Pieces,
  start: number,
  lineOf: (some: Pieces) => Line,
  fits: (line: Line) => boolean,
  guess: number,
): { readonly count: number; readonly line: Line } {
  let fitting = 0;
  let beyond = pieces.length - start + 1;
  let best: Line | undefined;
  let step = 1;
  for (let next = guess; beyond - fitting > 1; step *= 2) {
    const count = next > fitting && next < beyond ? next : (fitting + beyond) >> 1;
    const line = lineOf(pieces.slice(start, start + count));
    if (fits(line)) {
      fitting = count;
      best = line;
      next = count + step;
    } else {
      beyond = count;
      if (count === 1) best = line;
      next = count - step;
    }
  }
  return { count: fitting, line: best ?? lineOf(pieces.slice(start, start + 1)) };
}

function joined(pieces: Pieces): StyledRun[] {
  return append([], pieces.flat());
}

/** What stands for the marker of an item: measured on exports of version 4, in which its lines hang by its width. */
const BULLET = '     \u2022   ';
const ITEM = /^[*-] +/;

/** The lines of an item (`* ` or `- ` at the very start), wrapped behind its bullet; `undefined` for other lines. */
export function bulletLines(
  runs: readonly StyledRun[],
  width: number,
  emptySize: number,
  engine: TextEngine,
): Line[] | undefined {
  const [first, ...rest] = runs;
  const marker = first && ITEM.exec(first.text)?.[0];
  if (!first || !marker) return undefined;
  const bullet = { ...first, text: BULLET };
  const indent = engine.advance(BULLET, first.face, first.size);
  const item = [{ ...first, text: first.text.slice(marker.length) }, ...rest].filter((run) => run.text !== '');
  return wrapLine(item, Math.max(0, width - indent), emptySize, engine).map((line, index) => {
    if (index === 0) return placeLine(append([bullet], line.runs), emptySize, engine);
    return { ...line, runs: line.runs.map((run) => ({ ...run, x: run.x + indent })), width: line.width + indent };
  });
}

/** Sums of advances may exceed a width that they were measured for by rounding alone. */
const TOLERANCE = 1e-6;

/**
 * Cuts the line before each word; spaces stay with the word before them. A word may change its style inside. Scripts without
 * spaces between words are cut where Unicode lets a line end.
 */
function words(runs: readonly StyledRun[], { breaksAtSigns }: TextEngine): StyledRun[][] {
  const result: StyledRun[][] = [];
  const inside = new Set(breaksInside(runs.map((run) => run.text).join(''), breaksAtSigns));
  let open = false;
  let offset = 0;
  for (const run of runs) {
    for (const word of run.text.match(/[^ \t]+[ \t]*|[ \t]+/g) ?? []) {
      for (const piece of inside.size === 0 ? [word] : cutAt(word, inside, offset)) {
        const part = { ...run, text: piece };
        const last = result.at(-1);
        if (open && last && !inside.has(offset)) last.push(part);
        else result.push([part]);
        open = !/[ \t]$/.test(piece);
        offset += piece.length;
      }
    }
  }
  return result;
}

/** The text cut at those of the places that are inside it; it starts at `offset` of what they count in. */
function cutAt(text: string, places: ReadonlySet<number>, offset: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && !places.has(offset + at)) continue;
    pieces.push(text.slice(from, at));
    from = at;
  }
  return pieces;
}

function characters(runs: readonly StyledRun[]): StyledRun[] {
  return runs.flatMap((run) => graphemes(run.text).map((text) => ({ ...run, text })));
}

/** `runs` followed by `more`; what looks the same becomes one run again, so that it is shaped as one. */
function append(runs: readonly StyledRun[], more: readonly StyledRun[]): StyledRun[] {
  const result = [...runs];
  for (const run of more) {
    const last = result.at(-1);
    if (last && sameLook(last, run)) result[result.length - 1] = { ...last, text: last.text + run.text };
    else result.push(run);
  }
  return result;
}

function sameLook(a: StyledRun, b: StyledRun): boolean {
  return (
    a.face === b.face &&
    a.size === b.size &&
    a.colour === b.colour &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.target === b.target
  );
}

function trimEnd(runs: readonly StyledRun[]): StyledRun[] {
  const result = [...runs];
  while (result.length > 0) {
    const last = result[result.length - 1];
    if (!last) break;
    const text = last.text.replace(/[ \t]+$/, '');
    result.pop();
    if (text !== '') {
      result.push({ ...last, text });
      break;
    }
  }
  return result;
}
