// Finds controls on exported pictures: where each control of a mockup stands on the pixels of Balsamiq's own export.
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/**
 * Every control of the JSON mockups of the pairs that `select` accepts, with the export's pixels. The corpus folder is
 * that of `pairs.json`; boxes are drawing units from the picture's left top, only controls at whole units are given.
 */
export async function* samples(corpus, select) {
  const pairs = JSON.parse(fs.readFileSync(path.join(corpus, 'pairs.json'), 'utf8')).filter(select);
  for (const pair of pairs) {
    if (!pair.input.endsWith('.json')) continue;
    const mockup = readMockup(path.join(corpus, pair.input));
    const picture = await readPixels(path.join(corpus, pair.expected), pair.scale);
    const controls = flatten(mockup);
    if (Math.abs(picture.width / pair.scale - mockup.mockupW) > 1) continue;
    yield { pair, picture, controls };
  }
}

function readMockup(file) {
  const json = JSON.parse(fs.readFileSync(file, 'utf8'));
  return json.mockup ?? json;
}

/** Absolute boxes of all controls in paint order, groups resolved. */
function flatten(mockup) {
  const left = mockup.measuredW - mockup.mockupW;
  const top = mockup.measuredH - mockup.mockupH;
  const found = [];
  const walk = (list, x, y) => {
    for (const control of [list ?? []].flat().sort((a, b) => a.zOrder - b.zOrder)) {
      const box = {
        type: control.typeID,
        properties: control.properties ?? {},
        x: x + Number(control.x),
        y: y + Number(control.y),
        width: Number(control.w ?? control.measuredW),
        height: Number(control.h ?? control.measuredH),
      };
      found.push(box);
      walk(control.children?.controls?.control, box.x, box.y);
    }
  };
  walk(mockup.controls?.control, -left, -top);
  return found.filter((box) => [box.x, box.y, box.width, box.height].every(Number.isInteger));
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
 * How much of each pixel of a box is covered by its border, 0 to 1, on the channel in which border and fill differ most:
 * rows of the box's pixels. `undefined` when the box is not wholly on the picture or its colours are too alike.
 */
export function inkOf(picture, box, fill, ink) {
  const { scale } = picture;
  const left = box.x * scale;
  const top = box.y * scale;
  const width = box.width * scale;
  const height = box.height * scale;
  if (left < 0 || top < 0 || left + width > picture.width || top + height > picture.height) return undefined;
  const parts = [16, 8, 0].map((shift) => ((ink >> shift) & 255) - ((fill >> shift) & 255));
  const channel = parts.reduce((best, part, i) => (Math.abs(part) > Math.abs(parts[best]) ? i : best), 0);
  if (Math.abs(parts[channel]) < 100) return undefined;
  const ground = (fill >> [16, 8, 0][channel]) & 255;
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = new Float64Array(width);
    const start = ((top + y) * picture.width + left) * 3 + channel;
    for (let x = 0; x < width; x++) row[x] = clamp((picture.data[start + x * 3] - ground) / parts[channel]);
    rows.push(row);
  }
  return rows;
}

function clamp(share) {
  return Math.min(1, Math.max(0, share));
}
