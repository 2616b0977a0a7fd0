// Scores balsa's pictures against Balsamiq's own exports (../shared/corpus) and compares the means of each set with the
// bars in fidelity-bars.json. Exit 1 when a mean is below its bar; where there is no corpus it says so and exits 0.
//
//   node scripts/quality/fidelity.mjs [--sheets] [--out DIR] [SET...]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const FIGURES = ['edges', 'ssim', 'colour'];
const tool = '../shared/tools/score-corpus.mjs';

if (!existsSync(tool) || !existsSync('../shared/corpus/pairs.json')) {
  console.log('fidelity: skipped, no corpus at ../shared/corpus');
  process.exit(0);
}
if (!existsSync('dist/cli/main.js')) {
  console.error('fidelity: run "npm run build" first');
  process.exit(2);
}

const args = process.argv.slice(2);
const outAt = args.indexOf('--out');
const out = outAt < 0 ? mkdtempSync(path.join(tmpdir(), 'balsa-fidelity-')) : args.splice(outAt, 2)[1];
const sheetsAt = args.indexOf('--sheets');
const sheets = sheetsAt >= 0 && args.splice(sheetsAt, 1).length > 0;
const bars = new Map(
  Object.entries(JSON.parse(readFileSync(new URL('../fidelity-bars.json', import.meta.url), 'utf8'))),
);
const sets = args.length > 0 ? args : [...bars.keys()];
const scores = path.join(out, 'scores.json');

const run = spawnSync(
  process.execPath,
  [tool, ...sets.flatMap((set) => ['--set', set]), '--out', out, '--json', scores, ...(sheets ? ['--sheets'] : [])],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
if (run.status !== 0) process.exit(2);

const results = JSON.parse(readFileSync(scores, 'utf8'));
let failed = 0;
for (const set of sets) {
  const pairs = results.filter((result) => result.set === set);
  for (const figure of FIGURES) {
    const bar = bars.get(set)?.[figure];
    if (bar === undefined) continue;
    const mean = pairs.reduce((sum, pair) => sum + pair[figure], 0) / pairs.length;
    const passed = mean >= bar;
    if (!passed) failed++;
    console.log(`${passed ? 'pass' : 'FAIL'}  ${set} ${figure} ${mean.toFixed(figure === 'ssim' ? 4 : 2)}, bar ${bar}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
