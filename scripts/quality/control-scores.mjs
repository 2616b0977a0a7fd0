// Scores single controls: what is measured on whole pictures (edges, colour) counted per control, on the part of the picture
// that is its own. A pixel belongs to the smallest control in whose bounds, with a small margin, it lies, so that a window
// does not answer for what stands in it.
import sharp from 'sharp';
import { openProject } from '../../build/cli/shared/files/project.js';
import { authoredLayout } from '../../build/layout/layout.js';
import { DEFAULT_LIMITS } from '../../build/model/limits.js';
import { startDrawing } from '../../build/pipeline.js';
import { extentOf } from '../../build/render/bounds.js';
import { eraOf } from '../../build/render/era.js';

/** Around the bounds of a control, drawing units: borders, arrow heads and letters that reach over count, too. */
const MARGIN = 3;
/** As in the tool that scores whole pictures: a pixel is on an edge when a channel changes by more to its right or below. */
const EDGE = 40;
/** As there: two colours are the same when no channel differs by more. */
const SAME = 60;
/** Drawn by their content. */
const STRUCTURE = new Set(['__group__', 'Component']);

/**
 * The controls of a pair, each with its type and figures in percent.
 *
 * @param pair a line of pairs.json, with absolute paths
 * @param picture the file of our picture
 * @param offset the shift in pixels of our picture that fits the reference best
 */
export async function scoreControls(pair, picture, offset, resources) {
  const project = await openProject(pair.input, DEFAULT_LIMITS);
  const mockup = project.mockups.find(
    ({ id, branchId }) =>
      (pair.mockup === null || id === pair.mockup) && (pair.alternate === undefined || branchId === pair.alternate),
  );
  if (!mockup) return { era: eraOf(project), controls: [] };
  const { diagram, context } = startDrawing(project, mockup, resources);
  const layout = authoredLayout(diagram);
  const extent = extentOf(diagram.controls, layout, context);
  const placed = diagram.elements
    .filter(({ path, control }) => layout.bounds.has(path) && !STRUCTURE.has(control.typeID))
    .map(({ path, control }) => ({ type: control.typeID, bounds: layout.bounds.get(path) }));
  const [theirs, ours] = await Promise.all([pixelsOf(pair.expected), pixelsOf(picture)]);
  const actual = moved(ours, theirs, offset);
  const owners = ownersOf(placed, extent, pair.scale, offset, theirs);
  const tallies = placed.map(() => ({ edges: 0, missing: 0, drawn: 0, extra: 0, pixels: 0, off: 0 }));
  count(theirs, actual, Math.max(1, Math.round(pair.scale)), owners, tallies);
  const controls = placed.flatMap(({ type }, i) => (tallies[i].pixels > 0 ? [{ type, ...figures(tallies[i]) }] : []));
  return { era: eraOf(project), controls };
}

function figures({ edges, missing, drawn, extra, pixels, off }) {
  const share = (part, whole) => (whole > 0 ? (100 * part) / whole : 0);
  return { edges: 100 - (share(missing, edges) + share(extra, drawn)) / 2, colour: 100 - share(off, 2 * pixels) };
}

async function pixelsOf(file) {
  const { data, info } = await sharp(file, { limitInputPixels: false })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Our picture as large as the reference and moved onto it; white where it has no pixels. */
function moved(ours, { width, height }, [dx, dy]) {
  const data = Buffer.alloc(width * height * 3, 255);
  const left = Math.max(0, -dx);
  const end = Math.min(width, ours.width - dx);
  for (let y = Math.max(0, -dy); y < Math.min(height, ours.height - dy) && end > left; y++) {
    const from = ((y + dy) * ours.width + left + dx) * 3;
    ours.data.copy(data, (y * width + left) * 3, from, from + (end - left) * 3);
  }
  return { data, width, height };
}

/** For each pixel the index of the control that it belongs to, and -1 where there is none. */
function ownersOf(placed, extent, scale, [dx, dy], { width, height }) {
  const owners = new Int32Array(width * height).fill(-1);
  const bySize = placed
    .map(({ bounds }, index) => ({ bounds, index }))
    .sort((a, b) => b.bounds.width * b.bounds.height - a.bounds.width * a.bounds.height);
  for (const { bounds, index } of bySize) {
    const left = Math.round((bounds.x - MARGIN - extent.x) * scale) - dx;
    const top = Math.round((bounds.y - MARGIN - extent.y) * scale) - dy;
    const right = Math.min(width, left + Math.round((bounds.width + 2 * MARGIN) * scale));
    const bottom = Math.min(height, top + Math.round((bounds.height + 2 * MARGIN) * scale));
    for (let y = Math.max(0, top); y < bottom; y++) {
      if (right > left) owners.fill(index, y * width + Math.max(0, left), y * width + Math.max(0, right));
    }
  }
  return owners;
}

function count(theirs, ours, radius, owners, tallies) {
  const { width, height } = theirs;
  const near = disc(radius);
  const expected = edgesOf(theirs);
  const actual = edgesOf(ours);
  const edgeNear = (edges, x, y) => near.some(([dx, dy]) => inside(x + dx, y + dy) && edges[(y + dy) * width + x + dx]);
  const inside = (x, y) => x >= 0 && y >= 0 && x < width && y < height;
  const colourNear = (from, to, x, y) => {
    const i = (y * width + x) * 3;
    return near.some(([dx, dy]) => {
      if (!inside(x + dx, y + dy)) return false;
      const j = ((y + dy) * width + x + dx) * 3;
      return [0, 1, 2].every((c) => Math.abs(from[i + c] - to[j + c]) <= SAME);
    });
  };
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const tally = tallies[owners[p]];
      if (!tally) continue;
      tally.pixels++;
      if (expected[p]) {
        tally.edges++;
        if (!edgeNear(actual, x, y)) tally.missing++;
      }
      if (actual[p]) {
        tally.drawn++;
        if (!edgeNear(expected, x, y)) tally.extra++;
      }
      const i = p * 3;
      const same = [0, 1, 2].every((c) => Math.abs(theirs.data[i + c] - ours.data[i + c]) <= SAME);
      if (same) continue;
      if (!colourNear(theirs.data, ours.data, x, y)) tally.off++;
      if (!colourNear(ours.data, theirs.data, x, y)) tally.off++;
    }
  }
}

function disc(radius) {
  const offsets = [];
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) if (dx * dx + dy * dy <= radius * radius) offsets.push([dx, dy]);
  }
  return offsets.sort((a, b) => a[0] ** 2 + a[1] ** 2 - b[0] ** 2 - b[1] ** 2);
}

function edgesOf({ data, width, height }) {
  const edges = new Uint8Array(width * height);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const right = x + 1 < width ? (p + 1) * 3 : p * 3;
      const below = y + 1 < height ? (p + width) * 3 : p * 3;
      for (let c = 0; c < 3 && !edges[p]; c++) {
        const value = data[p * 3 + c];
        if (Math.abs(value - data[right + c]) > EDGE || Math.abs(value - data[below + c]) > EDGE) edges[p] = 1;
      }
    }
  }
  return edges;
}
