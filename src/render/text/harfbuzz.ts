import { Blob, Buffer, Font, Face as HbFace, shape as shapeBuffer } from 'harfbuzzjs';
import type { Face, Path, PathCommand } from '../scene.ts';
import type { EngineFont, PlacedGlyph, ShapedRun, TextEngine } from './engine.ts';

/** A font file, read when a text first needs it. */
export interface FontSource {
  /** Name of the family, for the SVG. */
  readonly family: string;
  /** The bytes of a TrueType or OpenType font. */
  read(): Uint8Array;
}

/** The fonts that an engine draws with. */
export interface FontSet {
  readonly faces: Readonly<Record<Face, FontSource>>;
  /** Asked in turn for characters that the face lacks. */
  readonly fallbacks: readonly FontSource[];
}

/** A run at an em size of 1. */
type UnitRun = ShapedRun;

const MISSING = 'missing';
/** Width of the box that stands for a character without a glyph, share of the em. */
const MISSING_ADVANCE = 0.6;
/** A box of the height of a capital, with a hole; the em is 1. */
const MISSING_OUTLINE: Path = [
  ['M', 0.06, 0],
  ['L', 0.06, -0.72],
  ['L', 0.54, -0.72],
  ['L', 0.54, 0],
  ['Z'],
  ['M', 0.12, -0.06],
  ['L', 0.48, -0.06],
  ['L', 0.48, -0.66],
  ['L', 0.12, -0.66],
  ['Z'],
];

/** Characters that show nothing of their own and never count as missing: they stay with the text before them. */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Variation_Selector}]$/u;
const SPACE = /^\p{Zs}$/u;
/** Characters that do not print: they are drawn as spaces. */
const SPACING = /[\p{Cc}\u2028\u2029]/gu;

/** Shapes with HarfBuzz. What was shaped is kept, so an engine should live as long as the pictures of one run. */
export function createTextEngine(fonts: FontSet): TextEngine {
  const loaded = new Map<string, LoadedFont>();
  const units = new Map<Face, Map<string, UnitRun>>();

  const load = (key: string, source: FontSource, face?: Face): LoadedFont => {
    const known = loaded.get(key);
    if (known) return known;
    const font = new LoadedFont(key, source, face);
    loaded.set(key, font);
    return font;
  };
  /** The first font that has the character. */
  const fontOf = (code: number, face: Face): LoadedFont | undefined => {
    const own = load(face, fonts.faces[face], face);
    if (covers(own, code)) return own;
    for (const [index, source] of fonts.fallbacks.entries()) {
      const font = load(`fallback${index}`, source);
      if (covers(font, code)) return font;
    }
    return undefined;
  };

  const unit = (text: string, face: Face): UnitRun => {
    let known = units.get(face);
    if (!known) {
      known = new Map();
      units.set(face, known);
    }
    let run = known.get(text);
    if (!run) {
      run = shapeUnit(text.replace(SPACING, ' '), (code) => fontOf(code, face));
      known.set(text, run);
    }
    return run;
  };

  return {
    families: [...new Set([fonts.faces.regular, ...fonts.fallbacks].map((source) => source.family))],
    fonts(text, face) {
      const characters = new Map<LoadedFont, string>();
      for (const item of itemise(text.replace(SPACING, ' '), (code) => fontOf(code, face))) {
        if (item.font) characters.set(item.font, (characters.get(item.font) ?? '') + item.text);
      }
      return Array.from(characters, ([font, drawn]) => ({ font: font.file, characters: drawn }));
    },
    advance: (text, face, size) => unit(text, face).advance * size,
    shape(text, face, size) {
      const run = unit(text, face);
      return {
        advance: run.advance * size,
        glyphs: run.glyphs.map((glyph) => ({ ...glyph, x: glyph.x * size, y: glyph.y * size })),
        missing: run.missing,
      };
    },
    outline(key) {
      if (key === MISSING) return MISSING_OUTLINE;
      const [font, glyph] = key.split('/');
      return loaded.get(font ?? '')?.outline(Number(glyph)) ?? [];
    },
  };
}

/** HarfBuzz gives every kind of space a width, and takes letters apart into a base and marks where that helps. */
function covers(font: LoadedFont, code: number): boolean {
  if (font.has(code)) return true;
  const character = String.fromCodePoint(code);
  if (SPACE.test(character)) return true;
  const parts = [...character.normalize('NFD')];
  return parts.length > 1 && parts.every((part) => font.has(part.codePointAt(0) ?? 0));
}

function shapeUnit(text: string, fontOf: (code: number) => LoadedFont | undefined): UnitRun {
  const glyphs: PlacedGlyph[] = [];
  const missing: string[] = [];
  let advance = 0;
  let start = 0;
  for (const item of itemise(text, fontOf)) {
    if (item.font) {
      const shaped = item.font.shape(item.text);
      for (const glyph of shaped.glyphs) glyphs.push({ ...glyph, x: glyph.x + advance, index: glyph.index + start });
      advance += shaped.advance;
      start += item.text.length;
      continue;
    }
    for (const character of graphemes(item.text)) {
      glyphs.push({ key: MISSING, x: advance, y: 0, index: start });
      advance += MISSING_ADVANCE;
      start += character.length;
      missing.push(character);
    }
  }
  return { advance, glyphs, missing };
}

interface Item {
  readonly font: LoadedFont | undefined;
  readonly text: string;
}

/** Cuts the text into stretches of one font. */
function itemise(text: string, fontOf: (code: number) => LoadedFont | undefined): Item[] {
  const items: { font: LoadedFont | undefined; text: string }[] = [];
  for (const character of text) {
    const last = items.at(-1);
    if (last && INVISIBLE.test(character)) {
      last.text += character;
      continue;
    }
    const font = INVISIBLE.test(character) ? fontOf(0x20) : fontOf(character.codePointAt(0) ?? 0);
    if (last && last.font === font) last.text += character;
    else items.push({ font, text: character });
  }
  return items;
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), (s) => s.segment);
}

class LoadedFont {
  readonly file: EngineFont;
  readonly #key: string;
  readonly #face: HbFace;
  readonly #font: Font;
  readonly #coverage = new Map<number, boolean>();
  readonly #outlines = new Map<number, Path>();

  constructor(key: string, source: FontSource, face: Face | undefined) {
    const bytes = source.read();
    const bold = face === 'bold' || face === 'boldItalic';
    const italic = face === 'italic' || face === 'boldItalic';
    this.file = { key, family: source.family, bold, italic, read: () => bytes };
    this.#key = key;
    this.#face = new HbFace(new Blob(bytes), 0);
    this.#font = new Font(this.#face);
  }

  has(code: number): boolean {
    let known = this.#coverage.get(code);
    if (known === undefined) {
      known = this.#font.nominalGlyph(code) !== undefined;
      this.#coverage.set(code, known);
    }
    return known;
  }

  /** A run at an em size of 1. */
  shape(text: string): { advance: number; glyphs: PlacedGlyph[] } {
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    shapeBuffer(this.#font, buffer);
    const scale = 1 / this.#face.upem;
    let advance = 0;
    const glyphs = buffer.getGlyphInfosAndPositions().map((glyph) => {
      const placed = {
        key: `${this.#key}/${glyph.codepoint}`,
        x: (advance + (glyph.xOffset ?? 0)) * scale,
        y: 0 - (glyph.yOffset ?? 0) * scale,
        index: glyph.cluster,
      };
      advance += glyph.xAdvance ?? 0;
      return placed;
    });
    return { advance: advance * scale, glyphs };
  }

  outline(glyph: number): Path {
    const known = this.#outlines.get(glyph);
    if (known) return known;
    const scale = 1 / this.#face.upem;
    const path = this.#font.glyphToJson(glyph).map((command): PathCommand => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = command.values;
      switch (command.type) {
        case 'M':
          return ['M', a * scale, -b * scale];
        case 'L':
          return ['L', a * scale, -b * scale];
        case 'Q':
          return ['Q', a * scale, -b * scale, c * scale, -d * scale];
        case 'C':
          return ['C', a * scale, -b * scale, c * scale, -d * scale, e * scale, -f * scale];
        default:
          return ['Z'];
      }
    });
    this.#outlines.set(glyph, path);
    return path;
  }
}
