// Edits real roadmaps at random (all IDs renumbered), compares each with what it was, and prints how many of the edits
// the diff tells, and how many pairs each step of the matching found: node scripts/quality/diff-recovery.mjs [--trials 1000] [--seed 1] [--verbose]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string', default: '../shared/corpus/history' },
    verbose: { type: 'boolean', default: false },
  },
});
if (!existsSync(values.folder)) {
  console.error(`${values.folder}: no such folder of Balsamiq files`);
  process.exit(2);
}
const load = async (file) => (await runnerImport(path.resolve(file), { logLevel: 'error' })).module;
const { planTrials, runTrial } = await load('test/diff/recovery.ts');
const { readProject } = await load('src/read/read.ts');

const files = readdirSync(values.folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.json'),
);
const mockups = [];
for (const name of files.sort()) {
  const project = await readProject(readFileSync(path.join(values.folder, name))).catch(() => undefined);
  for (const mockup of project?.mockups ?? []) mockups.push({ name, mockup });
}
const scores = new Map();
/** Pairs by the name of the step that found them. */
const yields = new Map();
const started = performance.now();
const trials = planTrials(mockups, Number(values.trials), Number(values.seed));
let done = 0;
let stopped = false;
// Ctrl-C gives the figures so far.
process.on('SIGINT', () => {
  stopped = true;
});
for (const trial of trials) {
  runTrial(trial, scores, values.verbose ? console.log : undefined, ({ name }, found) =>
    yields.set(name, (yields.get(name) ?? 0) + found),
  );
  done++;
  await new Promise((resolve) => setImmediate(resolve));
  if (stopped) break;
}

const share = (a, b) => (a + b === 0 ? '-' : (a / (a + b)).toFixed(4));
console.log(`${done} trials on ${mockups.length} versions of real roadmaps, IDs renumbered`);
console.log('| kind | told | missed | invented | recall | precision |');
console.log('|---|---|---|---|---|---|');
for (const [kind, { found, missed, invented }] of [...scores].sort()) {
  console.log(`| ${kind} | ${found} | ${missed} | ${invented} | ${share(found, missed)} | ${share(found, invented)} |`);
}
console.log('| step of the matching | pairs |');
console.log('|---|---|');
for (const [name, found] of yields) console.log(`| ${name} | ${found} |`);
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
