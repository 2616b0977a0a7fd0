import type { LayoutMode } from '../layout/layout.ts';
import { CONVENTION_FOLDER, SOURCE_ENDINGS } from '../model/formats.ts';
import type { PictureFormat } from '../raster/formats.ts';
import type { Language } from '../render/text/scripts.ts';

/** The options of pictures with every default filled in. */
export interface PictureConfig {
  readonly formats: readonly PictureFormat[];
  readonly scale: number;
  readonly background: string;
  readonly text: 'text' | 'outline';
  readonly layout: LayoutMode;
  readonly output: string;
  readonly outputs: string;
  /** Where single images go, by `source` or `source#mockup`. */
  readonly names: Readonly<Record<string, string>>;
  /** Files of fonts, from the root, and packages of npm with fonts, for characters that Balsamiq Sans lacks. */
  readonly fonts: readonly string[];
  /** Whose form of Chinese characters is meant. */
  readonly language?: Language;
  readonly skin?: 'sketch' | 'wireframe';
  readonly quality?: number;
}

/** The options with every default filled in. */
export interface Config {
  readonly sources: readonly string[];
  readonly markdown: readonly string[];
  /** Whether a control that is not drawn as itself is a failure. */
  readonly strict: boolean;
  readonly pictures: PictureConfig;
  readonly overrides: readonly (Partial<PictureConfig> & { readonly sources: readonly string[] })[];
}

/** What holds without a configuration: the convention (one PNG at twice the drawing's size for each mockup). */
export const CONVENTION: Config = {
  sources: [`${CONVENTION_FOLDER}/*.{${SOURCE_ENDINGS.join(',')}}`],
  markdown: ['**/*.md'],
  strict: false,
  pictures: {
    formats: ['png'],
    scale: 2,
    background: 'white',
    text: 'text',
    layout: 'complete',
    output: 'img/{project}.{ext}',
    outputs: 'img/{project}/{mockup}.{ext}',
    names: {},
    fonts: [],
  },
  overrides: [],
};
