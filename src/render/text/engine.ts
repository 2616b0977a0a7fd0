import type { Cut, Face, Path } from '../scene.ts';

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

/** A font file, as an SVG names it. */
export interface EngineFont {
  /** Different for each file of an engine. */
  readonly key: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** The bytes of a TrueType or OpenType font. */
  read(): Uint8Array;
}

/** The bundled fonts, loaded. Everything that it gives is the same on every machine. */
export interface TextEngine {
  /** The cut of Balsamiq Sans whose widths it gives: that of today when absent. */
  readonly cut?: Cut;
  /** Kerned width, drawing units, of `text` on one line at `size`. */
  advance(text: string, face: Face, size: number): number;
  shape(text: string, face: Face, size: number): ShapedRun;
  /** Families that text is drawn with, the first choice first. */
  readonly families: readonly string[];
  /** The fonts that draw `text`, each with the characters that it draws; characters without a glyph are left out. */
  fonts(text: string, face: Face): readonly { readonly font: EngineFont; readonly characters: string }[];
  /** Outline of a glyph by its key, for an em square of 1 with the baseline at y = 0, y downwards. */
  outline(key: string): Path;
}
