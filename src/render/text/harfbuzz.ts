import * as harfbuzzjs from 'harfbuzzjs';
import { Blob, Buffer, Direction, Font, Face as HbFace, shape as shapeBuffer } from 'harfbuzzjs';
import type { Face, Path, PathCommand } from '../scene.ts';
import { isRightToLeft } from './bidi.ts';
import type { EngineFont, EnginePackages, FontOrigin, PlacedGlyph, ShapedRun, TextEngine } from './engine.ts';
import { graphemes } from './graphemes.ts';
import { hasHan, isFontPackage, type Language, packagesFor } from './scripts.ts';

/** Absent where the package waits for its WebAssembly itself. */
export const { started } = harfbuzzjs as { readonly started?: Promise<void> };

/** A font file, read when a text first needs it. */
export interface FontSource {
  /** Name of the family, for the SVG. */
  readonly family: string;
  /** The bytes of a TrueType or OpenType font. */
  read(): Uint8Array;
}

/** The fonts of a package of npm. */
export interface FontPackage {
  readonly name: string;
  readonly version: string;
  readonly regular: FontSource;
  /** For bold text; the regular one draws it when absent. */
  readonly bold?: FontSource;
}

/** The fonts that an engine draws with. */
export interface FontSet {
  readonly faces: Readonly<Record<Face, FontSource>>;
  /** Asked in turn for characters that the face lacks. */
  readonly fallbacks: readonly FontSource[];
  /** Asked last, each for characters of the scripts that it is for; one that balsa knows nothing of for any. */
  readonly packages?: readonly FontPackage[];
  /** Packages that the project names and that are not there. */
  readonly absent?: readonly string[];
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
const LAST_OF_ASCII = 0x7f;
const SPACE = /^\p{Zs}$/u;
/**
 * Characters of no script of their own, which stay in the font of the text before them where it has them; punctuation of
 * Chinese characters has the form of the language.
 */
const SHARED = /^[\p{Script=Common}\p{Script=Inherited}]$/u;
/** Characters that do not print: they are drawn as spaces. */
const SPACING = /[\p{Cc}\u2028\u2029]/gu;

/** Shapes with HarfBuzz. What was shaped is kept, so an engine should live as long as the pictures of one run. */
export function createTextEngine(fonts: FontSet): TextEngine {
  const loaded = new Map<string, LoadedFont>();
  const units = new Map<Face, Map<string, UnitRun>>();

  const load = (key: string, source: FontSource, look: Look): LoadedFont => {
    const known = loaded.get(key);
    if (known) return known;
    const font = new LoadedFont(key, source, look);
    loaded.set(key, font);
    return font;
  };
  const packages = fonts.packages ?? [];
  const forAnything = packages.map(({ name }) => name).filter((name) => !isFontPackage(name));
  const fromPackage = (name: string, face: Face): LoadedFont | undefined => {
    const index = packages.findIndex((one) => one.name === name);
    const found = packages[index];
    if (!found) return undefined;
    const bold = found.bold && lookOf(face).bold ? found.bold : undefined;
    const { version } = found;
    const origin: FontOrigin = { package: name, version, cut: bold ? 'bold' : 'regular' };
    return load(`fallback-package${index}-${origin.cut}`, bold ?? found.regular, {
      bold: !!bold,
      italic: false,
      origin,
    });
  };
  /** The first font that has the character; one of no script of its own stays in the font before it. */
  const fontOf = (code: number, face: Face, language?: Language, before?: LoadedFont): LoadedFont | undefined => {
    const own = load(face, fonts.faces[face], lookOf(face));
    if (covers(own, code)) return own;
    for (const [index, source] of fonts.fallbacks.entries()) {
      const font = load(`fallback${index}`, source, UPRIGHT);
      if (covers(font, code)) return font;
    }
    if (packages.length === 0) return undefined;
    const character = String.fromCodePoint(code);
    const stays = before?.file.origin !== undefined && SHARED.test(character) && !hasHan(character);
    if (stays && covers(before, code)) return before;
    for (const name of [...forAnything, ...packagesFor(character, language)]) {
      const font = fromPackage(name, face);
      if (font && covers(font, code)) return font;
    }
    return undefined;
  };
  const itemsOf = (text: string, face: Face, language: Language | undefined) =>
    itemise(text.replace(SPACING, ' '), (code, before) => fontOf(code, face, language, before));

  const unit = (text: string, face: Face, language: Language | undefined): UnitRun => {
    let known = units.get(face);
    if (!known) {
      known = new Map();
      units.set(face, known);
    }
    const key = language && packages.length > 0 && hasHan(text) ? `${language}\n${text}` : text;
    let run = known.get(key);
    if (!run) {
      run = shapeUnit(itemsOf(text, face, language), isRightToLeft(text));
      known.set(key, run);
    }
    return run;
  };

  return {
    families: [...new Set([fonts.faces.regular, ...fonts.fallbacks].map((source) => source.family))],
    packages: { installed: packages.map(({ name }) => name), absent: fonts.absent ?? [] } satisfies EnginePackages,
    fonts(text, face, language) {
      const characters = new Map<LoadedFont, string>();
      for (const item of itemsOf(text, face, language)) {
        if (item.font) characters.set(item.font, (characters.get(item.font) ?? '') + item.text);
      }
      return Array.from(characters, ([font, drawn]) => ({ font: font.file, characters: drawn }));
    },
    advance: (text, face, size, language) => unit(text, face, language).advance * size,
    shape(text, face, size, language) {
      const run = unit(text, face, language);
      return {
        advance: run.advance * size,
        glyphs: run.glyphs.map(({ key, x, y, index }) => ({ key, x: x * size, y: y * size, index })),
        missing: run.missing,
      };
    },
    missing: (text, face, language) => unit(text, face, language).missing,
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

/** Items of text that is read from right to left are set in that order, too. */
function shapeUnit(items: readonly Item[], rightToLeft: boolean): UnitRun {
  const glyphs: PlacedGlyph[] = [];
  const missing: string[] = [];
  let advance = 0;
  for (const { font, text, start } of rightToLeft ? items.toReversed() : items) {
    if (font) {
      const shaped = font.shape(text, rightToLeft);
      for (const glyph of shaped.glyphs) glyphs.push({ ...glyph, x: glyph.x + advance, index: glyph.index + start });
      advance += shaped.advance;
      continue;
    }
    let at = start;
    for (const character of graphemes(text)) {
      glyphs.push({ key: MISSING, x: advance, y: 0, index: at });
      advance += MISSING_ADVANCE;
      at += character.length;
      missing.push(character);
    }
  }
  return { advance, glyphs, missing };
}

interface Item {
  readonly font: LoadedFont | undefined;
  readonly text: string;
  /** Where it starts in the whole, in UTF-16 units. */
  readonly start: number;
}

/** Cuts the text into stretches of one font. */
function itemise(text: string, fontOf: (code: number, before?: LoadedFont) => LoadedFont | undefined): Item[] {
  const items: { font: LoadedFont | undefined; text: string; start: number }[] = [];
  let start = 0;
  for (const character of text) {
    const last = items.at(-1);
    const code = character.codePointAt(0) ?? 0;
    const invisible = code > LAST_OF_ASCII && INVISIBLE.test(character);
    if (last && invisible) {
      last.text += character;
    } else {
      const font = fontOf(invisible ? 0x20 : code, last?.font);
      if (last && last.font === font) last.text += character;
      else items.push({ font, text: character, start });
    }
    start += character.length;
  }
  return items;
}

/** How a font file looks, and where it is from. */
interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly origin?: FontOrigin;
}

const UPRIGHT: Look = { bold: false, italic: false };

function lookOf(face: Face): Look {
  return { bold: face === 'bold' || face === 'boldItalic', italic: face === 'italic' || face === 'boldItalic' };
}

class LoadedFont {
  readonly file: EngineFont;
  readonly #key: string;
  readonly #face: HbFace;
  readonly #font: Font;
  /** One for all runs: buffers are let go of late, and the more there are the longer a new one takes. */
  readonly #buffer = new Buffer();
  readonly #coverage = new Map<number, boolean>();
  readonly #outlines = new Map<number, Path>();

  constructor(key: string, source: FontSource, look: Look) {
    const bytes = source.read();
    this.file = { key, family: source.family, ...look, read: () => bytes };
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
  shape(text: string, rightToLeft: boolean): { advance: number; glyphs: PlacedGlyph[] } {
    const buffer = this.#buffer;
    buffer.reset();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    // Spaces and brackets have no direction of their own.
    if (rightToLeft) buffer.setDirection(Direction.RTL);
    shapeBuffer(this.#font, buffer);
    const scale = 1 / this.#face.upem;
    let advance = 0;
    const positions = buffer.getGlyphPositions();
    // Both at once would define hidden properties of each glyph, which takes as long as to shape it.
    const glyphs = buffer.getGlyphInfos().map((glyph, i) => {
      const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[i] ?? {};
      const placed = {
        key: `${this.#key}/${glyph.codepoint}`,
        x: (advance + xOffset) * scale,
        y: 0 - yOffset * scale,
        index: glyph.cluster,
      };
      advance += xAdvance;
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
