import type { Colour } from './colour.ts';
import { paletteColour } from './colour.ts';
import { append } from './lists.ts';

/** What Balsamiq's inline markup says of a run of text; an absent key leaves the control's own style as it is. */
export interface MarkupStyle {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly disabled?: true;
  /** Looks like a link; the target is empty for `[text]` and `[text]()`. */
  readonly link?: { readonly target: string };
  readonly colour?: Colour;
  /** Em size, drawing units. */
  readonly size?: number;
}

/** A piece of text in one style. Line breaks, soft ones included, are `\n` inside it. */
export interface MarkupRun extends MarkupStyle {
  readonly text: string;
}

type Emphasis = 'bold' | 'italic' | 'underline' | 'strike' | 'disabled';

const EMPHASIS: ReadonlyMap<string, Emphasis> = new Map([
  ['*', 'bold'],
  ['_', 'italic'],
  ['&', 'underline'],
  ['~', 'strike'],
  ['-', 'disabled'],
]);

/** After these (or at the start of a line) a marker may open; `&` opens inside a word too (FORMAT section 2). */
const BEFORE_OPENING = new Set([...' \t\n(;-*[]>', ...'_&~}{']);
const ESCAPABLE = new Set('*_-[]&~\\{},');
const MACRO = /\{(color|size)(?::([^{}]{1,32}))?\}/y;
const WORD = /[\p{L}\p{N}]/u;
const MAX_SIZE = 1000;

/**
 * The runs of a text with Balsamiq's inline markup (FORMAT section 2): `*bold*`, `_italic_`, `&underline&`, `~strike~`,
 * `-disabled-`, `[link]`, `[link](target)`, `{color:#hex or name}`, `{size:n}`, backslash escapes, and `\r` or `\n` (two
 * characters) for a line break. Whatever is not well-formed markup is text. Linear in the length of the text but for
 * nesting, which is at most one level per kind of marker.
 */
export function parseMarkup(source: string): MarkupRun[] {
  const parser = new Parser(source.replace(/\\[rn]|\r\n?/g, '\n'));
  parser.parse(0, parser.length, {});
  return parser.runs;
}

/** The text without its markup; line breaks are `\n`. */
export function plainText(source: string): string {
  return parseMarkup(source)
    .map((run) => run.text)
    .join('');
}

class Parser {
  readonly runs: MarkupRun[] = [];
  readonly #source: string;
  /** Positions of each marker that could close, ascending. */
  readonly #closers = new Map<string, number[]>();
  #colours: Colour[] = [];
  #sizes: number[] = [];

  constructor(source: string) {
    this.#source = source;
    for (let i = 0; i < source.length; i++) {
      const c = source.charAt(i);
      if (c === '\\') i++;
      else if ((EMPHASIS.has(c) || c === ']') && this.#canClose(i)) {
        append(this.#closers, c, i);
        if (c === ']' && source.charAt(i - 1) === c) append(this.#closers, ']]', i);
      }
    }
  }

  get length(): number {
    return this.#source.length;
  }

  /** Adds the runs of the part from `start` to `end` (exclusive) to `runs`. */
  parse(start: number, end: number, style: MarkupStyle): void {
    let text = '';
    const flush = () => {
      this.#push(text, style);
      text = '';
    };
    let i = start;
    while (i < end) {
      const c = this.#source.charAt(i);
      if (c === '\\' && i + 1 < end && ESCAPABLE.has(this.#source.charAt(i + 1))) {
        text += this.#source.charAt(i + 1);
        i += 2;
        continue;
      }
      const macro = c === '{' ? this.#macro(i, end) : undefined;
      if (macro) {
        flush();
        macro.apply();
        i = macro.end;
        continue;
      }
      const span = this.#span(i, start, end, style);
      if (span) {
        flush();
        this.parse(i + 1, span.close, { ...style, ...span.style });
        i = span.end;
        continue;
      }
      text += c;
      i++;
    }
    flush();
  }

  #push(text: string, style: MarkupStyle): void {
    if (text === '') return;
    const colour = this.#colours.at(-1);
    const size = this.#sizes.at(-1);
    this.runs.push({
      ...style,
      ...(colour === undefined ? {} : { colour }),
      ...(size === undefined ? {} : { size }),
      text,
    });
  }

  /** A marked span that opens at `i`: where it closes, where the text goes on, and what it adds to the style. */
  #span(
    i: number,
    start: number,
    end: number,
    style: MarkupStyle,
  ): { close: number; end: number; style: MarkupStyle } | undefined {
    const c = this.#source.charAt(i);
    const emphasis = EMPHASIS.get(c);
    if (emphasis === undefined && c !== '[') return undefined;
    if (emphasis !== undefined && style[emphasis]) return undefined;
    if (c === '[' && style.link) return undefined;
    if (!this.#canOpen(i, start)) return undefined;
    const close = c === '[' ? this.#closingBracket(i, end) : this.#closer(c, i + 2, end);
    if (close === undefined) return undefined;
    if (emphasis !== undefined) return { close, end: close + 1, style: { [emphasis]: true } };
    const target = this.#target(close + 1, end);
    return { close, end: target?.end ?? close + 1, style: { link: { target: target?.text ?? '' } } };
  }

  #canOpen(i: number, start: number): boolean {
    const after = this.#source.charAt(i + 1);
    if (after === '' || /\s/.test(after)) return false;
    if (after === this.#source.charAt(i) && after !== '[') return false;
    if (i === start) return true;
    const before = this.#source.charAt(i - 1);
    if (before === this.#source.charAt(i)) return false;
    return this.#source.charAt(i) === '&' || BEFORE_OPENING.has(before);
  }

  #canClose(i: number): boolean {
    const c = this.#source.charAt(i);
    const before = this.#source.charAt(i - 1);
    if (before === '' || /\s/.test(before)) return false;
    if (c === ']' || c === '&') return true;
    const after = this.#source.charAt(i + 1);
    return after === '' || !WORD.test(after);
  }

  /** Where a link closes that opens at `i`: brackets inside the brackets are its text (`[[ 1 ]]` shows `[ 1 ]`). */
  #closingBracket(i: number, end: number): number | undefined {
    return this.#closer(this.#source.charAt(i + 1) === '[' ? ']]' : ']', i + 2, end);
  }

  /** The first place from `from` on, before `end`, where `marker` closes. */
  #closer(marker: string, from: number, end: number): number | undefined {
    const list = this.#closers.get(marker) ?? [];
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const found = list[low];
    return found !== undefined && found < end ? found : undefined;
  }

  /** The `(target)` that may follow a link. */
  #target(i: number, end: number): { text: string; end: number } | undefined {
    if (i >= end || this.#source.charAt(i) !== '(') return undefined;
    const close = this.#source.indexOf(')', i);
    if (close < 0 || close >= end || this.#source.slice(i, close).includes('\n')) return undefined;
    return { text: this.#source.slice(i + 1, close), end: close + 1 };
  }

  #macro(i: number, end: number): { end: number; apply: () => void } | undefined {
    MACRO.lastIndex = i;
    const match = MACRO.exec(this.#source);
    if (!match || i + match[0].length > end) return undefined;
    const value = match[2];
    const after = i + match[0].length;
    if (match[1] === 'color') {
      if (value === undefined) return { end: after, apply: () => void this.#colours.pop() };
      const colour = paletteColour(value);
      return colour === undefined ? undefined : { end: after, apply: () => void this.#colours.push(colour) };
    }
    if (value === undefined) return { end: after, apply: () => void this.#sizes.pop() };
    const size = Number(value);
    if (!(size > 0)) return undefined;
    return { end: after, apply: () => void this.#sizes.push(Math.min(size, MAX_SIZE)) };
  }
}
