import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TextEngine } from './engine.ts';
import type { FontSet, FontSource } from './harfbuzz.ts';

/** The family that Balsamiq draws with and balsa ships. */
export const FONT_FAMILY = 'Balsamiq Sans';

/** The family whose part `data/fonts/symbols.ttf` is: it has signs that Balsamiq Sans lacks. */
const SYMBOLS_FAMILY = 'DejaVu Sans';

/** A font of the user's own, for characters that Balsamiq Sans lacks. */
export interface ExtraFont {
  readonly family: string;
  /** A TrueType or OpenType file. */
  readonly bytes: Uint8Array;
}

/**
 * The bundled fonts, from balsa itself and a package that it depends on; system fonts are never read. This is the edge of the
 * renderer: the one place that reads files, and only of faces that are used.
 */
export function bundledFonts(extra: readonly ExtraFont[] = []): FontSet {
  const require = createRequire(import.meta.url);
  const bundled = (path: string): FontSource => ({
    family: FONT_FAMILY,
    read: () => readFileSync(require.resolve(`@expo-google-fonts/balsamiq-sans/${path}`)),
  });
  return {
    faces: {
      regular: bundled('400Regular/BalsamiqSans_400Regular.ttf'),
      bold: bundled('700Bold/BalsamiqSans_700Bold.ttf'),
      italic: bundled('400Regular_Italic/BalsamiqSans_400Regular_Italic.ttf'),
      boldItalic: bundled('700Bold_Italic/BalsamiqSans_700Bold_Italic.ttf'),
    },
    fallbacks: [
      ...extra.map(({ family, bytes }) => ({ family, read: () => bytes })),
      { family: SYMBOLS_FAMILY, read: () => readFileSync(new URL('../../../data/fonts/symbols.ttf', import.meta.url)) },
    ],
  };
}

/** An engine with the bundled fonts and `extra` ones behind them. */
export async function loadFonts(extra: readonly ExtraFont[] = []): Promise<TextEngine> {
  const { createTextEngine } = await import('./harfbuzz.ts');
  return createTextEngine(bundledFonts(extra));
}
