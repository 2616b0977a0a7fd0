import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { drawImage, expectedStamp } from '../images/draw.ts';
import { judgeByStamp } from '../images/judge.ts';
import type { PlannedImage } from '../images/plan.ts';
import { plural } from '../images/report/counts.ts';
import { BalsaError, InputError, type Problem } from '../model/errors.ts';
import type { Project } from '../model/project.ts';
import { loadResources, type Resources } from '../render/resources.ts';
import { checkRepository, once } from './check.ts';
import { replaceFile, sweepTemporaries } from './files.ts';
import { isMeant, openRepository, planRepository, type Repository } from './repository.ts';
import { EXIT, processTerminal, type Terminal } from './terminal.ts';

export interface UpdateOptions {
  readonly config?: string;
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What an update did, or would do. */
export interface UpdateReport {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Images that were current, or would not have changed. */
  readonly current: number;
  readonly problems: readonly Problem[];
  /** It was stopped (Ctrl-C) before it had seen every image. */
  readonly stopped: boolean;
}

/** Writes the images of the repository in the current folder that are not current. */
export async function runUpdate(paths: readonly string[], options: UpdateOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const repository = await openRepository(process.cwd(), options.config);
  const report = await updateRepository(repository, paths, options, terminal, stop.signal, once(loadResources));
  if (options.json) terminal.line(JSON.stringify(report, null, 2));
  else if (!options.quiet) terminal.line(sentence(report, options));
  if (report.stopped) return 130;
  return report.problems.length > 0 ? EXIT.input : EXIT.done;
}

/** Brings the images up to date that the paths mean; a failure does not stop the others. */
export async function updateRepository(
  repository: Repository,
  paths: readonly string[],
  options: UpdateOptions,
  terminal: Terminal,
  signal: AbortSignal,
  resources: () => Promise<Resources>,
): Promise<UpdateReport> {
  const { sources, broken } = await planRepository(repository);
  const planned = sources.flatMap(({ project, images }) => images.map((image) => ({ project, image })));
  const meant = planned.filter(({ image }) => isMeant([image.source, image.output], paths));
  if (!options.dryRun) {
    await sweepTemporaries(meant.map(({ image }) => path.dirname(path.join(repository.root, image.output))));
  }
  const written: string[] = [];
  const removed: string[] = [];
  const problems = broken.filter(({ file }) => isMeant([file], paths)).flatMap((source) => source.problems);
  for (const problem of problems) terminal.problem(problem);
  let current = 0;
  for (const { project, image } of meant) {
    // A signal is seen between two images only if the loop lets the events in.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) break;
    terminal.progress(`checking ${image.output}`);
    try {
      if (await updateImage(repository, project, image, options, terminal, resources)) written.push(image.output);
      else current++;
    } catch (error) {
      if (!(error instanceof BalsaError)) throw error;
      const own =
        error instanceof InputError
          ? error.inFile(image.source).problems
          : [{ file: image.source, message: error.message }];
      for (const problem of own) terminal.problem(problem);
      problems.push(...own);
    }
  }
  if (options.prune && !signal.aborted) removed.push(...(await prune(repository, paths, options, terminal)));
  return { written, removed, current, problems, stopped: signal.aborted };
}

/** @returns whether the image was written, or would be. */
async function updateImage(
  repository: Repository,
  project: Project,
  image: PlannedImage,
  options: UpdateOptions,
  terminal: Terminal,
  resources: () => Promise<Resources>,
): Promise<boolean> {
  const file = path.join(repository.root, image.output);
  const old = await readFile(file).catch(() => undefined);
  if (judgeByStamp(old, expectedStamp(project, image))?.state === 'current') return false;
  terminal.progress(`drawing ${image.output}`);
  const { bytes, notices } = await drawImage(project, image, await resources());
  if (old && Buffer.compare(old, bytes) === 0) return false;
  for (const notice of notices) terminal.notice(image.source, notice);
  if (!options.dryRun) await replaceFile(file, bytes);
  if (!options.json && !options.quiet) terminal.line(`${options.dryRun ? 'would write' : 'wrote'} ${image.output}`);
  return true;
}

async function prune(
  repository: Repository,
  paths: readonly string[],
  options: UpdateOptions,
  terminal: Terminal,
): Promise<string[]> {
  const { images } = await checkRepository(repository, paths, { pixels: false, progress: () => {} });
  const orphans = images.filter(({ state }) => state === 'orphaned').map(({ image }) => image);
  for (const orphan of orphans) {
    if (!options.dryRun) await rm(path.join(repository.root, orphan));
    if (!options.json && !options.quiet) terminal.line(`${options.dryRun ? 'would remove' : 'removed'} ${orphan}`);
  }
  return orphans;
}

function sentence({ written, removed, current, problems, stopped }: UpdateReport, { dryRun }: UpdateOptions): string {
  const parts = [
    `${plural(written.length, 'image')} ${dryRun ? 'to write' : 'written'}`,
    `${current} current`,
    ...(removed.length > 0 ? [`${removed.length} ${dryRun ? 'to remove' : 'removed'}`] : []),
    ...(problems.length > 0 ? [plural(problems.length, 'problem')] : []),
  ];
  return `${stopped ? 'stopped: ' : ''}${parts.join(', ')}`;
}
