/** The family that Balsamiq draws with and balsa ships. */
export const FONT_FAMILY = 'Balsamiq Sans';

/** The family whose part `data/fonts/symbols.ttf` is: it has signs that Balsamiq Sans lacks. */
export const SYMBOLS_FAMILY = 'DejaVu Sans';

/** A font of the user's own, for characters that Balsamiq Sans lacks. */
export interface OwnFont {
  readonly family: string;
  /** A TrueType or OpenType file. */
  readonly bytes: Uint8Array;
}

/** A package of npm with fonts that the user's project names, for characters that Balsamiq Sans lacks. */
export interface PackagedFont {
  /** Of the package. */
  readonly name: string;
  /** What is there of it; absent where it is not installed. */
  readonly found?: {
    readonly version: string;
    readonly family: string;
    /** Path of the regular cut, a TrueType or OpenType file, which is read when a text first needs it. */
    readonly regular: string;
    readonly bold?: string;
  };
}

/** A font beside the bundled ones. */
export type ExtraFont = OwnFont | PackagedFont;

export function isPackaged(font: ExtraFont): font is PackagedFont {
  return 'name' in font;
}
/** A part of a font, by all that its bytes are made of. */
export interface FontPart {
  /** The whole font. */
  readonly font: Uint8Array;
  /** What the part draws, in code point order. */
  readonly characters: string;
  /** With what it is cut and packed: the same words, the same font and characters give the same bytes. */
  readonly made: readonly string[];
}

/** Keeps parts of fonts between runs. What is kept has the bytes that `cut` would give. */
export interface FontParts {
  /** @throws what `cut` throws. */
  of(part: FontPart, cut: () => Promise<Uint8Array>): Promise<Uint8Array>;
}
