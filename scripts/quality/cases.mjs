// Draws the cases of test/cases and compares them with the pictures beside them.
//
//   npm run cases [-- [--update] [--only TEXT]]
//
// --update  write the pictures that are missing or differ
// --only    only the cases with TEXT in their type or name
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { update: { type: 'boolean' }, only: { type: 'string' } } });
const env = { ...process.env, ...(values.update ? { CASES_UPDATE: '1' } : {}) };
/** The words in any letters, as vitest looks for them in the names of tests, which begin with those of their cases. */
const named = (words) =>
  words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[a-z]/gi, (a) => `[${a.toLowerCase()}${a.toUpperCase()}]`);
const chosen = values.only ? ['--testNamePattern', named(values.only)] : [];
const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'test/cases', ...chosen];
const run = spawnSync(process.execPath, vitest, { stdio: 'inherit', env });
process.exit(run.status ?? 1);
