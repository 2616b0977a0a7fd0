// Compiles src/ twice: to build/, module by module, for the scripts and tests that look inside, and to dist/, the bundle that
// is published, with the types of the library.
//
//   node scripts/build/build.mjs [--if-possible]     do nothing where the compiler is not installed (npm ci --omit=dev)
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';

if (process.argv.includes('--if-possible') && !existsSync('node_modules/typescript')) process.exit(0);

for (const folder of ['build', 'dist']) rmSync(folder, { recursive: true, force: true });
const tsc = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
const { bundle } = await import('./bundle.mjs');
const { publicTypes } = await import('./public-types.mjs');
await bundle();
publicTypes('build', 'dist');
chmodSync('dist/cli/main.js', 0o755);
