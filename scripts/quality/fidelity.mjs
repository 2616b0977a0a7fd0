// Scores balsa's pictures against Balsamiq's own exports (../shared/corpus) and compares the means of each set with the
// bars in fidelity-bars.json. Exit 1 when a mean is below its bar; where there is no corpus it says so and exits 0.
//
//   node scripts/quality/fidelity.mjs [--sheets] [--out DIR] [--json FILE] [--controls] [--page] [SET...]
//
// --sheets    write reference, ours and the difference side by side
// --out       where pictures and scores go; with --controls or --page, scores that lie there are taken as they are
// --json      write the figures of controls to FILE
// --controls  score each type of control on its own parts of the pictures of the ui sets; the weakest first
// --page      write docs/fidelity.md: the figures of sets, eras and types, and what still differs
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fidelityPage } from './fidelity-page.mjs';

const FIGURES = ['edges', 'ssim', 'colour'];
const UI_SETS = ['ui-v4', 'ui-v3', 'ui-v2', 'ui-wireframe'];
const tool = '../shared/tools/score-corpus.mjs';
const corpus = path.resolve('../shared/corpus');

if (!existsSync(tool) || !existsSync(path.join(corpus, 'pairs.json'))) {
  console.log('fidelity: skipped, no corpus at ../shared/corpus');
  process.exit(0);
}
if (!existsSync('dist/cli/main.js')) {
  console.error('fidelity: run "npm run build" first');
  process.exit(2);
}

const args = process.argv.slice(2);
const take = (name) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const flag = (name) => {
  const at = args.indexOf(name);
  return at >= 0 && args.splice(at, 1).length > 0;
};
const given = take('--out');
const json = take('--json');
const sheets = flag('--sheets');
const page = flag('--page');
const controls = flag('--controls');
const out = given ?? mkdtempSync(path.join(tmpdir(), 'balsa-fidelity-'));
mkdirSync(out, { recursive: true });
const bars = new Map(
  Object.entries(JSON.parse(readFileSync(new URL('../fidelity-bars.json', import.meta.url), 'utf8'))),
);
const sets = args.length > 0 ? args : controls && !page ? UI_SETS : [...bars.keys()];
const results = await scoresOf();
if (controls || page) await tellControls();
process.exit(controls || page ? 0 : againstBars());

/** The scores of the pairs of all sets, which also draws our pictures. Sets are scored on all cores, and told in order. */
async function scoresOf() {
  const scores = path.join(out, 'scores.json');
  if (!existsSync(scores) || !(controls || page)) {
    const waiting = bySize(sets);
    const told = new Map(sets.map((set) => [set, undefined]));
    const worker = async () => {
      for (let set = waiting.shift(); set !== undefined; set = waiting.shift()) {
        told.set(set, await scoreSet(set));
        // What is done and has nothing open before it is told.
        for (const [done, text] of told) {
          if (text === undefined) break;
          process.stdout.write(text);
          told.set(done, '');
        }
      }
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
    const all = sets.flatMap((set) => JSON.parse(readFileSync(path.join(out, `${set}.scores.json`), 'utf8')));
    writeFileSync(scores, JSON.stringify(all));
  }
  return JSON.parse(readFileSync(scores, 'utf8')).filter(({ set }) => sets.includes(set));
}

/** The sets, those with the most pairs first: what is begun last is done soon. */
function bySize(names) {
  const pairs = JSON.parse(readFileSync(path.join(corpus, 'pairs.json'), 'utf8'));
  const sizeOf = (set) => pairs.filter((pair) => pair.set === set).length;
  return [...names].sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** Draws and scores the pairs of a set; gives what is to be told of them. */
function scoreSet(set) {
  const options = ['--out', out, '--json', path.join(out, `${set}.scores.json`), '--jobs', '1'];
  const run = spawn(process.execPath, [tool, '--set', set, ...options, ...(sheets ? ['--sheets'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  run.stdout.on('data', (data) => {
    text += data;
  });
  return new Promise((resolve) => {
    run.once('close', (code) => {
      if (code !== 0) process.exit(2);
      resolve(text);
    });
  });
}

function againstBars() {
  let failed = 0;
  for (const set of sets) {
    const pairs = results.filter((result) => result.set === set);
    for (const figure of FIGURES) {
      const bar = bars.get(set)?.[figure];
      if (bar === undefined) continue;
      const mean = meanOf(pairs, figure);
      const passed = mean >= bar;
      if (!passed) failed++;
      console.log(
        `${passed ? 'pass' : 'FAIL'}  ${set} ${figure} ${mean.toFixed(figure === 'ssim' ? 4 : 2)}, bar ${bar}`,
      );
    }
  }
  return failed > 0 ? 1 : 0;
}

function meanOf(values, figure) {
  return values.reduce((sum, value) => sum + value[figure], 0) / values.length;
}

async function tellControls() {
  const { scoreControls } = await import('./control-scores.mjs');
  const { loadResources } = await import('../../build/bundled.js');
  const resources = await loadResources();
  const pairs = new Map(
    JSON.parse(readFileSync(path.join(corpus, 'pairs.json'), 'utf8')).map((pair) => [pair.id, pair]),
  );
  const scored = [];
  for (const result of results.filter(({ failure }) => failure === undefined)) {
    const pair = pairs.get(result.id);
    const files = { input: path.join(corpus, pair.input), expected: path.join(corpus, pair.expected) };
    const picture = path.join(out, `${pair.id}.png`);
    const { era, controls: own } = await scoreControls({ ...pair, ...files }, picture, result.offset, resources);
    scored.push({
      id: pair.id,
      set: pair.set,
      era,
      edges: result.edges,
      ssim: result.ssim,
      colour: result.colour,
      own,
    });
  }
  const types = typesOf(scored.filter(({ set }) => UI_SETS.includes(set)));
  if (json) writeFileSync(json, `${JSON.stringify(types, null, 2)}\n`);
  for (const { type, count, edges, colour } of types) {
    console.log(
      `${type.padEnd(20)} ${String(count).padStart(6)}  edges ${edges.toFixed(2).padStart(6)}  colour ${colour.toFixed(2).padStart(6)}`,
    );
  }
  if (!page) return;
  const present = await typesPresent([...pairs.values()].filter(({ set }) => UI_SETS.includes(set)));
  const { CONTROL_TYPES } = await import('../../build/render/controls/table.js');
  const notes = readFileSync(new URL('./fidelity-notes.md', import.meta.url), 'utf8');
  writeFileSync(
    'docs/fidelity.md',
    fidelityPage({
      scored,
      types,
      drawn: [...CONTROL_TYPES.keys()],
      sets: UI_SETS,
      notes,
      pairs: [...pairs.values()],
      present,
      bars,
    }),
  );
  console.log('wrote docs/fidelity.md');
}

/** The types in the pairs of each set, as `set type`, whether they were scored or not. */
async function typesPresent(pairs) {
  const { openProject } = await import('../../build/cli/shared/files/project.js');
  const { walkControls } = await import('../../build/model/control.js');
  const { DEFAULT_LIMITS } = await import('../../build/model/limits.js');
  const present = new Set();
  for (const { set, input, mockup } of pairs) {
    const project = await openProject(path.join(corpus, input), DEFAULT_LIMITS);
    for (const { id, controls: own } of project.mockups) {
      if (mockup !== null && id !== mockup) continue;
      walkControls(own, ({ typeID }) => present.add(`${set} ${typeID}`));
    }
  }
  return present;
}

/** The mean figures of each type over all sets and in each, the weakest type first. */
function typesOf(scored) {
  const byType = new Map();
  for (const { set, own } of scored) {
    for (const control of own) {
      const list = byType.get(control.type) ?? [];
      list.push({ ...control, set });
      byType.set(control.type, list);
    }
  }
  return Array.from(byType, ([type, list]) => ({
    type,
    count: list.length,
    edges: meanOf(list, 'edges'),
    colour: meanOf(list, 'colour'),
    sets: Object.fromEntries(
      UI_SETS.flatMap((set) => {
        const own = list.filter((control) => control.set === set);
        return own.length > 0 ? [[set, { count: own.length, edges: meanOf(own, 'edges') }]] : [];
      }),
    ),
  })).sort((a, b) => a.edges - b.edges);
}
