// Runs Node.js with arguments and measures it together with the processes that it begins.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const hook = fileURLToPath(new URL('bench-memory.cjs', import.meta.url));

/**
 * Runs `node ARGS` to its end.
 *
 * @returns what `spawnSync` gives, with CPU time and wall time in seconds, and peak memory in megabytes: of each process the
 * whole, added up. CPU and memory are NaN where the first process was killed; a process apart that is lost before its first
 * answer counts nothing.
 */
export function measured(args, options = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balsa-measured-'));
  const start = performance.now();
  const child = spawnSync(process.execPath, ['--require', hook, ...args], {
    ...options,
    env: { ...process.env, ...options.env, BALSA_BENCH_MEMORY: folder },
  });
  const wall = (performance.now() - start) / 1000;
  const known = readdirSync(folder).includes(String(child.pid));
  const reports = readdirSync(folder).map((name) =>
    readFileSync(path.join(folder, name), 'utf8').split(' ').map(Number),
  );
  rmSync(folder, { recursive: true, force: true });
  const sum = (column) => (known ? reports.reduce((total, report) => total + report[column], 0) : Number.NaN);
  return { ...child, wall, cpu: sum(1), megabytes: sum(0) / 1024 };
}
