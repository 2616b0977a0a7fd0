// Loaded before a command that is measured, and with it before every process that the command begins: each leaves its peak
// memory (kB) and CPU time (s) in a file of the folder `BALSA_BENCH_MEMORY`, named by its number. `bench-measured.mjs` adds up.
// CommonJS: an ES module here would cost a bare start a tenth more, and flatter what is measured beside it.
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const file = path.join(process.env.BALSA_BENCH_MEMORY, String(process.pid));

function report() {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(file, `${peak()} ${(userCPUTime + systemCPUTime) / 1e6}`);
}

process.on('exit', report);
// A process that draws for another one is killed when it is done: what it has cost is known with each of its answers.
const { send } = process;
if (send) {
  process.send = (...args) => {
    report();
    return send.apply(process, args);
  };
}

/** Linux counts the memory of the process that started this one into `maxRSS`; its own account does not. */
function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
