import { bundledIcons } from '../../bundled.ts';
import { type Finding, type Inspection, inspectProject, type MockupReport } from '../../inspect/inspect.ts';
import { formatProblem, type Problem } from '../../model/errors.ts';
import { FORMAT_CARDS } from '../../model/formats.ts';
import type { Limits } from '../../model/limits.ts';
import { append } from '../../model/lists.ts';
import type { Notice } from '../../model/notice.ts';
import { counted, printableJson } from '../../model/printable.ts';
import { DEFAULT_SETTINGS } from '../../model/project.ts';
import { expandInputs } from '../shared/files/files.ts';
import { openProject } from '../shared/files/project.ts';
import { problemsOf } from '../shared/problems.ts';
import { EXIT, processTerminal } from '../shared/terminal.ts';

export interface InspectOptions {
  readonly limit: Limits;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Prints what the files hold; one that cannot be read does not stop the others. */
export async function runInspect(args: readonly string[], options: InspectOptions): Promise<number> {
  const terminal = processTerminal(options.quiet === true);
  const inputs = await expandInputs(args);
  const icons = bundledIcons();
  const files: { input: string; inspection: Inspection; notices: readonly Notice[] }[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    try {
      terminal.progress(`reading ${input}`);
      const project = await openProject(input, options.limit, (found) => {
        problems.push(...found);
        for (const problem of found) terminal.problem(problem);
      });
      const inspection = inspectProject(project, icons, options.limit);
      files.push({ input, inspection, notices: project.notices });
      if (options.json || options.quiet) continue;
      terminal.line(describe(input, inspection, project.notices).join('\n'));
      if (inputs.length > 1) terminal.line('');
    } catch (error) {
      const own = problemsOf(error, input);
      problems.push(...own);
      for (const problem of own) terminal.problem(problem);
    }
  }
  if (options.json) terminal.line(printableJson({ files, problems }));
  return problems.length > 0 ? EXIT.input : EXIT.done;
}

/** How many icons, links and the like a line lists. */
const LISTED = 12;

function describe(input: string, inspection: Inspection, notices: readonly Notice[]): string[] {
  const { schemaVersion, name, skin, font, fontSize, mockups, types, icons, assets, symbols, links } = inspection;
  const format = FORMAT_CARDS[inspection.format].title + (schemaVersion === undefined ? '' : ` ${schemaVersion}`);
  const undrawn = types.filter(({ drawn }) => !drawn);
  const unknownIcons = icons.filter(({ drawnAs }) => drawnAs === null);
  return [
    `${input}: ${format}${name === '' ? '' : `, project "${name}"`}`,
    `  skin ${skin}, font ${font} ${fontSize}`,
    ...section('mockups', mockups.map(mockupLine)),
    ...section(
      'alternates',
      inspection.alternates.map((branch) => `"${branch.name || branch.id}", ${counted(branch.mockups, 'mockup')}`),
    ),
    ...section(
      'symbols',
      symbols.map((symbol) => `"${symbol.name}" of "${symbol.library}", used ${times(symbol.uses)}`),
    ),
    ...section(
      'assets',
      assets.map((asset) => {
        const pixels = asset.pixels ? `, ${asset.pixels.width} × ${asset.pixels.height} pixels` : '';
        const trash = asset.trashed ? ', in the trash' : '';
        return `"${asset.name || asset.id}" ${asset.mediaType}, ${asset.bytes} bytes${pixels}, used ${times(asset.uses)}${trash}`;
      }),
    ),
    `  controls: ${listed(types.map(({ type, count }) => `${type} ${count}`))}`,
    ...(icons.length > 0 ? [`  icons: ${listed(icons.map(({ name: icon, uses }) => `${icon} ${uses}`))}`] : []),
    ...(links.mockups + links.urls > 0
      ? [`  links: ${links.mockups} to mockups (${links.dangling} dangling), ${links.urls} to URLs`]
      : []),
    ...(inspection.comments > 0 ? [`  comments: ${inspection.comments}`] : []),
    ...section('not drawn as Balsamiq does', [
      ...undrawn.map(({ type, count }) => `${type}: a placeholder (${times(count)})`),
      ...unknownIcons.map(({ name: icon, uses }) => `icon ${icon}: a crossed box (${times(uses)})`),
      ...assets.flatMap(({ name: asset, id, undrawn: kind, uses }) =>
        kind === undefined || uses === 0 ? [] : [`image ${asset || id}: a crossed box for ${kind} (${times(uses)})`],
      ),
      ...(font === DEFAULT_SETTINGS.fontFace ? [] : [`font ${font}: ${DEFAULT_SETTINGS.fontFace}`]),
    ]),
    ...section('looks broken', [
      ...notices.map(({ message, control }) => formatProblem({ message, ...(control ? { control } : {}) })),
      ...grouped(inspection.findings),
    ]),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${title}:`, ...lines.map((line) => `    ${line}`)];
}

function mockupLine(mockup: MockupReport): string {
  const remarks = [
    ...(mockup.alternate === undefined ? [] : [`alternate "${mockup.alternate}"`]),
    ...(mockup.notes ? ['notes'] : []),
    ...(mockup.trashed ? ['in the trash'] : []),
  ];
  const { width, height } = mockup.size;
  const size = `${round(width)} × ${round(height)}, ${counted(mockup.controls, 'control')}`;
  return [`"${mockup.name || mockup.id || 'mockup'}" ${size}`, ...remarks].join(', ');
}

/** Equal findings of many controls as one line. */
function grouped(findings: readonly Finding[]): string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) append(groups, finding.message, finding);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [formatProblem(first) + (group.length > 1 ? ` (and ${group.length - 1} more)` : '')];
  });
}

function listed(items: readonly string[]): string {
  return items.slice(0, LISTED).join(', ') + (items.length > LISTED ? ` and ${items.length - LISTED} more` : '');
}

function times(count: number): string {
  return count === 0 ? 'nowhere' : count === 1 ? 'once' : `${count} times`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
