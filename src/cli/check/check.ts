import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CheckedImage, type CheckReport, madeFrom } from '../../images/check.ts';
import type { ImageDrawer } from '../../images/draw.ts';
import { slug } from '../../images/names.ts';
import type { PlannedImage, PlannedPlace } from '../../images/plan.ts';
import { formatReport } from '../../images/report/formats.ts';
import type { ReportFormat } from '../../images/report/names.ts';
import { type Problem, UsageError } from '../../model/errors.ts';
import type { Limits } from '../../model/limits.ts';
import { drawerApart } from '../shared/drawing/apart.ts';
import { imageDrawer } from '../shared/drawing/drawer.ts';
import { problemsOf } from '../shared/problems.ts';
import { judgePlanned } from '../shared/repository/judge.ts';
import { findOrphans } from '../shared/repository/orphans.ts';
import {
  findSources,
  openRepository,
  type Repository,
  updateCommandOf,
  wayFromTop,
} from '../shared/repository/repository.ts';
import { type Selection, select } from '../shared/repository/selection.ts';
import { checkMarkdown } from '../shared/repository/shown.ts';
import { type ReadSource, readSources } from '../shared/repository/sources.ts';
import { withStaged } from '../shared/repository/staged.ts';
import { surveySources } from '../shared/repository/survey.ts';
import { Undrawn } from '../shared/repository/undrawn.ts';
import { EXIT, processTerminal } from '../shared/terminal.ts';

export interface CheckCommandOptions {
  readonly config?: string;
  /** Check what git would commit rather than the work tree. */
  readonly staged?: boolean;
  readonly pixels?: boolean;
  readonly difference?: string;
  /** Fail on controls that are not drawn as themselves; as configured when absent. */
  readonly strict?: boolean;
  readonly format: ReportFormat;
  readonly limit: Limits;
  readonly outside?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Judges the images of the repository around the current folder; writes none. */
export async function runCheck(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const repository = await openRepository(process.cwd(), options.config, options.limit, options.outside);
  const checking: Checking = {
    pixels: options.pixels === true || options.difference !== undefined,
    ...(options.strict ? { strict: true } : {}),
    ...(options.difference === undefined ? {} : { difference: differenceWriter(options.difference) }),
    progress: (text) => terminal.progress(text),
    drawer: imageDrawer(drawerApart(), options.limit),
  };
  const report = options.staged
    ? await checkStaged(repository, paths, checking)
    : await checkRepository(repository, paths, checking);
  const failed = report.images.some(({ state }) => state !== 'current') || (report.undrawn ?? []).length > 0;
  const format = options.json ? 'json' : options.format;
  if (!(options.quiet && format === 'text' && !failed && report.problems.length === 0)) {
    const text = formatReport(report, format, wayFromTop(repository.root));
    if (format === 'github') terminal.commands(text);
    else terminal.line(text);
  }
  if (report.problems.length > 0) return EXIT.input;
  return failed ? EXIT.no : EXIT.done;
}

/** Judges what git would commit: the images in its index against the sources there. */
export function checkStaged(
  repository: Repository,
  paths: readonly string[],
  checking: Checking,
): Promise<CheckReport> {
  const { folder } = repository;
  const relative = paths.map((given) => path.relative(folder, path.resolve(folder, given)) || '.');
  return withStaged(repository, (staged) => checkRepository(staged, relative, checking));
}

function differenceWriter(folder: string): (image: string, png: Uint8Array) => void {
  return (image, png) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${slug(image)}.png`), png);
  };
}

/** How a repository is checked. */
export interface Checking {
  readonly pixels: boolean;
  /** Also tell which controls are not drawn as themselves; as configured when absent. */
  readonly strict?: boolean;
  /** Takes pictures of the differences, as PNG. */
  difference?(image: string, png: Uint8Array): void;
  progress(text: string): void;
  readonly drawer: ImageDrawer;
}

/**
 * Judges the images of a repository that the paths mean, all of them when there are none.
 *
 * @throws UsageError when there is nothing to judge: a check that checks nothing must not pass.
 */
export async function checkRepository(
  repository: Repository,
  paths: readonly string[],
  checking: Checking,
): Promise<CheckReport> {
  const files = await findSources(repository);
  const selection = select(repository, files, paths);
  const images: CheckedImage[] = [];
  const problems: Problem[] = [];
  const outputs = new Set<string>();
  const missing = new Map<string, string>();
  const owners: ((image: string) => boolean)[] = [];
  const strict = checking.strict ?? repository.config.strict;
  const undrawn = new Undrawn(checking.drawer);
  // What a stamp says is current need not be drawn, unless it is asked what is in the drawing.
  const survey = checking.pixels || strict ? undefined : await surveySources(repository, selection.sources);
  for await (const source of readSources(repository, selection.sources, survey)) {
    if (selection.includes(source.file)) problems.push(...source.problems);
    owners.push(source.mayOwn);
    if (source.kind === 'broken') continue;
    for (const image of source.images) outputs.add(image.output);
    if (source.kind === 'current') images.push(...currentImages(source.images, selection));
    else {
      const planned = source.images.filter(({ source: file, output }) => selection.includes(file, output));
      await judgeSource(repository, source, planned, checking, { images, problems, missing });
      if (strict) problems.push(...(await undrawn.add(source, planned)));
    }
  }
  if (selection.sources.length === files.length) {
    const known = { outputs, missing, mayOwn: (image: string) => owners.some((mayOwn) => mayOwn(image)) };
    for (const orphan of await findOrphans(repository, known)) {
      if (selection.includes(orphan.image)) images.push(orphan);
    }
  }
  if (files.length === 0 && images.length === 0) throw nothingThere(repository);
  selection.assertUsed();
  const isWhole = selection.all && repository.workTree === undefined;
  const shown = isWhole ? await checkMarkdown(repository, outputs) : { broken: [], unshown: [] };
  return { images, problems, ...(strict ? { undrawn: undrawn.list } : {}), ...shown };
}

/** Where findings are gathered. */
interface Findings {
  readonly images: CheckedImage[];
  readonly problems: Problem[];
  /** Missing images by what they are made from. */
  readonly missing: Map<string, string>;
}

function currentImages(places: readonly PlannedPlace[], selection: Selection): readonly CheckedImage[] {
  const nameOf = namer(places);
  return places
    .filter(({ source, output }) => selection.includes(source, output))
    .map((place) => ({ ...nameOf(place), state: 'current', reason: '' }));
}

/** How an image is called in a report; the mockup is named where the source has several. */
function namer(places: readonly PlannedPlace[]) {
  const several = places.some(({ index }) => index > 0);
  return ({ source, output, label }: PlannedPlace) => ({
    ...{ image: output, source },
    ...(several ? { mockup: label } : {}),
  });
}

async function judgeSource(
  repository: Repository,
  source: ReadSource,
  planned: readonly PlannedImage[],
  checking: Checking,
  { images, problems, missing }: Findings,
): Promise<void> {
  const nameOf = namer(source.images);
  for (const image of planned) {
    checking.progress(`checking ${image.output}`);
    try {
      const { state, reason, expected, pointer } = await judgePlanned(repository, source, image, checking);
      if (state === 'missing')
        missing.set(madeFrom({ source: expected.source.digest, options: expected.options }), image.output);
      images.push({
        ...nameOf(image),
        ...{ state, reason },
        ...(state === 'current' ? {} : { mend: pointer ? 'git lfs pull' : updateCommandOf(repository, image.output) }),
      });
    } catch (error) {
      problems.push(...problemsOf(error, image.source, nameOf(image).mockup));
    }
  }
}

/** What to say where no source is found. */
export function nothingThere({ root, config, workTree }: Repository): UsageError {
  const where = workTree === undefined ? root : `what is staged of ${workTree}`;
  return new UsageError(
    `no Balsamiq file matches ${config.sources.join(', ')} in ${where}; name yours under "sources" in balsa.config.json`,
  );
}
