import { type Control, walkControls } from '../model/control.ts';
import { type Comment, MASTER_BRANCH, type Mockup, type Project } from '../model/project.ts';

/**
 * What people said about the mockups, as Markdown: the notes of each mockup and of its controls, and the comments on it.
 * Mockups without a word are left out; the result is empty when there is none at all.
 *
 * @param level of the headings, 1 to 6
 */
export function writeAppendix(project: Project, mockups: readonly Mockup[], level = 2): string {
  const users = new Map(project.users.map((user) => [user.id, user.name || user.id]));
  return mockups
    .map((mockup) => {
      const comments = project.comments.filter(
        (comment) => comment.mockupId === mockup.id && comment.branchId === mockup.branchId,
      );
      const parts = [
        ...(mockup.notes ? [mockup.notes.trim()] : []),
        ...controlNotes(mockup.controls),
        ...comments.map((comment) => quote(comment, users)),
      ];
      if (parts.length === 0) return '';
      return `${'#'.repeat(level)} ${titleOf(project, mockup)}\n\n${parts.join('\n\n')}\n`;
    })
    .filter((section) => section !== '')
    .join('\n');
}

function titleOf(project: Project, mockup: Mockup): string {
  const title = oneLine(mockup.name || mockup.id || 'Mockup');
  if (mockup.branchId === MASTER_BRANCH) return title;
  const branch = project.branches.find(({ id }) => id === mockup.branchId);
  return `${title} (${oneLine(branch?.name || mockup.branchId)})`;
}

function controlNotes(controls: readonly Control[]): string[] {
  const notes: string[] = [];
  walkControls(controls, ({ typeID, properties }, path) => {
    const text = properties.notes?.trim();
    if (text) notes.push(`- ${oneLine(properties.controlName || `${typeID} ${path}`)}: ${oneLine(text)}`);
  });
  return notes.length === 0 ? [] : [notes.join('\n')];
}

function quote(comment: Comment, users: ReadonlyMap<string, string>): string {
  const author = users.get(comment.userId) ?? comment.userId;
  const lines = commentText(comment).trim().split(/\r?\n/);
  return [...(author ? [`> **${oneLine(author)}**`, '>'] : []), ...lines.map((line) => `> ${line}`.trimEnd())].join(
    '\n',
  );
}

/** The words of a comment: its data, or the text inside where the data is an object of JSON. */
export function commentText(comment: Comment): string {
  try {
    const data: unknown = JSON.parse(comment.text);
    if (typeof data === 'object' && data !== null && 'text' in data && typeof data.text === 'string') return data.text;
  } catch {
    // Plain words are no JSON.
  }
  return comment.text;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
