import path from 'node:path';
import { type Added, addTopic, NameError, type NewTopic } from '../../apply/add.ts';
import { loadResources } from '../../bundled.ts';
import { diffProjects } from '../../diff/facts/project.ts';
import { WHOLE } from '../../diff/tell/digest.ts';
import { PLAIN, textReport } from '../../diff/tell/text-report.ts';
import { InputError, UsageError } from '../../model/errors.ts';
import { FORMAT_CARDS, isWrittenName, WRITTEN_FILES } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import type { Mockup, Project } from '../../model/project.ts';
import { startDrawing } from '../../pipeline.ts';
import { readProject } from '../../read/read.ts';
import type { Resources } from '../../render/resources.ts';
import { chooseMockups, listed, suggested } from '../shared/choose.ts';
import { encodeChange } from '../shared/files/encode.ts';
import { readInput, replaceFile } from '../shared/files/files.ts';
import { readFonts } from '../shared/files/fonts.ts';
import { findSources, openRepository } from '../shared/repository/repository.ts';
import { EXIT, processTerminal } from '../shared/terminal.ts';

export interface AddOptions extends Omit<NewTopic, 'text'> {
  readonly file?: string;
  readonly mockup?: string;
  readonly dryRun?: boolean;
  readonly font?: readonly string[];
  readonly limit: Limits;
  readonly quiet?: boolean;
}

/** A drawing that the topic fits in. */
interface Found {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly project: Project;
  readonly mockup: Mockup;
  readonly added: Added;
}

/** Adds one topic to a drawing and writes the file with the smallest change. */
export async function runAdd(text: string, options: AddOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const topic: NewTopic = { ...options, text: text.trim() };
  if (topic.text === '') throw new UsageError('the topic has no text');
  if (topic.in === undefined && topic.after === undefined) throw new UsageError('say where: --in or --after');
  const resources = await loadResources(await readFonts(options.font ?? []));
  const { file, bytes, project, mockup, added } = await findDrawing(topic, options, resources);
  if (added.state === 'there') {
    terminal.line(`unchanged ${file}: "${added.section}" has "${topic.text}" already`);
    return EXIT.no;
  }
  for (const message of added.notices) terminal.notice(file, { kind: 'layout', subject: 'add', message });
  if (options.dryRun) {
    const changed = { ...project, mockups: project.mockups.map((one) => (one === mockup ? added.mockup : one)) };
    const build = (one: Project, of: Mockup) => startDrawing(one, of, resources, options.limit).diagram;
    const diff = diffProjects(project, changed, build);
    const files = [{ status: 'changed' as const, old: file, new: file, diff }];
    for (const line of textReport({ old: file, new: file, files }, { paint: PLAIN, limits: WHOLE }))
      terminal.line(line);
    return EXIT.done;
  }
  await replaceFile(file, await encodeChange(file, bytes, project, mockup, added.mockup));
  if (!options.quiet) terminal.line(`wrote     ${file}: "${topic.text}" in "${added.section}"`);
  return EXIT.done;
}

/** @throws UsageError when no drawing has what is named, or several have. */
async function findDrawing(topic: NewTopic, options: AddOptions, resources: Resources): Promise<Found> {
  if (options.file !== undefined) {
    const [only] = await tried(options.file, topic, options, resources, (error) => {
      throw error;
    });
    if (only) return only;
  }
  const files = await repositoryFiles();
  const found: Found[] = [];
  const errors: UsageError[] = [];
  for (const file of files) {
    found.push(...(await tried(file, topic, options, resources, (error) => void errors.push(error))));
  }
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  if (only) {
    const names = found.map(({ file, mockup, project }) =>
      project.mockups.length > 1 ? `${file} ("${mockup.name}")` : file,
    );
    throw new UsageError(`several drawings have what is named: ${names.join(', ')}; choose with --file and --mockup`);
  }
  const [first] = errors;
  if (first && errors.length === 1) throw first;
  const where = files.length === 0 ? 'there is no source here' : `no drawing here has it (${files.join(', ')})`;
  throw new UsageError(`"${topic.in ?? topic.after}": ${where}; name a file with --file`);
}

async function repositoryFiles(): Promise<readonly string[]> {
  const repository = await openRepository(process.cwd());
  const sources = await findSources(repository);
  return sources
    .filter((file) => isWrittenName(file))
    .map((file) => path.relative(process.cwd(), path.join(repository.root, file)) || file);
}

/** The mockups of a file that the topic fits in. */
async function tried(
  file: string,
  topic: NewTopic,
  options: AddOptions,
  resources: Resources,
  failed: (error: UsageError) => void,
): Promise<readonly Found[]> {
  const bytes = await readInput(file, options.limit);
  try {
    const project = await readProject(bytes, { limits: options.limit, name: path.basename(file) });
    const { title, writtenAs } = FORMAT_CARDS[project.format];
    if (writtenAs === undefined) throw new UsageError(`${file}: ${title} is read only; convert it to ${WRITTEN_FILES}`);
    const mockups = chooseMockups(project, options.mockup === undefined ? {} : { mockup: options.mockup });
    const found: Found[] = [];
    const errors: UsageError[] = [];
    for (const mockup of mockups) {
      try {
        const added = addTopic(project, mockup, topic, resources, options.limit);
        found.push({ file, bytes, project, mockup, added });
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        errors.push(error);
      }
    }
    if (found.length > 1 && options.file !== undefined) {
      const names = listed(found.map(({ mockup }) => mockup.name || mockup.id));
      throw new UsageError(`${file}: several mockups have what is named; choose with --mockup${names}`);
    }
    const [error] = errors;
    if (found.length === 0 && error) failed(told(error, file));
    return found;
  } catch (error) {
    if (error instanceof InputError) throw error.inFile(file);
    throw error;
  }
}

/** With what could be meant. */
function told(error: UsageError, file: string): UsageError {
  if (!(error instanceof NameError)) return new UsageError(`${file}: ${error.message}`);
  const { wanted, found, candidates, message } = error;
  const meant = found === 0 ? suggested(wanted, candidates) : '';
  return new UsageError(`${file}: ${message}${meant}${listed(candidates)}`);
}
