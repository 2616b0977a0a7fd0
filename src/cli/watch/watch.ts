import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { BalsaError, InputError, UsageError } from '../../model/errors.ts';
import { formatsNamed, isCompanionName } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import { counted, printableJson } from '../../model/printable.ts';
import { drawerApart } from '../shared/drawing/apart.ts';
import { imageDrawer } from '../shared/drawing/drawer.ts';
import { isPackageName } from '../shared/files/font-packages.ts';
import { baseOf, globMatcher } from '../shared/files/globs.ts';
import { stateOf, watchFiles } from '../shared/files/watch-files.ts';
import { configFiles, findSources, openRepository, type Repository } from '../shared/repository/repository.ts';
import { rootOf } from '../shared/repository/root.ts';
import { select } from '../shared/repository/selection.ts';
import { EXIT, processTerminal, type Terminal, timeOfDay } from '../shared/terminal.ts';
import { type UpdateReport, type Updating, updateRepository } from '../update/update.ts';

export interface WatchOptions {
  readonly config?: string;
  readonly limit: Limits;
  readonly outside?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What happened, as `--json` tells it: one object a line. */
type WatchEvent =
  | { readonly event: 'watching'; readonly sources: readonly string[] }
  | ({ readonly event: 'update' } & Pick<UpdateReport, 'written' | 'current' | 'problems'>)
  | { readonly event: 'gone'; readonly source: string };

/** What watching works with. */
interface Watching extends Updating {
  /** Tells what happened: in words (none when there is nothing to say), or as an event. */
  tell(event: WatchEvent, words: string): void;
  /** Wrong usage ends the command: nobody has watched anything yet. */
  readonly strict?: boolean;
}

/** Updates images on every save, until Ctrl-C. */
export async function runWatch(paths: readonly string[], options: WatchOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const tell = (event: WatchEvent, words: string) => {
    if (options.json) terminal.line(printableJson(event, 0));
    else if (words !== '') terminal.line(`${timeOfDay()} ${words}`);
  };
  const apart = drawerApart();
  stop.signal.addEventListener('abort', () => apart.stop());
  const drawer = imageDrawer(apart, options.limit);
  const watching: Watching = { terminal, signal: stop.signal, drawer, tell };
  // Each turn is one configuration: a change of it begins the next.
  let first = true;
  while (!stop.signal.aborted) {
    const before = configState(process.cwd(), options.config);
    const repository = await waitForConfiguration(options, terminal, stop.signal);
    if (repository) await watchRepository(repository, before, paths, { ...watching, strict: first });
    first = false;
  }
  return EXIT.done;
}

/** What tells one save of the configuration from another. */
function configState(folder: string, config: string | undefined): string {
  const root = rootOf(folder, config);
  return configFiles(root, config)
    .map((file) => stateOf(path.join(root, file)))
    .join('\n');
}

/** Opens the repository; while its configuration is wrong, says so and waits for the next save of it. */
async function waitForConfiguration(
  { config, limit, outside }: WatchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Repository | undefined> {
  const folder = process.cwd();
  const root = rootOf(folder, config);
  const files = configFiles(root, config);
  const changed = new AbortController();
  // Watched before it is read: it may be mended as soon as the error shows.
  const isWanted = (file: string) => files.includes(file);
  const close = await watchFiles({ root, places: files, isWanted, changed: async () => changed.abort() });
  try {
    return await openRepository(folder, config, limit, outside);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    showError(error, terminal);
    await aborted(AbortSignal.any([signal, changed.signal]));
    return undefined;
  } finally {
    await close();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

/**
 * Watches with one configuration; returns when it changed, or when the signal comes.
 *
 * @param before the state of the configuration when it was read
 */
async function watchRepository(
  repository: Repository,
  before: string,
  paths: readonly string[],
  watching: Watching,
): Promise<void> {
  const { root, folder, config, configFile } = repository;
  const { signal, tell } = watching;
  const isSource = globMatcher(config.sources);
  const fonts = [...repository.fonts.keys()]
    .filter((font) => !isPackageName(font))
    .map((file) => path.posix.normalize(file));
  // A font is a part of the configuration: with another one every image may look otherwise.
  const configs = [...configFiles(root, configFile), ...fonts];
  const isConfig = (file: string) => configs.includes(file);
  const outdated = new AbortController();
  const close = await watchFiles({
    root,
    places: [...config.sources.filter((glob) => !glob.startsWith('!')).map(baseOf), ...configs],
    isWanted: (file) => isConfig(file) || isSource(file) || isCompanionName(file),
    async changed(files) {
      if (files.some(isConfig)) return outdated.abort();
      await rebuild(repository, paths, files, watching);
    },
  });
  try {
    // A save that came before anybody watched.
    if (configState(folder, configFile) !== before) return;
    await update(repository, paths, watching, watching.strict);
    const { sources } = config;
    if (!signal.aborted) tell({ event: 'watching', sources }, `watching ${sources.join(', ')}; Ctrl-C ends`);
    await aborted(AbortSignal.any([signal, outdated.signal]));
  } finally {
    await close();
  }
}

/** Updates the images of the sources that changed, or that draw a file that did. */
async function rebuild(
  repository: Repository,
  paths: readonly string[],
  changed: readonly string[],
  watching: Watching,
): Promise<void> {
  try {
    const sources = await findSources(repository);
    const selection = select(repository, sources, paths);
    const meant = sources.filter(
      (source) => selection.sources.includes(source) && changed.some((file) => file === source || draws(source, file)),
    );
    if (meant.length > 0) {
      await update(
        repository,
        meant.map((source) => path.join(repository.root, source)),
        watching,
      );
    }
    for (const file of changed) {
      if (!existsSync(path.join(repository.root, file)) && globMatcher(repository.config.sources)(file)) {
        watching.tell({ event: 'gone', source: file }, `${file}: is gone; "balsa update --prune" removes its images`);
      }
    }
  } catch (error) {
    showError(error, watching.terminal);
  }
}

function draws(source: string, file: string): boolean {
  const folder = path.posix.dirname(source);
  return formatsNamed(source).some(({ inFolder }) => inFolder) && (folder === '.' || file.startsWith(`${folder}/`));
}

/** One rebuild, told in one line; errors are told and survived. */
async function update(
  repository: Repository,
  paths: readonly string[],
  watching: Watching,
  strict = false,
): Promise<void> {
  try {
    const { written, current, problems } = await updateRepository(repository, paths, { quiet: true }, watching);
    const shown = written.slice(0, 5).join(', ');
    const more = written.length > 5 ? ` and ${written.length - 5} more` : '';
    const idle = problems.length === 0 ? `${counted(current, 'image')} current` : '';
    watching.tell({ event: 'update', written, current, problems }, written.length > 0 ? `wrote ${shown}${more}` : idle);
  } catch (error) {
    if (strict && error instanceof UsageError) throw error;
    showError(error, watching.terminal);
  }
}

function showError(error: unknown, terminal: Terminal): void {
  if (!(error instanceof BalsaError)) throw error;
  const problems = error instanceof InputError ? error.problems : [{ message: error.message }];
  for (const problem of problems) terminal.problem(problem);
}
