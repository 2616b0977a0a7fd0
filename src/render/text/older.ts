import { type Control, walkControls } from '../../model/control.ts';
import { DEFAULT_SETTINGS, type ProjectSettings } from '../../model/project.ts';
import type { Face } from '../scene.ts';
import type { TextEngine } from './engine.ts';
import { OLDER_WIDTHS } from './older-widths.ts';

type Widths = ReadonlyMap<string, number>;

function parse(table: string): Widths {
  return new Map(table.split('\t').map((entry) => [entry.slice(0, 1), Number(entry.slice(1)) / 1000]));
}

const REGULAR = parse(OLDER_WIDTHS.regular);
const BOLD = parse(OLDER_WIDTHS.bold);

/** Letters up to there have no accent. */
const LAST_OF_ASCII = '\x7f';

/** By how much a letter was wider, in ems; a letter with an accent that was not measured is taken for the one without. */
function difference(letter: string, widths: Widths): number {
  const known = widths.get(letter);
  if (known !== undefined) return known;
  return letter > LAST_OF_ASCII ? (widths.get(letter.normalize('NFD').slice(0, 1)) ?? 0) : 0;
}

/** The widths of a face, whose slanted form has those of the upright one. */
function widthsOf(face: Face): Widths {
  return face === 'bold' || face === 'boldItalic' ? BOLD : REGULAR;
}

/**
 * The engine with the letters of the cut that Balsamiq drew with until mid-2020: their shapes are those of today, their
 * widths those of then, half of the difference on either side.
 */
export function olderCut(engine: TextEngine): TextEngine {
  const wider = (text: string, face: Face) => {
    const widths = widthsOf(face);
    let sum = 0;
    for (const letter of text) sum += difference(letter, widths);
    return sum;
  };
  return {
    ...engine,
    cut: 'older',
    advance: (text, face, size, language) => engine.advance(text, face, size, language) + wider(text, face) * size,
    shape(text, face, size, language) {
      const run = engine.shape(text, face, size, language);
      const shifts = shiftsOf(text, widthsOf(face));
      const glyphs = run.glyphs.map((glyph) => ({ ...glyph, x: glyph.x + (shifts[glyph.index] ?? 0) * size }));
      return { ...run, advance: run.advance + wider(text, face) * size, glyphs };
    },
  };
}

/** How far the letter at each place of the text is moved, in ems. */
function shiftsOf(text: string, widths: Widths): number[] {
  const shifts: number[] = [];
  let before = 0;
  for (const letter of text) {
    const by = difference(letter, widths);
    for (let i = 0; i < letter.length; i++) shifts.push(before + by / 2);
    before += by;
  }
  return shifts;
}

/** Markup, line breaks: such a text has no single width. */
const NOT_PLAIN = /[*_\-[\]&~{}\\\n]/;
/** A single text says no more than so many units, whatever it holds. */
const MOST = 6;

/**
 * Whether the stored widths of a mockup's texts are those of the older cut rather than those of today.
 *
 * @param beyondText by how much a control is wider than its one line of text, where its type tells, in drawing units
 */
export function measuredWithOlderCut(
  controls: readonly Control[],
  settings: ProjectSettings,
  engine: TextEngine,
  beyondText: (control: Control) => number | undefined,
): boolean {
  if (settings.fontFace !== DEFAULT_SETTINGS.fontFace) return false;
  const older = olderCut(engine);
  let balance = 0;
  walkControls(controls, (control) => {
    const { measuredW, properties } = control;
    const { text, bold, italic, size = settings.fontSize, textOrientation } = properties;
    const padding = beyondText(control);
    if (padding === undefined || !measuredW || !text || textOrientation || NOT_PLAIN.test(text)) return;
    const face = bold ? (italic ? 'boldItalic' : 'bold') : italic ? 'italic' : 'regular';
    // Widths are stored rounded up.
    const off = ({ advance }: TextEngine) =>
      Math.min(MOST, Math.abs(measuredW - padding - 0.5 - advance(text, face, size)));
    balance += off(engine) - off(older);
  });
  return balance > 0;
}
