import { existsSync } from 'node:fs';
import path from 'node:path';
import { applyOutline } from '../../apply/apply.ts';
import { makeProject } from '../../apply/make.ts';
import { keepIds } from '../../apply/match-entries.ts';
import { loadResources } from '../../bundled.ts';
import { diffProjects } from '../../diff/facts/project.ts';
import { WHOLE } from '../../diff/tell/digest.ts';
import { PLAIN, textReport } from '../../diff/tell/text-report.ts';
import { isOutline, outlineOf } from '../../graph/export/outline.ts';
import { type ElkWorker, startElk } from '../../layout/elk/runner.ts';
import { InputError, UsageError } from '../../model/errors.ts';
import { isWrittenName, WRITTEN_FILES } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import { tally } from '../../model/lists.ts';
import type { Mockup, Project } from '../../model/project.ts';
import { outlineEnding, readOutlineFile } from '../../outline/formats/formats.ts';
import { writeMindmap } from '../../outline/formats/mermaid.ts';
import { writeOpml } from '../../outline/formats/opml.ts';
import { descendants, type Outline, tiesOf } from '../../outline/outline.ts';
import { type OutlineStyleName, outlineStyle } from '../../outline/styles.ts';
import { writeOutline } from '../../outline/write.ts';
import { startDrawing } from '../../pipeline.ts';
import { decodeText } from '../../read/encoding.ts';
import type { Resources } from '../../render/resources.ts';
import { chooseMockups } from '../shared/choose.ts';
import { encodeProject } from '../shared/files/encode.ts';
import { readInput, replaceFile } from '../shared/files/files.ts';
import { openProject } from '../shared/files/project.ts';
import { commandFonts } from '../shared/repository/command-fonts.ts';
import { EXIT, processTerminal, type Terminal } from '../shared/terminal.ts';

export interface ApplyOptions {
  readonly style: OutlineStyleName;
  readonly from: 'outline' | 'drawing';
  readonly mockup?: string;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly font?: readonly string[];
  readonly limit: Limits;
  readonly quiet?: boolean;
}

/** What a run works with. */
interface Run {
  readonly outlineFile: string;
  readonly drawingFile: string;
  readonly options: ApplyOptions;
  readonly terminal: Terminal;
  readonly resources: Resources;
  readonly elk: ElkWorker;
}

/** Makes a drawing say what an outline says, or an outline what a drawing says. */
export async function runApply(outlineFile: string, drawingFile: string, options: ApplyOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  if (!isWrittenName(drawingFile)) {
    throw new UsageError(`${drawingFile}: name ${WRITTEN_FILES}; other formats are read only`);
  }
  const elk = startElk();
  try {
    // To start takes as long as all that is done before something can be laid out.
    if (options.from === 'outline' && !isDry(options) && !existsSync(drawingFile)) elk.prepare();
    const resources = await loadResources(await commandFonts(options.font));
    const run: Run = { outlineFile, drawingFile, options, terminal, resources, elk };
    if (options.from === 'drawing') return await outlineFromDrawing(run);
    terminal.progress(`reading ${outlineFile}`);
    const outline = await openOutline(outlineFile, options.limit, (message) => {
      terminal.notice(outlineFile, { kind: 'other', subject: 'outline', message });
    });
    return await (existsSync(drawingFile) ? followDrawing(run, outline) : makeDrawing(run, outline));
  } finally {
    await elk.close();
  }
}

function isDry({ dryRun, check }: ApplyOptions): boolean {
  return dryRun === true || check === true;
}

/** @throws InputError or UsageError that name the file. */
async function openOutline(file: string, limits: Limits, tell?: (message: string) => void): Promise<Outline> {
  try {
    const { text } = decodeText(await readInput(file, limits));
    const name = path.basename(file, path.extname(file));
    const { outline, left } = readOutlineFile(text, outlineEnding(file) ?? 'md', name);
    for (const message of left) tell?.(message);
    return outline;
  } catch (error) {
    if (error instanceof InputError) throw error.inFile(file);
    throw error instanceof UsageError ? new UsageError(`${file} ${error.message}`) : error;
  }
}

async function makeDrawing({ outlineFile, drawingFile, options, terminal, resources, elk }: Run, outline: Outline) {
  if (isDry(options)) {
    for (const mockup of outline.mockups) {
      const all = [...descendants(mockup.title)];
      const said = `${all.length} entries and ${tiesOf(mockup).length} lines`;
      terminal.line(`would draw ${drawingFile}: ${mockup.title.text}, ${said}`);
    }
    return options.check ? EXIT.no : EXIT.done;
  }
  terminal.progress(`drawing ${outlineFile}`);
  const project = await makeProject(outline, outlineStyle(options.style), resources, elk);
  tellMissing(drawingFile, outline, project, { terminal, resources });
  await write(drawingFile, await encodeProject(project, drawingFile), options, terminal);
  return EXIT.done;
}

async function followDrawing({ drawingFile, options, terminal, resources }: Run, outline: Outline): Promise<number> {
  const old = await openProject(drawingFile, options.limit).catch((error: unknown) => {
    throw error instanceof InputError ? error.inFile(drawingFile) : error;
  });
  const { project, left } = await inFile(drawingFile, () =>
    applyOutline(old, chosen(old, options), outline, resources, options.limit),
  );
  for (const message of left) {
    terminal.notice(drawingFile, { kind: 'other', subject: 'outline', message });
  }
  if (isDry(options)) {
    const build = (one: Project, mockup: Mockup) => startDrawing(one, mockup, resources, options.limit).diagram;
    const diff = diffProjects(old, project, build);
    const report = {
      ...{ old: drawingFile, new: drawingFile },
      files: [{ status: 'changed' as const, old: drawingFile, new: drawingFile, diff }],
    };
    const lines = project === old ? [] : textReport(report, { paint: PLAIN, limits: WHOLE });
    for (const line of lines) terminal.line(line);
    return options.check && project !== old ? EXIT.no : EXIT.done;
  }
  if (project === old) {
    if (!options.quiet) terminal.line(`unchanged ${drawingFile}`);
    return EXIT.done;
  }
  await write(drawingFile, await encodeProject(project, drawingFile), options, terminal);
  return EXIT.done;
}

/** Writes what the drawing says; IDs that the outline has stay where they stand. */
async function outlineFromDrawing({ outlineFile, drawingFile, options, terminal, resources }: Run): Promise<number> {
  const project = await openProject(drawingFile, options.limit).catch((error: unknown) => {
    throw error instanceof InputError ? error.inFile(drawingFile) : error;
  });
  const mockups = await inFile(drawingFile, () => chosen(project, options));
  const kept = existsSync(outlineFile)
    ? await openOutline(outlineFile, options.limit).catch(() => undefined)
    : undefined;
  const outlines = mockups.map((mockup, i) => {
    const { diagram } = startDrawing(project, mockup, resources, options.limit);
    if (!isOutline(diagram))
      throw new UsageError(`${drawingFile}: "${mockup.name}" is no roadmap that an outline could say`);
    const now = outlineOf(diagram);
    return keepIds(now, kept?.mockups[i]);
  });
  const text = writerFor(outlineFile)({ mockups: outlines });
  const bytes = new TextEncoder().encode(text);
  if (isDry(options)) {
    const { text: old } = existsSync(outlineFile)
      ? decodeText(await readInput(outlineFile, options.limit))
      : { text: undefined };
    if (old !== text) terminal.line(`would write ${outlineFile}`);
    return options.check && old !== text ? EXIT.no : EXIT.done;
  }
  if (outlineFile === '-') terminal.bytes(bytes);
  else await write(outlineFile, bytes, options, terminal);
  return EXIT.done;
}

/** How an outline is written, by the ending of its file. */
function writerFor(file: string): (outline: Outline) => string {
  const ending = outlineEnding(file);
  if (ending === 'opml') return writeOpml;
  if (ending === 'txt') throw new UsageError(`${file}: indented text is read only; name a .md, .opml or .mmd file`);
  return ending === 'mmd' || ending === 'mermaid' ? writeMindmap : writeOutline;
}

function chosen(project: Project, { mockup }: ApplyOptions): readonly Mockup[] {
  return chooseMockups(project, mockup === undefined ? {} : { mockup });
}

async function inFile<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) throw error.inFile(file);
    throw error instanceof UsageError ? new UsageError(`${file} ${error.message}`) : error;
  }
}

async function write(file: string, bytes: Uint8Array, { quiet }: ApplyOptions, terminal: Terminal): Promise<void> {
  const written = await replaceFile(file, bytes);
  if (!quiet) terminal.line(`${written ? 'wrote    ' : 'unchanged'} ${file}`);
}

/** Names once what a drawing made from the outline does not say. */
function tellMissing(
  file: string,
  outline: Outline,
  project: Project,
  { terminal, resources }: Pick<Run, 'terminal' | 'resources'>,
): void {
  for (const [i, { title }] of outline.mockups.entries()) {
    const mockup = project.mockups[i];
    if (!mockup) continue;
    const drawn = outlineOf(startDrawing(project, mockup, resources).diagram).outline.title;
    const there = tally([drawn, ...descendants(drawn)].map(({ text }) => text));
    for (const { text, line } of descendants(title)) {
      const n = there.get(text) ?? 0;
      there.set(text, n - 1);
      if (n > 0) continue;
      const message = `line ${line}: "${text}" cannot be read back from the drawing`;
      terminal.notice(file, { kind: 'other', subject: 'outline', message });
    }
  }
}
