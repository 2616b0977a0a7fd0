import { withoutMarkup } from '../../graph/pieces/show-markup.ts';
import { type Problem, UsageError } from '../../model/errors.ts';
import type { Limits } from '../../model/limits.ts';
import { type Notice, shortfalls } from '../../model/notice.ts';
import { printableJson } from '../../model/printable.ts';
import type { Mockup, Project, SkinName } from '../../model/project.ts';
import type { PictureFormat } from '../../raster/formats.ts';
import type { ExtraFont } from '../../render/text/fonts.ts';
import { writeAppendix } from '../../write/appendix.ts';
import { choiceOf, type LayoutFlags } from '../layout/flags.ts';
import { type Choice, chooseMockups } from '../shared/choose.ts';
import { drawerApart } from '../shared/drawing/apart.ts';
import { type Drawer, drawerHere } from '../shared/drawing/drawer.ts';
import { inOrder, type Step } from '../shared/drawing/in-order.ts';
import { usualJobs } from '../shared/drawing/jobs.ts';
import { expandInputs, replaceFile } from '../shared/files/files.ts';
import { openProject } from '../shared/files/project.ts';
import { problemsOf } from '../shared/problems.ts';
import { commandFonts } from '../shared/repository/command-fonts.ts';
import { EXIT, processTerminal, type Terminal } from '../shared/terminal.ts';
import { findTarget, outputNames, type RenderTarget } from './render-target.ts';

export interface RenderOptions extends Choice, LayoutFlags {
  readonly output?: string;
  readonly format?: PictureFormat;
  readonly scale: number;
  readonly background: number | false;
  readonly text: 'text' | 'outline';
  readonly skin?: SkinName;
  readonly markup: 'on' | 'off';
  /** A Markdown file for notes and comments. */
  readonly appendix?: string;
  /** Font files for characters that the bundled fonts lack. */
  readonly font?: readonly string[];
  readonly quality?: number;
  /** Pictures drawn at once. */
  readonly jobs?: number;
  readonly limit: Limits;
  /** Exit with 1 when a control was not drawn as itself. */
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Draw again on every save. */
  readonly watch?: boolean;
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

/**
 * Draws the mockups of the files, on all cores; one that fails does not stop the others.
 *
 * @param only those of the inputs to draw; all when absent
 */
export async function runRender(
  args: readonly string[],
  options: RenderOptions,
  only?: ReadonlySet<string>,
): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const inputs = await expandInputs(args);
  const target = await findTarget(inputs, options);
  if (target.format === 'jpeg' && options.background === false) {
    throw new UsageError('--background transparent: a JPEG has no transparency; choose png, webp or avif, or a colour');
  }
  const fonts = await commandFonts(options.font);
  // What draws is begun while the first input is read, where it is sure to be needed.
  const jobs = options.jobs ?? usualJobs(options.limit);
  const apart = drawerApart(jobs, inputs.length > 1);
  try {
    return await renderAll({ inputs, target, options, terminal, fonts, here: drawerHere(), apart, jobs }, only);
  } finally {
    apart.stop();
  }
}

async function renderAll(run: Run, only?: ReadonlySet<string>): Promise<number> {
  const { inputs, target, options, terminal } = run;
  const done: Done[] = [];
  const problems: Problem[] = [];
  const failures: unknown[] = [];
  const appendix: string[] = [];
  const fail = (input: string, error: unknown, mockup?: Mockup) => {
    failures.push(error);
    problems.push(...explain(input, error, terminal, mockup));
  };
  async function* steps(): AsyncGenerator<Step> {
    for (const [place, input] of inputs.entries()) {
      if (only && !only.has(input)) continue;
      const broken: Problem[] = [];
      const told = new Set<string>();
      const sayBroken = () => {
        for (const problem of broken) terminal.problem(problem);
        problems.push(...broken);
      };
      try {
        const { project, mockups } = await readInput(input, run, (found) => broken.push(...found));
        const files = outputNames(input, inputs, mockups, project, target);
        yield async () => () => {
          sayBroken();
          tell(input, project.notices, told, terminal);
          appendix.push(writeAppendix(project, mockups));
        };
        for (const [i, mockup] of mockups.entries()) {
          const [of, at] = mockups.length > 1 ? [mockups.length, i] : [inputs.length, place];
          const one = { input, project, mockup, output: files[i] ?? '-', count: of > 1 ? ` (${at + 1} of ${of})` : '' };
          const isOnly = inputs.length * mockups.length === 1;
          yield async () => {
            try {
              const picture = await draw(one, isOnly, run);
              return () => {
                done.push(picture);
                tell(input, picture.notices, told, terminal);
                if (!options.json) report(picture, terminal, options);
              };
            } catch (error) {
              return () => fail(input, error, mockups.length > 1 ? mockup : undefined);
            }
          };
        }
      } catch (error) {
        yield async () => () => {
          sayBroken();
          fail(input, error);
        };
      }
    }
  }
  // A picture that waits for its turn keeps no process from the next one.
  await inOrder(steps(), 2 * run.jobs);
  if (options.appendix !== undefined) await putAppendix(options.appendix, appendix, terminal, options);
  if (options.json && target.kind !== 'stdout') terminal.line(printableJson({ pictures: done, problems }));
  if (problems.length === 0) return options.strict && tellShortfalls(done, terminal) > 0 ? EXIT.no : EXIT.done;
  // A mockup that there is not is wrong usage; with anything wrong in an input beside it, the input counts.
  return failures.length > 0 && failures.every((error) => error instanceof UsageError) ? EXIT.usage : EXIT.input;
}

/** What stays the same throughout a run. */
interface Run {
  readonly inputs: readonly string[];
  readonly target: RenderTarget;
  readonly options: RenderOptions;
  readonly terminal: Terminal;
  readonly fonts: readonly ExtraFont[];
  /** Draws the only picture of a run: whatever ends it costs nothing else, and a process more costs as much time again. */
  readonly here: Drawer;
  /** Draws the pictures of a run of several, so that none can end the run. */
  readonly apart: Drawer;
  /** How many that are. */
  readonly jobs: number;
}

async function readInput(
  input: string,
  { target, options, terminal }: Run,
  broken: (found: readonly Problem[]) => void,
) {
  terminal.progress(`reading ${input}`);
  const read = await openProject(input, options.limit, broken);
  const marked = options.markup === 'off' ? withoutMarkup(read) : read;
  const project: Project = options.skin ? { ...marked, settings: { ...marked.settings, skin: options.skin } } : marked;
  const mockups = chooseMockups(project, options);
  if (mockups.length > 1 && (target.kind === 'file' || target.kind === 'stdout')) {
    throw new UsageError(`holds ${mockups.length} mockups: choose one with --mockup, or name a folder with --output`);
  }
  return { project, mockups };
}

/** A picture to draw. */
interface Wanted {
  readonly input: string;
  readonly project: Project;
  readonly mockup: Mockup;
  readonly output: string;
  /** Such as ` (3 of 12)`, where there are several. */
  readonly count: string;
}

async function draw({ input, project, mockup, output, count }: Wanted, isOnly: boolean, run: Run): Promise<Done> {
  const { options, target, terminal, fonts } = run;
  terminal.progress(`drawing ${input}${mockup.name ? `: ${mockup.name}` : ''}${count}`);
  const task = {
    kind: 'picture',
    mockup: project.mockups.indexOf(mockup),
    layout: choiceOf(options),
    options: {
      format: target.format,
      scale: options.scale,
      background: options.background === false ? undefined : options.background,
      text: options.text,
      ...(options.quality === undefined ? {} : { quality: options.quality }),
    },
  } as const;
  const drawer = isOnly ? run.here : run.apart;
  const picture = await drawer.draw(task, { project, limits: options.limit }, fonts);
  if (target.kind === 'stdout') terminal.bytes(picture.bytes);
  const written = target.kind === 'stdout' || (await replaceFile(output, picture.bytes));
  const { width, height, bytes, notices } = picture;
  return { input, mockup: mockup.name || mockup.id, output, width, height, bytes: bytes.byteLength, written, notices };
}

/** Prints what went wrong and gives it with its place. */
function explain(input: string, error: unknown, terminal: Terminal, mockup?: Mockup): readonly Problem[] {
  const label = mockup && (mockup.name || mockup.id);
  const problems = problemsOf(error, input, label);
  for (const problem of problems) terminal.problem(problem);
  return problems;
}

/** Names every control that was not drawn as itself; @returns how many there are. */
function tellShortfalls(done: readonly Done[], terminal: Terminal): number {
  const all = done.flatMap(({ input, mockup, notices }) =>
    shortfalls(notices).map((shortfall) => ({ file: input, ...(mockup ? { mockup } : {}), ...shortfall })),
  );
  for (const problem of all) terminal.problem(problem);
  return all.length;
}

/** Prints what the user should know, each thing once for an input. */
function tell(input: string, notices: readonly Notice[], told: Set<string>, terminal: Terminal): void {
  for (const notice of notices) {
    const key = `${notice.kind}\n${notice.subject}`;
    if (told.has(key)) continue;
    told.add(key);
    terminal.notice(input, notice);
  }
}

function report(picture: Done, terminal: Terminal, options: RenderOptions): void {
  if (options.quiet || picture.output === '-') return;
  terminal.line(
    `${picture.written ? 'wrote    ' : 'unchanged'} ${picture.output} (${picture.width} × ${picture.height})`,
  );
}

async function putAppendix(file: string, sections: readonly string[], terminal: Terminal, options: RenderOptions) {
  const content = sections.filter((section) => section !== '').join('\n') || 'No notes and no comments.\n';
  const written = await replaceFile(file, new TextEncoder().encode(content));
  if (!options.quiet && !options.json) terminal.line(`${written ? 'wrote    ' : 'unchanged'} ${file}`);
}
