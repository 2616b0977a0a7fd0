// Compiles src/ to dist/ (JavaScript, types, source maps) and makes the command executable.
//
//   node scripts/build/build.mjs [--if-possible]     do nothing where the compiler is not installed (npm ci --omit=dev)
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';

if (process.argv.includes('--if-possible') && !existsSync('node_modules/typescript')) process.exit(0);

rmSync('dist', { recursive: true, force: true });
const tsc = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (tsc.status !== 0) process.exit(tsc.status ?? 1);
chmodSync('dist/cli/main.js', 0o755);
