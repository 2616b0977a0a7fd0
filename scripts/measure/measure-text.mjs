// Says how far each line of text that balsa draws is from where Balsamiq's own export has it, by type and size, in drawing
// units: `npm run build && node scripts/measure/measure-text.mjs CORPUS "roadmap-2x .*react"` (a pattern of a pair's set and ID).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { loadResources } from '../../build/bundled.js';
import { rasterise } from '../../build/raster/pixels.js';
import { readProject } from '../../build/read/read.js';
import { writeSvg } from '../../build/render/svg.js';
import { sceneOf } from '../../build/scene-of.js';

const [corpus = '../shared/corpus', pattern = 'roadmap-2x'] = process.argv.slice(2);
/** How far a line is looked for, pixels. */
const REACH = 7;
/** A line whose pixels correlate less than this was not found: another font, or something above it. */
const FOUND = 0.85;

const resources = await loadResources();
const found = new Map();
for (const pair of JSON.parse(readFileSync(path.join(corpus, 'pairs.json'), 'utf8'))) {
  if (!new RegExp(pattern).test(`${pair.set} ${pair.id}`)) continue;
  const project = await readProject(readFileSync(path.join(corpus, pair.input)));
  const mockup = project.mockups.find((candidate) => !pair.mockup || candidate.id === pair.mockup);
  const { scene } = sceneOf(project, mockup, resources);
  const types = typesOf(mockup.controls);
  const reference = await pixelsOf(path.join(corpus, pair.expected));
  for (const { shape, x, y, control } of levelTexts(scene.shapes, -scene.bounds.x, -scene.bounds.y, '')) {
    const offset = offsetOf(shape, x, y, reference, pair.scale);
    if (!offset) continue;
    const key = `${types.get(control) ?? '?'} ${shape.size} at ${pair.scale}x`;
    found.set(key, [...(found.get(key) ?? []), offset]);
  }
}
for (const [key, offsets] of [...found].sort()) {
  const median = (axis) =>
    offsets
      .map((o) => o[axis])
      .sort((a, b) => a - b)
      [offsets.length >> 1].toFixed(2);
  console.log(
    `${key.padEnd(28)} ${String(offsets.length).padStart(4)} lines   dx ${median('dx')}   dy ${median('dy')}`,
  );
}

function typesOf(controls, parent, types = new Map()) {
  for (const control of controls) {
    const key = parent === undefined ? control.id : `${parent}:${control.id}`;
    types.set(key, control.typeID);
    typesOf(control.children, key, types);
  }
  return types;
}

/** Every run of text that is not turned, with its place in the picture and the path of its control. */
function* levelTexts(shapes, x, y, control) {
  for (const shape of shapes) {
    if (shape.kind === 'text') yield { shape, x: x + shape.at.x, y: y + shape.at.y, control };
    if (shape.kind !== 'group' || shape.rotate) continue;
    const by = shape.translate ?? { x: 0, y: 0 };
    yield* levelTexts(shape.shapes, x + by.x, y + by.y, shape.control ?? control);
  }
}

async function pixelsOf(file) {
  const { data, info } = await sharp(file)
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Where the reference has the run, relative to (x, y), drawing units; `undefined` when it is not found. */
function offsetOf(shape, x, y, reference, scale) {
  const left = Math.floor(x * scale) - 2;
  const top = Math.floor((y - shape.size) * scale);
  const width = Math.ceil(shape.advance * scale) + 5;
  const height = Math.ceil(1.4 * shape.size * scale);
  const bounds = { x: left / scale, y: top / scale, width: width / scale, height: height / scale };
  const run = { ...shape, at: { x, y }, fill: { colour: 0 } };
  const scene = { bounds, shapes: [run], title: '', description: '' };
  const drawn = rasterise(
    writeSvg(scene, resources.text, { text: 'outline', pixels: { width, height }, background: 0xffffff }),
    true,
  );
  const ours = Float64Array.from({ length: width * height }, (_, i) => 255 - drawn.data[i * 4]);
  const correlation = (dx, dy) => correlate(ours, width, height, reference, left + dx, top + dy);
  let best = { value: 0, dx: 0, dy: 0 };
  for (let dy = -REACH; dy <= REACH; dy++) {
    for (let dx = -REACH; dx <= REACH; dx++) {
      const value = correlation(dx, dy);
      if (value > best.value) best = { value, dx, dy };
    }
  }
  if (best.value < FOUND) return undefined;
  const dx = best.dx + peak(correlation(best.dx - 1, best.dy), best.value, correlation(best.dx + 1, best.dy));
  const dy = best.dy + peak(correlation(best.dx, best.dy - 1), best.value, correlation(best.dx, best.dy + 1));
  return { dx: dx / scale, dy: dy / scale };
}

/** The magnitude of the correlation of `ours` with the part of the reference at (left, top): light text on dark counts. */
function correlate(ours, width, height, reference, left, top) {
  let [a, aa, b, bb, ab] = [0, 0, 0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const mine = ours[row * width + column];
      const inside =
        left + column >= 0 && left + column < reference.width && top + row >= 0 && top + row < reference.height;
      const theirs = inside ? reference.data[(top + row) * reference.width + left + column] : 255;
      a += mine;
      aa += mine * mine;
      b += theirs;
      bb += theirs * theirs;
      ab += mine * theirs;
    }
  }
  const n = width * height;
  const spread = Math.sqrt((aa - (a * a) / n) * (bb - (b * b) / n));
  return spread > 0 ? Math.abs(ab - (a * b) / n) / spread : 0;
}

/** Where the parabola through three neighbours is highest, relative to the middle one. */
function peak(before, middle, after) {
  const bend = before - 2 * middle + after;
  return bend === 0 ? 0 : (before - after) / (2 * bend);
}
