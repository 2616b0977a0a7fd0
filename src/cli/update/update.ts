import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { loadResources } from '../../bundled.ts';
import type { CheckedImage, UndrawnControl } from '../../images/check.ts';
import type { ImageDrawer } from '../../images/draw.ts';
import type { State } from '../../images/judge.ts';
import { outlineBeside, type PlannedImage } from '../../images/plan.ts';
import { failureLine, failures, undrawnLine } from '../../images/report/counts.ts';
import { InputError, type Problem } from '../../model/errors.ts';
import type { Limits } from '../../model/limits.ts';
import { placeholders } from '../../model/notice.ts';
import { counted, printableJson } from '../../model/printable.ts';
import { checkStaged, nothingThere } from '../check/check.ts';
import { drawerApart } from '../shared/drawing/apart.ts';
import { imageDrawer } from '../shared/drawing/drawer.ts';
import { holding, inOrder, type Step } from '../shared/drawing/in-order.ts';
import { usualJobs } from '../shared/drawing/jobs.ts';
import { behindLinks, replaceFile, sweepTemporaries } from '../shared/files/files.ts';
import { problemsOf } from '../shared/problems.ts';
import { judgePlanned } from '../shared/repository/judge.ts';
import { findOrphans, imageFolders } from '../shared/repository/orphans.ts';
import { fileOf, findSources, openRepository, type Repository } from '../shared/repository/repository.ts';
import { select } from '../shared/repository/selection.ts';
import { checkMarkdown } from '../shared/repository/shown.ts';
import { type ReadSource, readSources } from '../shared/repository/sources.ts';
import { surveySources } from '../shared/repository/survey.ts';
import { Undrawn } from '../shared/repository/undrawn.ts';
import { EXIT, processTerminal, type Terminal } from '../shared/terminal.ts';

export interface UpdateOptions {
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  /** Fail on controls that are not drawn as themselves; as configured when absent. */
  readonly strict?: boolean;
  /** Let pictures with placeholders replace images that balsa did not make. */
  readonly force?: boolean;
  /** Which is right where a drawing and the outline beside it both changed. */
  readonly from?: 'outline' | 'drawing';
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface UpdateCommandOptions extends UpdateOptions {
  readonly config?: string;
  /** Also say, by the exit code, whether what git would commit is current. */
  readonly staged?: boolean;
  readonly limit: Limits;
  /** Pictures drawn at once. */
  readonly jobs?: number;
  readonly outside?: boolean;
}

/** What an update did, or would do. */
export interface UpdateReport {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Images that balsa did not make, left alone because ours would have placeholders. */
  readonly kept: readonly string[];
  /** Images that were current, or would not have changed. */
  readonly current: number;
  readonly problems: readonly Problem[];
  /** Controls that are not drawn as themselves, where they count as failures. */
  readonly undrawn?: readonly UndrawnControl[];
  /** Why drawings and the outlines beside them were left as they are. */
  readonly conflicts?: readonly string[];
  /** It was stopped (Ctrl-C) before it had seen every image. */
  readonly stopped: boolean;
}

/** Exit codes of a process that a signal stopped. */
const STOPPED = new Map<NodeJS.Signals, number>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
]);

/** Writes the images of the repository around the current folder that are not current. */
export async function runUpdate(paths: readonly string[], options: UpdateCommandOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const stop = new AbortController();
  // Once: a second signal ends the process at once.
  for (const signal of STOPPED.keys()) process.once(signal, () => stop.abort(signal));
  const jobs = options.jobs ?? usualJobs(options.limit);
  const apart = drawerApart(jobs);
  stop.signal.addEventListener('abort', () => apart.stop());
  const drawer = imageDrawer(apart, options.limit);
  const repository = await openRepository(process.cwd(), options.config, options.limit, options.outside);
  const report = await updateRepository(repository, paths, options, {
    ...{ terminal, signal: stop.signal, drawer, jobs },
  });
  const unstaged = options.staged && !report.stopped ? await findUnstaged(repository, paths, drawer) : undefined;
  if (options.json) terminal.line(printableJson({ root: repository.root, ...report, unstaged }));
  else {
    if (!options.quiet) terminal.line(sentence(report, options));
    for (const conflict of report.conflicts ?? [])
      terminal.line(`${conflict}: choose with --from outline or --from drawing`);
    for (const control of report.undrawn ?? []) terminal.line(`not drawn as such: ${undrawnLine(control)}`);
    for (const image of unstaged ?? []) terminal.line(`git would commit what is not current: ${failureLine(image)}`);
    if (!options.dryRun && report.written.length > 0) {
      for (const image of (await checkMarkdown(repository, new Set(report.written))).unshown)
        terminal.notice(image, { kind: 'other', subject: 'unshown', message: 'is not shown by any Markdown file' });
    }
  }
  if (report.stopped) return STOPPED.get(stop.signal.reason) ?? EXIT.no;
  if (report.problems.length > 0) return EXIT.input;
  const isNo = [report.kept, report.undrawn, report.conflicts, unstaged].some(
    (list) => list !== undefined && list.length > 0,
  );
  return isNo ? EXIT.no : EXIT.done;
}

/** The images that are not current in what git would commit. */
async function findUnstaged(
  repository: Repository,
  paths: readonly string[],
  drawer: ImageDrawer,
): Promise<readonly CheckedImage[]> {
  return failures(await checkStaged(repository, paths, { pixels: false, progress() {}, drawer }));
}

/** What an update works with. */
export interface Updating {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly drawer: ImageDrawer;
  /** Pictures drawn at once; 1 when absent. */
  readonly jobs?: number;
}

/**
 * Brings the images up to date that the paths mean; a failure does not stop the others.
 *
 * @throws UsageError when there is nothing to bring up to date.
 */
export async function updateRepository(
  repository: Repository,
  paths: readonly string[],
  options: UpdateOptions,
  updating: Updating,
): Promise<UpdateReport> {
  const { terminal, signal } = updating;
  const files = await findSources(repository);
  const selection = select(repository, files, paths);
  const outputs = new Set<string>();
  const owners: ((image: string) => boolean)[] = [];
  const written: string[] = [];
  const kept: string[] = [];
  const problems: Problem[] = [];
  const fail = (own: readonly Problem[]) => {
    for (const problem of own) terminal.problem(problem);
    problems.push(...own);
  };
  const folders = new Set<string>();
  let current = 0;
  const wanted = options.prune ? files : selection.sources;
  const strict = options.strict ?? repository.config.strict;
  const undrawn: UndrawnControl[] = [];
  const { conflicts, problems: unread } = await reconcileOutlines(repository, selection.sources, options, updating);
  fail(unread.flatMap(({ problems: own }) => own));
  const blocked = new Set([...conflicts, ...unread].map(({ file }) => file));
  const survey = strict ? undefined : await surveySources(repository, wanted);
  async function* steps(): AsyncGenerator<Step> {
    for await (const source of readSources(repository, wanted, survey)) {
      if (signal.aborted) return;
      if (selection.includes(source.file)) yield async () => () => fail(source.problems);
      owners.push(source.mayOwn);
      if (source.kind === 'broken') continue;
      for (const image of source.images) outputs.add(image.output);
      if (source.kind === 'current') {
        for (const { output } of source.images) {
          if (!selection.includes(source.file, output)) continue;
          if (!options.dryRun) await sweepOnce(folders, path.dirname(fileOf(repository, output)));
          current++;
        }
        continue;
      }
      // An image made now would hide that the two differ.
      if (blocked.has(source.file)) continue;
      const planned = source.images.filter((image) => selection.includes(image.source, image.output));
      for (const [i, image] of planned.entries()) {
        // A signal is seen between two images only if the loop lets the events in.
        await new Promise((resolve) => setImmediate(resolve));
        if (signal.aborted) return;
        const count = planned.length > 1 ? ` (${i + 1} of ${planned.length})` : '';
        terminal.progress(`checking ${image.output}${count}`);
        if (!options.dryRun)
          await sweepOnce(folders, path.dirname(await behindLinks(fileOf(repository, image.output))));
        yield () => oneImage(source, image, count);
      }
      // What cannot be drawn is told above.
      if (strict) yield () => undrawnOf(source, planned);
    }
  }
  const undrawnOf = async (source: ReadSource, planned: readonly PlannedImage[]) => {
    const own = new Undrawn(updating.drawer);
    await own.add(source, planned);
    return () => void undrawn.push(...own.list);
  };
  const oneImage = async (source: ReadSource, image: PlannedImage, count: string) => {
    const held = holding(terminal);
    try {
      const outcome = await updateImage(repository, source, image, options, { ...updating, terminal: held }, count);
      return () => {
        held.print();
        if (outcome === 'current') current++;
        else (outcome === 'kept' ? kept : written).push(image.output);
      };
    } catch (error) {
      // What a signal stopped has not failed.
      const stopped = signal.aborted;
      return () => {
        held.print();
        if (!stopped) fail(problemsOf(error, image.source, source.images.length > 1 ? image.label : undefined));
      };
    }
  };
  // An image that waits for its turn keeps no process from the next one.
  await inOrder(steps(), 2 * (updating.jobs ?? 1));
  const removed: string[] = [];
  if (options.prune && !signal.aborted) {
    const known = { outputs, missing: new Map(), mayOwn: (image: string) => owners.some((mayOwn) => mayOwn(image)) };
    for (const { image } of await findOrphans(repository, known)) {
      if (!selection.includes(image)) continue;
      if (!options.dryRun) rmSync(fileOf(repository, image), { force: true });
      tell(terminal, options, options.dryRun ? 'would remove' : 'removed', image);
      removed.push(image);
    }
  }
  if (!signal.aborted) {
    if (files.length === 0 && removed.length === 0) throw nothingThere(repository);
    selection.assertUsed();
    if (!options.dryRun && selection.all) await sweepFolders(repository, outputs, folders);
  }
  return {
    ...{ written, removed, kept, current, problems, stopped: signal.aborted },
    ...(conflicts.length > 0 ? { conflicts: conflicts.map(({ reason }) => reason) } : {}),
    ...(strict ? { undrawn } : {}),
  };
}

/** A source that is left as it is, and why. */
interface Conflict {
  readonly file: string;
  readonly reason: string;
}

/** Lets drawings follow the outlines beside them, or outlines their drawings, before anything is drawn. */
async function reconcileOutlines(
  repository: Repository,
  sources: readonly string[],
  options: UpdateOptions,
  { terminal, signal }: Updating,
): Promise<{ conflicts: Conflict[]; problems: { file: string; problems: readonly Problem[] }[] }> {
  const found: Awaited<ReturnType<typeof reconcileOutlines>> = { conflicts: [], problems: [] };
  const beside = sources.filter((file) => existsSync(fileOf(repository, outlineBeside(file))));
  if (beside.length === 0) return found;
  const { reconcile } = await import('../shared/repository/outlines.ts');
  const resources = await loadResources([...repository.fonts.values(), ...repository.packages]);
  const { from, dryRun } = options;
  const how = { resources, ...(from ? { from } : {}), ...(dryRun ? { dryRun } : {}) };
  for await (const source of readSources(repository, beside)) {
    if (signal.aborted) break;
    if (source.kind !== 'read') continue;
    try {
      const done = await reconcile(repository, source, how);
      if (done.kind === 'conflict') found.conflicts.push({ file: source.file, reason: done.reason });
      else if (done.kind === 'followed') tell(terminal, options, dryRun ? 'would write' : 'wrote', done.file);
    } catch (error) {
      found.problems.push({ file: source.file, problems: problemsOf(error, source.file) });
    }
  }
  return found;
}

async function sweepOnce(done: Set<string>, folder: string): Promise<void> {
  if (done.has(folder)) return;
  done.add(folder);
  await sweepTemporaries([folder]);
}

/** Also the folders that hold images no longer: a process may have been killed before it wrote the first. */
async function sweepFolders(repository: Repository, outputs: Iterable<string>, done: Set<string>): Promise<void> {
  for (const folder of imageFolders(repository.config, outputs)) await sweepOnce(done, fileOf(repository, folder));
}

/** What to say of an image that is written although it was not ours or not as we left it. */
const REPLACED = new Map<State, string>([
  ['foreign', ' (in place of one that balsa did not make)'],
  ['edited', ' (in place of one that was edited by hand)'],
]);

/** What became of an image, or would. */
type Outcome = 'written' | 'current' | 'kept';

async function updateImage(
  repository: Repository,
  source: ReadSource,
  image: PlannedImage,
  options: UpdateOptions,
  { terminal, drawer }: Updating,
  count: string,
): Promise<Outcome> {
  const { state, fresh, renew } = await judgePlanned(repository, source, image, {
    ...{ pixels: false, drawer, replace: options.force === true },
  });
  if (state === 'current' && !renew) return 'current';
  const dashed = state === 'foreign' && fresh && !options.force ? placeholders(fresh.notices) : [];
  if (dashed.length > 0) {
    const why = `balsa did not make it, and ours would have placeholders: ${dashed.map(({ message }) => message).join('; ')}`;
    tell(terminal, options, options.dryRun ? 'would keep' : 'kept', `${image.output} (${why}; --force replaces it)`);
    return 'kept';
  }
  if (!options.dryRun) {
    terminal.progress(`drawing ${image.output}${count}`);
    const { bytes, notices } = fresh ?? (await drawer.draw(source.project, image));
    for (const notice of notices) terminal.notice(image.source, notice);
    if (!(await putImage(repository, image.output, bytes))) return 'current';
  }
  tell(
    terminal,
    options,
    options.dryRun ? 'would write' : 'wrote',
    image.output + (renew ? ' (with the stamp of this version)' : (REPLACED.get(state) ?? '')),
  );
  return 'written';
}

/** @throws InputError that names the image as the repository does. */
async function putImage(repository: Repository, image: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return await replaceFile(fileOf(repository, image), bytes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.problems.map((problem) => ({ ...problem, file: image })),
      { cause: error },
    );
  }
}

function tell(terminal: Terminal, { json, quiet }: UpdateOptions, what: string, image: string): void {
  if (!json && !quiet) terminal.line(`${what} ${image}`);
}

function sentence(
  { written, removed, kept, current, problems, stopped }: UpdateReport,
  { dryRun }: UpdateOptions,
): string {
  const parts = [
    `${counted(written.length, 'image')} ${dryRun ? 'to write' : 'written'}`,
    `${current} current`,
    ...(removed.length > 0 ? [`${removed.length} ${dryRun ? 'to remove' : 'removed'}`] : []),
    ...(kept.length > 0 ? [`${kept.length} kept that balsa did not make`] : []),
    ...(problems.length > 0 ? [counted(problems.length, 'problem')] : []),
  ];
  return `${stopped ? 'stopped: ' : ''}${parts.join(', ')}`;
}
