#!/usr/bin/env node
import module from 'node:module';

// Since Node 22.8: compiled code is kept between runs, in a folder of the system for temporary files. It has to be asked for
// before anything else is loaded.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
const { run } = await import('./run.ts');
await run(process.argv.slice(2));
