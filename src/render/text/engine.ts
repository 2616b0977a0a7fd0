import type { Cut, Face, Path } from '../scene.ts';
import type { Language } from './scripts.ts';

/** One glyph of a shaped run; all measures in units of the run's size. */
export interface PlacedGlyph {
  /** Identifies the outline: the same key always has the same outline. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** Where the characters that it shows start in the text, in UTF-16 units. */
  readonly index: number;
}

/** A run of text, shaped with kerning and ligatures. */
export interface ShapedRun {
  /** Drawing units. */
  readonly advance: number;
  readonly glyphs: readonly PlacedGlyph[];
  /** Characters that no bundled font has. */
  readonly missing: readonly string[];
}

/** Which cut of which package of npm a font is. */
export interface FontOrigin {
  readonly package: string;
  readonly version: string;
  readonly cut: 'regular' | 'bold';
}

/** A font file, as an SVG names it. */
export interface EngineFont {
  /** Different for each file of an engine. */
  readonly key: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Where it is one of a package that the project names. */
  readonly origin?: FontOrigin;
  /** The bytes of a TrueType or OpenType font. */
  read(): Uint8Array;
}

/** The packages of npm that an engine was given. */
export interface EnginePackages {
  /** Those whose fonts it draws with. */
  readonly installed: readonly string[];
  /** Those that the project names and that are not there. */
  readonly absent: readonly string[];
}

/**
 * The bundled fonts, loaded, and those that the project names. Everything that it gives is the same on every machine.
 *
 * `language` says which form of Chinese characters is meant, where fonts for several are there; any when absent.
 */
export interface TextEngine {
  /** The cut of Balsamiq Sans whose widths it gives: that of today when absent. */
  readonly cut?: Cut;
  /** The form of Chinese characters that it gives: what each call asks for when absent. */
  readonly language?: Language;
  /** Distance of tab stops, drawing units, whatever the text; that of the text when absent. */
  readonly tabStop?: number;
  /** Whether lines break beside hyphens, slashes, `?` and `%` inside a word; no when absent. */
  readonly breaksAtSigns?: boolean;
  /** Kerned width, drawing units, of `text` on one line at `size`. */
  advance(text: string, face: Face, size: number, language?: Language): number;
  /** Shapes a run that is read in one direction: a line with both is cut before (`visualOrder`). */
  shape(text: string, face: Face, size: number, language?: Language): ShapedRun;
  /** The characters of `text` that no font has, as `shape` gives them: with nothing placed it takes less. */
  missing(text: string, face: Face, language?: Language): readonly string[];
  /** Families that any text is drawn with, the first choice first: those of packages are not among them. */
  readonly families: readonly string[];
  readonly packages: EnginePackages;
  /** The fonts that draw `text`, each with the characters that it draws; characters without a glyph are left out. */
  fonts(
    text: string,
    face: Face,
    language?: Language,
  ): readonly { readonly font: EngineFont; readonly characters: string }[];
  /** Outline of a glyph by its key, for an em square of 1 with the baseline at y = 0, y downwards. */
  outline(key: string): Path;
}

/** The engine that gives the form of Chinese characters that a language has. */
export function inLanguage(engine: TextEngine, language: Language): TextEngine {
  return {
    ...engine,
    language,
    advance: (text, face, size) => engine.advance(text, face, size, language),
    shape: (text, face, size) => engine.shape(text, face, size, language),
    missing: (text, face) => engine.missing(text, face, language),
    fonts: (text, face) => engine.fonts(text, face, language),
  };
}
