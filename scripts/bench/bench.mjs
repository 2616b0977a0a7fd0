// Measures whole processes of balsa and a bare start of Node in turn, and prints medians and their ratios, of CPU time and of
// wall time; then the stages of one picture. Ratios of CPU time hold on a busy machine, times do not: quote ratios. Where
// Chromium and roadmap-renderer are there, a picture drawn in a browser stands beside it.
//
//   node scripts/bench/bench.mjs [FILE]           a Balsamiq file (default: a roadmap of this repository)
//
// For the row of the browser: npm install --no-save roadmap-renderer, with Chromium at /usr/bin/chromium or at $CHROMIUM.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { measured } from './bench-measured.mjs';

const RUNS = 9;
const SCALE = 2;
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const main = here('../../dist/cli/main.js');
const file = path.resolve(process.argv[2] ?? here('../../project-files/ML Engineer Roadmap.json'));
const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-bench-'));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** CPU and wall time (s) and peak memory (MB) of one run of Node with these arguments. */
function run(args) {
  const { status, cpu, wall, megabytes } = measured(args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`node ${args.join(' ')}: exit ${status}`);
  return { cpu, wall, megabytes };
}

const picture = (format, ...options) => [
  ...['render', file, '-o', path.join(folder, `out.${format}`), '--scale', String(SCALE), '--quiet'],
  ...options,
];

/** The first run fills what is kept between runs, which medians do not show. */
const ROWS = [
  ['PNG, twice its size', picture('png')],
  ['  nothing kept', picture('png', '--no-cache')],
  ['SVG', picture('svg')],
  ['  nothing kept', picture('svg', '--no-cache')],
  ['--version', ['--version']],
  ['--help', ['--help']],
];

function wholeProcesses() {
  console.log(`${path.basename(file)}, whole processes beside "node -e 0", medians of ${RUNS}`);
  for (const [name, args] of ROWS) {
    const pairs = Array.from({ length: RUNS }, () => {
      rmSync(path.join(folder, 'out.png'), { force: true });
      rmSync(path.join(folder, 'out.svg'), { force: true });
      return { ours: run([main, ...args]), bare: run(['-e', '0']) };
    });
    const ratio = (figure) => median(pairs.map(({ ours, bare }) => ours[figure] / bare[figure])).toFixed(2);
    const own = (figure, digits) => median(pairs.map(({ ours }) => ours[figure])).toFixed(digits);
    console.log(
      `  ${name.padEnd(20)} CPU ${ratio('cpu').padStart(5)} x   wall ${ratio('wall').padStart(5)} x   ${own('wall', 2)} s, ${own('megabytes', 0)} MB`,
    );
  }
}

/** Milliseconds of CPU of each stage of one picture, in a process that does it for the first time. */
async function stages() {
  const load = (name) => import(new URL(`../../build/${name}`, import.meta.url).href);
  let last = process.cpuUsage();
  const told = [];
  const stage = (name) => {
    const { user, system } = process.cpuUsage(last);
    told.push([name, (user + system) / 1000]);
    last = process.cpuUsage();
  };
  const names = ['read/read', 'bundled', 'pipeline', 'raster/picture', 'layout/choice', 'render/text/harfbuzz'];
  const [{ readProject }, { loadResources }, drawing, { pictureOf }, { DEFAULT_LAYOUT }] = await Promise.all(
    names.map((name) => load(`${name}.js`)),
  );
  stage('modules, one by one');
  const project = await readProject(readFileSync(file));
  stage('read');
  const resources = await loadResources();
  const started = drawing.startDrawing(project, project.mockups[0], resources);
  stage('symbols and places');
  const layout = await drawing.layOut(started, DEFAULT_LAYOUT);
  stage('layout');
  const { scene } = drawing.finishDrawing(started, layout);
  stage('scene');
  const options = { scale: SCALE, background: 0xffffff };
  await pictureOf(scene, resources, { ...options, format: 'svg', text: 'text' });
  stage('SVG, fonts included');
  await pictureOf(scene, resources, { ...options, format: 'png', text: 'outline' });
  stage('PNG');
  console.log('\nstages of the first picture, CPU time');
  for (const [name, milliseconds] of told)
    console.log(`  ${name.padEnd(20)} ${milliseconds.toFixed(0).padStart(5)} ms`);
}

/** A picture of the same drawing in a browser, as a page makes it. */
async function inBrowser() {
  const chromium = [process.env.CHROMIUM, '/usr/bin/chromium'].find((one) => one && existsSync(one));
  const script = here('../../node_modules/roadmap-renderer/dist/index.mjs');
  if (!chromium || !existsSync(script)) {
    console.log('\nbrowser: skipped, needs Chromium and "npm install --no-save roadmap-renderer"');
    return;
  }
  const page = path.join(folder, 'page.html');
  const project = JSON.parse(readFileSync(file, 'utf8'));
  const url = (name) => JSON.stringify(pathToFileURL(name).href);
  const fontURL = url(here('../../dist/files/BalsamiqSans_400Regular.ttf'));
  writeFileSync(
    page,
    `<script type="module">import { wireframeJSONToSVG } from ${url(script)};
document.body.append(await wireframeJSONToSVG(${JSON.stringify(project.mockups?.[0] ?? project)}, { fontURL: ${fontURL} }));</script>`,
  );
  const shot = path.join(folder, 'page.png');
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    spawnSync(chromium, [
      ...['--headless', '--no-sandbox', '--allow-file-access-from-files', '--virtual-time-budget=5000'],
      ...[`--screenshot=${shot}`, `--force-device-scale-factor=${SCALE}`, `file://${page}`],
    ]);
    const wall = (performance.now() - start) / 1000;
    return wall / run([main, ...ROWS[0][1]]).wall;
  });
  console.log(`\nbrowser: ${median(times).toFixed(1)} times the wall time of the PNG`);
}

try {
  wholeProcesses();
  await stages();
  await inBrowser();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
