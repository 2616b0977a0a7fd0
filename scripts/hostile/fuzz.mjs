// Makes damaged and hostile inputs without end and takes them through balsa, in several processes: every input is read,
// each tenth goes on through graph, layout, diff, conversion there and back and SVG, each hundredth becomes a PNG. Exits 1
// when one ends a process, throws what is no answer to an input, gives an SVG that is not well-formed, or takes too long or
// too much memory; it is named by seed and number, which make it again.
//
//   node scripts/hostile/fuzz.mjs [--seconds N] [--seed S] [--processes P] [--only NUMBER]
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { XMLValidator } from 'fast-xml-parser';
import { diffProjects } from '../../dist/diff/facts/project.js';
import { parseConfig } from '../../dist/images/config-schema.js';
import { imageReferences } from '../../dist/images/markdown.js';
import { chooseLayout, DEFAULT_LAYOUT } from '../../dist/layout/choose.js';
import { BalsaError } from '../../dist/model/errors.js';
import { finishDrawing, startDrawing } from '../../dist/pipeline.js';
import { pictureOf } from '../../dist/raster/picture.js';
import { readProject } from '../../dist/read/read.js';
import { loadResources } from '../../dist/render/resources.js';
import { writeBmpr } from '../../dist/write/bmpr.js';
import { writeProjectJson } from '../../dist/write/json.js';
import { prepareForBmpr } from '../../dist/write/prepare.js';
import { bmpr, control } from './files.mjs';

/** Seconds of CPU, and bytes, that one input may take. */
const SECONDS = 3;
const BYTES = 500 * 1024 * 1024;
/** After so long without a word a process is ended, milliseconds: a loaded machine is slow, too. */
const SILENCE = 60_000;

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

const TYPES =
  'Accordion Alert Arrow BarChart BrowserWindow Button ButtonBar Callout Canvas CheckBox CheckBoxGroup ComboBox Component DataGrid FieldSet HCurly HRule HSlider Icon IconLabel Image Label Link LinkBar List Menu Paragraph PieChart PointyButton ProgressBar RadioButton RoundButton ScratchOut SearchBox StickyNote Switch TabBar TextArea TextInput Title Tree VerticalTabBar Video iPhone __group__'.split(
    ' ',
  );
const TEXTS = [
  '',
  'a',
  'Docker\nCompose',
  '*b* _i_ [link](x)',
  'שלום עולם',
  '##[group]',
  '\u202e\u001b[31m',
  'x'.repeat(300),
  '{color:red}r{color}',
  '- a\n- b\n-- c',
];
const NUMBERS = [
  0,
  1,
  -1,
  0.5,
  13,
  1e-9,
  100,
  803,
  32768,
  1e6,
  -1e6,
  1e9,
  '12',
  '',
  'NaN',
  '1e999',
  null,
  true,
  [],
  {},
];

function drawing(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const some = (usual) => (random() < 0.08 ? pick(NUMBERS) : usual);
  const around = (most) => String(Math.floor(random() * most));
  const make = (id, depth) => {
    const typeID = pick(TYPES);
    const properties = { text: pick(TEXTS) };
    if (random() < 0.4) properties.color = some(around(16777215));
    if (random() < 0.2) properties.backgroundAlpha = some(random());
    if (random() < 0.2) properties.rotation = some(around(360));
    if (random() < 0.2) properties.size = some(around(60));
    if (random() < 0.2)
      properties.icon = { ID: pick(['star', 'cog', 'nosuch', 'arrow-right']), size: pick(['small', 'large']) };
    if (typeID === 'Arrow') {
      const point = () => ({ x: some(random() * 200), y: some(random() * 200) });
      Object.assign(properties, {
        p0: point(),
        p1: { x: some(0.5), y: some(random() * 0.4) },
        p2: point(),
        curvature: pick(['0', '1', '-1']),
      });
    }
    const inside = typeID === '__group__' && depth < 4 ? many(Math.floor(random() * 4), depth + 1) : [];
    const place = random() < 0.1 ? {} : { x: some(around(900)), y: some(around(900)) };
    const size = { w: some(random() < 0.3 ? '-1' : around(400)), h: some(random() < 0.3 ? '-1' : around(400)) };
    const measured = { measuredW: some(around(200)), measuredH: some(around(100)) };
    const { x: _x, y: _y, ...bare } = control(id, typeID);
    return {
      ...bare,
      ...place,
      ...size,
      ...measured,
      properties,
      ...(inside.length > 0 ? { children: { controls: { control: inside } } } : {}),
    };
  };
  const many = (count, depth) => Array.from({ length: count }, (_, id) => make(id, depth));
  return { mockup: { controls: { control: many(1 + Math.floor(random() * 12), 0) } } };
}

const EXAMPLES = readdirSync(new URL('../../project-files', import.meta.url)).flatMap((name) =>
  /\.(json|bmml)$/.test(name) ? [readFileSync(new URL(`../../project-files/${name}`, import.meta.url))] : [],
);
const SNIPPETS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\',
  '\0',
  '1e999',
  '-',
  'null',
  '\ud800',
  '\uFEFF',
  '<a>',
  '&#0;',
  '<!--',
  ']]>',
  '![',
  '](',
  '`',
  '> ',
  '* ',
];

/** Bytes with some of them changed, cut out, doubled or put in. */
function damaged(bytes, random) {
  let copy = Buffer.from(bytes);
  for (let turn = 1 + Math.floor(random() * 4); turn > 0; turn--) {
    const at = Math.floor(random() * copy.length);
    const length = Math.floor(random() ** 3 * 200);
    const [head, tail] = [copy.subarray(0, at), copy.subarray(at + length)];
    const kind = random();
    if (kind < 0.4 && copy.length > 0) copy[at] ^= 1 << Math.floor(random() * 8);
    else if (kind < 0.6) copy = Buffer.concat([head, tail]);
    else if (kind < 0.75) copy = Buffer.concat([head, copy.subarray(at, at + length), copy.subarray(at)]);
    else if (kind < 0.8) copy = Buffer.from(head);
    else copy = Buffer.concat([head, Buffer.from(SNIPPETS[Math.floor(random() * SNIPPETS.length)]), copy.subarray(at)]);
  }
  return copy;
}

function bmmlOf({ mockup }, random) {
  const element = ({ ID, typeID, x, y, w, h, properties }) =>
    `<control controlID="${ID}" controlTypeID="com.balsamiq.mockups::${typeID}" x="${x ?? ''}" y="${y ?? ''}" w="${w}" h="${h}" zOrder="${ID}"><controlProperties><text>${encodeURIComponent(properties.text.toWellFormed?.() ?? properties.text)}</text></controlProperties></control>`;
  const skin = random() < 0.5 ? 'sketch' : 'wireframe';
  return Buffer.from(
    `<mockup version="1.0" skin="${skin}"><controls>${mockup.controls.control.map(element).join('')}</controls></mockup>`,
  );
}

/** The input of a number: a file of a project, a configuration, or a Markdown file. */
async function inputOf(random) {
  const kind = random();
  const drawn = drawing(random);
  const text = Buffer.from(JSON.stringify(drawn));
  if (kind < 0.3) return { project: text };
  if (kind < 0.5)
    return {
      project: damaged(
        random() < 0.5 || EXAMPLES.length === 0 ? text : EXAMPLES[Math.floor(random() * EXAMPLES.length)],
        random,
      ),
    };
  if (kind < 0.6) return { project: bmmlOf(drawn, random) };
  if (kind < 0.75) return { project: damaged(bmmlOf(drawn, random), random) };
  if (kind < 0.85) {
    const data = (random() < 0.5 ? damaged(text, random) : text).toString('utf8');
    const archive = await bmpr([['A', { kind: 'mockup', name: TEXTS[Math.floor(random() * TEXTS.length)] }, data]]);
    return { project: random() < 0.5 ? damaged(archive, random) : archive };
  }
  if (kind < 0.92) {
    const config = {
      sources: ['project-files/*.json'],
      scale: NUMBERS[Math.floor(random() * NUMBERS.length)],
      fonts: ['a.ttf'],
    };
    return { config: damaged(Buffer.from(JSON.stringify(config)), random).toString('utf8') };
  }
  const line = () => SNIPPETS[Math.floor(random() * SNIPPETS.length)].repeat(1 + Math.floor(random() * 40));
  return { markdown: Array.from({ length: 20 }, line).join(random() < 0.5 ? '' : '\n') };
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

/** @returns how far it came: read, drawn, made to pixels. */
async function take(number, seed, resources) {
  const random = randomOf(seed * 1_000_003 + number);
  const { project: bytes, config, markdown } = await inputOf(random);
  if (config !== undefined) {
    let parsed;
    try {
      parsed = JSON.parse(config);
    } catch {
      return 'read';
    }
    await answered(() => parseConfig(parsed, 'balsa.config.json'));
    return 'read';
  }
  if (markdown !== undefined) {
    imageReferences('README.md', markdown);
    return 'read';
  }
  const project = await answered(() => readProject(bytes, { name: 'a' }));
  const mockup = project?.mockups[0];
  if (!mockup || number % 10 !== 0) return 'read';
  await answered(async () => {
    const archive = await writeBmpr(prepareForBmpr(project, 'a'));
    const again = await readProject(archive, { name: 'a' });
    const text = new TextEncoder().encode(writeProjectJson(again));
    const back = await readProject(text, { name: 'a' });
    diffProjects(project, back, (side, page) => startDrawing(side, page, resources).diagram);
  });
  return (
    (await answered(async () => {
      const drawn = startDrawing(project, mockup, resources);
      const layout = await chooseLayout(
        drawn.diagram,
        { ...DEFAULT_LAYOUT, mode: number % 20 === 0 ? 'complete' : 'authored' },
        drawn.measure,
      );
      const { scene } = finishDrawing(drawn, layout);
      const options = { scale: 1, background: 0xffffff, text: 'outline' };
      const svg = await pictureOf(scene, resources, { ...options, format: 'svg' });
      const valid = XMLValidator.validate(new TextDecoder('utf-8', { fatal: true }).decode(svg.bytes));
      if (valid !== true) throw new Error(`the SVG is not well-formed: ${valid.err.msg}`);
      if (number % 100 !== 0) return 'drawn';
      await pictureOf(scene, resources, { ...options, format: 'png' });
      return 'pixels';
    })) ?? 'drawn'
  );
}

/** A process takes every `step`th number from `first` on until it is ended. */
async function work(first, step, seed, until) {
  const resources = await loadResources();
  for (let number = first; Date.now() < until; number += step) {
    process.send?.({ began: number });
    const before = process.cpuUsage();
    let fault;
    let reached;
    try {
      reached = await take(number, seed, resources);
    } catch (error) {
      fault = `${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : error}`;
    }
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    const { rss } = process.memoryUsage();
    if (fault === undefined && seconds > SECONDS) fault = `took ${seconds.toFixed(1)} s of CPU`;
    if (fault === undefined && rss > BYTES) fault = `took ${Math.round(rss / 1024 / 1024)} MB`;
    process.send?.({ number, reached, fault, seconds, rss });
  }
  process.disconnect?.();
}

function main() {
  const [seed, seconds] = [option('seed', 1), option('seconds', 60)];
  const processes = option('processes', Math.max(2, Math.min(4, os.availableParallelism())));
  const until = Date.now() + seconds * 1000;
  const counts = { read: 0, drawn: 0, pixels: 0 };
  const worst = { seconds: 0, rss: 0 };
  const faults = [];
  const start = (first) =>
    new Promise((resolve) => {
      let at = first;
      const child = fork(
        fileURLToPath(import.meta.url),
        ['--first', first, '--step', processes, '--seed', seed, '--until', until],
        {
          stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
        },
      );
      let timer = setTimeout(() => child.kill('SIGKILL'), SILENCE);
      child.on('message', ({ began, number, reached, fault, seconds: took = 0, rss = 0 }) => {
        clearTimeout(timer);
        timer = setTimeout(() => child.kill('SIGKILL'), SILENCE);
        if (began !== undefined) {
          at = began;
          return;
        }
        counts.read++;
        if (reached === 'drawn' || reached === 'pixels') counts.drawn++;
        if (reached === 'pixels') counts.pixels++;
        worst.seconds = Math.max(worst.seconds, took);
        worst.rss = Math.max(worst.rss, rss);
        if (fault !== undefined) faults.push({ number, fault });
      });
      child.once('exit', (code, signal) => {
        clearTimeout(timer);
        if (code === 0) return resolve(undefined);
        faults.push({ number: at, fault: `ended the process (${signal ?? `exit code ${code}`})` });
        resolve(Date.now() < until ? start(at + processes) : undefined);
      });
    });
  return Promise.all(Array.from({ length: processes }, (_, i) => start(i))).then(() => {
    for (const { number, fault } of faults.slice(0, 50)) console.log(`FAULT --seed ${seed} --only ${number}: ${fault}`);
    console.log(
      `${counts.read} inputs read, ${counts.drawn} of them drawn as SVG, ${counts.pixels} as PNG; at most ${worst.seconds.toFixed(1)} s of CPU and ${Math.round(worst.rss / 1024 / 1024)} MB; ${faults.length} faults`,
    );
    process.exitCode = faults.length > 0 ? 1 : 0;
  });
}

if (process.argv.includes('--first'))
  await work(option('first', 0), option('step', 1), option('seed', 1), option('until', 0));
else if (process.argv.includes('--only'))
  console.log(await take(option('only', 0), option('seed', 1), await loadResources()));
else await main();
