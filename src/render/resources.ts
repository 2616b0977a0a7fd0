import type { SkinName } from '../model/project.ts';
import type { Era } from './era.ts';
import type { IconLibrary } from './icons/library.ts';
import type { Skin } from './skin/skin.ts';
import type { TextEngine } from './text/engine.ts';
import type { FontParts } from './text/fonts.ts';

/** What drawing needs besides a project: fonts, icons and skins. Loaded once for all pictures of a run. */
export interface Resources {
  readonly text: TextEngine;
  readonly icons: IconLibrary;
  skin(name: SkinName, era?: Era): Skin;
  /** Where parts of fonts are kept between runs; they are cut each time when absent. */
  readonly fontParts?: FontParts;
}
