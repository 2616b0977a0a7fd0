import type { SkinName } from '../model/project.ts';
import type { Era } from './era.ts';
import { bundledIcons, type IconLibrary } from './icons/library.ts';
import type { Skin } from './skin/skin.ts';
import { skinNamed } from './skin/skins.ts';
import type { TextEngine } from './text/engine.ts';
import { type ExtraFont, loadFonts } from './text/fonts.ts';

/** What drawing needs besides a project: fonts, icons and skins. Loaded once for all pictures of a run. */
export interface Resources {
  readonly text: TextEngine;
  readonly icons: IconLibrary;
  skin(name: SkinName, era?: Era): Skin;
}

/** Loads what ships with the package; `fonts` are asked for characters that the bundled ones lack. */
export async function loadResources(fonts: readonly ExtraFont[] = []): Promise<Resources> {
  const text = await loadFonts(fonts);
  return { text, icons: bundledIcons(), skin: skinNamed };
}
