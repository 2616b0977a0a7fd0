import { printable } from '../model/printable.ts';
import { type Change, layerOf } from './change.ts';
import { changedMockups, type DiffReport, type FileDiff, fileTitle, isFileChanged, projectSentence } from './report.ts';
import { sentence } from './sentence.ts';

/** Colours the parts of a report; each gives its text back when there is no colour. */
export interface Paint {
  file(text: string): string;
  heading(text: string): string;
  added(text: string): string;
  removed(text: string): string;
  changed(text: string): string;
  layout(text: string): string;
}

export const PLAIN: Paint = {
  file: (text) => text,
  heading: (text) => text,
  added: (text) => text,
  removed: (text) => text,
  changed: (text) => text,
  layout: (text) => text,
};

export interface TextOptions {
  readonly paint: Paint;
  /** How many changes of layout a mockup tells before the rest is counted. */
  readonly layoutLines: number;
  /** How many things that came, or that went, a mockup tells before the rest is counted. */
  readonly unitLines: number;
}

/** The report for a terminal: nothing when there is no difference. Lines, without line ends. */
export function textReport(report: DiffReport, options: TextOptions): readonly string[] {
  const { layoutLines, unitLines } = options;
  const paint = harmless(options.paint);
  const lines: string[] = [];
  for (const file of report.files.filter(isFileChanged)) {
    if (lines.length > 0) lines.push('');
    lines.push(paint.file(fileLine(file)));
    if (file.status === 'added' || file.status === 'removed') continue;
    for (const change of file.diff.project) lines.push(`  ${paint.changed(`~ ${projectSentence(change)}`)}`);
    const mockups = changedMockups(file);
    for (const { name, what, diff } of mockups) {
      const several = file.diff.mockups.length > 1;
      const indent = several ? '    ' : '  ';
      if (several) lines.push(`  ${paint.heading(what === 'symbols' ? `symbols of ${name}` : name)}`);
      for (const [section, changes] of bySection(firstUnits(diff.content, unitLines))) {
        if (section !== '') lines.push(`${indent}${paint.heading(`in “${section}”`)}`);
        for (const change of changes) lines.push(`${indent}${section === '' ? '' : '  '}${line(change, paint)}`);
      }
      for (const kind of ['added', 'removed'] as const) {
        const more = diff.content.filter((change) => change.kind === kind).length - unitLines;
        if (more > 0) lines.push(`${indent}${paint[kind](`${kind === 'added' ? '+' : '-'} and ${more} more ${kind}`)}`);
      }
      for (const change of diff.layout.slice(0, layoutLines)) lines.push(`${indent}${line(change, paint)}`);
      const more = diff.layout.length - layoutLines;
      if (more > 0)
        lines.push(`${indent}${paint.layout(`> and ${more} more change${more === 1 ? '' : 's'} of layout`)}`);
    }
  }
  return lines;
}

/** Text of a drawing cannot command the terminal: it is made printable before colours are added. */
function harmless(paint: Paint): Paint {
  return {
    file: (text) => paint.file(printable(text)),
    heading: (text) => paint.heading(printable(text)),
    added: (text) => paint.added(printable(text)),
    removed: (text) => paint.removed(printable(text)),
    changed: (text) => paint.changed(printable(text)),
    layout: (text) => paint.layout(printable(text)),
  };
}

/** The changes without the things added, and removed, beyond the first few. */
function firstUnits(changes: readonly Change[], most: number): readonly Change[] {
  const seen = new Map<string, number>();
  return changes.filter(({ kind }) => {
    if (kind !== 'added' && kind !== 'removed') return true;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= most;
  });
}

function fileLine(file: FileDiff): string {
  if (file.status === 'added' || file.status === 'removed') return `${fileTitle(file)}: ${file.status}`;
  return fileTitle(file);
}

function line(change: Change, paint: Paint): string {
  const text = sentence(change);
  if (layerOf(change) === 'layout') return paint.layout(`> ${text}`);
  if (change.kind === 'added') return paint.added(`+ ${text}`);
  if (change.kind === 'removed') return paint.removed(`- ${text}`);
  return paint.changed(`~ ${text}`);
}

/** The changes by the section that they are in: first those in none, then section by section in the order met. */
export function bySection(changes: readonly Change[]): readonly (readonly [string, readonly Change[]])[] {
  const sections = new Map<string, Change[]>([['', []]]);
  for (const change of changes) {
    const names = new Set(change.subjects.map(({ section }) => section ?? ''));
    const name = names.size === 1 ? ([...names][0] ?? '') : '';
    const list = sections.get(name);
    if (list) list.push(change);
    else sections.set(name, [change]);
  }
  return [...sections].filter(([, list]) => list.length > 0);
}
