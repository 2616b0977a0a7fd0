#!/usr/bin/env node
import module from 'node:module';

// Since Node 22.8: compiled code is kept between runs, in a folder of the system for temporary files. It has to be asked for
// before anything else is loaded.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
const argv = process.argv.slice(2);
// Asked by scripts again and again: it needs no command line.
if (argv.length === 1 && argv[0] === '--version') console.log((await import('./version.ts')).version());
else await (await import('./run.ts')).run(argv);
