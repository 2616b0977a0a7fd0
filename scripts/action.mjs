// The work of the GitHub Action (action.yml): runs balsa in the current folder as the environment says, and writes
// annotations (standard output), the summary of the step and its outputs.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatReport } from '../dist/images/report/formats.js';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const { env } = process;
const isOn = (name) => env[name] === 'true';
const paths = (env.BALSA_PATHS ?? '').split('\n').flatMap((line) => line.trim() || []);
const config = env.BALSA_CONFIG ? ['--config', env.BALSA_CONFIG] : [];

/** Runs a command of balsa that answers in JSON; gives its exit code, and the answer unless it failed without one. */
function balsa(command, ...options) {
  const args = [main, command, '--json', ...config, ...options, '--', ...paths];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { status: status ?? 3, answer: stdout.trim() ? JSON.parse(stdout) : undefined };
}

function write(file, text) {
  if (file) appendFileSync(file, `${text}\n`);
}

/** An output of the step; the values are single lines. */
const output = (name, value) => write(env.GITHUB_OUTPUT, `${name}=${value}`);

/** Copies the images as they should be into a folder that can be uploaded. */
function collect(folder) {
  const { answer } = balsa('update', '--quiet');
  for (const image of answer?.written ?? []) {
    const target = path.join(folder, 'images', image);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(answer.root, image), target);
  }
  output('pictures', folder);
}

function check() {
  const folder = env.BALSA_UPLOAD ? mkdtempSync(path.join(env.RUNNER_TEMP ?? os.tmpdir(), 'balsa-')) : undefined;
  const { status, answer } = balsa(
    'check',
    ...(isOn('BALSA_PIXELS') ? ['--pixels'] : []),
    ...(folder ? ['--difference', path.join(folder, 'differences')] : []),
  );
  if (!answer) {
    output('result', 'error');
    return status;
  }
  console.log(formatReport(answer, 'github'));
  write(env.GITHUB_STEP_SUMMARY, formatReport(answer, 'markdown'));
  const failed = answer.images.filter(({ state }) => state !== 'current').map(({ image }) => image);
  output('result', status === 0 ? 'current' : status === 1 ? 'failed' : 'error');
  output('images', JSON.stringify(failed));
  if (folder && failed.length > 0) collect(folder);
  return status;
}

function update() {
  const { status, answer } = balsa('update', ...(isOn('BALSA_PRUNE') ? ['--prune'] : []));
  if (!answer) {
    output('result', 'error');
    return status;
  }
  const { written, removed, current } = answer;
  const lines = [
    `**balsa**: ${written.length} written, ${removed.length} removed, ${current} current`,
    ...written.map((image) => `- wrote \`${image}\``),
    ...removed.map((image) => `- removed \`${image}\``),
  ];
  console.log(lines.join('\n'));
  write(env.GITHUB_STEP_SUMMARY, lines.join('\n'));
  output('result', status !== 0 ? 'error' : written.length + removed.length > 0 ? 'updated' : 'current');
  output('images', JSON.stringify(written));
  return status;
}

const MODES = new Map([
  ['check', check],
  ['update', update],
]);
const run = MODES.get(env.BALSA_MODE || 'check');
if (run) process.exitCode = run();
else {
  console.log(`::error title=balsa::mode is "check" or "update", not "${env.BALSA_MODE}"`);
  process.exitCode = 2;
}
