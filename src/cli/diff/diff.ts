import { stat } from 'node:fs/promises';
import path from 'node:path';
import { loadResources } from '../../bundled.ts';
import { diffProjects } from '../../diff/facts/project.ts';
import { CHANGE_KINDS } from '../../diff/kinds/change.ts';
import type { Versions } from '../../diff/pictures.ts';
import { BRIEF, WHOLE } from '../../diff/tell/digest.ts';
import { jsonReport } from '../../diff/tell/json.ts';
import { markdownReport } from '../../diff/tell/markdown.ts';
import {
  ASPECTS,
  changedMockups,
  type DiffReport,
  type FileDiff,
  fileTitle,
  ignoring,
  isDifferent,
} from '../../diff/tell/report.ts';
import { type Paint, PLAIN, textReport } from '../../diff/tell/text-report.ts';
import { uniqueSlugs } from '../../images/names.ts';
import type { LayoutMode } from '../../layout/layout.ts';
import { InputError, type Problem, UsageError } from '../../model/errors.ts';
import { DEFAULT_LIMITS } from '../../model/limits.ts';
import { printableJson } from '../../model/printable.ts';
import { startDrawing, withPlaces } from '../../pipeline.ts';
import { PICTURE_ENDINGS, type PictureFormat } from '../../raster/formats.ts';
import type { Resources } from '../../render/resources.ts';
import type { ExtraFont } from '../../render/text/fonts.ts';
import { foldedName, suggested } from '../shared/choose.ts';
import { drawerApart } from '../shared/drawing/apart.ts';
import { drawerHere } from '../shared/drawing/drawer.ts';
import { replaceFile } from '../shared/files/files.ts';
import { problemsOf } from '../shared/problems.ts';
import { commandFonts } from '../shared/repository/command-fonts.ts';
import { coloursFor, EXIT, processTerminal, type Terminal } from '../shared/terminal.ts';
import { configuredLayouts } from './configured-layout.ts';
import { type FilePair, type FileSource, resolveInputs } from './diff-inputs.ts';

const DIFF_FORMATS = ['text', 'markdown', 'json', 'html', 'svg', 'png'] as const;
type DiffFormat = (typeof DIFF_FORMATS)[number];

export interface DiffOptions {
  readonly format?: DiffFormat;
  readonly output?: string;
  readonly staged?: boolean;
  readonly ignore?: readonly string[];
  /** As the configuration says when absent. */
  readonly layout?: LayoutMode;
  readonly mockup?: string;
  /** How to call the file that two temporary files are versions of. */
  readonly name?: string;
  readonly exitCode?: boolean;
  /** Font files for characters that the bundled fonts lack. */
  readonly font?: readonly string[];
  readonly all?: boolean;
  readonly scale: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A file that was compared, with both versions when it has both. */
interface Compared {
  readonly file: FileDiff;
  readonly versions?: Versions;
}

/** Tells what changed between two versions; equal versions give no output and exit code 0. */
export async function runDiff(
  args: readonly string[],
  paths: readonly string[],
  options: DiffOptions,
): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const format = formatOf(options);
  const ignore = checkIgnored(options.ignore ?? []);
  const inputs = await resolveInputs(args, paths, options);
  const fonts = await commandFonts(options.font);
  const resources = await loadResources(fonts);
  const layoutOf = await configuredLayouts(process.cwd());
  const compared: Compared[] = [];
  const problems: Problem[] = [];
  for (const pair of inputs.pairs) {
    terminal.progress(`comparing ${pair.new?.name ?? pair.old?.name}`);
    try {
      const layout = options.layout ?? layoutOf(pair.new?.name ?? pair.old?.name ?? '');
      const one = await compare(pair, layout, resources);
      if (one) compared.push(one);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      for (const problem of error.problems) terminal.problem(problem);
    }
  }
  const files = compared.map(({ file }) => called(onlyMockup(file, options.mockup), options.name));
  const report = ignoring({ old: inputs.old, new: inputs.new, files }, ignore);
  problems.push(...(await write(report, compared, format, options, { resources, fonts }, terminal)));
  if (problems.length > 0) return EXIT.input;
  return options.exitCode && isDifferent(report) ? EXIT.no : EXIT.done;
}

function formatOf({ format, json, output }: DiffOptions): DiffFormat {
  if (json) return 'json';
  if (format) return format;
  const ending = path
    .extname(output ?? '')
    .slice(1)
    .toLowerCase();
  const byEnding = new Map<string, DiffFormat>([
    ...DIFF_FORMATS.map((name): [string, DiffFormat] => [name, name]),
    ['md', 'markdown'],
    ['htm', 'html'],
    ['txt', 'text'],
  ]);
  return byEnding.get(ending) ?? 'text';
}

function checkIgnored(names: readonly string[]): readonly string[] {
  const known = new Set<string>([...ASPECTS.keys(), 'project', ...CHANGE_KINDS]);
  for (const name of names) {
    if (!known.has(name)) throw new UsageError(`--ignore ${name}: expected one of ${[...known].join(', ')}`);
  }
  return names;
}

async function compare(pair: FilePair, layout: LayoutMode, resources: Resources): Promise<Compared | undefined> {
  const [old, next] = [
    await openSide(pair.old, pair.named, layout, resources),
    await openSide(pair.new, pair.named, layout, resources),
  ];
  if (old === 'other' || next === 'other') return undefined;
  const names = { ...(pair.old ? { old: pair.old.name } : {}), ...(pair.new ? { new: pair.new.name } : {}) };
  if (!old || !next) return { file: { status: pair.status, ...names, diff: { project: [], mockups: [] } } };
  const diff = diffProjects(old, next, (project, mockup) => startDrawing(project, mockup, resources).diagram);
  return {
    file: { status: pair.status, ...names, diff },
    versions: { old, new: next, layout: layout === 'authored' ? layout : 'complete' },
  };
}

/** The project of one side; `other` for a file that is no Balsamiq file and that the user did not name. */
async function openSide(source: FileSource | undefined, named: boolean, layout: LayoutMode, resources: Resources) {
  if (!source) return undefined;
  if (!named && !(await source.isBalsamiq())) return 'other' as const;
  try {
    return await withPlaces(await source.open(), layout, resources);
  } catch (error) {
    throw error instanceof InputError ? error.inFile(source.name) : error;
  }
}

function called(file: FileDiff, name: string | undefined): FileDiff {
  if (name === undefined) return file;
  return {
    ...file,
    ...(file.old === undefined ? {} : { old: name }),
    ...(file.new === undefined ? {} : { new: name }),
  };
}

function onlyMockup(file: FileDiff, wanted: string | undefined): FileDiff {
  if (wanted === undefined || file.status === 'added' || file.status === 'removed') return file;
  const of = (isMeant: (name: string) => boolean) =>
    file.diff.mockups.filter(({ name, old, new: next }) => [name, old, next].some(isMeant));
  const exact = of((name) => name === wanted);
  const mockups = exact.length > 0 ? exact : of((name) => foldedName(name) === foldedName(wanted));
  if (mockups.length === 0) {
    const near = suggested(
      wanted,
      file.diff.mockups.map(({ name }) => name),
    );
    throw new UsageError(`${fileTitle(file)} has no mockup "${wanted}"${near} in both versions`);
  }
  return { ...file, diff: { project: [], mockups } };
}

/** What pictures are drawn with. */
interface Drawing {
  readonly resources: Resources;
  /** Those of the resources that do not ship with balsa. */
  readonly fonts: readonly ExtraFont[];
}

/** @returns what could not be drawn. */
async function write(
  report: DiffReport,
  compared: readonly Compared[],
  format: DiffFormat,
  options: DiffOptions,
  drawing: Drawing,
  terminal: Terminal,
): Promise<readonly Problem[]> {
  if (format === 'svg' || format === 'png') {
    return writePictures(report, compared, format, options, drawing, terminal);
  }
  const text = await textOf(report, compared, format, options, drawing.resources);
  if (options.output !== undefined && options.output !== '-') {
    const written = await replaceFile(options.output, new TextEncoder().encode(text));
    if (!options.quiet) terminal.line(`${written ? 'wrote    ' : 'unchanged'} ${options.output}`);
  } else if (format === 'html') terminal.bytes(new TextEncoder().encode(text));
  else if (text !== '') terminal.painted(text.replace(/\n$/, ''));
  return [];
}

async function textOf(
  report: DiffReport,
  compared: readonly Compared[],
  format: Exclude<DiffFormat, PictureFormat>,
  options: DiffOptions,
  resources: Resources,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${printableJson(jsonReport(report))}\n`;
    case 'markdown':
      return markdownReport(report);
    case 'html': {
      const { htmlReport } = await import('../../diff/html/page.ts');
      const { reportPictures } = await import('../../diff/pictures.ts');
      const mockups = pictured(report, compared).map(({ file, versions, mockup }) => ({
        file,
        name: mockup.name,
        diff: mockup.diff,
        pictures: reportPictures(versions, mockup, resources),
      }));
      return htmlReport(report, mockups);
    }
    default: {
      const paint = options.output === undefined ? terminalPaint() : PLAIN;
      return textReport(report, { paint, limits: options.all ? WHOLE : BRIEF })
        .map((line) => `${line}\n`)
        .join('');
    }
  }
}

/** The changed mockups of the report with both versions of their project. */
function pictured(report: DiffReport, compared: readonly Compared[]) {
  return report.files.flatMap((file, i) => {
    const versions = compared[i]?.versions;
    return versions ? changedMockups(file).map((mockup) => ({ file, versions, mockup })) : [];
  });
}

async function writePictures(
  report: DiffReport,
  compared: readonly Compared[],
  format: 'svg' | 'png',
  options: DiffOptions,
  { resources, fonts }: Drawing,
  terminal: Terminal,
): Promise<readonly Problem[]> {
  const { mergedPicture } = await import('../../diff/pictures.ts');
  const { output } = options;
  if (output === undefined) throw new UsageError(`--format ${format} needs --output: a file, a folder or -`);
  const all = pictured(report, compared);
  const isFile =
    output === '-' || (PICTURE_ENDINGS.has(path.extname(output).slice(1).toLowerCase()) && !(await isFolder(output)));
  if (isFile && all.length > 1) {
    throw new UsageError(`${all.length} mockups changed: name a folder with --output, or one mockup with --mockup`);
  }
  if (all.length === 0) {
    if (!options.quiet && output !== '-') terminal.line('no difference to draw');
    return [];
  }
  const names = uniqueSlugs(
    all.map(({ file, mockup }) => {
      const base = path.basename(fileTitle(file), path.extname(fileTitle(file)));
      return file.diff.mockups.length > 1 ? `${base} ${mockup.name}` : base;
    }),
  );
  const drawer = all.length > 1 ? drawerApart() : drawerHere();
  const problems: Problem[] = [];
  for (const [i, { file: compared, versions, mockup }] of all.entries()) {
    const picture = await drawer
      .draw(
        {
          kind: 'scene',
          scene: mergedPicture(versions, mockup, resources),
          options: { format, scale: options.scale, background: 0xffffff, text: 'text' },
        },
        { limits: DEFAULT_LIMITS },
        fonts,
      )
      .catch((error: unknown) => {
        for (const problem of problemsOf(error, fileTitle(compared), mockup.name)) {
          terminal.problem(problem);
          problems.push(problem);
        }
        return undefined;
      });
    if (!picture) continue;
    if (output === '-') {
      terminal.bytes(picture.bytes);
      continue;
    }
    const file = isFile ? output : path.join(output, `${names[i]}.${format}`);
    const written = await replaceFile(file, picture.bytes);
    if (!options.quiet)
      terminal.line(`${written ? 'wrote    ' : 'unchanged'} ${file} (${picture.width} × ${picture.height})`);
  }
  return problems;
}

async function isFolder(name: string): Promise<boolean> {
  return (await stat(name).catch(() => undefined))?.isDirectory() ?? false;
}

function terminalPaint(): Paint {
  const { bold, green, red, yellow, dim } = coloursFor(process.stdout);
  return { file: bold, heading: bold, added: green, removed: red, changed: yellow, layout: dim };
}
