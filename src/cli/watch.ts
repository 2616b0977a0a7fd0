import path from 'node:path';
import { watch as watchPaths } from 'chokidar';
import { BalsaError } from '../model/errors.ts';
import { loadResources } from '../render/resources.ts';
import { once } from './check.ts';
import { matchesGlobs } from './globs.ts';
import { CONFIG_FILE, openRepository } from './repository.ts';
import { EXIT, processTerminal } from './terminal.ts';
import { updateRepository } from './update.ts';

export interface WatchOptions {
  readonly config?: string;
  readonly quiet?: boolean;
}

/** Saves that come closer together than this make one rebuild, milliseconds. */
const BURST = 150;

/** Files that an editor or Balsamiq writes beside the one that is saved. */
const TEMPORARY = /(^|\/)(\.#|~\$|\..*\.sw[a-z]$|4913$)|(~|\.tmp|\.bak|-journal|-wal|-shm|\.balsa-tmp)$/;

/**
 * Calls `changed` after each burst of changes to files that `isWanted`, with their paths, one call at a time. Returns a
 * function that stops it.
 */
export async function watchFiles(
  folder: string,
  isWanted: (file: string) => boolean,
  changed: (files: readonly string[]) => Promise<void>,
): Promise<() => Promise<void>> {
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const flush = () => {
    const files = [...pending].sort();
    pending.clear();
    running = running.then(() => changed(files));
  };
  const watcher = watchPaths(folder, {
    ignoreInitial: true,
    atomic: true,
    ignored: (file) => /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(file),
  });
  watcher.on('all', (event, file) => {
    const name = path.relative(folder, file).split(path.sep).join('/');
    if (event === 'addDir' || event === 'unlinkDir' || TEMPORARY.test(name) || !isWanted(name)) return;
    pending.add(name);
    clearTimeout(timer);
    timer = setTimeout(flush, BURST);
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

/** Updates images on every save, until Ctrl-C. */
export async function runWatch(paths: readonly string[], options: WatchOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const root = process.cwd();
  const resources = once(loadResources);
  const stop = new AbortController();
  const update = async (only: readonly string[]) => {
    try {
      const repository = await openRepository(root, options.config);
      const report = await updateRepository(repository, only, { quiet: true }, terminal, stop.signal, resources);
      for (const image of report.written) terminal.line(`wrote ${image}`);
      if (report.written.length === 0 && report.problems.length === 0 && only.length > 0) {
        terminal.line(`${only.join(', ')}: no visible change`);
      }
    } catch (error) {
      if (!(error instanceof BalsaError)) throw error;
      terminal.problem({ message: error.message });
    }
  };
  await update(paths);
  const { config } = await openRepository(root, options.config);
  const configFile = options.config ?? CONFIG_FILE;
  const isSource = (file: string) => matchesGlobs(file, config.sources);
  const close = await watchFiles(
    root,
    (file) => file === configFile || isSource(file),
    (files) => update(files.includes(configFile) ? paths : files),
  );
  terminal.line(`watching ${config.sources.join(', ')}; Ctrl-C ends`);
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  stop.abort();
  await close();
  return EXIT.done;
}
