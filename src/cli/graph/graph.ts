import path from 'node:path';
import { loadResources } from '../../bundled.ts';
import { exportGraph } from '../../graph/export/export.ts';
import { InputError, UsageError } from '../../model/errors.ts';
import type { Limits } from '../../model/limits.ts';
import type { Mockup, Project } from '../../model/project.ts';
import { startDrawing } from '../../pipeline.ts';
import { type Choice, chooseMockups, listed } from '../shared/choose.ts';
import { replaceFile } from '../shared/files/files.ts';
import { openProject } from '../shared/files/project.ts';
import { EXIT, processTerminal } from '../shared/terminal.ts';

export interface GraphOptions extends Choice {
  readonly format: string;
  readonly output: string;
  readonly limit: Limits;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Prints the graph of one mockup. */
export async function runGraph(file: string, options: GraphOptions): Promise<number> {
  if (options.output !== '-' && path.resolve(options.output) === path.resolve(file)) {
    throw new UsageError(`${file} would be lost: name another file with -o`);
  }
  const terminal = processTerminal(options.quiet === true);
  terminal.progress(`reading ${file}`);
  const project = await openProject(file, options.limit).catch((error: unknown) => {
    throw error instanceof InputError ? error.inFile(file) : error;
  });
  const mockups = chosen(file, project, options);
  const [mockup, ...others] = mockups;
  if (!mockup || others.length > 0) {
    const names = listed(mockups.map(({ name, id }) => name || id));
    throw new UsageError(`${file} holds ${mockups.length} mockups: choose one with --mockup${names}`);
  }
  const { diagram } = startDrawing(project, mockup, await loadResources(), options.limit);
  const text = exportGraph(diagram, options.json ? 'json' : options.format);
  if (text === undefined) throw new UsageError(`there is no graph format "${options.format}"`);
  const bytes = new TextEncoder().encode(text);
  if (options.output === '-') terminal.bytes(bytes);
  else {
    const written = await replaceFile(options.output, bytes);
    if (!options.quiet) terminal.line(`${written ? 'wrote    ' : 'unchanged'} ${options.output}`);
  }
  return EXIT.done;
}

function chosen(file: string, project: Project, options: GraphOptions): readonly Mockup[] {
  try {
    return chooseMockups(project, options);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${file} ${error.message}`);
    throw error instanceof InputError ? error.inFile(file) : error;
  }
}
