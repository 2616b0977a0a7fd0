import { loadResources } from '../../bundled.ts';
import { applyLayout } from '../../layout/apply.ts';
import { chooseLayout } from '../../layout/choose.ts';
import { BalsaError, InputError, type Problem, UsageError } from '../../model/errors.ts';
import { formatsNamed, WRITTEN_FILES } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import type { Notice } from '../../model/notice.ts';
import { printableJson } from '../../model/printable.ts';
import type { Mockup } from '../../model/project.ts';
import { startDrawing } from '../../pipeline.ts';
import { type Choice, chooseMockups } from '../shared/choose.ts';
import { encodeProject } from '../shared/files/encode.ts';
import { replaceFile } from '../shared/files/files.ts';
import { openProject } from '../shared/files/project.ts';
import { commandFonts } from '../shared/repository/command-fonts.ts';
import { EXIT, processTerminal } from '../shared/terminal.ts';
import { choiceOf, type LayoutFlags } from './flags.ts';

export interface LayoutOptions extends Choice, LayoutFlags {
  readonly output: string;
  /** Font files for characters that the bundled fonts lack: they have a say in sizes. */
  readonly font?: readonly string[];
  readonly limit: Limits;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A mockup that was laid out, as `--json` tells it. */
interface LaidOut {
  readonly id: string;
  readonly name: string;
  /** What the author should know, such as a container that grew. */
  readonly notices: readonly Notice[];
}

/** Lays out mockups and writes the project with them. Where one cannot be laid out, nothing is written. */
export async function runLayout(file: string, options: LayoutOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  checkOutput(options.output);
  try {
    terminal.progress(`reading ${file}`);
    const project = await openProject(file, options.limit);
    if (!options.json) for (const notice of project.notices) terminal.notice(file, notice);
    const chosen = new Set(chooseMockups(project, options));
    const resources = await loadResources(await commandFonts(options.font));
    const mockups: Mockup[] = [];
    const laidOut: LaidOut[] = [];
    const problems: Problem[] = [];
    for (const mockup of project.mockups) {
      if (!chosen.has(mockup)) {
        mockups.push(mockup);
        continue;
      }
      const label = project.mockups.length > 1 ? { mockup: mockup.name || mockup.id } : {};
      terminal.progress(`laying out ${file}${mockup.name ? `: ${mockup.name}` : ''}`);
      try {
        const drawing = startDrawing(project, mockup, resources, options.limit);
        const layout = await chooseLayout(drawing.diagram, choiceOf(options), drawing.measure);
        laidOut.push({ id: mockup.id, name: mockup.name, notices: layout.notices });
        if (!options.json) for (const notice of layout.notices) terminal.notice(file, { ...notice, ...label });
        mockups.push(applyLayout(drawing.mockup, layout, drawing));
      } catch (error) {
        if (!(error instanceof BalsaError)) throw error;
        const own = error instanceof InputError ? error.problems : [{ message: error.message }];
        problems.push(...own.map((problem) => ({ ...label, ...problem })));
      }
    }
    if (problems.length > 0) throw new InputError(problems);
    const bytes = await encodeProject({ ...project, mockups }, options.output);
    if (options.output === '-') terminal.bytes(bytes);
    else {
      const { output, json, quiet } = options;
      const written = await replaceFile(output, bytes);
      if (json) terminal.line(printableJson({ file, output, written, mockups: laidOut }));
      else if (!quiet) terminal.line(`${written ? 'wrote    ' : 'unchanged'} ${output}`);
    }
    return EXIT.done;
  } catch (error) {
    if (error instanceof InputError) throw error.inFile(file);
    if (error instanceof UsageError) throw new UsageError(`${file}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** @throws UsageError when the output has the ending of a format that is read only. */
function checkOutput(output: string): void {
  const [card] = formatsNamed(output);
  if (!card || card.writtenAs !== undefined) return;
  throw new UsageError(`--output ${output}: ${card.title} is read only; name ${WRITTEN_FILES}`);
}
