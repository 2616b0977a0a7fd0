import path from 'node:path/posix';
import { CONVENTION_FOLDER, SOURCE_ENDINGS } from '../model/formats.ts';
import type { Size } from '../model/geometry.ts';
import { append } from '../model/lists.ts';
import { PICTURE_ENDINGS, type PictureFormat } from '../raster/formats.ts';
import { CONVENTION } from './config.ts';
import { slug } from './names.ts';

/** A mockup of a repository that an image could be of. */
export interface ProposedDrawing {
  /** Path from the root, with `/`. */
  readonly source: string;
  /** Name of the mockup; its resource ID when it has none. */
  readonly label: string;
  /** How many mockups its source draws. */
  readonly count: number;
  /** In drawing units. */
  readonly size: Size;
}

export interface FoundImage {
  /** Path from the root, with `/`. */
  readonly file: string;
  /** In pixels. */
  readonly size: Size;
}

/** An image that is of a drawing. */
export interface ImagePair {
  readonly drawing: ProposedDrawing;
  readonly image: FoundImage;
  /** Pixels per drawing unit. */
  readonly scale: number;
  readonly by: 'name and size' | 'name' | 'size';
}

/** An image that could be of several drawings. */
interface OpenImage {
  readonly image: FoundImage;
  readonly pairs: readonly ImagePair[];
}

export interface ImagePairing {
  readonly pairs: readonly ImagePair[];
  readonly open: readonly OpenImage[];
}

/** An export is as large as its drawing, give or take this many pixels for each pixel of a unit. */
const SAME_SIZE = 2;
/** Sizes in which Balsamiq exports. */
const SCALES = [2, 1, 3, 4];

/**
 * Which image is of which drawing: by its name, by its size, or by both, the better first. An image that could as well be of
 * several drawings is left open; of several images of one drawing the likeliest counts.
 */
export function pairImages(drawings: readonly ProposedDrawing[], images: readonly FoundImage[]): ImagePairing {
  const pairs = new Map<ProposedDrawing, ImagePair>();
  const open: OpenImage[] = [];
  for (const image of images) {
    const all = drawings.flatMap((drawing) => pairOf(drawing, image) ?? []);
    const best = Math.max(...all.map(rank));
    const [only, ...others] = all.filter((pair) => rank(pair) === best);
    if (!only) continue;
    if (others.length > 0) open.push({ image, pairs: [only, ...others] });
    else {
      const known = pairs.get(only.drawing);
      if (!known || rank(only) > rank(known)) pairs.set(only.drawing, only);
    }
  }
  const taken = new Set([...pairs.values()].map(({ drawing }) => drawing));
  // What has an image of its own by name does not need one that only has its size.
  const left = open.flatMap(({ image, pairs: several }): OpenImage[] => {
    const free = several.filter(({ drawing }) => !taken.has(drawing));
    return free.length === 0 ? [] : [{ image, pairs: free }];
  });
  return { pairs: [...pairs.values()], open: left };
}

function rank({ by }: ImagePair): number {
  return { 'name and size': 3, name: 2, size: 1 }[by];
}

function pairOf(drawing: ProposedDrawing, image: FoundImage): ImagePair | undefined {
  if (!PICTURE_ENDINGS.has(path.extname(image.file).slice(1).toLowerCase())) return undefined;
  const scale = SCALES.find((k) => isSize(drawing.size, image.size, k));
  const named = isNamed(drawing, image.file);
  if (!named && scale === undefined) return undefined;
  // A stale export has another size than its drawing.
  const usual = Math.min(4, Math.max(1, Math.round(image.size.width / Math.max(1, drawing.size.width))));
  const by = named ? (scale === undefined ? 'name' : 'name and size') : 'size';
  return { drawing, image, scale: scale ?? usual, by };
}

function isSize(drawing: Size, image: Size, scale: number): boolean {
  const off = (side: keyof Size) => Math.abs(image[side] - drawing[side] * scale);
  return off('width') <= SAME_SIZE * scale && off('height') <= SAME_SIZE * scale;
}

/** Whether an image is called what a drawing is called, numbers of copies and pixel ratios aside. */
function isNamed({ source, label, count }: ProposedDrawing, file: string): boolean {
  const stem = path.basename(file, path.extname(file)).replace(/(@\d+x|[ _-]?\(?(copy|export|\d+x)\)?)$/i, '');
  const project = slug(path.basename(source, path.extname(source)));
  const names =
    count === 1 ? [project, slug(label), slug(`${project} ${label}`)] : [slug(label), slug(`${project} ${label}`)];
  return names.includes(slug(stem)) && slug(stem) !== 'untitled';
}

/** The configuration by which each drawing makes the image that it is paired with, and the others one beside these. */
export function proposeConfig(
  drawings: readonly ProposedDrawing[],
  pairs: readonly ImagePair[],
  sources: readonly string[],
): object {
  const { pictures } = CONVENTION;
  const folder = mostFrequent(pairs.map(({ image }) => path.dirname(image.file))) ?? 'img';
  const within = folder === '.' ? '' : `${folder}/`;
  const singles = pairs.filter(({ drawing }) => drawing.count === 1);
  const several = pairs.filter(({ drawing }) => drawing.count > 1);
  const output = bestTemplate(singles, [
    `${within}{slug}.{ext}`,
    `${within}{name}.{ext}`,
    '{folder}/{slug}.{ext}',
    '{folder}/{name}.{ext}',
  ]);
  const outputs = bestTemplate(several, [
    `${within}{slug}/{mockup}.{ext}`,
    `${within}{mockup}.{ext}`,
    '{folder}/{mockup}.{ext}',
  ]);
  const scale = mostFrequent(pairs.map((pair) => pair.scale)) ?? pictures.scale;
  const names: Record<string, string> = {};
  for (const pair of pairs) {
    const { drawing, image } = pair;
    const template = drawing.count === 1 ? output : outputs;
    if (filled(template, drawing, image.file) === image.file) continue;
    names[drawing.count === 1 ? drawing.source : `${drawing.source}#${drawing.label}`] = image.file;
  }
  const overrides = [...new Set(drawings.map(({ source }) => source))].flatMap((source) => {
    const own = pairs.filter(({ drawing }) => drawing.source === source);
    const format = formatOf(own[0]?.image.file);
    const other = own.find((pair) => pair.scale !== scale)?.scale;
    const options = {
      ...(other === undefined ? {} : { scale: other }),
      ...(format === undefined || format === 'png' ? {} : { formats: [format] }),
    };
    return Object.keys(options).length === 0 ? [] : [{ sources: [escaped(source)], ...options }];
  });
  return {
    ...(isSame(sources, CONVENTION.sources) ? {} : { sources }),
    ...(output === pictures.output.replace('{project}', '{slug}') ? {} : { output }),
    ...(outputs === pictures.outputs.replace('{project}', '{slug}') ? {} : { outputs }),
    ...(scale === pictures.scale ? {} : { scale }),
    ...(Object.keys(names).length === 0 ? {} : { names }),
    ...(overrides.length === 0 ? {} : { overrides }),
  };
}

/** Globs for the sources: one for a folder where it finds nothing else, or else the files. */
export function sourceGlobs(sources: readonly string[], all: readonly string[]): readonly string[] {
  const inConvention = (file: string) =>
    path.dirname(file) === CONVENTION_FOLDER && SOURCE_ENDINGS.includes(path.extname(file).slice(1));
  if (sources.every(inConvention) && all.filter(inConvention).length === sources.length) return CONVENTION.sources;
  const groups = new Map<string, string[]>();
  for (const file of sources) {
    const key = `${path.dirname(file)}\n${path.extname(file)}`;
    append(groups, key, file);
  }
  return [...groups].flatMap(([key, files]) => {
    const [folder = '', ending = ''] = key.split('\n');
    const others = all.filter((file) => path.dirname(file) === folder && path.extname(file) === ending);
    if (files.length === 1 || others.length > files.length) return files.map(escaped);
    return [folder === '.' ? `*${ending}` : `${escaped(folder)}/*${ending}`];
  });
}

function escaped(file: string): string {
  return file.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}

function bestTemplate(pairs: readonly ImagePair[], templates: readonly string[]): string {
  const hits = (template: string) =>
    pairs.filter(({ drawing, image }) => filled(template, drawing, image.file) === image.file).length;
  return [...templates].sort((a, b) => hits(b) - hits(a))[0] ?? '';
}

function filled(template: string, { source, label }: ProposedDrawing, image: string): string {
  const name = path.basename(source, path.extname(source));
  const values: Readonly<Record<string, string>> = {
    ...{ slug: slug(name), name, mockup: slug(label), folder: path.dirname(source) },
    ext: path.extname(image).slice(1),
  };
  return path.normalize(template.replace(/\{(\w+)\}/g, (word, key) => values[key] ?? word));
}

function formatOf(file: string | undefined): PictureFormat | undefined {
  return file === undefined ? undefined : PICTURE_ENDINGS.get(path.extname(file).slice(1).toLowerCase());
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const count = (value: T) => values.filter((other) => other === value).length;
  return [...values].sort((a, b) => count(b) - count(a))[0];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
