// Measures balsa on the roadmaps of this repository (and on the file named, if any): whole processes from outside, then
// the stages of one picture from inside. Medians over several runs; run it on a quiet machine.
//
//   node scripts/bench/bench.mjs [FILE]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const RUNS = 7;
const SCALE = 2;
const dist = new URL('../dist/', import.meta.url);
const main = fileURLToPath(new URL('cli/main.js', dist));
const memory = pathToFileURL(fileURLToPath(new URL('bench-memory.mjs', import.meta.url))).href;
const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-bench-'));

const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : readdirSync('project-files')
        .filter((name) => name.endsWith('.json'))
        .map((name) => path.join('project-files', name));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Wall time (s) and peak memory (MB) of one process that draws the file. */
function wholeProcess(file, run) {
  const report = path.join(folder, 'memory');
  const output = path.join(folder, `${run}.png`);
  const start = performance.now();
  const child = spawnSync(
    process.execPath,
    ['--import', memory, main, 'render', file, '-o', output, '--scale', String(SCALE), '--quiet'],
    { env: { ...process.env, BALSA_BENCH_MEMORY: report }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (child.status !== 0) throw new Error(`${file}: exit ${child.status}`);
  return {
    seconds: (performance.now() - start) / 1000,
    megabytes: Number.parseInt(readFileSync(report, 'utf8'), 10) / 1024,
  };
}

/** Milliseconds of each stage of one picture, in a process that has loaded everything. */
async function stages(file) {
  const load = (name) => import(new URL(name, dist).href);
  const [
    { readProject },
    { loadResources },
    drawing,
    layouts,
    { writeSvg },
    { rasterise, pictureSize },
    { encode },
    limits,
  ] = await Promise.all(
    [
      ...['read/read.js', 'bundled.js', 'pipeline.js', 'layout/layout.js', 'render/svg.js'],
      ...['raster/pixels.js', 'raster/encode.js', 'model/limits.js'],
    ].map(load),
  );
  const split = new Map();
  const timed = async (name, work) => {
    const start = performance.now();
    const result = await work();
    split.set(name, performance.now() - start);
    return result;
  };
  const bytes = readFileSync(file);
  const resources = await timed('fonts and icons', () => loadResources());
  const project = await timed('read', () => readProject(bytes));
  const [mockup] = project.mockups;
  const started = await timed('graph', () => drawing.startDrawing(project, mockup, resources));
  const layout = await timed('layout', () => layouts.authoredLayout(started.diagram));
  const { scene } = await timed('scene', () => drawing.finishDrawing(started, layout));
  const pixels = pictureSize(scene.bounds, SCALE, limits.DEFAULT_LIMITS);
  const svg = await timed('SVG', () =>
    writeSvg(scene, resources.text, { text: 'outline', pixels, background: 0xffffff }),
  );
  const drawn = await timed('pixels', () => rasterise(svg, true));
  await timed('encoding', () => encode(drawn, 'png'));
  return { split, controls: started.diagram.elements.length, pixels };
}

try {
  for (const file of files) {
    const runs = Array.from({ length: RUNS }, (_, i) => wholeProcess(file, i));
    const first = await stages(file);
    const warm = [];
    for (let i = 0; i < RUNS; i++) warm.push((await stages(file)).split);
    console.log(`${file}: ${first.controls} controls, ${first.pixels.width} × ${first.pixels.height} pixels`);
    console.log(
      `  whole process      ${median(runs.map((r) => r.seconds)).toFixed(2)} s, peak memory ${median(runs.map((r) => r.megabytes)).toFixed(0)} MB (median of ${RUNS})`,
    );
    for (const [name, cold] of first.split) {
      console.log(
        `  ${name.padEnd(18)} ${cold.toFixed(1).padStart(6)} ms cold, ${median(warm.map((w) => w.get(name)))
          .toFixed(1)
          .padStart(6)} ms warm`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
