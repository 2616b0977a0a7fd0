// Makes hostile and extreme inputs (hostile/files.mjs) and draws each in a process of its own, beside a sound one. Prints
// exit code, time, CPU time, peak memory and what was said. Exits 1 when an answer is not the one that is due: an error
// with place and reason and no output touched, or a picture, and in both cases the picture of the sound input.
//
//   node scripts/hostile/bench-hostile.mjs [--only TEXT]... [--keep DIR]
//
// --only  cases whose name contains TEXT (repeatable)
// --keep  leaves the files there
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DEFAULT_LIMITS } from '../../build/model/limits.js';
import { CASES, control } from './files.mjs';

const SECONDS = 2;
const MEGABYTES = 300;
const TIMEOUT = 120_000;
const OLD = 'the picture of before';
/** What runners of CI and terminals obey, and what turns the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const COMMANDS = /##\[|^\s*::|section_start|[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/m;

const only = [];
let keep;
for (let i = 2; i < process.argv.length; i += 2) {
  if (process.argv[i] === '--only') only.push(process.argv[i + 1]);
  else if (process.argv[i] === '--keep') keep = process.argv[i + 1];
}
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const memory = pathToFileURL(fileURLToPath(new URL('../bench/bench-memory.mjs', import.meta.url))).href;
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
    writeFileSync(path.join(home, 'out', 'a.png'), OLD);
    const [hostile = ''] = Object.keys(files);
    const report = path.join(home, 'report');
    const started = performance.now();
    const child = spawnSync(
      process.execPath,
      ['--import', memory, main, 'render', hostile, 'sound.json', '-o', 'out', '--quiet'],
      { cwd: home, env: { ...process.env, BALSA_BENCH_MEMORY: report }, timeout: TIMEOUT, maxBuffer: 64 * 1024 * 1024 },
    );
    const seconds = (performance.now() - started) / 1000;
    const [kilobytes, cpu] = existsSync(report) ? readFileSync(report, 'utf8').split(' ').map(Number) : [NaN, NaN];
    const problem = judge(one, child, path.join(home, 'out'));
    if (problem !== '') wrong++;
    const over = cpu > SECONDS || kilobytes / 1024 > MEGABYTES || Number.isNaN(cpu);
    if (over) slow++;
    const said = child.stderr.toString('utf8').split('\n')[0].slice(0, 150);
    console.log(
      `${problem === '' ? (over ? 'OVER ' : 'ok   ') : 'WRONG'} exit ${child.status ?? child.signal}  ${seconds.toFixed(1).padStart(5)} s  cpu ${cpu.toFixed(1).padStart(5)} s  ${(kilobytes / 1024).toFixed(0).padStart(5)} MB  ${one.name}${problem === '' ? '' : `: ${problem}`}\n        ${said}`,
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
  if (!made.includes('sound.png')) return 'the sound input was not drawn';
  const text = stderr.toString('utf8');
  if (/\n\s+at .*:\d+:\d+/.test(text)) return 'a stack trace';
  if (COMMANDS.test(text)) return 'what is printed commands a runner or a terminal';
  const untouched = made.length === 2 && readFileSync(path.join(out, 'a.png'), 'utf8') === OLD;
  if (status === 3 && expected !== 'drawn') {
    if (!untouched) return 'an output was touched';
    return text.includes(says) ? '' : `the error does not say "${says}"`;
  }
  if (status === 0 && expected !== 'refused') return untouched ? 'no picture' : '';
  return `${expected} is due`;
}
