import type { Path } from '../scene.ts';

/** The outline of an icon. */
export interface IconGlyph {
  /** The icon's own canvas, in its own units, origin at its left top. */
  readonly width: number;
  readonly height: number;
  readonly path: Path;
  /** Name of the glyph in Font Awesome Free. */
  readonly name: string;
  /** False when the icon asked for has no free glyph, and this is the nearest one. */
  readonly exact: boolean;
}

/** Finds glyphs by any name that a Balsamiq file uses: Font Awesome 4, 5, 6 or 7, or Balsamiq's own old names. */
export interface IconLibrary {
  /** `undefined` when nothing free comes near. */
  find(name: string): IconGlyph | undefined;
}
