import { stat } from 'node:fs/promises';
import path from 'node:path';
import { uniqueSlugs } from '../../images/names.ts';
import { type Problem, UsageError } from '../../model/errors.ts';
import { endingWritten, formatToWrite, type WrittenFormat } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import type { Notice } from '../../model/notice.ts';
import { printableJson } from '../../model/printable.ts';
import type { Project } from '../../model/project.ts';
import { WRITERS } from '../../write/writers.ts';
import { type Choice, chooseMockups } from '../shared/choose.ts';
import { expandInputs, replaceFile } from '../shared/files/files.ts';
import { openProject } from '../shared/files/project.ts';
import { problemsOf } from '../shared/problems.ts';
import { EXIT, processTerminal, type Terminal } from '../shared/terminal.ts';

export interface ConvertOptions extends Choice {
  readonly output: string;
  readonly to?: WrittenFormat;
  readonly thumbnails?: boolean;
  readonly limit: Limits;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface Done {
  readonly input: string;
  readonly output: string;
  readonly format: WrittenFormat;
  readonly mockups: number;
  readonly bytes: number;
  readonly written: boolean;
  readonly notices: readonly Notice[];
}

/** Converts the files, one after the other; one that fails does not stop the others. */
export async function runConvert(args: readonly string[], options: ConvertOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const inputs = await expandInputs(args);
  const outputs = await outputFiles(inputs, options);
  const done: Done[] = [];
  const problems: Problem[] = [];
  for (const [i, input] of inputs.entries()) {
    try {
      const converted = await convert(input, outputs[i] ?? '-', options, terminal);
      done.push(converted);
      for (const notice of converted.notices) terminal.notice(input, notice);
      if (!options.json && !options.quiet && converted.output !== '-') {
        terminal.line(`${converted.written ? 'wrote    ' : 'unchanged'} ${converted.output}`);
      }
    } catch (error) {
      const own = problemsOf(error, input);
      problems.push(...own);
      for (const problem of own) terminal.problem(problem);
    }
  }
  if (options.json && options.output !== '-') terminal.line(printableJson({ files: done, problems }));
  return problems.length > 0 ? EXIT.input : EXIT.done;
}

/**
 * The file that each input becomes.
 *
 * @throws UsageError when several inputs are to go into one file.
 */
async function outputFiles(inputs: readonly string[], { output, to }: ConvertOptions): Promise<readonly string[]> {
  if (output === '-') {
    if (inputs.length > 1) throw new UsageError('standard output takes one file: name one');
    return ['-'];
  }
  const isFolder = (await stat(output).catch(() => undefined))?.isDirectory() ?? false;
  if (!isFolder && !/[\\/]$/.test(output)) {
    if (inputs.length > 1) throw new UsageError(`--output ${output} is one file, but ${inputs.length} were named`);
    return [output];
  }
  const ending = endingWritten(to ?? 'json');
  const names = uniqueSlugs(inputs.map(stem));
  return names.map((name) => path.join(output, `${name}.${ending}`));
}

async function convert(input: string, output: string, options: ConvertOptions, terminal: Terminal): Promise<Done> {
  terminal.progress(`converting ${input}`);
  const read = await openProject(input, options.limit);
  const format = options.to ?? formatToWrite(output, read.format);
  const project = withChosen(read, options);
  const { bytes, lost } = await write(project, format, stem(input), options);
  if (output === '-') terminal.bytes(bytes);
  const written = output === '-' || (await replaceFile(output, bytes));
  const notices = [...read.notices, ...lost];
  return { input, output, format, mockups: project.mockups.length, bytes: bytes.length, written, notices };
}

/** The project with the chosen mockups only; the whole of it, trash and alternates included, when none was chosen. */
function withChosen(project: Project, options: ConvertOptions): Project {
  if (options.mockup === undefined && options.alternate === undefined) return project;
  const chosen = new Set(chooseMockups(project, options));
  const resourceTree = 'resourceTree';
  return {
    ...project,
    mockups: project.mockups.filter((mockup) => chosen.has(mockup)),
    extra: new Map([...project.extra].filter(([key]) => key !== resourceTree)),
  };
}

interface Written {
  readonly bytes: Uint8Array;
  /** What the format has no place for. */
  readonly lost: readonly Notice[];
}

async function write(project: Project, format: WrittenFormat, name: string, options: ConvertOptions): Promise<Written> {
  const { write: encode } = WRITERS[format];
  const { thumbnails = false } = options;
  if (format !== 'mockup') return { bytes: await encode(project, { name, thumbnails }), lost: [] };
  const [mockup, ...others] = chooseMockups(project, options);
  if (mockup === undefined || others.length > 0) {
    throw new UsageError(`holds ${others.length + 1} mockups: choose one with --mockup, or convert to project JSON`);
  }
  const bytes = await encode({ ...project, mockups: [mockup] }, { name, thumbnails });
  return { bytes, lost: lostByMockupJson(project) };
}

function lostByMockupJson({ symbolLibraries, assets }: Project): readonly Notice[] {
  const left = [...(symbolLibraries.length > 0 ? ['symbols'] : []), ...(assets.length > 0 ? ['images'] : [])].join(
    ' and ',
  );
  if (left === '') return [];
  const message = `mockup JSON has no place for the project's ${left}: convert to project JSON to keep them`;
  return [{ kind: 'other', subject: 'mockup JSON', message }];
}

function stem(input: string): string {
  if (input === '-') return 'project';
  const base = path.basename(path.resolve(input));
  return base.slice(0, base.length - path.extname(base).length);
}
