import { once } from 'node:events';
import path from 'node:path';
import { BalsaError, UsageError } from '../../model/errors.ts';
import { expandInputs } from '../shared/files/files.ts';
import { watchFiles } from '../shared/files/watch-files.ts';
import { EXIT, processTerminal, timeOfDay } from '../shared/terminal.ts';
import { type RenderOptions, runRender } from './render.ts';

/** Draws the files, and again on every save of one, until Ctrl-C. */
export async function watchRender(args: readonly string[], options: RenderOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  if (args.includes('-') || options.output === '-') throw new UsageError('--watch needs files, not - as in or output');
  const inputs = await expandInputs(args);
  const root = process.cwd();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const names = new Map(inputs.map((input) => [nameIn(root, input), input]));
  const inputOf = (file: string) => names.get(file) ?? names.get(path.posix.dirname(file));
  const close = await watchFiles({
    root,
    places: [...names.keys()],
    isWanted: (file) => inputOf(file) !== undefined && !isPicture(file),
    async changed(files) {
      try {
        await runRender(args, options, new Set(files.flatMap((file) => inputOf(file) ?? [])));
      } catch (error) {
        if (!(error instanceof BalsaError)) throw error;
        terminal.problem({ message: error.message });
      }
    },
  });
  await runRender(args, options);
  terminal.line(`${timeOfDay()} watching ${inputs.join(', ')}; Ctrl-C ends`);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  await close();
  return EXIT.done;
}

function nameIn(root: string, input: string): string {
  return path.relative(root, path.resolve(root, input)).split(path.sep).join('/');
}

/** Pictures may be written beside what is watched. */
function isPicture(file: string): boolean {
  return /\.(png|svg|webp|avif|jpe?g)$/i.test(file);
}
