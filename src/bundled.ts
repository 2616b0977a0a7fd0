import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { ownFile, packageFile } from './package-files.ts';
import { createIconLibrary, type FindIcon, type IconLibrary } from './render/icons/library.ts';
import type { IconStyle } from './render/icons/names.ts';
import type { Resources } from './render/resources.ts';
import type { Face } from './render/scene.ts';
import { skinNamed } from './render/skin/skins.ts';
import type { TextEngine } from './render/text/engine.ts';
import { type ExtraFont, FONT_FAMILY, isPackaged, type OwnFont, SYMBOLS_FAMILY } from './render/text/fonts.ts';
import type { FontPackage, FontSet, FontSource } from './render/text/harfbuzz.ts';

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
 * The bundled fonts, from balsa itself and a package that it depends on; system fonts are never read. Only faces
 * that are used are read.
 */
function bundledFonts(extra: readonly ExtraFont[] = []): FontSet {
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
  const { createTextEngine, started } = await import('./render/text/harfbuzz.ts');
  await started;
  return createTextEngine(bundledFonts(extra));
}

/** The bundled icons, of which only those that are asked for are read: all of a style have up to 0.8 MB. */
export function bundledIcons(): IconLibrary {
  return createIconLibrary(iconsInFiles((name) => ownFile(`data/icons/${name}.txt`)));
}

/** Finds icons by the places of their names (scripts/build/build-icons.mjs). */
function iconsInFiles(fileOf: (name: string) => string): FindIcon {
  const places = new Map<IconStyle, string>();
  return (style, name) => {
    if (!/^[\w-]+$/.test(name)) return undefined;
    const known = places.get(style) ?? readFileSync(fileOf(`${style}.names`), 'latin1');
    places.set(style, known);
    const found = known.indexOf(`\n${name} `);
    if (found < 0) return undefined;
    const [, start, length] = known
      .slice(found + 1, known.indexOf('\n', found + 1))
      .split(' ')
      .map(Number);
    return readPart(fileOf(style), start ?? 0, length ?? 0);
  };
}

function readPart(file: string, start: number, length: number): string {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, length, start));
  } finally {
    closeSync(handle);
  }
}

/** Loads what ships with the package; `fonts` are asked for characters that the bundled ones lack. */
export async function loadResources(fonts: readonly ExtraFont[] = []): Promise<Resources> {
  const text = await loadFonts(fonts);
  return { text, icons: bundledIcons(), skin: skinNamed };
}
