// The work of the GitHub Action (action.yml): runs balsa in the current folder as the environment says, and writes
// annotations (standard output), the summary of the step and its outputs.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { wayFromTop } from '../build/cli/shared/repository/repository.js';
import { rootOf } from '../build/cli/shared/repository/root.js';
import { annotation, formatReport, inlineCode } from '../build/images/report/formats.js';
import { formatProblem } from '../build/model/errors.js';
import { withoutCommands } from '../build/model/printable.js';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const { env } = process;
const isOn = (name) => env[name] === 'true';
const paths = (env.BALSA_PATHS ?? '').split('\n').flatMap((line) => line.trim() || []);
const config = env.BALSA_CONFIG ? ['--config', env.BALSA_CONFIG] : [];
/** Where the paths of reports are seen from, as GitHub sees it. */
const prefix = wayFromTop(rootOf(process.cwd(), env.BALSA_CONFIG || undefined));

/** What is to be in the log. It comes there last: whatever a drawing says in it, the outputs are written already. */
const log = [];

/** Runs a command of balsa that answers in JSON; gives its exit code, and the answer unless it failed without one. */
function balsa(command, ...options) {
  const args = [main, command, '--json', ...config, ...options, '--', ...paths];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  log.push(withoutCommands(stderr.trimEnd()));
  return { status: status ?? 4, answer: stdout.trim() ? JSON.parse(stdout) : undefined };
}

/** What to do when a command could say nothing: its own message is in the log. */
function giveUp(command, status) {
  log.push(annotation('', `balsa ${command} could not run (exit code ${status}); its message is in the log`));
  output('result', 'error');
  output('images', '[]');
  return status;
}

function write(file, text) {
  if (file) appendFileSync(file, `${text}\n`);
}

/** An output of the step; the values are single lines. */
const output = (name, value) => write(env.GITHUB_OUTPUT, `${name}=${value}`);

/** Copies the images as they should be into a folder that can be uploaded, each at its path in the repository. */
function collect(folder) {
  const { answer } = balsa('update', '--quiet');
  for (const image of answer?.written ?? []) {
    const target = path.join(folder, 'images', prefix, image);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(answer.root, image), target);
  }
}

/** The folder that action.yml uploads: its name is fixed, so that no output has to tell it. */
function picturesFolder() {
  const folder = path.join(env.RUNNER_TEMP ?? os.tmpdir(), 'balsa-pictures');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

function check() {
  const folder = env.BALSA_UPLOAD ? picturesFolder() : undefined;
  const { status, answer } = balsa(
    'check',
    ...(isOn('BALSA_PIXELS') ? ['--pixels'] : []),
    ...(folder ? ['--difference', path.join(folder, 'differences')] : []),
  );
  if (!answer) return giveUp('check', status);
  log.push(formatReport(answer, 'github', prefix));
  write(env.GITHUB_STEP_SUMMARY, formatReport(answer, 'markdown'));
  const failed = answer.images.filter(({ state }) => state !== 'current').map(({ image }) => image);
  output('result', status === 0 ? 'current' : status === 1 ? 'failed' : 'error');
  output('images', JSON.stringify(failed));
  if (folder && failed.length > 0) {
    output('pictures', folder);
    collect(folder);
  }
  return status;
}

/** Images that a summary lists, and errors that GitHub shows of one step, at most. */
const LISTED = 200;
const ANNOTATIONS = 10;

function list(what, images) {
  const more = images.length > LISTED ? [`- and ${images.length - LISTED} more`] : [];
  return [...images.slice(0, LISTED).map((image) => `- ${what} ${inlineCode(image)}`), ...more];
}

function update() {
  const { status, answer } = balsa('update', ...(isOn('BALSA_PRUNE') ? ['--prune'] : []));
  if (!answer) return giveUp('update', status);
  const { written, removed, current, problems } = answer;
  const lines = [
    `**balsa**: ${written.length} written, ${removed.length} removed, ${current} current`,
    ...list('wrote', written),
    ...list('removed', removed),
    ...problems.slice(0, LISTED).map((problem) => `- could not: ${inlineCode(formatProblem(problem))}`),
  ];
  log.push(withoutCommands(lines.join('\n')));
  for (const problem of problems.slice(0, ANNOTATIONS)) {
    log.push(annotation(problem.file ? prefix + problem.file : '', formatProblem(problem)));
  }
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
  log.push(annotation('', `mode is "check" or "update", not "${env.BALSA_MODE}"`));
  process.exitCode = 2;
}
console.log(log.filter((text) => text !== '').join('\n'));
