import path from 'node:path/posix';
import type { Problem } from '../model/errors.ts';
import type { Mockup, SkinName } from '../model/project.ts';
import type { PictureFormat } from '../raster/picture.ts';
import type { Config, PictureConfig } from './config.ts';
import { hash } from './digest.ts';
import { slug, uniqueSlugs } from './names.ts';

/** An image that the repository should have. */
export interface PlannedImage {
  /** Path from the repository's root, with `/`. */
  readonly source: string;
  /** Which of the source's drawn mockups, in their order. */
  readonly index: number;
  readonly mockup: Mockup;
  /** Path from the repository's root, with `/`. */
  readonly output: string;
  readonly format: PictureFormat;
  readonly scale: number;
  readonly background: number | undefined;
  readonly skin: SkinName | undefined;
  readonly text: 'text' | 'outline';
  readonly quality: number | undefined;
}

const OPTIONS_DIGEST_BYTES = 8;

/** The digest of all options that change an image. */
export function digestOptions(image: PlannedImage): string {
  const { format, scale, background, skin, text, quality } = image;
  const lossy = format === 'webp' || format === 'avif' || format === 'jpeg';
  const title = format === 'svg' ? image.mockup.name : '';
  return hash(
    JSON.stringify([
      format,
      scale,
      background ?? null,
      skin ?? null,
      format === 'svg' ? text : '',
      lossy ? (quality ?? null) : '',
      title,
    ]),
    OPTIONS_DIGEST_BYTES,
  );
}

/** The options of one source: the configuration's, then those of each override that names it. */
export function optionsOf(
  source: string,
  config: Config,
  matches: (file: string, globs: readonly string[]) => boolean,
): PictureConfig {
  let options = config.pictures;
  for (const { sources, ...override } of config.overrides) {
    if (matches(source, sources)) options = { ...options, ...override };
  }
  return options;
}

/** The images of one source. `mockups` are those that are drawn, in the project's order. */
export function planSource(source: string, mockups: readonly Mockup[], options: PictureConfig): PlannedImage[] {
  const project = slug(path.basename(source, path.extname(source)));
  const names = uniqueSlugs(mockups.map((mockup) => mockup.name || mockup.id));
  const template = mockups.length === 1 ? options.output : options.outputs;
  return mockups.flatMap((mockup, index) =>
    options.formats.map((format): PlannedImage => {
      const values = new Map([
        ['project', project],
        ['mockup', names[index] ?? ''],
        ['folder', path.dirname(source)],
        ['ext', format === 'jpeg' ? 'jpg' : format],
      ]);
      return {
        source,
        index,
        mockup,
        output: path.normalize(template.replace(/\{(\w+)\}/g, (all, key) => values.get(key) ?? all)),
        format,
        scale: options.scale,
        background: options.background === 'transparent' ? undefined : colourOf(options.background),
        skin: options.skin,
        text: options.text,
        quality: options.quality,
      };
    }),
  );
}

function colourOf(background: string): number {
  return background === 'white' ? 0xffffff : Number.parseInt(background.slice(1), 16);
}

/** What is wrong with a plan as a whole: two images at one place, or one outside the repository. */
export function planProblems(images: readonly PlannedImage[]): Problem[] {
  const problems: Problem[] = [];
  const taken = new Map<string, PlannedImage>();
  for (const image of images) {
    if (image.output.startsWith('../') || image.output === '..' || path.isAbsolute(image.output)) {
      problems.push({ file: image.source, message: `its image ${image.output} would lie outside the repository` });
    }
    const key = image.output.toLowerCase();
    const other = taken.get(key);
    if (other) {
      problems.push({
        file: image.source,
        ...(image.mockup.name ? { mockup: image.mockup.name } : {}),
        message: `its image ${image.output} is also the image of ${other.source}`,
        hint: 'Rename one of the two, or give them other outputs in balsa.config.json',
      });
    } else taken.set(key, image);
  }
  return problems;
}
