import { printable } from '../../model/printable.ts';
import type { Change, ChangeKind } from '../kinds/change.ts';
import { cardOfKind } from '../kinds/kinds.ts';
import { type Digest, type DigestLimits, digest } from './digest.ts';
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

interface TextOptions {
  readonly paint: Paint;
  readonly limits: DigestLimits;
}

/** The report for a terminal: nothing when there is no difference. Lines, without line ends. */
export function textReport(report: DiffReport, options: TextOptions): readonly string[] {
  const paint = harmless(options.paint);
  const lines: string[] = [];
  for (const file of report.files.filter(isFileChanged)) {
    if (lines.length > 0) lines.push('');
    lines.push(paint.file(fileLine(file)));
    if (file.status === 'added' || file.status === 'removed') continue;
    for (const change of file.diff.project) lines.push(`  ${paint.changed(`~ ${projectSentence(change)}`)}`);
    for (const { name, what, diff } of changedMockups(file)) {
      const several = file.diff.mockups.length > 1;
      const indent = several ? '    ' : '  ';
      if (several) lines.push(`  ${paint.heading(what === 'symbols' ? `symbols of ${name}` : name)}`);
      lines.push(
        ...mockupLines(digest(diff, options.limits), options.limits.names, paint).map((line) => indent + line),
      );
    }
  }
  return lines;
}

function mockupLines(told: Digest, names: number, paint: Paint): string[] {
  const lines: string[] = [];
  if (told.opening) lines.push(paint.heading(told.opening));
  for (const [section, changes] of bySection(told.content)) {
    if (section !== '') lines.push(paint.heading(`in “${section}”`));
    for (const change of changes)
      lines.push(`${section === '' ? '' : '  '}${line(change.kind, sentence(change, names), paint)}`);
  }
  for (const folded of told.foldedContent) lines.push(line(folded.kind, folded.sentence, paint));
  for (const change of told.layout) lines.push(line(change.kind, sentence(change, names), paint));
  for (const folded of told.foldedLayout) lines.push(line(folded.kind, folded.sentence, paint));
  if (told.foldedContent.length + told.foldedLayout.length > 0) lines.push(paint.layout('(--all tells each of them)'));
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

function fileLine(file: FileDiff): string {
  if (file.status === 'added' || file.status === 'removed') return `${fileTitle(file)}: ${file.status}`;
  return fileTitle(file);
}

function line(kind: ChangeKind, text: string, paint: Paint): string {
  switch (cardOfKind(kind).sign) {
    case 'added':
      return paint.added(`+ ${text}`);
    case 'removed':
      return paint.removed(`- ${text}`);
    case 'changed':
      return paint.changed(`~ ${text}`);
    default:
      return paint.layout(`> ${text}`);
  }
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
