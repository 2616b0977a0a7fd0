// Loaded before the command that bench.mjs measures: leaves the process's peak memory (kB) in a file when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.BALSA_BENCH_MEMORY, String(process.resourceUsage().maxRSS)));
