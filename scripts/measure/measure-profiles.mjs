// Measures how Balsamiq draws strokes and borders by hand, on its own exports, and writes the profiles of the sketch skin.
//   npm run build && node scripts/measure/measure-profiles.mjs [corpus folder, default ../shared/corpus]
// Only exports at twice the size are used, and where there is a choice those whose anti-aliasing has fine levels: there
// the grey of a pixel is the share of it that ink covers.
import { writeFileSync } from 'node:fs';
import { measureNineSlice } from './nine-slice.mjs';
import { inkOf, samples } from './samples.mjs';

const corpus = process.argv[2] ?? '../shared/corpus';
const each = (value) => ({ top: value, right: value, bottom: value, left: value });

const round = {
  outer: [
    [0.3, 3],
    [0.5, 0.5],
    [3, 0.3],
  ],
  inner: [
    [2.8, 3],
    [3, 2.8],
  ],
};
const notched = {
  outer: [
    [0.2, 2.5],
    [2.5, 2.3],
    [2.6, 0.5],
  ],
  inner: [
    [4.6, 4.8],
    [4.8, 3],
  ],
};

const PROFILES = [
  {
    name: 'BOX',
    file: 'box.ts',
    what: 'The border of a box',
    pairs: /data-analyst|developer-roadmap-react/,
    picks: ({ type, properties, width, height }) =>
      (type === 'TextArea' || type === 'TextInput') &&
      properties.borderColor === undefined &&
      properties.backgroundAlpha === undefined &&
      width >= 40 &&
      height >= 24,
    recipe: {
      slice: 4.75,
      depth: each(4),
      thickness: each([1.8, 3.4]),
      bins: { top: 96, right: 36, bottom: 96, left: 36 },
      shortest: each(45),
      tolerance: 0.025,
      corners: { 'top-left': round, 'top-right': round, 'bottom-right': round, 'bottom-left': round },
    },
  },
  {
    name: 'BUTTON',
    file: 'button.ts',
    what: 'The border and shadow of a button',
    pairs: /davidmorgan92/,
    picks: ({ type, properties, height }) => type === 'Button' && properties.color === undefined && height === 27,
    recipe: {
      slice: 6,
      depth: { top: 5, right: 7, bottom: 7, left: 5 },
      thickness: { top: [1.2, 3.4], right: [3, 6], bottom: [3, 6], left: [1.2, 3.4] },
      bins: { top: 40, right: 24, bottom: 40, left: 24 },
      shortest: { top: 60, right: 20, bottom: 60, left: 20 },
      tolerance: 0.04,
      corners: {
        'top-left': {
          outer: [
            [0.7, 2],
            [0.8, 0.8],
            [3, 0.5],
          ],
          inner: [
            [2.8, 3],
            [3, 2.8],
          ],
        },
        'top-right': notched,
        'bottom-right': {
          outer: [
            [0, 3],
            [0, 0.6],
            [3, 0.6],
          ],
          inner: [
            [4.7, 5.5],
            [5, 5.2],
          ],
        },
        'bottom-left': notched,
      },
    },
  },
];

const only = process.argv[3];
for (const profile of PROFILES) {
  if (only && only !== profile.name) continue;
  const boxes = [];
  for await (const { picture, controls } of samples(corpus, ({ id, scale }) => scale === 2 && profile.pairs.test(id))) {
    for (const box of controls.filter(profile.picks)) {
      const ink = inkOf(picture, box, box.properties.color ?? 0xffffff, 0);
      if (ink) boxes.push({ ...box, ink, scale: picture.scale });
    }
  }
  const measured = measureNineSlice(boxes, profile.recipe);
  const rows = (points) => points.map((point) => `    [${point.map(hundredths).join(', ')}],`).join('\n');
  const source = `import type { NineSlice } from '../nine-slice.ts';

/**
 * ${profile.what}. Measured by scripts/measure/measure-profiles.mjs on ${boxes.length} exported at twice the size:
 * median of the ink's outer and inner edge along each side, and the outline that covers the corners' pixels.
 */
export const ${profile.name}: NineSlice = {
  size: ${measured.size},
  slice: ${measured.slice},
  outer: [
${rows(measured.outer)}
  ],
  inner: [
${rows(measured.inner)}
  ],
};
`;
  writeFileSync(new URL(`../src/render/skin/sketch/profiles/${profile.file}`, import.meta.url), source);
  console.error(
    `${profile.name}: ${boxes.length} instances, corners within ${(measured.error * 100).toFixed(1)} % of a pixel`,
  );
}

function hundredths(value) {
  return Math.round(value * 100) / 100;
}
