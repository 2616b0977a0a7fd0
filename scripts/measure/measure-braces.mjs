// Measures the hand-drawn vertical brace on Balsamiq's exports and prints its profile: share of the height and both edges
// of the ink there, drawing units from the open side of the brace; the brace opens to the right.
//   node scripts/measure/measure-braces.mjs [corpus folder, default ../shared/corpus]
import { channels, exports } from './mockups.mjs';

const corpus = process.argv[2] ?? '../shared/corpus';
/** Deeper than any brace, and less than the distance of its text. */
const DEPTH = 18;
const STEP = 0.02;

const bins = new Map();
for await (const { controls, picture } of exports(corpus, /ui-v3 megalodoc|addio|kimehdgns/)) {
  for (const brace of controls.filter(({ typeID }) => typeID === 'VCurly')) {
    const height = Number(brace.h ?? brace.measuredH);
    for (let row = 0; row < height; row++) {
      const edges = edgesAt(picture, brace, height, row);
      if (!edges) continue;
      const bin = Math.round((row + 0.5) / height / STEP);
      bins.set(bin, [...(bins.get(bin) ?? []), edges]);
    }
  }
}
const rows = [...bins].sort(([a], [b]) => a - b);
for (const [bin, edges] of rows) {
  console.log(`[${(bin * STEP).toFixed(2)}, ${median(edges.map((e) => e[0]))}, ${median(edges.map((e) => e[1]))}],`);
}

/** A brace that opens to the left is read turned by half a circle. */
function edgesAt({ data, width, height, scale, origin }, brace, length, row) {
  const opensRight = brace.properties.direction === 'right';
  const ink = channels(brace.properties.color).map((c) => 255 - c);
  const power = ink.reduce((sum, c) => sum + c * c, 0);
  let total = 0;
  let moment = 0;
  for (let i = 0; i < DEPTH * scale; i++) {
    const across = opensRight ? Number(brace.w ?? brace.measuredW) * scale - 1 - i : i;
    const x = Math.round((brace.x - origin.x) * scale) + across;
    const y = Math.round((brace.y - origin.y) * scale) + (opensRight ? row : length - 1 - row);
    if (x < 0 || y < 0 || x >= width || y >= height) return undefined;
    const dark = [0, 1, 2].map((c) => 255 - data[(y * width + x) * 3 + c]);
    const share = dark.reduce((sum, c, k) => sum + c * ink[k], 0) / power;
    if (dark.some((c, k) => Math.abs(c - share * ink[k]) > 40)) return undefined;
    total += share;
    moment += share * (i + 0.5);
  }
  if (total < 0.05 || total > 8 * scale) return undefined;
  return [(moment / total - total / 2) / scale, (moment / total + total / 2) / scale];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return Number(sorted[Math.floor(sorted.length / 2)].toFixed(1));
}
