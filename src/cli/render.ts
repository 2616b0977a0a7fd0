import { stat } from 'node:fs/promises';
import path from 'node:path';
import { slug, uniqueSlugs } from '../images/names.ts';
import { BalsaError, InputError, type Problem, UsageError } from '../model/errors.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { Notice } from '../model/notice.ts';
import type { Mockup, Project, SkinName } from '../model/project.ts';
import { PICTURE_FORMATS, type PictureFormat, pictureOf } from '../raster/picture.ts';
import { sceneOf } from '../render/drawing.ts';
import { loadResources, type Resources } from '../render/resources.ts';
import { expandInputs, replaceFile } from './files.ts';
import { openProject } from './project.ts';
import { EXIT, processTerminal, type Terminal } from './terminal.ts';

export interface RenderOptions {
  readonly output?: string;
  readonly format?: PictureFormat;
  readonly scale: number;
  readonly mockup?: string;
  readonly background: number | false;
  readonly text: 'text' | 'outline';
  readonly skin?: SkinName;
  readonly quality?: number;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What became of one picture. */
interface Done {
  readonly input: string;
  readonly mockup: string;
  readonly output: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** Whether the file was written; an image that would not change is left alone. */
  readonly written: boolean;
  readonly notices: readonly Notice[];
}

/** Draws the mockups of the files, one after the other; a file that fails does not stop the others. */
export async function runRender(args: readonly string[], options: RenderOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const inputs = await expandInputs(args);
  const target = await findTarget(inputs, options);
  const resources = await loadResources();
  const done: Done[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    try {
      for await (const picture of renderFile(input, inputs, target, options, resources, terminal)) {
        done.push(picture);
        if (!options.json) report(picture, terminal, options);
      }
    } catch (error) {
      if (!(error instanceof BalsaError)) throw error;
      const own =
        error instanceof InputError ? error.inFile(input).problems : [{ file: input, message: error.message }];
      problems.push(...own);
      for (const problem of own) terminal.problem(problem);
    }
  }
  if (options.json && target.kind !== 'stdout') terminal.line(JSON.stringify({ pictures: done, problems }, null, 2));
  return problems.length > 0 ? EXIT.input : EXIT.done;
}

function report(picture: Done, terminal: Terminal, options: RenderOptions): void {
  for (const notice of picture.notices) terminal.notice(picture.input, notice);
  if (options.quiet || picture.output === '-') return;
  terminal.line(
    `${picture.written ? 'wrote    ' : 'unchanged'} ${picture.output} (${picture.width} × ${picture.height})`,
  );
}

/** Where pictures go: one file, standard output, a folder, or beside each input. */
interface Target {
  readonly format: PictureFormat;
  readonly kind: 'file' | 'stdout' | 'folder' | 'beside';
  readonly path: string;
}

async function findTarget(inputs: readonly string[], options: RenderOptions): Promise<Target> {
  const { output } = options;
  const ending = output === undefined ? '' : path.extname(output).slice(1).toLowerCase();
  const named = PICTURE_FORMATS.get(ending);
  const isFolder = output !== undefined && ((await stat(output).catch(() => undefined))?.isDirectory() ?? false);
  const format = options.format ?? (isFolder ? undefined : named) ?? 'png';
  const standard = output === '-' || (output === undefined && inputs.includes('-'));
  if (standard) {
    if (inputs.length > 1) throw new UsageError('standard output takes one picture: name one file');
    return { format, kind: 'stdout', path: '-' };
  }
  if (output === undefined) return { format, kind: 'beside', path: '' };
  if (isFolder || /[\\/]$/.test(output) || !named) return { format, kind: 'folder', path: output };
  if (inputs.length > 1) throw new UsageError(`--output ${output} is one file, but ${inputs.length} files were named`);
  return { format, kind: 'file', path: output };
}

async function* renderFile(
  input: string,
  inputs: readonly string[],
  target: Target,
  options: RenderOptions,
  resources: Resources,
  terminal: Terminal,
): AsyncGenerator<Done> {
  terminal.progress(`reading ${input}`);
  const read = await openProject(input, DEFAULT_LIMITS);
  const project: Project = options.skin ? { ...read, settings: { ...read.settings, skin: options.skin } } : read;
  const mockups = chooseMockups(project, options.mockup);
  if (mockups.length > 1 && (target.kind === 'file' || target.kind === 'stdout')) {
    throw new UsageError(`holds ${mockups.length} mockups: choose one with --mockup, or name a folder with --output`);
  }
  const outputs = outputNames(input, inputs, mockups, project, target);
  for (const [i, mockup] of mockups.entries()) {
    terminal.progress(`drawing ${input}${mockup.name ? `: ${mockup.name}` : ''}`);
    const { scene, notices } = sceneOf(project, mockup, resources);
    const picture = await pictureOf(scene, resources, {
      format: target.format,
      scale: options.scale,
      background: options.background === false ? undefined : options.background,
      text: options.text,
      ...(options.quality === undefined ? {} : { quality: options.quality }),
    });
    const output = outputs[i] ?? '-';
    if (target.kind === 'stdout') terminal.bytes(picture.bytes);
    const written = target.kind === 'stdout' || (await replaceFile(output, picture.bytes));
    const { width, height, bytes } = picture;
    yield { input, mockup: mockup.name || mockup.id, output, width, height, bytes: bytes.byteLength, written, notices };
  }
}

function chooseMockups(project: Project, wanted: string | undefined): readonly Mockup[] {
  const { mockups } = project;
  if (mockups.length === 0) throw new InputError([{ message: 'holds no mockup' }]);
  if (wanted === undefined) return mockups.filter((mockup) => !mockup.trashed);
  const chosen = mockups.filter((mockup) => mockup.id === wanted);
  const named = chosen.length > 0 ? chosen : mockups.filter((mockup) => mockup.name === wanted);
  if (named.length === 0) {
    const names = mockups.slice(0, 10).map((mockup) => `"${mockup.name || mockup.id}"`);
    throw new UsageError(
      `has no mockup "${wanted}"; it has ${names.join(', ')}${mockups.length > 10 ? ' and more' : ''}`,
    );
  }
  return named;
}

function outputNames(
  input: string,
  inputs: readonly string[],
  mockups: readonly Mockup[],
  project: Project,
  target: Target,
): readonly string[] {
  if (target.kind === 'file' || target.kind === 'stdout') return [target.path];
  const ending = target.format === 'jpeg' ? 'jpg' : target.format;
  const base = (name: string) => path.basename(name, path.extname(name));
  const folder = target.kind === 'beside' ? path.dirname(input) : target.path;
  const stem =
    target.kind === 'beside'
      ? base(input)
      : (uniqueSlugs(inputs.map(base))[inputs.indexOf(input)] ?? slug(base(input)));
  if (project.mockups.length === 1) return [path.join(folder, `${stem}.${ending}`)];
  const names = uniqueSlugs(project.mockups.map((mockup) => mockup.name || mockup.id));
  return mockups.map((mockup) => path.join(folder, stem, `${names[project.mockups.indexOf(mockup)]}.${ending}`));
}
