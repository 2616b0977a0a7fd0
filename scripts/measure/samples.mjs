// Finds controls on exported pictures: where each control of a mockup stands on the pixels of Balsamiq's own export.
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { readProject } from '../../build/read/read.js';

/**
 * The pairs of the corpus that `select` accepts: the export's pixels and every control at whole drawing units, as a box
 * from the picture's left top, in paint order.
 */
export async function* samples(corpus, select) {
  for (const pair of JSON.parse(fs.readFileSync(path.join(corpus, 'pairs.json'), 'utf8')).filter(select)) {
    const project = await readProject(fs.readFileSync(path.join(corpus, pair.input)));
    const mockup = project.mockups.find((mockup) => !pair.mockup || mockup.id === pair.mockup);
    const picture = await readPixels(path.join(corpus, pair.expected), pair.scale);
    yield { pair, picture, controls: absolute(mockup.controls) };
  }
}

/** Absolute boxes of all controls, groups resolved, moved so that the mockup starts at the origin. */
function absolute(controls) {
  const found = [];
  const walk = (list, left, top, level) => {
    for (const { typeID, properties, x, y, w, h, measuredW, measuredH, children } of list) {
      const box = {
        type: typeID,
        properties,
        level,
        x: left + x,
        y: top + y,
        width: w ?? measuredW,
        height: h ?? measuredH,
      };
      found.push(box);
      walk(children, box.x, box.y, level + 1);
    }
  };
  walk(controls, 0, 0, 0);
  const tops = found.filter((box) => box.level === 0);
  const left = Math.min(...tops.map((box) => box.x));
  const top = Math.min(...tops.map((box) => box.y));
  return found
    .map((box) => ({ ...box, x: box.x - left, y: box.y - top }))
    .filter((box) => [box.x, box.y, box.width, box.height].every(Number.isInteger));
}

async function readPixels(file, scale) {
  const { data, info } = await sharp(file)
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, scale };
}

/**
 * How much of each pixel of a box is covered by ink, 0 to 1, on the channel in which the colours of ink and ground differ
 * most: rows of the box's pixels. `undefined` when the box is not wholly on the picture or the colours are too alike.
 */
export function inkOf(picture, box, ground, ink) {
  const { scale } = picture;
  const left = box.x * scale;
  const top = box.y * scale;
  const width = box.width * scale;
  const height = box.height * scale;
  if (left < 0 || top < 0 || left + width > picture.width || top + height > picture.height) return undefined;
  const channels = [16, 8, 0].map((shift) => ({ ground: (ground >> shift) & 255, ink: (ink >> shift) & 255 }));
  const contrast = channels.map((part) => Math.abs(part.ink - part.ground));
  const channel = contrast.indexOf(Math.max(...contrast));
  if (contrast[channel] < 100) return undefined;
  const part = channels[channel];
  return Array.from({ length: height }, (_, y) =>
    Float64Array.from({ length: width }, (_, x) => {
      const value = picture.data[((top + y) * picture.width + left + x) * 3 + channel];
      return Math.min(1, Math.max(0, (value - part.ground) / (part.ink - part.ground)));
    }),
  );
}
