#!/usr/bin/env node
import { writeSync } from 'node:fs';

// Since Node 22.8: compiled code is kept between runs, in a folder of the system for temporary files. It has to be asked for
// before anything else is loaded; before 22, to ask takes a hundredth of a bare start.
if (!/^v2[01]\./.test(process.version)) {
  (process.getBuiltinModule('node:module') as { enableCompileCache?: () => void }).enableCompileCache?.();
}
// Names of the bundle are short: a stack that is asked for tells those of the sources.
if (process.env.BALSA_DEBUG) process.setSourceMapsEnabled(true);
void start(process.argv.slice(2));

async function start(argv: readonly string[]): Promise<void> {
  try {
    // Asked by scripts again and again: it needs no command line.
    if (argv.length === 1 && argv[0] === '--version') console.log((await import('./version.ts')).version());
    else {
      // What only tells of the commands ends before this pays.
      const isCommand = argv.some((arg) => !arg.startsWith('-')) && !argv.includes('--help');
      if (isCommand) (await import('./start-up.ts')).startUp(argv);
      await (await import('./run.ts')).run(argv);
    }
  } catch (error) {
    // What tells of defects is itself a part that may not load: this stands alone, and needs no file but its own.
    tellUnloadable(error);
  }
}

/** Says in one line that a part of the program could not be read; exit code 4 is that of a defect (terminal.ts). */
function tellUnloadable(error: unknown): void {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  const stack = process.env.BALSA_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
  process.exitCode = 4;
  try {
    writeSync(2, `error balsa failed: a part of it could not be loaded (${reason})${stack}\n`);
  } catch {
    // Nobody can be told where standard error is closed.
  }
}
