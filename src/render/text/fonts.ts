import { readFileSync } from 'node:fs';
import { ownFile, packageFile } from '../../package-files.ts';
import type { Face } from '../scene.ts';
import type { TextEngine } from './engine.ts';
import type { FontPackage, FontSet, FontSource } from './harfbuzz.ts';

/** The family that Balsamiq draws with and balsa ships. */
export const FONT_FAMILY = 'Balsamiq Sans';

/** The family whose part `data/fonts/symbols.ttf` is: it has signs that Balsamiq Sans lacks. */
const SYMBOLS_FAMILY = 'DejaVu Sans';

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

/**
 * Version 1.010 of the family, which Balsamiq has drawn with since late 2020: 1,420 of 1,424 labels in the newer roadmaps of
 * the corpus are exactly as wide with it as Balsamiq measured them, 1,205 with version 1.020. The package is held at its last
 * release that has 1.010.
 */
const FACES: Readonly<Record<Face, string>> = {
  regular: 'BalsamiqSans_400Regular.ttf',
  bold: 'BalsamiqSans_700Bold.ttf',
  italic: 'BalsamiqSans_400Regular_Italic.ttf',
  boldItalic: 'BalsamiqSans_700Bold_Italic.ttf',
};
const SYMBOLS = ownFile('data/fonts/symbols.ttf');

function fileOf(face: Face): string {
  return packageFile(`@expo-google-fonts/balsamiq-sans/${FACES[face]}`);
}

/** The files of the bundled fonts. */
export function fontFiles(): string[] {
  return [...(Object.keys(FACES) as Face[]).map(fileOf), SYMBOLS];
}

/**
 * The bundled fonts, from balsa itself and a package that it depends on; system fonts are never read. This is the edge of the
 * renderer: the one place that reads files, and only of faces that are used.
 */
export function bundledFonts(extra: readonly ExtraFont[] = []): FontSet {
  const bundled = (face: Face): FontSource => ({ family: FONT_FAMILY, read: () => readFileSync(fileOf(face)) });
  const packaged = extra.filter(isPackaged);
  const own = extra.filter((font): font is OwnFont => !isPackaged(font));
  return {
    faces: {
      regular: bundled('regular'),
      bold: bundled('bold'),
      italic: bundled('italic'),
      boldItalic: bundled('boldItalic'),
    },
    fallbacks: [
      ...own.map(({ family, bytes }) => ({ family, read: () => bytes })),
      { family: SYMBOLS_FAMILY, read: () => readFileSync(SYMBOLS) },
    ],
    packages: packaged.flatMap(({ name, found }): FontPackage | [] => {
      if (!found) return [];
      const { version, family, regular, bold } = found;
      const source = (file: string): FontSource => ({ family, read: () => readFileSync(file) });
      return { name, version, regular: source(regular), ...(bold === undefined ? {} : { bold: source(bold) }) };
    }),
    absent: packaged.filter(({ found }) => !found).map(({ name }) => name),
  };
}

/** An engine with the bundled fonts and `extra` ones behind them. */
export async function loadFonts(extra: readonly ExtraFont[] = []): Promise<TextEngine> {
  const { createTextEngine } = await import('./harfbuzz.ts');
  return createTextEngine(bundledFonts(extra));
}
