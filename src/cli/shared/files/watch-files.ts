import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watch as watchPaths } from 'chokidar';

/** Saves that come closer together than this make one rebuild, milliseconds. */
const BURST = 100;
/** How long a file must stand still before it is read, milliseconds. */
const STILL = 150;
/** How long a file must be gone before it counts as gone: editors move it away and write it anew, milliseconds. */
const GONE = 1_000;
/** How long a file may go on being written before it is read all the same, milliseconds. */
const PATIENCE = 5_000;

/** Files that an editor or Balsamiq writes beside the one that is saved. */
const TEMPORARY = /(^|\/)(\.#|~\$|\..*\.sw[a-z]$|4913$)|(~|\.tmp|\.bak|-journal|-wal|-shm|\.balsa-tmp)$/;

/** What to watch, and what to do. */
interface Watch {
  /** The folder that the names below are seen from. */
  readonly root: string;
  /** Folders and files, from the root; a folder that does not exist yet is waited for. */
  readonly places: readonly string[];
  /** Whether a file (from the root, with `/`) matters. */
  isWanted(file: string): boolean;
  /** Called after each burst of changes with the files that changed, one call at a time. */
  changed(files: readonly string[]): Promise<void>;
}

/** Watches until the function that it gives is called; it returns once watching has begun. */
export async function watchFiles({ root, places, isWanted, changed }: Watch): Promise<() => Promise<void>> {
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let closed = false;
  const flush = () => {
    running = running.then(async () => {
      if (closed || pending.size === 0) return;
      const files = [...pending].sort();
      pending.clear();
      await Promise.all(files.map((file) => settle(path.join(root, file))));
      // What was told of them meanwhile is about to be read.
      for (const file of files) pending.delete(file);
      if (!closed) await changed(files);
    });
  };
  const folders = new Set(places.map((place) => existing(path.join(root, place))));
  const watcher = watchPaths([...folders], {
    ignoreInitial: true,
    atomic: true,
    ignored: (file) => /(^|[\\/])(node_modules|\.git)([\\/]|$)/.test(path.relative(root, file)),
  });
  watcher.on('all', (event, file) => {
    const name = path.relative(root, file).split(path.sep).join('/');
    if (event === 'addDir' || event === 'unlinkDir' || TEMPORARY.test(name) || !isWanted(name)) return;
    pending.add(name);
    clearTimeout(timer);
    timer = setTimeout(flush, BURST);
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    closed = true;
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

/** The place itself, or the nearest folder above it that exists. */
function existing(place: string): string {
  return existsSync(place) || path.dirname(place) === place ? place : existing(path.dirname(place));
}

/**
 * Waits until nobody writes a file any more: its size and time stand still, and no journal beside it tells that
 * Balsamiq is in the middle of a transaction.
 */
async function settle(file: string): Promise<void> {
  const patience = Date.now() + PATIENCE;
  let state = stateOf(file);
  let since = Date.now();
  while (Date.now() < patience) {
    await wait(STILL / 3);
    const now = stateOf(file);
    if (now !== state || existsSync(`${file}-journal`)) {
      state = now;
      since = Date.now();
    } else if (Date.now() - since >= (now === '' ? GONE : STILL)) return;
  }
}

/** What tells one save of a file from another; empty when there is no file. */
export function stateOf(file: string): string {
  const info = statSync(file, { throwIfNoEntry: false });
  return info ? `${info.size} ${info.mtimeMs}` : '';
}
