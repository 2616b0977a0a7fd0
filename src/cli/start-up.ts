import module from 'node:module';
import { ownFile } from '../package-files.ts';
import { keepCompiled } from './shared/code-cache.ts';
import { keepMemorySmall, optimiseLate, optimiseWebAssemblyLate } from './shared/v8-settings.ts';

/** What comes before the rest of the program is loaded, and decides how fast that is. */
export function startUp(argv: readonly string[]): void {
  keepMemorySmall();
  optimiseLate();
  optimiseWebAssemblyLate();
  // With Node.js 22.8 main.ts asked for it; code that is kept has no source map; what has one argument tells sooner without.
  const without = 'enableCompileCache' in module || process.env.BALSA_DEBUG || argv.includes('--no-cache');
  if (argv.length > 1 && !without) keepCompiled(ownFile('dist/chunks'));
}
