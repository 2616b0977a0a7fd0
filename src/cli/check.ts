import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type CheckedImage, type CheckReport, checkImage, judgeOrphans } from '../images/check.ts';
import { expectedStamp } from '../images/draw.ts';
import { type ImageReference, imageReferences } from '../images/markdown.ts';
import { slug } from '../images/names.ts';
import type { PlannedImage } from '../images/plan.ts';
import { formatReport, type ReportFormat } from '../images/report/formats.ts';
import { BalsaError, InputError, type Problem } from '../model/errors.ts';
import { PICTURE_FORMATS } from '../raster/picture.ts';
import { loadResources, type Resources } from '../render/resources.ts';
import {
  findFiles,
  isMeant,
  openRepository,
  type PlannedSource,
  planRepository,
  type Repository,
} from './repository.ts';
import { EXIT, processTerminal } from './terminal.ts';

export interface CheckCommandOptions {
  readonly config?: string;
  readonly pixels?: boolean;
  readonly difference?: string;
  readonly format: ReportFormat;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Judges the images of the repository in the current folder; writes none. */
export async function runCheck(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const repository = await openRepository(process.cwd(), options.config);
  const report = await checkRepository(repository, paths, {
    pixels: options.pixels === true || options.difference !== undefined,
    ...(options.difference === undefined ? {} : { difference: options.difference }),
    progress: (text) => terminal.progress(text),
  });
  const failed = report.images.some(({ state }) => state !== 'current');
  const format = options.json ? 'json' : options.format;
  if (!(options.quiet && format === 'text' && !failed && report.problems.length === 0)) {
    terminal.line(formatReport(report, format));
  }
  if (report.problems.length > 0) return EXIT.input;
  return failed ? EXIT.no : EXIT.done;
}

interface Checking {
  readonly pixels: boolean;
  /** Folder for pictures of the differences. */
  readonly difference?: string;
  progress(text: string): void;
}

/** Judges the images of a repository that the paths mean, all of them when there are none. */
export async function checkRepository(
  repository: Repository,
  paths: readonly string[],
  checking: Checking,
): Promise<CheckReport> {
  const { sources, broken } = await planRepository(repository);
  const resources = once(loadResources);
  const images: CheckedImage[] = [];
  const problems: Problem[] = broken.filter(({ file }) => isMeant([file], paths)).flatMap((source) => source.problems);
  const { difference } = checking;
  for (const { project, images: planned } of sources) {
    for (const image of planned) {
      if (!isMeant([image.source, image.output], paths)) continue;
      checking.progress(`checking ${image.output}`);
      const bytes = await readFile(path.join(repository.root, image.output)).catch(() => undefined);
      const write = async (name: string, png: Uint8Array) => {
        if (difference === undefined) return;
        await mkdir(difference, { recursive: true });
        await writeFile(path.join(difference, `${slug(name)}.png`), png);
      };
      try {
        images.push(await checkImage(project, image, bytes, { pixels: checking.pixels, difference: write }, resources));
      } catch (error) {
        if (!(error instanceof BalsaError)) throw error;
        problems.push(
          ...(error instanceof InputError
            ? error.inFile(image.source).problems
            : [{ file: image.source, message: error.message }]),
        );
      }
    }
  }
  images.push(...(await findOrphans(repository, sources, images)).filter(({ image }) => isMeant([image], paths)));
  return { images, problems, ...(await checkMarkdown(repository, sources)) };
}

/** Images in the folders of the plan that carry balsa's stamp and that the plan does not hold. */
async function findOrphans(
  repository: Repository,
  sources: readonly PlannedSource[],
  checked: readonly CheckedImage[],
): Promise<readonly CheckedImage[]> {
  const planned = new Set(sources.flatMap(({ images }) => images.map(({ output }) => output)));
  const endings = `{${[...PICTURE_FORMATS.keys()].join(',')}}`;
  const roots = new Set([...planned].map((output) => output.split('/').slice(0, -1)).map((dirs) => dirs[0] ?? ''));
  const { output, outputs } = repository.config.pictures;
  for (const template of [output, outputs]) {
    const [first = ''] = template.split('/');
    if (template.includes('/') && !first.includes('{')) roots.add(first);
  }
  const globs = [...roots].map((root) => (root === '' ? `*.${endings}` : `${root}/**/*.${endings}`));
  const candidates: { image: string; bytes: Uint8Array }[] = [];
  for (const image of await findFiles(repository, globs)) {
    if (!planned.has(image)) candidates.push({ image, bytes: await readFile(path.join(repository.root, image)) });
  }
  const missing = new Map<string, string>();
  for (const { project, images } of sources) {
    for (const image of images) {
      const isMissing = checked.some((entry) => entry.image === image.output && entry.state === 'missing');
      if (isMissing) missing.set(expectedStamp(project, image).source.digest, image.output);
    }
  }
  return judgeOrphans(candidates, missing);
}

async function checkMarkdown(
  repository: Repository,
  sources: readonly PlannedSource[],
): Promise<{ readonly broken: readonly ImageReference[]; readonly unshown: readonly string[] }> {
  const references: ImageReference[] = [];
  const files = await findFiles(repository, repository.config.markdown);
  for (const file of files)
    references.push(...imageReferences(file, await readFile(path.join(repository.root, file), 'utf8')));
  const planned = sources.flatMap(({ images }) => images.map(({ output }: PlannedImage) => output));
  const made = new Set(planned);
  const broken: ImageReference[] = [];
  for (const reference of references) {
    if (made.has(reference.image)) continue;
    const exists = await readFile(path.join(repository.root, reference.image)).then(
      () => true,
      () => false,
    );
    if (!exists) broken.push(reference);
  }
  const shown = new Set(references.map(({ image }) => image));
  return { broken, unshown: files.length === 0 ? [] : planned.filter((output) => !shown.has(output)) };
}

/** Loads on the first call and gives the same value on each. */
export function once(load: () => Promise<Resources>): () => Promise<Resources> {
  let loaded: Promise<Resources> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
