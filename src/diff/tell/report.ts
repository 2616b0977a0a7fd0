import { isChanged, type MockupDiff, type ProjectChange, type ProjectDiff } from '../facts/project.ts';
import { CHANGE_KINDS, type Change, type ChangeKind } from '../kinds/change.ts';
import { KIND_ASPECTS, kindsWith } from '../kinds/kinds.ts';

/** What became of one file. Paths are as the user, or git, names them. */
export interface FileDiff {
  readonly status: 'added' | 'removed' | 'renamed' | 'changed' | 'same';
  readonly old?: string;
  readonly new?: string;
  readonly diff: ProjectDiff;
}

/** Everything that was compared. */
export interface DiffReport {
  /** What the two versions are, as the user named them. */
  readonly old: string;
  readonly new: string;
  readonly files: readonly FileDiff[];
}

/** Names that `--ignore` takes besides the kinds of changes, and what each stands for. */
export const ASPECTS: ReadonlyMap<string, readonly ChangeKind[]> = new Map(
  ['layout', 'content', ...KIND_ASPECTS].map((name) => [
    name,
    kindsWith(({ layer, aspect }) => layer === name || aspect === name),
  ]),
);

/** The report without the changes that are to be ignored: names of kinds, of `ASPECTS`, or `project`. */
export function ignoring(report: DiffReport, names: readonly string[]): DiffReport {
  const kinds = new Set<string>(names.flatMap((name) => [name, ...(ASPECTS.get(name) ?? [])]));
  const keep = (change: Change) => !kinds.has(change.kind);
  return {
    ...report,
    files: report.files.map((file) => ({
      ...file,
      diff: {
        project: kinds.has('project') ? [] : file.diff.project,
        mockups: file.diff.mockups.map((mockup) => ({
          ...mockup,
          diff: {
            ...mockup.diff,
            content: mockup.diff.content.filter(keep),
            layout: mockup.diff.layout.filter(keep),
          },
        })),
      },
    })),
  };
}

/** Whether the report has anything to tell. */
export function isDifferent({ files }: DiffReport): boolean {
  return files.some(isFileChanged);
}

export function isFileChanged({ status, diff }: FileDiff): boolean {
  return status === 'added' || status === 'removed' || status === 'renamed' || isChanged(diff);
}

/** The file's name, both names when it was renamed. */
export function fileTitle({ old, new: now }: FileDiff): string {
  if (old !== undefined && now !== undefined && old !== now) return `${old} → ${now}`;
  return now ?? old ?? '';
}

/** A mockup with something to tell. */
export function changedMockups({ diff }: FileDiff): readonly MockupDiff[] {
  return diff.mockups.filter((mockup) => mockup.diff.content.length + mockup.diff.layout.length > 0);
}

/** `2 added, 1 renamed, 118 moved`: how many things each kind of change concerns, content before layout. */
export function diffSummary({ files }: DiffReport): string {
  const counts = new Map<string, number>(
    ['file added', 'file removed', 'file renamed', ...CHANGE_KINDS].map((k) => [k, 0]),
  );
  const count = (what: string, by = 1) => counts.set(what, (counts.get(what) ?? 0) + by);
  for (const file of files) {
    if (file.status === 'added' || file.status === 'removed') {
      count(`file ${file.status}`);
      continue;
    }
    if (file.status === 'renamed') count('file renamed');
    for (const change of file.diff.project) count(projectWord(change));
    for (const { diff } of file.diff.mockups) {
      for (const change of [...diff.content, ...diff.layout]) {
        if (change.kind === 'moved' && change.everything) continue;
        const inside = change.subjects.reduce((sum, { contents }) => sum + (contents?.length ?? 0), 0);
        count(change.kind, change.subjects.length + inside);
      }
    }
  }
  const told = [...counts].filter(([, n]) => n > 0);
  if (told.length === 0)
    return isDifferent({ old: '', new: '', files }) ? 'the drawing as a whole moved' : 'no difference';
  return told.map(([what, n]) => (what.startsWith('file') ? filesCounted(n, what) : `${n} ${what}`)).join(', ');
}

function filesCounted(n: number, what: string): string {
  return `${n} ${n === 1 ? what : what.replace('file', 'files')}`;
}

function projectWord({ kind }: ProjectChange): string {
  const [what = '', how = ''] = kind.split('-');
  return how ? `${what} ${how}` : `${what} changed`;
}

/** A change of the project as a sentence without a full stop. */
export function projectSentence(change: ProjectChange): string {
  switch (change.kind) {
    case 'mockup-added':
      return `added the mockup “${change.name}” (${change.controls} controls)`;
    case 'mockup-removed':
      return `removed the mockup “${change.name}” (${change.controls} controls)`;
    case 'mockup-renamed':
      return `renamed the mockup “${change.old}” to “${change.new}”`;
    case 'asset-renamed':
      return `renamed the asset “${change.old}” to “${change.new}”`;
    case 'mockup-reordered':
      return `the mockup “${change.name}” has another place in the order`;
    case 'mockup-noted':
      return `the notes of the mockup “${change.name}” changed`;
    case 'mockup-trashed':
      return `the mockup “${change.name}” went to the trash`;
    case 'mockup-restored':
      return `the mockup “${change.name}” came back from the trash`;
    case 'mockup-nested':
      return `the mockup “${change.name}” is now ${change.new ? `under “${change.new}”` : 'at the top level'}`;
    case 'asset-added':
      return `added the asset “${change.name}”`;
    case 'asset-removed':
      return `removed the asset “${change.name}”`;
    case 'asset-replaced':
      return `replaced the asset “${change.name}”`;
    case 'setting':
      return `setting ${change.name}: ${JSON.stringify(change.old)} → ${JSON.stringify(change.new)}`;
  }
}
