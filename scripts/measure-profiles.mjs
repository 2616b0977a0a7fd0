// Measures how Balsamiq draws strokes and borders by hand, on its own exports, and writes the profiles of the sketch skin.
//   node scripts/measure-profiles.mjs [corpus folder, default ../shared/corpus]
// Only exports whose anti-aliasing has fine levels are used: there the grey of a pixel is the share that ink covers.
import { writeFileSync } from 'node:fs';
import { fitOutline, median, simplify } from './measure/outline.mjs';
import { inkOf, samples } from './measure/samples.mjs';

const corpus = process.argv[2] ?? '../shared/corpus';
const FINE = /data-analyst|developer-roadmap-react/;
/** Corners keep their size within this distance of the box's sides; what lies between them stretches. Drawing units. */
const SLICE = 4.75;
/** Side of the square that the profile is written for. */
const REFERENCE = 100;
/** How deep the border is looked for. */
const DEPTH = 4;
/** Boxes of many widths, of few heights. */
const BINS = { top: 96, bottom: 96, left: 36, right: 36 };
const SIDES = ['top', 'right', 'bottom', 'left'];

const boxes = [];
for await (const { pair, picture, controls } of samples(corpus, (pair) => pair.set === 'roadmap-2x')) {
  if (!FINE.test(pair.id)) continue;
  for (const box of controls) {
    const { borderColor, backgroundAlpha, color } = box.properties;
    if (!['TextArea', 'TextInput'].includes(box.type) || borderColor || backgroundAlpha) continue;
    if (box.width < 40 || box.height < 24) continue;
    const ink = inkOf(picture, box, Number(color ?? 0xffffff), 0);
    if (ink) boxes.push({ ...box, ink, scale: picture.scale });
  }
}

/** Reads the box as if `side` were its top: `i` pixels along from the left, `d` pixels deep. */
function reader({ ink }, side) {
  const height = ink.length;
  const width = ink[0].length;
  if (side === 'top') return { length: width, at: (i, d) => ink[d][i] };
  if (side === 'bottom') return { length: width, at: (i, d) => ink[height - 1 - d][i] };
  if (side === 'left') return { length: height, at: (i, d) => ink[i][d] };
  return { length: height, at: (i, d) => ink[i][width - 1 - d] };
}

/** Outer and inner edge of the stroke along one side, as depth over the share (0 to 1) of the stretched part. */
function measureSide(side) {
  const count = BINS[side];
  const bins = Array.from({ length: count }, () => ({ share: [], outer: [], inner: [] }));
  for (const box of boxes) {
    const { length, at } = reader(box, side);
    const units = length / box.scale;
    if (units < 45) continue;
    for (let i = Math.ceil((SLICE + 0.5) * box.scale); i < (units - SLICE - 0.5) * box.scale; i++) {
      let sum = 0;
      let moment = 0;
      for (let d = 0; d < DEPTH * box.scale; d++) {
        sum += at(i, d);
        moment += at(i, d) * (d + 0.5);
      }
      if (at(i, DEPTH * box.scale - 1) > 0.02 || sum < 1.8 * box.scale || sum > 3.4 * box.scale) continue;
      const share = ((i + 0.5) / box.scale - SLICE) / (units - 2 * SLICE);
      const bin = bins[Math.min(count - 1, Math.floor(share * count))];
      bin.share.push(share);
      bin.outer.push((moment / sum - sum / 2) / box.scale);
      bin.inner.push((moment / sum + sum / 2) / box.scale);
    }
  }
  const filled = bins.filter((bin) => bin.share.length > 8);
  const line = (edge) => simplify(ends(filled.map((bin) => [median(bin.share), median(bin[edge])])), 0.025);
  return { outer: line('outer'), inner: line('inner') };
}

/** The same polyline, drawn on to 0 and 1. */
function ends(points) {
  const along = ([x1, y1], [x2, y2], x) => [x, y1 + ((y2 - y1) * (x - x1)) / (x2 - x1)];
  return [along(points[0], points[1], 0), ...points, along(points.at(-2), points.at(-1), 1)];
}

/** A point of a side, `along` from its left or top end and `depth` inwards, on the reference square. */
function place(side, along, depth) {
  if (side === 'top') return [along, depth];
  if (side === 'bottom') return [along, REFERENCE - depth];
  if (side === 'left') return [depth, along];
  return [REFERENCE - depth, along];
}

const onReference = (share) => SLICE + share * (REFERENCE - 2 * SLICE);
const sides = Object.fromEntries(SIDES.map((side) => [side, measureSide(side)]));

/** A corner's outline, clockwise outside and inside, between the ends of its two sides; `flip` names its place. */
function measureCorner(before, after) {
  const right = before === 'right' || after === 'right';
  const bottom = before === 'bottom' || after === 'bottom';
  const cellsOf = (box) => (x, y) =>
    box.ink[bottom ? box.ink.length - 1 - y : y][right ? box.ink[0].length - 1 - x : x];
  const count = 10;
  const cells = [];
  for (let y = 0; y < count; y++) {
    for (let x = 0; x < count; x++) cells.push([x / 2, y / 2, median(boxes.map((box) => cellsOf(box)(x, y)))]);
  }
  // In the corner's own axes: `down` is the side that runs down from it, `across` the one that runs across.
  const [down, across] = [right ? 'right' : 'left', bottom ? 'bottom' : 'top'];
  const end = (side, edge) => {
    const far = side === down ? bottom : right;
    return far ? sides[side][edge].at(-1)[1] : sides[side][edge][0][1];
  };
  const START = 5.25;
  const build = (n) => [
    [end(down, 'outer'), START],
    [end(down, 'outer'), SLICE],
    [n[0], n[1]],
    [n[2], n[3]],
    [n[4], n[5]],
    [SLICE, end(across, 'outer')],
    [START, end(across, 'outer')],
    [START, end(across, 'inner')],
    [SLICE, end(across, 'inner')],
    [n[6], n[7]],
    [n[8], n[9]],
    [end(down, 'inner'), SLICE],
    [end(down, 'inner'), START],
  ];
  const starts = [
    [0.3, 3, 0.5, 0.5, 3, 0.3, 3, 2.8, 2.8, 3],
    [0.2, 2, 1, 1, 2, 0.2, 3.5, 2.8, 2.8, 3.5],
    [1, 3, 1.5, 1.5, 3, 1, 3, 3, 3, 3.2],
  ];
  // Points run from the one side to the other and stay in the corner.
  const strain = (n) => {
    let sum = 0;
    for (const value of n) sum += Math.max(0, -0.1 - value, value - SLICE) ** 2;
    const runs = [
      [0, 2, 4],
      [8, 6],
    ];
    for (const run of runs) {
      for (let i = 1; i < run.length; i++) {
        sum +=
          Math.max(0, n[run[i - 1]] - n[run[i]] - 0.1) ** 2 + Math.max(0, n[run[i] + 1] - n[run[i - 1] + 1] - 0.1) ** 2;
      }
    }
    return sum * 10;
  };
  const results = starts.map((start) => fitOutline(start, build, cells, 0.5, strain)).sort((a, b) => a.error - b.error);
  const { numbers: n, error } = results[0];
  console.error(`${across} ${down}: rms ${(error * 100).toFixed(1)} % of a pixel`);
  const mirror = ([x, y]) => [right ? REFERENCE - x : x, bottom ? REFERENCE - y : y];
  // From the side that runs down to the side that runs across.
  const outer = [
    [n[0], n[1]],
    [n[2], n[3]],
    [n[4], n[5]],
  ].map(mirror);
  const inner = [
    [n[8], n[9]],
    [n[6], n[7]],
  ].map(mirror);
  const clockwise = before === down;
  return clockwise ? { outer, inner } : { outer: outer.reverse(), inner: inner.reverse() };
}

/** One closed ring, clockwise from the left top corner. */
function ring(edge) {
  const corners = [
    ['left', 'top'],
    ['top', 'right'],
    ['right', 'bottom'],
    ['bottom', 'left'],
  ];
  return corners.flatMap(([, after], i) => {
    const side = sides[after][edge].map(([share, depth]) => place(after, onReference(share), depth));
    return [...measured[i][edge], ...(after === 'bottom' || after === 'left' ? side.reverse() : side)];
  });
}

const measured = [
  measureCorner('left', 'top'),
  measureCorner('top', 'right'),
  measureCorner('right', 'bottom'),
  measureCorner('bottom', 'left'),
];
const round = (value) => Math.round(value * 100) / 100;
const rows = (points) => points.map(([x, y]) => `    [${round(x)}, ${round(y)}],`).join('\n');
const text = `import type { NineSlice } from '../nine-slice.ts';

/**
 * The border of a box. Measured by scripts/measure-profiles.mjs on ${boxes.length} boxes of exports at twice the size: median of
 * the ink's outer and inner edge along each side, and the outline that covers the corners' pixels.
 */
export const BOX: NineSlice = {
  size: ${REFERENCE},
  slice: ${SLICE},
  outer: [
${rows(ring('outer'))}
  ],
  inner: [
${rows(ring('inner'))}
  ],
};
`;
writeFileSync(new URL('../src/render/skin/sketch/profiles/box.ts', import.meta.url), text);
console.error(`${boxes.length} boxes`);
