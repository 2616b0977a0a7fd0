// Draws the cases of test/cases and compares them with the pictures beside them.
//
//   npm run cases [-- [--update] [--only TEXT]]
//
// --update  write the pictures that are missing or differ
// --only    only the cases with TEXT in their type or name
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { update: { type: 'boolean' }, only: { type: 'string' } } });
const env = {
  ...process.env,
  ...(values.update ? { CASES_UPDATE: '1' } : {}),
  ...(values.only ? { CASES_ONLY: values.only } : {}),
};
const run = spawnSync('npx', ['vitest', 'run', 'test/cases'], {
  stdio: 'inherit',
  env,
  shell: process.platform === 'win32',
});
process.exit(run.status ?? 1);
