import path from 'node:path/posix';
import type { LayoutMode } from '../layout/layout.ts';
import { everyPlaced } from '../model/control.ts';
import type { Problem } from '../model/errors.ts';
import type { Mockup, Project, SkinName } from '../model/project.ts';
import { LOSSY_FORMATS, PICTURE_ENDINGS, type PictureFormat } from '../raster/formats.ts';
import { isPackaged, type OwnFont, type PackagedFont } from '../render/text/fonts.ts';
import type { Language } from '../render/text/scripts.ts';
import type { Config, PictureConfig } from './config.ts';
import { hash } from './digest.ts';
import { slug, uniqueSlugs } from './names.ts';

/**
 * A font that the configuration names, or a package of fonts that it or the project's own package.json names. Which
 * packages there are counts only for the images that they drew: their stamps tell.
 */
export type PictureFont = (OwnFont & { /** Of its content. */ readonly digest: string }) | PackagedFont;

/** Where an image that the repository should have belongs. */
export interface PlannedPlace {
  /** Path from the repository's root, with `/`. */
  readonly source: string;
  /** Which of the source's drawn mockups, in their order. */
  readonly index: number;
  /** Name of the mockup; its resource ID when it has none. */
  readonly label: string;
  /** Path from the repository's root, with `/`. */
  readonly output: string;
  readonly format: PictureFormat;
}

/** What of an image is told from one thread to another. */
export function plannedPlace({ source, index, label, output, format }: PlannedPlace): PlannedPlace {
  return { source, index, label, output, format };
}

/** An image that the repository should have. */
export interface PlannedImage extends PlannedPlace {
  readonly mockup: Mockup;
  readonly scale: number;
  readonly background: number | undefined;
  readonly skin: SkinName | undefined;
  readonly text: 'text' | 'outline';
  readonly layout: LayoutMode;
  readonly quality: number | undefined;
  readonly fonts: readonly PictureFont[];
  /** Whose form of Chinese characters is meant; as the texts say when absent. */
  readonly language: Language | undefined;
  readonly outline?: OutlineBeside;
  /** As `digestFile` gives it, where the source is one file with one mockup. */
  readonly file?: string;
}

/** What the options say of every image of a source. */
type Picture = Omit<PlannedImage, keyof PlannedPlace | 'mockup' | 'outline' | 'file'> & Pick<PlannedPlace, 'format'>;

/** An outline that a source is to say the same as. */
export interface OutlineBeside {
  /** Path from the repository's root, with `/`. */
  readonly file: string;
  /** Of its text. */
  readonly digest: string;
}

/** Where the outline of a source stands: beside it, under the same name. */
export function outlineBeside(source: string): string {
  return source.replace(/\.[^./]*$/, '.outline.md');
}

const OPTIONS_DIGEST_BYTES = 8;

/** The digest of all options that change an image, and of its title, which an SVG carries. */
export function digestOptions(image: PlannedImage, project: Pick<Project, 'name' | 'symbolLibraries'>): string {
  const { format, scale, background, skin, text, quality, fonts, language } = image;
  const title = format === 'svg' ? image.mockup.name || project.name : '';
  return hash(
    JSON.stringify([
      format,
      scale,
      background ?? null,
      skin ?? null,
      format === 'svg' ? text : '',
      LOSSY_FORMATS.has(format) ? (quality ?? null) : '',
      title,
      layoutThatCounts(image, project),
      // An SVG with live text names its fonts.
      ...plannedFonts(fonts).map((font) => (format === 'svg' && text === 'text' ? font : font[0])),
      ...(language === undefined ? [] : [{ language }]),
    ]),
    OPTIONS_DIGEST_BYTES,
  );
}

/** The fonts of files by digest and family. Packages count only for the images that they drew: their stamps tell. */
export function plannedFonts(fonts: readonly PictureFont[]): (readonly [string, string])[] {
  return fonts.flatMap((font) => (isPackaged(font) ? [] : [[font.digest, font.family] as const]));
}

/** Where everything has a place, `complete` is the author's own layout. */
function layoutThatCounts({ layout, mockup }: PlannedImage, { symbolLibraries }: Pick<Project, 'symbolLibraries'>) {
  if (layout !== 'complete') return layout;
  return [mockup, ...symbolLibraries].every(({ controls }) => everyPlaced(controls)) ? 'authored' : layout;
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

/**
 * The images of one source.
 *
 * @param mockups those that are drawn, in the project's order
 * @param fonts those that the options name
 */
export function planSource(
  source: string,
  mockups: readonly Mockup[],
  options: PictureConfig,
  fonts: readonly PictureFont[] = [],
): PlannedImage[] {
  const names = uniqueSlugs(mockups.map((mockup) => mockup.name || mockup.id));
  const usual = mockups.length === 1 ? options.output : options.outputs;
  return mockups.flatMap((mockup, index) =>
    picturesOf(options, fonts).map(
      (picture): PlannedImage => ({
        ...{ source, index, label: mockup.name || mockup.id, mockup },
        output: fill(nameFor(source, mockup, mockups.length, options) ?? usual, {
          ...{ source, mockup: names[index] ?? '', id: slug(mockup.id), format: picture.format },
        }),
        ...picture,
      }),
    ),
  );
}

/** The pictures that are made of each mockup of a source. */
export function picturesOf(options: PictureConfig, fonts: readonly PictureFont[]): Picture[] {
  const { scale, background, skin, text, layout, quality, language } = options;
  const colour = background === 'transparent' ? undefined : colourOf(background);
  return options.formats.map((format) => ({
    ...{ format, scale, background: colour, skin, text, layout, quality, fonts, language },
  }));
}

/** What the configuration calls one image. */
function nameFor(source: string, { name, id }: Mockup, count: number, { names }: PictureConfig): string | undefined {
  const keys = [`${source}#${id}`, `${source}#${name}`, ...(count === 1 ? [source] : [])];
  const key = keys.find((one) => Object.hasOwn(names, one));
  return key === undefined ? undefined : names[key];
}

/** A template of the configuration with its words in braces replaced. */
export function fill(
  template: string,
  {
    source,
    mockup,
    id,
    format,
  }: { readonly source: string; readonly mockup: string; readonly id: string; readonly format: PictureFormat },
): string {
  const name = path.basename(source, path.extname(source));
  const values = new Map([
    ['project', slug(name)],
    ['slug', slug(name)],
    ['name', name],
    ['mockup', mockup],
    ['id', id],
    ['folder', path.dirname(source)],
    ['ext', format === 'jpeg' ? 'jpg' : format],
  ]);
  return path.normalize(template.replaceAll('\\', '/').replace(/\{(\w+)\}/g, (all, word) => values.get(word) ?? all));
}

function colourOf(background: string): number {
  return background === 'white' ? 0xffffff : Number.parseInt(background.slice(1), 16);
}

/**
 * Whether a file could be an image of a source that cannot be read, whatever its mockups are called: such a file is no
 * orphan.
 */
export function mayBelong(source: string, options: PictureConfig, file: string): boolean {
  const anything = '\0';
  const own = Object.entries(options.names).flatMap(([key, template]) =>
    key === source || key.startsWith(`${source}#`) ? [template] : [],
  );
  return [options.output, options.outputs, ...own].some((template) =>
    options.formats.some((format) => {
      const output = fill(template, { source, mockup: anything, id: anything, format });
      const [head = '', ...rest] = output.split(anything);
      return rest.length === 0 ? file === output : file.startsWith(head) && file.endsWith(rest.at(-1) ?? '');
    }),
  );
}

/** Collects the images of a plan and tells which of them cannot be. */
export class Ledger {
  readonly #taken = new Map<string, PlannedPlace>();

  /** What is wrong with an image beside those added before; it is added when nothing is. */
  add(image: PlannedPlace): Problem | undefined {
    const message = wrongPlace(image) ?? this.#conflict(image);
    if (message === undefined) {
      this.#taken.set(key(image.output), image);
      return undefined;
    }
    const { source: file, label } = image;
    const hint = 'Name other outputs in balsa.config.json';
    return { file, ...(label ? { mockup: label } : {}), message, hint };
  }

  #conflict(image: PlannedPlace): string | undefined {
    const other = this.#taken.get(key(image.output));
    if (!other) return undefined;
    const whose = other.source === image.source ? 'another image of it' : `the image of ${other.source}`;
    return `its image ${image.output} is also ${whose}`;
  }
}

/** Names that differ in case only are one file on some systems. */
function key(output: string): string {
  return output.normalize('NFC').toLowerCase();
}

function wrongPlace({ output, format }: PlannedPlace): string | undefined {
  if (/^(\.\.(\/|$)|\/|[a-z]:)/i.test(output)) return `its image ${output} would lie outside the repository`;
  if (/(^|\/)\.git(\/|$)/i.test(output)) return `its image ${output} would lie in git's own folder`;
  const ending = path.extname(output).slice(1).toLowerCase();
  if (PICTURE_ENDINGS.get(ending) !== format) return `its image ${output} would be ${format} with another ending`;
  return undefined;
}
