// Makes damaged and hostile inputs without end (fuzz-inputs.mjs) and takes them through balsa, in several processes: every
// input is read, each ninth number goes on through graph, layout, diff, conversion there and back and SVG, each ninetieth
// becomes a PNG. Exits 1 when one ends a process, throws what is no answer to an input, gives an SVG that is not
// well-formed, or takes too long or too much memory; it is named by seed and number, which make it again.
//
//   node scripts/hostile/fuzz.mjs [--seconds N] [--seed S] [--processes P] [--only NUMBER]
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { XMLValidator } from 'fast-xml-parser';
import { loadResources } from '../../build/bundled.js';
import { globMatcher } from '../../build/cli/shared/files/globs.js';
import { diffProjects } from '../../build/diff/facts/project.js';
import { exportGraph, GRAPH_FORMATS } from '../../build/graph/export/export.js';
import { parseConfig } from '../../build/images/config-schema.js';
import { imageReferences } from '../../build/images/markdown.js';
import { DEFAULT_LAYOUT } from '../../build/layout/choice.js';
import { chooseLayout } from '../../build/layout/choose.js';
import { startElk } from '../../build/layout/elk/runner.js';
import { BalsaError } from '../../build/model/errors.js';
import { finishDrawing, startDrawing } from '../../build/pipeline.js';
import { pictureOf } from '../../build/raster/picture.js';
import { readProject } from '../../build/read/read.js';
import { writeBmpr } from '../../build/write/bmpr.js';
import { writeProjectJson } from '../../build/write/json.js';
import { prepareForBmpr } from '../../build/write/prepare.js';
import { inputOf } from './fuzz-inputs.mjs';

/** Seconds of CPU, and bytes of its process, that one input may take. */
const SECONDS = 3;
const BYTES = 500 * 1024 * 1024;
/** After so many seconds of CPU without a word a process is ended; where the system tells no CPU time, of the clock. */
const SILENCE = { cpu: 20, clock: 600 };
/** Each so manieth number is drawn, and becomes pixels. */
const DRAWN = 9;
const PIXELS = 90;
/**
 * Numbers that one process takes: the next begins where it ends. An engine keeps every text that it has shaped, as the
 * pictures of one run need; of half a million inputs they were 50 MB.
 */
const MOST = 100_000;
/** Inputs that are made for a number until one can be drawn. */
const TRIES = 8;

const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Whatever balsa says of an input in words is an answer; everything else it throws is a defect. */
async function answered(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BalsaError)) throw error;
    return undefined;
  }
}

async function readConfig(text) {
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch {
    return;
  }
  const config = await answered(() => parseConfig(parsed, 'balsa.config.json'));
  if (config) globMatcher(config.sources)(`${'project-files/'.repeat(3)}${'ab'.repeat(60)}.json`);
}

/** To a BMPR, from there to JSON, and what differs from the project that it was. */
function convert(project, resources) {
  return answered(async () => {
    const archive = await readProject(await writeBmpr(prepareForBmpr(project, 'a')), { name: 'a' });
    const text = new TextEncoder().encode(writeProjectJson(archive));
    const back = await readProject(text, { name: 'a' });
    diffProjects(project, back, (side, page) => startDrawing(side, page, resources).diagram);
  });
}

// What XML 1.0 has no place for; the validator looks at the elements only.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

function assertWellFormed(bytes) {
  const svg = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const valid = XMLValidator.validate(svg);
  if (valid !== true) throw new Error(`the SVG is not well-formed: ${valid.err.msg}`);
  if (NOT_XML.test(svg)) throw new Error('the SVG holds a character that XML has not');
}

/** One for all that is laid out by it: to start it takes longer than most layouts. */
const elk = startElk();

const MODES = ['complete', 'authored', 'complete', 'elk'];

/** @returns whether it could be drawn; what it came to is counted. */
function draw(number, random, project, mockup, resources, counts) {
  return answered(async () => {
    const one = (of) => of[Math.floor(random() * of.length)];
    const drawn = startDrawing(project, mockup, resources);
    exportGraph(drawn.diagram, one(GRAPH_FORMATS));
    const choice = { ...DEFAULT_LAYOUT, mode: one(MODES) };
    const layout = await chooseLayout(drawn.diagram, choice, drawn.measure, elk);
    const { scene } = finishDrawing(drawn, layout);
    const options = { scale: 1, background: 0xffffff, text: random() < 0.1 ? 'text' : 'outline' };
    assertWellFormed((await pictureOf(scene, resources, { ...options, format: 'svg' })).bytes);
    if (number % PIXELS === 0) {
      await pictureOf(scene, resources, { ...options, format: 'png' });
      counts.pixels++;
    }
    counts.drawn++;
    return true;
  });
}

/** Takes the inputs of a number through balsa, and counts how far they come. */
async function take(number, seed, resources, counts, keep) {
  const toDraw = number % DRAWN === 0;
  const random = randomOf(seed * 1_000_003 + number);
  for (let turn = 0; turn < (toDraw ? TRIES : 1); turn++) {
    const input = await inputOf(random, toDraw);
    keep?.(turn, input);
    counts.read++;
    if (input.config !== undefined) await readConfig(input.config);
    else if (input.markdown !== undefined) imageReferences('README.md', input.markdown);
    else {
      const project = await answered(() => readProject(input.project, { name: 'a' }));
      const mockup = project?.mockups[0];
      if (!toDraw || !mockup) continue;
      await convert(project, resources);
      if (await draw(number, random, project, mockup, resources, counts)) return;
    }
  }
}

/** The number after one: a process has whole nineties to itself, so that each draws as much as the others. */
function after(number, processes) {
  const next = number + 1;
  return next % PIXELS === 0 ? next + PIXELS * (processes - 1) : next;
}

/** Of this process and its threads. */
function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** A process takes its numbers from `first` on until it is time, and tells before each how far it is. */
async function work(first, processes, seed, until) {
  const resources = await loadResources();
  const counts = { read: 0, drawn: 0, pixels: 0, seconds: 0, rss: 0 };
  let faults = [];
  const tell = (more) => {
    process.send?.({ counts, faults, ...more });
    faults = [];
  };
  let before = cpuSeconds();
  let large = false;
  let number = first;
  for (let taken = 0; taken < MOST && Date.now() < until; taken++, number = after(number, processes)) {
    tell({ begins: number });
    const began = performance.now();
    try {
      await take(number, seed, resources, counts);
    } catch (error) {
      const where = error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : error;
      faults.push({ number, fault: `${where}` });
    }
    // To ask the system takes longer than to read most inputs: it is asked after those that were drawn, or took long.
    if (number % DRAWN !== 0 && performance.now() - began < SECONDS * 1000) continue;
    const seconds = cpuSeconds() - before;
    before += seconds;
    counts.seconds = Math.max(counts.seconds, seconds);
    counts.rss = process.resourceUsage().maxRSS * 1024;
    if (seconds > SECONDS) faults.push({ number, fault: `took ${seconds.toFixed(1)} s of CPU` });
    if (counts.rss > BYTES && !large)
      faults.push({ number, fault: `the process has ${Math.round(counts.rss / 1024 / 1024)} MB` });
    large = counts.rss > BYTES;
  }
  tell({ next: number });
  await elk.close();
  process.disconnect?.();
}

/** Seconds that a process has computed, as Linux tells them (in hundredths), and seconds of the clock. */
function used(pid) {
  let cpu = 0;
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ').slice(11, 13);
    cpu = (Number(user) + Number(system)) / 100;
  } catch {
    // Other systems tell no CPU time here, and a process that has ended has none.
  }
  return { cpu, clock: performance.now() / 1000 };
}

/** Runs one process after the other, each from where the one before ended or was lost, and gives what they counted. */
function runProcesses(first, { processes, seed, until, faults }) {
  const ended = [];
  const start = (from) =>
    new Promise((resolve) => {
      let at = from;
      let counts;
      let next;
      const args = ['--first', from, '--processes', processes, '--seed', seed, '--until', until];
      const child = fork(fileURLToPath(import.meta.url), args.map(String), {
        stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
      });
      let heard;
      const watch = setInterval(() => {
        const now = used(child.pid);
        heard ??= now;
        if (now.cpu - heard.cpu > SILENCE.cpu || now.clock - heard.clock > SILENCE.clock) child.kill('SIGKILL');
      }, 1000);
      child.on('message', (told) => {
        heard = undefined;
        if (told.begins !== undefined) at = told.begins;
        if (told.next !== undefined) next = told.next;
        counts = told.counts;
        faults.push(...told.faults);
      });
      child.once('close', (code, signal) => {
        clearInterval(watch);
        if (counts) ended.push(counts);
        if (code === 0) return resolve(Date.now() < until && next !== undefined ? start(next) : ended);
        faults.push({ number: at, fault: `ended the process (${signal ?? `exit code ${code}`})` });
        resolve(Date.now() < until ? start(after(at, processes)) : ended);
      });
    });
  return start(first);
}

async function main() {
  const [seed, seconds] = [option('seed', 1), option('seconds', 60)];
  const processes = option('processes', Math.max(2, os.availableParallelism()));
  const faults = [];
  const run = { processes, seed, until: Date.now() + seconds * 1000, faults };
  const counted = (
    await Promise.all(Array.from({ length: processes }, (_, i) => runProcesses(i * PIXELS, run)))
  ).flat();
  const sum = (name) => counted.reduce((all, counts) => all + counts[name], 0);
  const most = (name) => counted.reduce((all, counts) => Math.max(all, counts[name]), 0);
  for (const { number, fault } of faults.slice(0, 50)) console.log(`FAULT --seed ${seed} --only ${number}: ${fault}`);
  console.log(
    `${sum('read')} inputs read, ${sum('drawn')} of them through graph, layout, diff, conversion and SVG, ${sum('pixels')} to PNG, in ${processes} processes; at most ${most('seconds').toFixed(1)} s of CPU for one that is drawn and those before it, and ${Math.round(most('rss') / 1024 / 1024)} MB for a process; ${faults.length} faults`,
  );
  process.exitCode = faults.length > 0 ? 1 : 0;
}

/** Makes the inputs of one number again, leaves them beside, and throws what they throw. */
async function again(number) {
  const counts = { read: 0, drawn: 0, pixels: 0 };
  await take(number, option('seed', 1), await loadResources(), counts, (turn, { project, config, markdown }) =>
    writeFileSync(`fuzz-${number}-${turn}`, project ?? config ?? markdown),
  );
  console.log(counts);
}

if (process.argv.includes('--first'))
  await work(option('first', 0), option('processes', 1), option('seed', 1), option('until', 0));
else if (process.argv.includes('--only')) await again(option('only', 0));
else await main();
