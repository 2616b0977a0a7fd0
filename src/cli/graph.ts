import { exportGraph } from '../graph/export/export.ts';
import { InputError, UsageError } from '../model/errors.ts';
import { DEFAULT_LIMITS } from '../model/limits.ts';
import type { Mockup, Project } from '../model/project.ts';
import { startDrawing } from '../render/drawing.ts';
import { loadResources } from '../render/resources.ts';
import { replaceFile } from './files.ts';
import { openProject } from './project.ts';
import { EXIT, processTerminal } from './terminal.ts';

export interface GraphOptions {
  readonly format: string;
  readonly mockup?: string;
  readonly output: string;
  readonly quiet?: boolean;
}

/** Prints the graph of one mockup. */
export async function runGraph(file: string, options: GraphOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  terminal.progress(`reading ${file}`);
  const project = await openProject(file, DEFAULT_LIMITS).catch((error: unknown) => {
    throw error instanceof InputError ? error.inFile(file) : error;
  });
  const mockup = oneMockup(project, options.mockup, file);
  const { diagram } = startDrawing(project, mockup, await loadResources());
  const text = exportGraph(diagram, options.format);
  if (text === undefined) throw new UsageError(`there is no graph format "${options.format}"`);
  const bytes = new TextEncoder().encode(text);
  if (options.output === '-') terminal.bytes(bytes);
  else {
    const written = await replaceFile(options.output, bytes);
    if (!options.quiet) terminal.line(`${written ? 'wrote    ' : 'unchanged'} ${options.output}`);
  }
  return EXIT.done;
}

/** The mockup with this name or resource ID, or the only one of the project. */
export function oneMockup(project: Project, wanted: string | undefined, file: string): Mockup {
  const live = project.mockups.filter((mockup) => !mockup.trashed);
  const names = live.map((mockup) => `"${mockup.name || mockup.id}"`);
  const list = `${names.slice(0, 10).join(', ')}${names.length > 10 ? ' and more' : ''}`;
  if (wanted !== undefined) {
    const found =
      project.mockups.find((mockup) => mockup.id === wanted) ?? live.find((mockup) => mockup.name === wanted);
    if (found) return found;
    throw new UsageError(`${file} has no mockup "${wanted}"; it has ${list}`);
  }
  const [only, ...more] = live;
  if (!only) throw new InputError([{ file, message: 'holds no mockup' }]);
  if (more.length > 0) throw new UsageError(`${file} has ${live.length} mockups: choose one with --mockup (${list})`);
  return only;
}
