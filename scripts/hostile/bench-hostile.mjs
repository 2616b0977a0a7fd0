// Makes hostile and extreme inputs (hostile/files.mjs) and draws each in a process of its own, beside a sound one. Prints
// exit code, wall time, and CPU time and peak memory of all processes together, and what was said. Exits 1 when an answer is
// not the one that is due: an error with place and reason and no output touched, or a picture, and in both cases the picture
// of the sound input. Marked OVER is what takes more than 2 s of CPU to SVG, or more than 300 MB and 8 bytes for each pixel.
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
/** What runners of CI and terminals obey, and what turns the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const COMMANDS = /##\[|^\s*::|section_start|[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/m;

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
    mkdirSync(path.join(home, 'out'), { recursive: true });
    const files = await one.make(DEFAULT_LIMITS);
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(home, name), content);
    writeFileSync(path.join(home, 'sound.json'), sound);
    writeFileSync(path.join(home, 'out', `a.${format}`), OLD);
    const [hostile = ''] = Object.keys(files);
    const child = measured(
      [main, 'render', hostile, 'sound.json', '-o', 'out', '--format', format, '--jobs', '1', '--quiet'],
      {
        cwd: home,
        timeout: TIMEOUT,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const { wall, cpu, megabytes } = child;
    const pixels = format === 'svg' ? 0 : pixelsOf(path.join(home, 'out', 'a.png'));
    const allowed = MEGABYTES + (PIXEL_BYTES * pixels) / 2 ** 20;
    const problem = judge(one, child, path.join(home, 'out'));
    if (problem !== '') wrong++;
    const over = (format === 'svg' && cpu > SECONDS) || megabytes > allowed || Number.isNaN(cpu);
    if (over) slow++;
    const said = child.stderr.toString('utf8').split('\n')[0].slice(0, 150);
    console.log(
      `${problem === '' ? (over ? 'OVER ' : 'ok   ') : 'WRONG'} exit ${child.status ?? child.signal}  ${wall.toFixed(1).padStart(5)} s  cpu ${cpu.toFixed(2).padStart(5)} s  ${megabytes.toFixed(0).padStart(5)} MB${pixels > 0 ? ` of ${allowed.toFixed(0)}` : ''}  ${one.name}${problem === '' ? '' : `: ${problem}`}\n        ${said}`,
    );
    if (keep === undefined) rmSync(home, { recursive: true, force: true });
  }
} finally {
  if (keep === undefined) rmSync(folder, { recursive: true, force: true });
}
console.log(`${wrong} wrong, ${slow} over ${SECONDS} s of CPU or ${MEGABYTES} MB`);
process.exitCode = wrong > 0 ? 1 : 0;

function judge({ expected, says = '' }, { status, stderr }, out) {
  const made = readdirSync(out);
  if (!made.includes(`sound.${format}`)) return 'the sound input was not drawn';
  const text = stderr.toString('utf8');
  if (/\n\s+at .*:\d+:\d+/.test(text)) return 'a stack trace';
  if (COMMANDS.test(text)) return 'what is printed commands a runner or a terminal';
  const untouched = made.length === 2 && readFileSync(path.join(out, `a.${format}`), 'utf8') === OLD;
  if (status === 3 && expected !== 'drawn') {
    if (!untouched) return 'an output was touched';
    return text.includes(says) ? '' : `the error does not say "${says}"`;
  }
  if (status === 0 && expected !== 'refused') return untouched ? 'no picture' : '';
  return `${expected} is due`;
}

/** Pixels of a PNG that was drawn; none of what stood there before. */
function pixelsOf(file) {
  const bytes = readFileSync(file);
  return bytes.length > 24 && bytes[0] === 0x89 ? bytes.readUInt32BE(16) * bytes.readUInt32BE(20) : 0;
}
