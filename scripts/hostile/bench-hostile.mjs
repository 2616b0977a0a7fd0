// Makes hostile and extreme inputs (hostile/files.mjs) and draws each twice: alone, as one picture is drawn, and in a process
// apart beside a sound one, which must be drawn whatever becomes of the first. Exits 1 when an answer of the two runs is not
// the one that is due: an error with place and reason and no output touched, or a picture, and the sound input's own.
//
// Prints exit code, CPU time and peak memory of the run of the one file (the start of the program, reading, drawing and
// writing), in brackets those of the run of both files with its two processes added up, and what was said. Marked OVER is
// what takes alone more than 2 s of CPU to SVG, or more than 300 MB and 8 bytes for each pixel.
//
//   node scripts/hostile/bench-hostile.mjs [--only TEXT]... [--format svg|png] [--keep DIR]
//
// --only    cases whose name contains TEXT (repeatable)
// --format  what is written (default: svg)
// --keep    leaves the files there
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_LIMITS } from '../../build/model/limits.js';
import { measured } from '../bench/bench-measured.mjs';
import { CASES, control } from './files.mjs';

const SECONDS = 2;
const MEGABYTES = 300;
const PIXEL_BYTES = 8;
const TIMEOUT = 120_000;
const OLD = 'the picture of before';
/**
 * What runners of CI and terminals obey, and what turns the direction of text. A section of GitLab is none without the
 * carriage return and the escape at its end.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const COMMANDS = /##\[|^\s*::|[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/m;

const only = [];
let keep;
let format = 'svg';
for (let i = 2; i < process.argv.length; i += 2) {
  if (process.argv[i] === '--only') only.push(process.argv[i + 1]);
  else if (process.argv[i] === '--format') format = process.argv[i + 1];
  else if (process.argv[i] === '--keep') keep = process.argv[i + 1];
}
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = keep ?? mkdtempSync(path.join(os.tmpdir(), 'balsa-hostile-'));
const sound = JSON.stringify({
  mockup: { controls: { control: [control(0, 'Label', { properties: { text: 'ok' } })] } },
});
let wrong = 0;
let slow = 0;

try {
  for (const [i, one] of CASES.entries()) {
    if (only.length > 0 && !only.some((text) => one.name.includes(text))) continue;
    const home = path.join(folder, String(i));
    mkdirSync(home, { recursive: true });
    const files = await one.make(DEFAULT_LIMITS);
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(home, name), content);
    writeFileSync(path.join(home, 'sound.json'), sound);
    const [hostile = ''] = Object.keys(files);
    const alone = rendered(home, 'alone', [hostile]);
    const beside = rendered(home, 'beside', [hostile, 'sound.json']);
    const problem = judge(one, alone) || judge(one, beside);
    if (problem !== '') wrong++;
    const { cpu, megabytes, pixels } = alone;
    const allowed = MEGABYTES + (PIXEL_BYTES * pixels) / 2 ** 20;
    const over = (format === 'svg' && cpu > SECONDS) || megabytes > allowed || Number.isNaN(cpu);
    if (over) slow++;
    const mark = problem !== '' ? 'WRONG' : over ? 'OVER ' : 'ok   ';
    const room = pixels > 0 ? ` of ${allowed.toFixed(0)}` : '';
    console.log(
      `${mark} exit ${alone.ended}  ${figures(alone)}${room}  (${figures(beside)})  ${one.name}${problem === '' ? '' : `: ${problem}`}\n        ${alone.said.split('\n')[0].slice(0, 150)}`,
    );
    if (keep === undefined) rmSync(home, { recursive: true, force: true });
  }
} finally {
  if (keep === undefined) rmSync(folder, { recursive: true, force: true });
}
console.log(`${wrong} wrong, ${slow} over ${SECONDS} s of CPU or ${MEGABYTES} MB`);
process.exitCode = wrong > 0 ? 1 : 0;

/** Draws the files into a folder in which a picture of the first lies already. */
function rendered(home, name, files) {
  const out = path.join(home, name);
  mkdirSync(out);
  writeFileSync(path.join(out, `a.${format}`), OLD);
  const args = [main, 'render', ...files, '-o', name, '--format', format, '--jobs', '1', '--quiet'];
  const child = measured(args, { cwd: home, timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 });
  const { status, signal, cpu, megabytes } = child;
  const pixels = format === 'svg' ? 0 : pixelsOf(path.join(out, 'a.png'));
  const said = child.stderr.toString('utf8');
  return { out, status, ended: status ?? signal, cpu, megabytes, pixels, said, others: files.length - 1 };
}

function figures({ cpu, megabytes }) {
  return `${cpu.toFixed(2).padStart(5)} s ${megabytes.toFixed(0).padStart(4)} MB`;
}

function judge({ expected: usual, asSvg = usual, says = '' }, { out, status, said, others }) {
  const expected = format === 'svg' ? asSvg : usual;
  const made = readdirSync(out);
  if (others > 0 && !made.includes(`sound.${format}`)) return 'the sound input was not drawn';
  if (/\n\s+at .*:\d+:\d+/.test(said)) return 'a stack trace';
  if (COMMANDS.test(said)) return 'what is printed commands a runner or a terminal';
  const untouched = made.length === others + 1 && readFileSync(path.join(out, `a.${format}`), 'utf8') === OLD;
  if (status === 3 && expected !== 'drawn') {
    if (!untouched) return 'an output was touched';
    return said.includes(says) ? '' : `the error does not say "${says}"`;
  }
  if (status === 0 && expected !== 'refused') return untouched ? 'no picture' : '';
  return `${expected} is due`;
}

/** Pixels of a PNG that was drawn; none of what stood there before. */
function pixelsOf(file) {
  const bytes = readFileSync(file);
  return bytes.length > 24 && bytes[0] === 0x89 ? bytes.readUInt32BE(16) * bytes.readUInt32BE(20) : 0;
}
