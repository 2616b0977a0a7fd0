import type { GroupShape, ImageShape, Scene, Shape } from '../render/scene.ts';
import { sharp } from './sharp.ts';

/** Bitmaps at least this many times as large as they are drawn are made smaller first. */
const SHRINK_FROM = 1.5;

/** Pixels in rows from the top, 4 bytes each: red, green, blue, alpha. */
interface Raw {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/**
 * The scene with bitmaps that the rasteriser draws well: it knows no WebP, and it picks pixels of a large bitmap where it
 * should average them. A bitmap that cannot be decoded becomes a crossed box.
 *
 * @param scale pixels per drawing unit of the picture
 * @param maxPixels of one bitmap
 */
export async function prepareBitmaps(scene: Scene, scale: number, maxPixels: number): Promise<Scene> {
  const done = new Map<Uint8Array, Map<string, Promise<Shape>>>();
  const prepare = (image: ImageShape): Promise<Shape> => {
    const width = Math.max(1, Math.round(image.bounds.width * scale));
    const height = Math.max(1, Math.round(image.bounds.height * scale));
    const key = JSON.stringify([width, height, image.bounds, image.tint]);
    const sizes = done.get(image.bytes) ?? new Map<string, Promise<Shape>>();
    done.set(image.bytes, sizes);
    const known = sizes.get(key) ?? prepareImage(image, width, height, maxPixels);
    sizes.set(key, known);
    return known;
  };
  return { ...scene, shapes: await prepareShapes(scene.shapes, prepare) };
}

async function prepareShapes(
  shapes: readonly Shape[],
  prepare: (image: ImageShape) => Promise<Shape>,
): Promise<readonly Shape[]> {
  if (!shapes.some(holdsImage)) return shapes;
  return Promise.all(
    shapes.map(async (shape): Promise<Shape> => {
      if (shape.kind === 'image') return prepare(shape);
      if (shape.kind !== 'group') return shape;
      return { ...shape, shapes: await prepareShapes(shape.shapes, prepare) };
    }),
  );
}

function holdsImage(shape: Shape): boolean {
  return shape.kind === 'image' || (shape.kind === 'group' && shape.shapes.some(holdsImage));
}

async function prepareImage(image: ImageShape, width: number, height: number, maxPixels: number): Promise<Shape> {
  const raw = await decode(image.bytes, maxPixels);
  if (!raw) return crossedBox(image);
  const shrinks = raw.width >= width * SHRINK_FROM || raw.height >= height * SHRINK_FROM;
  if (!shrinks && image.mediaType !== 'image/webp') return image;
  const { encode: encodePng } = await import('fast-png');
  const { data, ...size } = shrink(raw, Math.min(raw.width, width), Math.min(raw.height, height));
  return {
    ...image,
    mediaType: 'image/png',
    bytes: encodePng({ ...size, data, channels: 4, depth: 8 }),
    natural: size,
  };
}

/** The pixels of the first picture of a file; a file that is cut short gives what there is of it. */
async function decode(bytes: Uint8Array, maxPixels: number): Promise<Raw | undefined> {
  try {
    const image = sharp(bytes, { failOn: 'none', limitInputPixels: maxPixels }).toColourspace('srgb').ensureAlpha();
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch {
    return undefined;
  }
}

/** The picture made smaller: each new pixel is the mean of those it covers, weighted by their opacity. */
export function shrink(raw: Raw, width: number, height: number): Raw {
  const columns = coverage(raw.width, width);
  const rows = coverage(raw.height, height);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sum = [0, 0, 0, 0];
      let area = 0;
      for (const [sy, shareY] of rows[y] ?? []) {
        for (const [sx, shareX] of columns[x] ?? []) {
          const at = (sy * raw.width + sx) * 4;
          const share = shareX * shareY;
          const alpha = (raw.data[at + 3] ?? 0) * share;
          for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (raw.data[at + c] ?? 0) * alpha;
          sum[3] = (sum[3] ?? 0) + alpha;
          area += share;
        }
      }
      const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
      const mean = alpha === 0 ? [0, 0, 0, 0] : [red / alpha, green / alpha, blue / alpha, alpha / area];
      data.set(mean.map(Math.round), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** For each of `to` steps, the old steps of `from` that it covers and how much of each. */
function coverage(from: number, to: number): readonly (readonly (readonly [number, number])[])[] {
  const ratio = from / to;
  return Array.from({ length: to }, (_, i) => {
    const start = i * ratio;
    const end = Math.min(from, start + ratio);
    const covered: [number, number][] = [];
    for (let k = Math.floor(start); k < end; k++) covered.push([k, Math.min(end, k + 1) - Math.max(start, k)]);
    return covered;
  });
}

function crossedBox({ bounds: { x, y, width, height } }: ImageShape): GroupShape {
  const stroke = { colour: 0x5c5c5e, width: 1 };
  const [right, bottom] = [x + width, y + height];
  return {
    kind: 'group',
    shapes: [
      {
        kind: 'path',
        path: [
          ['M', x, y],
          ['L', right, y],
          ['L', right, bottom],
          ['L', x, bottom],
          ['Z'],
          ['M', x, y],
          ['L', right, bottom],
          ['M', right, y],
          ['L', x, bottom],
        ],
        stroke,
      },
    ],
  };
}
