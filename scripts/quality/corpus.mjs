// Reads every Balsamiq file of a corpus, draws every mockup, alternate and trashed mockup included, and prints what came of
// it: files, mockups, controls, types drawn and not drawn, symbols that are missing, errors, time. Exits 1 when a type is not
// drawn or balsa crashes. Where a file carries Balsamiq's own thumbnail of a
// mockup whose types are all drawn, our picture is scaled down and compared with it.
//
// Files are drawn on all cores, and told in the order of their names.
//
//   node scripts/quality/corpus.mjs [--only TEXT]... [--no-pixels] [--sheets DIR] [--jobs N] [CORPUS]
//
// --only       files whose path contains TEXT (repeatable)
// --no-pixels  draw to SVG only, and compare no thumbnails: several times faster
// --sheets     write every thumbnail and our picture side by side, the worst first
// --jobs       processes that draw (default: as many as there are cores)
// CORPUS       the folder (default: ../shared/corpus); where it is absent, the script says so and exits 0
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { glob } from 'tinyglobby';
import { GROUP, SYMBOL_INSTANCE } from '../../build/model/control.js';
import { drawingOf } from '../../build/render/controls/table.js';

const WORST = 20;
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
const jobs = Number(take('--jobs') ?? availableParallelism());
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
const started = performance.now();
const outcomes = await drawAll();
const seconds = (performance.now() - started) / 1000;

/** What came of each file, in the order of `files`. */
async function drawAll() {
  // What is begun last is done soon.
  const sizes = new Map(files.map((file) => [file, statSync(path.join(corpus, file)).size]));
  const waiting = [...files].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const done = new Map();
  const worker = () =>
    new Promise((resolve, reject) => {
      const script = fileURLToPath(new URL('corpus-file.mjs', import.meta.url));
      const child = fork(script, [corpus, pixels ? 'png' : 'svg', sheets ? 'sheets' : ''], {
        serialization: 'advanced',
      });
      let file;
      child.on('message', (outcome) => {
        if (outcome !== 'ready') done.set(file, outcome);
        file = waiting.shift();
        if (file === undefined) child.disconnect();
        else child.send(file);
      });
      child.on('error', reject);
      child.on('exit', (code, signal) => {
        if (file === undefined) resolve();
        else reject(new Error(`${file}: the process that drew it ended with ${signal ?? `exit code ${code}`}`));
      });
    });
  await Promise.all(Array.from({ length: Math.max(1, Math.min(jobs, files.length)) }, worker));
  return files.flatMap((file) => done.get(file) ?? []);
}

const sum = (figure) => outcomes.reduce((total, outcome) => total + figure(outcome), 0);
const merged = (counts) => {
  const total = new Map();
  for (const outcome of outcomes)
    for (const [name, number] of counts(outcome)) total.set(name, (total.get(name) ?? 0) + number);
  return total;
};
const errors = outcomes.flatMap((outcome) => outcome.errors);
const comparisons = outcomes.flatMap((outcome) => outcome.comparisons);
console.log(`files     ${sum(({ read }) => Number(read))} of ${files.length} read`);
console.log(`mockups   ${sum(({ drawn }) => drawn)} of ${sum(({ mockups }) => mockups)} drawn`);
console.log(`controls  ${sum(({ controls }) => controls)}`);
const counted = [...merged(({ types }) => types)].sort(([, a], [, b]) => b - a);
const isDrawn = ([type]) => STRUCTURE.has(type) || drawingOf({ typeID: type }) !== undefined;
const list = (entries) => entries.map(([type, count]) => `${type} ${count}`).join(', ') || 'none';
console.log(`drawn     ${list(counted.filter(isDrawn))}`);
const undrawn = counted.filter((entry) => !isDrawn(entry));
console.log(`not drawn ${list(undrawn)}`);
console.log(
  `missing   ${sum(({ missing }) => missing.instances)} instances of symbols that are not in their file, in ${sum(({ missing }) => missing.mockups)} mockups`,
);
console.log(`notices   ${list([...merged(({ notices }) => notices)])}`);
console.log(`errors    ${errors.length}`);
for (const { label, message } of errors) console.log(`  ${label}: ${message}`);
console.log(`time      ${seconds.toFixed(1)} s in ${jobs} ${jobs === 1 ? 'process' : 'processes'}`);
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
    [thumbnail, picture].map((bytes) => sharp(bytes).flatten({ background: '#ffffff' }).resize(box).png().toBuffer()),
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
