import type { Colour } from '../../model/colour.ts';
import type { Rect, Size } from '../../model/geometry.ts';
import { type MarkupRun, parseMarkup } from '../../model/markup.ts';
import type { DrawContext } from '../context.ts';
import type { Face, Path, PathShape, Shape } from '../scene.ts';
import type { EnginePackages, TextEngine } from './engine.ts';
import { bulletLines, hardLines, type Line, type PlacedRun, placeLine, type StyledRun, wrapLine } from './layout.ts';
import { ASCENT, blockHeight, linePitch, ruleThickness, STRIKE, UNDERLINE, wholeUnits } from './placement.ts';
import { hasHan, packagesFor, scriptOf } from './scripts.ts';

/** How a block of text looks before its own markup changes parts of it. */
export interface TextStyle {
  /** Em size, drawing units. */
  readonly size: number;
  readonly colour: Colour;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  /** Distance of tab stops, drawing units; that of version 4 when absent. */
  readonly tab?: number;
}

/** How the lines of a block are placed in its area. */
export interface BlockOptions {
  readonly align: 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'middle';
  /** Break lines that are wider than the area; lines that start with `* ` or `- ` then are items with a bullet. */
  readonly wrap: boolean;
  /**
   * Width of the text on one line as Balsamiq measured it when the file was saved, drawing units. Files from before mid-2020
   * were measured with an earlier cut of the font, of other widths: the text is set as wide as it was then.
   */
  readonly measured?: number | undefined;
  /** Draw the first line only. */
  readonly firstLine?: boolean;
  /** Lines break inside words too. */
  readonly anywhere?: boolean;
  /** Spaces at the end of a wrapped line count where it is centred (seen in alerts of version 4). */
  readonly hanging?: boolean;
}

/** What measuring text needs of the context. */
type MeasureContext = Pick<DrawContext, 'settings' | 'text'>;

/** What drawing text needs of the context. */
type TextContext = Pick<DrawContext, 'settings' | 'text' | 'notices'>;

/** Text of a disabled control, and between the `-` of the markup. */
export const DISABLED_COLOUR: Colour = 0x80808b;

/** The size of the block as it would be drawn; `width` bounds the lines when given (drawing units). */
export function measureBlock(text: string, style: TextStyle, width: number | undefined, context: MeasureContext): Size {
  const lines = layOut(text, style, width, context);
  return { width: widest(lines), height: blockHeight(lines.length, style.size) };
}

/**
 * Draws text with Balsamiq's markup into `area`; lines that do not fit overflow it downwards. With `vertical: 'top'` the
 * first line's box (as tall as the em) starts at the top of the area.
 */
export function drawBlock(
  text: string,
  style: TextStyle,
  area: Rect,
  options: BlockOptions,
  context: TextContext,
): readonly Shape[] {
  return setBlock(text, style, area, options, context).shapes;
}

/** The same, with the height of the lines: to measure them apart would be to break them twice. */
export function setBlock(
  text: string,
  style: TextStyle,
  area: Rect,
  options: BlockOptions,
  context: TextContext,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const lines = setLines(text, style, area.width, options, context);
  const height = blockHeight(lines.length, style.size);
  const top = options.vertical === 'middle' ? area.y + (area.height - height) / 2 : area.y;
  const shapes = lines.flatMap((line, index) => {
    const baseline = top + style.size * ASCENT + index * linePitch(style.size);
    return drawLine(line, area.x + indent(line, area.width, options), baseline, context);
  });
  return { shapes, height };
}

/** The lines that show, as wide as they are drawn. */
function setLines(
  text: string,
  style: TextStyle,
  width: number,
  { wrap, measured, firstLine, anywhere }: BlockOptions,
  context: MeasureContext,
): readonly Line[] {
  const factor = measured === undefined ? 1 : stretchOf(layOut(text, style, undefined, context), measured, context);
  const lines = layOut(text, style, wrap ? width / factor : undefined, context, anywhere);
  return (firstLine ? lines.slice(0, 1) : lines).map((line) => stretched(line, factor));
}

function widest(lines: readonly Line[]): number {
  return lines.reduce((width, line) => Math.max(width, line.width), 0);
}

/** Widths of the same text in the cuts of the font differ by less than this share. */
const MAX_STRETCH = 0.12;
/**
 * Widths in the fonts of packages and in those of the author's system differ by up to this share (kana and Bengali in two
 * exports; with it, edges come nearer by 3.5 and 1.2 points).
 */
const MAX_STRETCH_OF_PACKAGES = 0.35;

/** The factor from our width of the lines to the measured one, which was rounded up to whole units. */
function stretchOf(lines: readonly Line[], measured: number, { text }: MeasureContext): number {
  const width = widest(lines);
  if (width === 0 || Math.abs(measured - wholeUnits(width)) <= 1) return 1;
  const factor = (measured - 0.5) / width;
  const off = Math.abs(factor - 1);
  if (off <= MAX_STRETCH) return factor;
  return off <= MAX_STRETCH_OF_PACKAGES && lines.some((line) => line.runs.some((run) => isFromPackage(run, text)))
    ? factor
    : 1;
}

function isFromPackage({ text, face }: PlacedRun, engine: TextEngine): boolean {
  if (engine.packages.installed.length === 0) return false;
  return engine.fonts(text, face).some(({ font }) => font.origin !== undefined);
}

function stretched(line: Line, factor: number): Line {
  if (factor === 1) return line;
  const runs = line.runs.map((run) => ({ ...run, x: run.x * factor, advance: run.advance * factor }));
  return { ...line, runs, width: line.width * factor };
}

function indent(line: Line, width: number, { align, hanging }: BlockOptions): number {
  if (align === 'left') return 0;
  const free = width - wholeUnits(line.width + (hanging ? (line.trailing ?? 0) : 0));
  return align === 'right' ? free : free / 2;
}

function layOut(
  text: string,
  style: TextStyle,
  width: number | undefined,
  context: MeasureContext,
  anywhere = false,
): Line[] {
  const runs = parseMarkup(text).map((run) => resolve(run, style, context));
  return hardLines(runs).flatMap((line) =>
    width === undefined
      ? [placeLine(line, style.size, context.text, style.tab)]
      : (bulletLines(line, width, style.size, context.text) ??
        wrapLine(line, width, style.size, context.text, anywhere)),
  );
}

function resolve(run: MarkupRun, style: TextStyle, context: MeasureContext): StyledRun {
  return {
    text: run.text,
    face: faceOf(run.bold ?? style.bold ?? false, run.italic ?? style.italic ?? false),
    size: run.size ?? style.size,
    colour: run.colour ?? (run.disabled ? DISABLED_COLOUR : run.link ? context.settings.linkColour : style.colour),
    underline: run.underline ?? (run.link !== undefined || (style.underline ?? false)),
    strike: run.strike ?? false,
    ...(run.link && run.link.target !== '' ? { target: run.link.target } : {}),
  };
}

/** The face of the bundled family for a weight and a slant. */
export function faceOf(bold: boolean, italic: boolean): Face {
  if (bold) return italic ? 'boldItalic' : 'bold';
  return italic ? 'italic' : 'regular';
}

function drawLine(line: Line, x: number, baseline: number, context: TextContext): Shape[] {
  return line.runs.flatMap((run) => {
    reportMissing(run, context);
    const { text, face, size, advance, colour } = run;
    const at = { x: x + run.x, y: baseline };
    const { cut, language } = context.text;
    const how = { ...(cut === undefined ? {} : { cut }), ...(language && hasHan(text) ? { language } : {}) };
    const shapes: Shape[] = [{ kind: 'text', at, text, face, size, fill: { colour }, advance, ...how }];
    if (run.underline) shapes.push(rule(at.x, baseline + UNDERLINE * size, run));
    if (run.strike) shapes.push(rule(at.x, baseline - STRIKE * size, run));
    return isUrl(run.target) ? [{ kind: 'group', link: run.target, shapes }] : shapes;
  });
}

function isUrl(target: string | undefined): target is string {
  return target !== undefined && /^(https?|mailto):/i.test(target);
}

/** A line along a run with its middle at `y`. Its round ends reach beyond the run. */
function rule(x: number, y: number, { advance, size, colour }: PlacedRun): PathShape {
  const path: Path = [
    ['M', x, y],
    ['L', x + advance, y],
  ];
  return { kind: 'path', path, stroke: { colour, width: ruleThickness(size), cap: 'round' } };
}

/** A text in a script without a font lacks many characters at once: the script is reported, with what draws it. */
function reportMissing(run: PlacedRun, context: TextContext): void {
  const { packages, language } = context.text;
  for (const character of context.text.missing(run.text, run.face)) {
    const script = scriptOf(character)?.name;
    const what = script ? `${script} characters such as "${character}"` : `the character "${character}"`;
    context.notices.add({
      kind: 'glyph',
      subject: script ?? character,
      message: `no font has ${what}: a box stands for each${remedy(packagesFor(character, language), packages)}`,
    });
  }
}

/** What to do about a character that a font of these packages has, the best first. */
function remedy(candidates: readonly string[], { installed, absent }: EnginePackages): string {
  const [best] = candidates;
  if (best === undefined || candidates.some((name) => installed.includes(name))) return '';
  const named = candidates.find((name) => absent.includes(name));
  return named === undefined
    ? `; for a font: npm install --save-dev ${best}`
    : `; ${named} has them and is named, but not installed: npm install`;
}
