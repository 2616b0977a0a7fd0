import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

// How V8 runs this process. Its defaults are for servers: programs that run long and earn back what it takes to make them
// fast. Each of these settings is read by V8 while it runs, and changes no output.

/** Of Node.js 20; that of 22 and later has other settings for the same, none of which made a difference on 24. */
const OF_NODE_20 = process.versions.v8.startsWith('11.');

/**
 * Keeps the part of memory where new objects are made at its first size, 1 MB: it is used again rather than fresh memory,
 * which costs more to map than objects to clear away. A tenth of the CPU time of a picture and of a layout of 1,000 nodes,
 * and 10 MB of their memory (medians of nine). With Node.js 20, to clear it away in one thread saves a fiftieth more.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  if (OF_NODE_20) setFlagsFromString('--no-parallel-scavenge');
}

/**
 * Lets V8 compile functions for speed after fifteen times the usual work: most runs end before that is earned back. It takes
 * a seventh off the CPU time of a picture and of a layout of 120 nodes, and a third off that of one of 1,000.
 */
export function optimiseLate(): void {
  if (OF_NODE_20) setFlagsFromString('--interrupt-budget=1000000');
}

/**
 * Lets V8 compile functions in WebAssembly once more, to run faster, after twenty times the usual work. One picture never
 * earns back what that takes (shaping the text of a roadmap of 118 controls: a third of the CPU time with this).
 */
export function optimiseWebAssemblyLate(): void {
  setFlagsFromString('--wasm-tiering-budget=40000000');
}
