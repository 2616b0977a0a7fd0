// Measures "balsa update" of many mockups, then "balsa check" and "balsa update" on repositories of 1,000 images from 1,000
// sources that are all current, then after an edit of one source: small mockups, and copies of a roadmap of this repository.
// Whole processes from outside, medians; run it on a quiet machine.
//
//   node scripts/bench/bench-images.mjs [CONTROLS]     controls of each small mockup (default 20)
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { measured } from './bench-measured.mjs';

const RUNS = 5;
const IMAGES = 1000;
const MOCKUPS = 30;
const CONTROLS = Number(process.argv[2] ?? 20);
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const roadmap = new URL('../../project-files/ML Engineer Roadmap.json', import.meta.url);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A mockup of text inputs, as a file; `word` is in each. */
function smallMockup(word) {
  const control = Array.from({ length: CONTROLS }, (_, k) => ({
    ...{ ID: String(k), typeID: 'TextInput', x: String(10 + (k % 5) * 140), y: String(10 + 40 * Math.floor(k / 5)) },
    ...{ w: '120', h: '-1', measuredW: '79', measuredH: '27', zOrder: String(k) },
    properties: { text: `${word} ${k}`, align: 'center', color: '13172735' },
  }));
  return JSON.stringify({
    mockup: { controls: { control }, attributes: { name: 'Map', order: 1000, notes: '' }, version: '1.0' },
  });
}

/** The roadmap, with `word` in the first text that it has. */
function copyOfRoadmap(word) {
  const text = readFileSync(roadmap, 'utf8');
  const copy = text.replace(/"text": ?"/, (start) => `${start}${word} `);
  if (copy === text) throw new Error('the roadmap has no text');
  return copy;
}

function bench(what, sourceOf) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'balsa-bench-'));
  const write = (name, word) => writeFileSync(path.join(root, 'project-files', `${name}.json`), sourceOf(word));
  /** Wall time (s) of a command, and what it printed. */
  const run = (...args) => {
    const start = performance.now();
    const child = spawnSync(process.execPath, [main, ...args], { cwd: root, encoding: 'utf8' });
    return { seconds: (performance.now() - start) / 1000, out: child.stdout.trim() };
  };
  const seconds = (runs) => median(runs.map((one) => one.seconds)).toFixed(2);
  try {
    mkdirSync(path.join(root, 'project-files'));
    // One picture is drawn: sources that draw the same thing have the same image.
    write('map-0', 'word');
    run('update');
    for (let i = 1; i < IMAGES; i++) {
      write(`map-${i}`, 'word');
      copyFileSync(path.join(root, 'img/map-0.png'), path.join(root, 'img', `map-${i}.png`));
    }
    const checks = Array.from({ length: RUNS }, () => run('check'));
    console.log(`${IMAGES} images of ${IMAGES} ${what} (medians of ${RUNS})`);
    console.log(`  check, all current   ${seconds(checks)} s: ${checks[0].out}`);
    const updates = Array.from({ length: RUNS }, (_, n) => {
      write('map-7', `edit ${n}`);
      const before = Date.now();
      const result = run('update');
      const folder = path.join(root, 'img');
      const touched = readdirSync(folder).filter((name) => statSync(path.join(folder, name)).mtimeMs >= before - 5);
      return { ...result, touched: touched.length };
    });
    const touched = [...new Set(updates.map((update) => update.touched))].join(', ');
    const last = updates[0].out.split('\n').at(-1);
    console.log(`  update after an edit ${seconds(updates)} s: ${last}; files touched: ${touched}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** How well the cores are used: wall time beside the CPU time of all processes together. */
function benchMany() {
  const root = mkdtempSync(path.join(os.tmpdir(), 'balsa-bench-'));
  try {
    mkdirSync(path.join(root, 'project-files'));
    const project = JSON.parse(readFileSync(roadmap, 'utf8'));
    const [mockup] = project.mockups;
    const mockups = Array.from({ length: MOCKUPS }, (_, i) => ({
      ...{ ...mockup, resourceID: `M${i}`, attributes: { ...mockup.attributes, name: `Map ${i}` } },
    }));
    writeFileSync(
      path.join(root, 'project-files', 'maps.json'),
      JSON.stringify({ ...project, mockups, resourceTree: undefined }),
    );
    const runs = Array.from({ length: RUNS }, () => {
      rmSync(path.join(root, 'img'), { recursive: true, force: true });
      const { cpu, wall, status } = measured([main, 'update', '--quiet'], { cwd: root });
      const made = readdirSync(path.join(root, 'img'), { recursive: true }).filter((name) => name.endsWith('.png'));
      if (status !== 0 || made.length !== MOCKUPS) throw new Error(`exit ${status}, ${made.length} images`);
      return { cpu, wall };
    });
    const of = (figure) => median(runs.map(figure)).toFixed(2);
    console.log(`${MOCKUPS} mockups of one source, none there (medians of ${RUNS})`);
    console.log(
      `  update               ${of((run) => run.wall)} s beside ${of((run) => run.cpu)} s of CPU: ${of((run) => run.wall / run.cpu)}`,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

benchMany();
bench(`sources with ${CONTROLS} controls each`, smallMockup);
bench('copies of a roadmap with 257 controls', copyOfRoadmap);
