// Loaded before a command that is measured: leaves the process's peak memory (kB) and CPU time (s) in a file when it ends.
import { readFileSync, writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(process.env.BALSA_BENCH_MEMORY, `${peak()} ${(userCPUTime + systemCPUTime) / 1e6}`);
});

/** Linux counts the memory of the process that started this one into `maxRSS`; its own account does not. */
function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
