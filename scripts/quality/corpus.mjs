// Reads every Balsamiq file of a corpus, draws every mockup, alternate and trashed mockup included, and prints what came of
// it: files, mockups, controls, types drawn and not drawn, symbols that are missing, errors, time. Exits 1 when a type is not
// drawn or balsa crashes. Where a file carries Balsamiq's own thumbnail of a
// mockup whose types are all drawn, our picture is scaled down and compared with it.
//
//   node scripts/quality/corpus.mjs [--only TEXT]... [--no-pixels] [--sheets DIR] [CORPUS]
//
// --only       files whose path contains TEXT (repeatable)
// --no-pixels  draw to SVG only, and compare no thumbnails: several times faster
// --sheets     write every thumbnail and our picture side by side, the worst first
// CORPUS       the folder (default: ../shared/corpus); where it is absent, the script says so and exits 0
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { glob } from 'tinyglobby';
import { loadResources } from '../../build/bundled.js';
import { openProject } from '../../build/cli/shared/files/project.js';
import { authoredLayout } from '../../build/layout/layout.js';
import { GROUP, SYMBOL_INSTANCE, walkControls } from '../../build/model/control.js';
import { BalsaError } from '../../build/model/errors.js';
import { DEFAULT_LIMITS } from '../../build/model/limits.js';
import { finishDrawing, startDrawing } from '../../build/pipeline.js';
import { pictureOf } from '../../build/raster/picture.js';
import { drawingOf } from '../../build/render/controls/table.js';

const WORST = 20;
/**
 * Side of the squares of a thumbnail that are compared, pixels. Older versions made a thumbnail by leaving out all but one
 * pixel of many, so no single pixel of it can be compared: whether it hit a thin line or missed it is chance.
 */
const SQUARE = 8;
/** How many standard errors of such a sample the mean of a square may be off; beyond, chance does not explain it. */
const ERRORS = 3;
/** Pixels by which a side of a thumbnail may differ from the picture's proportions. */
const SIDE_TOLERANCE = 2;
/** Drawn by the mockup itself, not by the table of types. */
const STRUCTURE = new Set([GROUP, SYMBOL_INSTANCE]);

const args = process.argv.slice(2);
const take = (name) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const only = [];
for (let text = take('--only'); text !== undefined; text = take('--only')) only.push(text);
const sheets = take('--sheets');
const noPixels = args.indexOf('--no-pixels');
const pixels = noPixels < 0 || args.splice(noPixels, 1).length === 0;
const corpus = args[0] ?? '../shared/corpus';
if (!existsSync(corpus)) {
  console.log(`corpus: skipped, no folder ${corpus}`);
  process.exit(0);
}

const found = await glob(['**/*.bmpr', '**/*.bmml', '**/*.json'], {
  cwd: corpus,
  ignore: ['**/source.json', 'pairs.json', 'atlas/**', '**/assets/**'],
});
const files = found.filter((file) => only.length === 0 || only.some((text) => file.includes(text))).sort();
const resources = await loadResources();
const started = performance.now();
const total = { files: 0, mockups: 0, controls: 0, drawn: 0 };
const types = new Map();
const errors = [];
const notices = new Map();
/** Instances whose symbol is not in their file, and the mockups that hold them. */
const missing = { instances: 0, mockups: 0 };
const comparisons = [];

for (const file of files) {
  try {
    const project = await openProject(path.join(corpus, file), DEFAULT_LIMITS);
    total.files++;
    for (const mockup of project.mockups) await drawMockup(file, project, mockup);
  } catch (error) {
    report(file, error);
  }
}

async function drawMockup(file, project, mockup) {
  total.mockups++;
  const label = `${file}: ${mockup.name || mockup.id || 'mockup'}${mockup.trashed ? ' (trash)' : ''}`;
  try {
    const drawing = startDrawing(project, mockup, resources);
    count(drawing.diagram.controls);
    const drawn = finishDrawing(drawing, authoredLayout(drawing.diagram));
    for (const { kind } of drawn.notices) notices.set(kind, (notices.get(kind) ?? 0) + 1);
    const options = { scale: 1, background: 0xffffff, text: 'outline' };
    const picture = await pictureOf(drawn.scene, resources, { ...options, format: pixels ? 'png' : 'svg' });
    total.drawn++;
    const thumbnail = project.thumbnails.find(
      ({ mockupId, branchId, image }) => mockupId === mockup.id && branchId === mockup.branchId && image.length > 0,
    );
    const complete = !drawn.notices.some(({ kind }) => kind === 'unknown-type' || kind === 'symbol');
    if (pixels && thumbnail && complete) await compare(label, thumbnail.image, picture);
  } catch (error) {
    report(label, error);
  }
}

/** Counts types, those inside symbols included, and instances that could not be expanded: their symbols are missing. */
function count(controls) {
  let here = 0;
  walkControls(controls, ({ typeID, children }) => {
    total.controls++;
    types.set(typeID, (types.get(typeID) ?? 0) + 1);
    if (typeID === SYMBOL_INSTANCE && children.length === 0) here++;
  });
  missing.instances += here;
  if (here > 0) missing.mockups++;
}

/**
 * How much of the ink is elsewhere than in the thumbnail, from 0 to 1, beyond what the sampling of the thumbnail explains:
 * per square, the difference of the mean colours less three standard errors of a mean of that many of our pixels.
 */
async function compare(label, thumbnail, picture) {
  const { width = 0, height = 0 } = await sharp(thumbnail).metadata();
  const scale = Math.min(width / picture.width, height / picture.height);
  const off = Math.max(width - picture.width * scale, height - picture.height * scale);
  if (off > SIDE_TOLERANCE) {
    const why = `${width}×${height} for ${picture.width}×${picture.height}`;
    comparisons.push({ label, score: 1, why, thumbnail, picture });
    return;
  }
  const [theirs, ours] = await Promise.all([thumbnail, picture.bytes].map(coloursOf));
  let different = 0;
  let ink = 0;
  for (let top = 0; top < height; top += SQUARE) {
    for (let left = 0; left < width; left += SQUARE) {
      const right = Math.min(width, left + SQUARE);
      const bottom = Math.min(height, top + SQUARE);
      const sampled = statistics(theirs, left, top, right, bottom);
      const [x, y] = [picture.width / width, picture.height / height];
      const whole = statistics(ours, left * x, top * y, right * x, bottom * y);
      const samples = (right - left) * (bottom - top);
      const excess = sampled.map(({ mean }, channel) => {
        const error = whole[channel].deviation / Math.sqrt(samples);
        return Math.max(0, Math.abs(mean - whole[channel].mean) - ERRORS * error);
      });
      different += samples * Math.max(...excess);
      ink += samples * (255 - Math.min(...[...sampled, ...whole].map(({ mean }) => mean)));
    }
  }
  comparisons.push({ label, score: ink === 0 ? 0 : different / ink, why: '', thumbnail, picture });
}

async function coloursOf(bytes) {
  const { data, info } = await sharp(bytes)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Mean and standard deviation of red, green and blue in a part of an image; its sides may lie inside pixels. */
function statistics({ data, width, height }, left, top, right, bottom) {
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [x1, y1] = [
    Math.min(width, Math.max(x0 + 1, Math.ceil(right))),
    Math.min(height, Math.max(y0 + 1, Math.ceil(bottom))),
  ];
  const count = (x1 - x0) * (y1 - y0);
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    let squares = 0;
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const value = data[3 * (y * width + x) + channel];
        sum += value;
        squares += value * value;
      }
    }
    const mean = sum / count;
    return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
  });
}

function report(label, error) {
  const expected = error instanceof BalsaError;
  errors.push({ label, message: expected ? error.message : `CRASH ${error.stack}` });
}

const seconds = (performance.now() - started) / 1000;
console.log(`files     ${total.files} of ${files.length} read`);
console.log(`mockups   ${total.drawn} of ${total.mockups} drawn`);
console.log(`controls  ${total.controls}`);
const counted = [...types].sort(([, a], [, b]) => b - a);
const isDrawn = ([type]) => STRUCTURE.has(type) || drawingOf({ typeID: type }) !== undefined;
const list = (entries) => entries.map(([type, count]) => `${type} ${count}`).join(', ') || 'none';
console.log(`drawn     ${list(counted.filter(isDrawn))}`);
const undrawn = counted.filter((entry) => !isDrawn(entry));
console.log(`not drawn ${list(undrawn)}`);
console.log(
  `missing   ${missing.instances} instances of symbols that are not in their file, in ${missing.mockups} mockups`,
);
console.log(`notices   ${list([...notices])}`);
console.log(`errors    ${errors.length}`);
for (const { label, message } of errors) console.log(`  ${label}: ${message}`);
console.log(`time      ${seconds.toFixed(1)} s`);
if (pixels) await printComparisons();

async function printComparisons() {
  comparisons.sort((a, b) => b.score - a.score);
  console.log(
    `\nthumbnails compared: ${comparisons.length} (share of the ink that sampling does not explain; 0 is equal)`,
  );
  const quantile = (share) =>
    comparisons[Math.min(comparisons.length - 1, Math.floor((1 - share) * comparisons.length))];
  for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
    const entry = quantile(share);
    if (entry) console.log(`  ${String(share * 100).padStart(3)} % are at most ${entry.score.toFixed(3)}`);
  }
  console.log(`worst ${Math.min(WORST, comparisons.length)}:`);
  for (const [i, { label, score, why, thumbnail, picture }] of comparisons.entries()) {
    if (i < WORST) console.log(`  ${score.toFixed(3)}  ${label}${why ? `  (${why})` : ''}`);
    if (sheets) await sheet(path.join(sheets, `${String(i + 1).padStart(2, '0')}.png`), thumbnail, picture);
  }
}

async function sheet(file, thumbnail, picture) {
  mkdirSync(path.dirname(file), { recursive: true });
  const box = { width: 640, height: 640, fit: 'contain', background: '#ffffff' };
  const [theirs, ours] = await Promise.all(
    [thumbnail, picture.bytes].map((bytes) =>
      sharp(bytes).flatten({ background: '#ffffff' }).resize(box).png().toBuffer(),
    ),
  );
  await sharp({ create: { width: 1290, height: 640, channels: 3, background: '#c00000' } })
    .composite([
      { input: theirs, left: 0, top: 0 },
      { input: ours, left: 650, top: 0 },
    ])
    .png()
    .toFile(file);
}

const crashed = errors.some(({ message }) => message.startsWith('CRASH'));
process.exitCode = undrawn.length > 0 || crashed ? 1 : 0;
