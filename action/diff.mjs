// Tells what changed since the revision in BALSA_BASE, for action.yml: as Markdown and HTML in the folder "what-changed" of
// RUNNER_TEMP, and in the summary of the step. What can be compared is told also where some of the files cannot.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutCommands } from '../build/model/printable.js';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const { BALSA_BASE, RUNNER_TEMP, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = process.env;
const folder = path.join(RUNNER_TEMP ?? os.tmpdir(), 'what-changed');
rmSync(folder, { recursive: true, force: true });

let said = '';
let code = 0;
for (const ending of ['md', 'html']) {
  const output = path.join(folder, `what-changed.${ending}`);
  const args = [main, 'diff', `${BALSA_BASE}...HEAD`, '-o', output, '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (said === '') said = stderr.trimEnd();
  code = Math.max(code, status ?? 4);
}
const markdown = path.join(folder, 'what-changed.md');
if (existsSync(markdown)) {
  // Before anything of a drawing is printed.
  if (GITHUB_OUTPUT) appendFileSync(GITHUB_OUTPUT, `folder=${folder}\n`);
  if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, readFileSync(markdown));
}
if (said !== '') console.log(withoutCommands(said));
process.exitCode = code;
