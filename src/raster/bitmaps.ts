import { InputError, MissingBuildError } from '../model/errors.ts';
import { area } from '../model/geometry.ts';
import type { Limits } from '../model/limits.ts';
import type { ImageShape, Scene, Shape } from '../render/scene.ts';
import { sharp } from './native.ts';

/** Bitmaps at least this many times as large as they are drawn are made smaller first. */
const SHRINK_FROM = 1.5;

/**
 * Pixels of a bitmap that are held in memory. A larger one is made smaller while it is decoded, by a whole number, to
 * what its largest place needs.
 */
const HELD_PIXELS = 8_000_000;

/** Pixels in rows from the top, 4 bytes each: red, green, blue, alpha. */
interface Raw {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A size in whole pixels. */
interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A bitmap of the scene with every place where it is drawn. */
interface Used {
  readonly first: ImageShape;
  /** The path of the control that draws it first. */
  readonly control: string | undefined;
  /** The sizes that it is drawn in, by `sizeKey`. */
  readonly sizes: Map<string, PixelSize>;
}

/**
 * The scene with bitmaps that the rasteriser draws well: it knows no WebP, and it picks pixels of a large bitmap where it
 * should average them. One bitmap after the other is decoded, so that only one is in memory.
 *
 * @param scale pixels per drawing unit of the picture
 * @throws InputError when a bitmap cannot be decoded, or they have more pixels than the limits allow.
 */
export async function prepareBitmaps(scene: Scene, scale: number, limits: Limits): Promise<Scene> {
  const used = usedBitmaps(scene, scale, limits);
  if (used.size === 0) return scene;
  const ready = new Map<Uint8Array, ReadonlyMap<string, Partial<ImageShape>>>();
  for (const [bytes, bitmap] of used) ready.set(bytes, await inAllSizes(bitmap));
  const prepare = (image: ImageShape): Shape => ({
    ...image,
    ...ready.get(image.bytes)?.get(sizeKey(drawnSize(image, scale))),
  });
  return { ...scene, shapes: withImages(scene.shapes, prepare) };
}

/**
 * Makes sure that every bitmap of the scene can be decoded.
 *
 * @throws InputError when one cannot, or they have more pixels than the limits allow.
 */
export async function checkBitmaps(scene: Scene, scale: number, limits: Limits): Promise<void> {
  for (const bitmap of usedBitmaps(scene, scale, limits).values()) await decode(bitmap, { width: 1, height: 1 });
}

function usedBitmaps(scene: Scene, scale: number, { imagePixels }: Limits): ReadonlyMap<Uint8Array, Used> {
  const used = new Map<Uint8Array, Used>();
  let pixels = 0;
  const visit = (shapes: readonly Shape[], control: string | undefined) => {
    for (const shape of shapes) {
      if (shape.kind === 'group') visit(shape.shapes, shape.control ?? control);
      if (shape.kind !== 'image') continue;
      const bitmap = used.get(shape.bytes) ?? { first: shape, control, sizes: new Map<string, PixelSize>() };
      if (!used.has(shape.bytes)) pixels += area(shape.natural);
      used.set(shape.bytes, bitmap);
      const size = drawnSize(shape, scale);
      const key = sizeKey(size);
      // Each size is made of all pixels that are held, and each place draws its own.
      if (!bitmap.sizes.has(key)) pixels += Math.min(HELD_PIXELS, area(shape.natural));
      bitmap.sizes.set(key, size);
      pixels += Math.min(area(size), Math.max(HELD_PIXELS, area(shape.natural)));
      if (pixels > imagePixels) {
        const message = `the images of the mockup take more than ${imagePixels} pixels to decode and to draw`;
        throw new InputError([{ ...(control === undefined ? {} : { control }), message }]);
      }
    }
  };
  visit(scene.shapes, undefined);
  return used;
}

function drawnSize({ bounds }: ImageShape, scale: number): PixelSize {
  return {
    width: Math.max(1, Math.round(bounds.width * scale)),
    height: Math.max(1, Math.round(bounds.height * scale)),
  };
}

function sizeKey({ width, height }: PixelSize): string {
  return `${width}×${height}`;
}

function withImages(shapes: readonly Shape[], prepare: (image: ImageShape) => Shape): readonly Shape[] {
  if (!shapes.some(holdsImage)) return shapes;
  return shapes.map((shape): Shape => {
    if (shape.kind === 'image') return prepare(shape);
    return shape.kind === 'group' ? { ...shape, shapes: withImages(shape.shapes, prepare) } : shape;
  });
}

function holdsImage(shape: Shape): boolean {
  return shape.kind === 'image' || (shape.kind === 'group' && shape.shapes.some(holdsImage));
}

/** What the bitmap becomes in each size that it is drawn in. */
async function inAllSizes(bitmap: Used): Promise<ReadonlyMap<string, Partial<ImageShape>>> {
  const { first, sizes } = bitmap;
  const largest = { width: 1, height: 1 };
  for (const { width, height } of sizes.values()) {
    largest.width = Math.max(largest.width, width);
    largest.height = Math.max(largest.height, height);
  }
  const raw = await decode(bitmap, largest);
  const isReduced = area(raw) < area(first.natural);
  const ready = new Map<string, Partial<ImageShape>>();
  for (const [key, { width, height }] of sizes) {
    const shrinks = raw.width >= width * SHRINK_FROM || raw.height >= height * SHRINK_FROM;
    if (!shrinks && !isReduced && first.mediaType !== 'image/webp') continue;
    const small = shrinks ? shrink(raw, Math.min(raw.width, width), Math.min(raw.height, height)) : raw;
    ready.set(key, { mediaType: 'image/png', bytes: await asPng(small), natural: sizeOf(small) });
  }
  return ready;
}

function sizeOf({ width, height }: PixelSize): PixelSize {
  return { width, height };
}

/** A PNG for the rasteriser, which reads it at once: time counts, not size. */
function asPng({ width, height, data }: Raw): Promise<Uint8Array> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/**
 * The pixels of the first picture of a file, made smaller by a whole number where they are too many to be held.
 *
 * @param least the size that the result must not fall below, as far as it fits into what is held
 */
async function decode({ first, control }: Used, least: PixelSize): Promise<Raw> {
  const { bytes, natural, name } = first;
  try {
    const image = sharp(bytes, { failOn: 'truncated', limitInputPixels: false }).toColourspace('srgb').ensureAlpha();
    const smaller = factor(natural, least);
    const size = { width: Math.ceil(natural.width / smaller), height: Math.ceil(natural.height / smaller) };
    const fitting = smaller === 1 ? image : image.resize({ ...size, fit: 'fill', kernel: 'linear' });
    const { data, info } = await fitting.raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch (error) {
    if (error instanceof MissingBuildError) throw error;
    const reason = error instanceof Error ? (error.message.trim().split('\n')[0] ?? '') : String(error);
    const message = `the image ${name === undefined ? '' : `"${name}" `}is damaged: ${reason}`;
    const hint = 'Put a sound image in its place';
    throw new InputError([{ ...(control === undefined ? {} : { control }), message, hint }], { cause: error });
  }
}

/** By which whole number a bitmap is made smaller when it is decoded. */
function factor(natural: PixelSize, least: PixelSize): number {
  if (area(natural) <= HELD_PIXELS) return 1;
  const spare = Math.floor(Math.min(natural.width / least.width, natural.height / least.height));
  return Math.max(Math.ceil(Math.sqrt(area(natural) / HELD_PIXELS)), spare);
}

/** The picture made smaller: each new pixel is the mean of those it covers, weighted by their opacity. */
export function shrink(raw: Raw, width: number, height: number): Raw {
  const columns = coverage(raw.width, width);
  const rows = coverage(raw.height, height);
  const old = raw.data;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0, to = 0; y < height; y++) {
    const row = rows[y];
    for (let x = 0; x < width; x++, to += 4) {
      const column = columns[x];
      if (!row || !column) continue;
      let [red, green, blue, opacity, covered] = [0, 0, 0, 0, 0];
      for (let j = 0; j < row.shares.length; j++) {
        const shareY = row.shares[j] ?? 0;
        let at = ((row.first + j) * raw.width + column.first) * 4;
        for (let i = 0; i < column.shares.length; i++, at += 4) {
          const share = (column.shares[i] ?? 0) * shareY;
          const alpha = (old[at + 3] ?? 0) * share;
          red += (old[at] ?? 0) * alpha;
          green += (old[at + 1] ?? 0) * alpha;
          blue += (old[at + 2] ?? 0) * alpha;
          opacity += alpha;
          covered += share;
        }
      }
      if (opacity === 0) continue;
      data[to] = Math.round(red / opacity);
      data[to + 1] = Math.round(green / opacity);
      data[to + 2] = Math.round(blue / opacity);
      data[to + 3] = Math.round(opacity / covered);
    }
  }
  return { width, height, data };
}

/** Old steps in a row, from `first` on, that a new step covers, and how much of each. */
interface Covered {
  readonly first: number;
  readonly shares: Float64Array;
}

/** For each of `to` steps, the old steps of `from` that it covers. */
function coverage(from: number, to: number): readonly Covered[] {
  const ratio = from / to;
  return Array.from({ length: to }, (_, i) => {
    const start = i * ratio;
    const end = Math.min(from, start + ratio);
    const first = Math.floor(start);
    const shares = Float64Array.from(
      { length: Math.max(0, Math.ceil(end) - first) },
      (__, k) => Math.min(end, first + k + 1) - Math.max(start, first + k),
    );
    return { first, shares };
  });
}
