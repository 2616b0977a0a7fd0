import { type Change, layerOf } from './change.ts';
import {
  changedMockups,
  type DiffReport,
  type FileDiff,
  fileTitle,
  isDifferent,
  isFileChanged,
  projectSentence,
  summary,
} from './report.ts';
import { sentence } from './sentence.ts';
import { bySection } from './text-report.ts';

/** What code hosts take as one comment (GitHub: 65,536 characters), less room for what surrounds it. */
export const MARKDOWN_LIMIT = 60_000;

/**
 * The report for a pull request: a summary line first, then one folded part per file. What does not fit `limit`
 * characters is counted instead of told.
 */
export function markdownReport(report: DiffReport, limit = MARKDOWN_LIMIT): string {
  if (!isDifferent(report)) return '**No difference** in the drawings.\n';
  const files = report.files.filter(isFileChanged);
  const title = `**${summary(report)}** in ${files.length} ${files.length === 1 ? 'file' : 'files'}\n`;
  let text = title;
  let untold = 0;
  for (const file of files) {
    // Room for the line that says how many are left out.
    const part = filePart(file, limit - text.length - 120);
    if (part === undefined) untold++;
    else text += part;
  }
  if (untold > 0)
    text += `\n${untold} more ${untold === 1 ? 'file does' : 'files do'} not fit here: run \`balsa diff\`.\n`;
  return text;
}

/** The part of one file, cut to `room` characters; `undefined` when not even its head fits. */
function filePart(file: FileDiff, room: number): string | undefined {
  const head = `\n<details${file.status === 'changed' ? ' open' : ''}><summary>${escapeHtml(fileTitle(file))}: ${escapeHtml(
    file.status === 'changed' ? summary({ old: '', new: '', files: [file] }) : file.status,
  )}</summary>\n\n`;
  const tail = '\n</details>\n';
  const lines = fileLines(file);
  if (head.length + tail.length + 80 > room) return undefined;
  let body = '';
  for (const [i, next] of lines.entries()) {
    if (head.length + body.length + next.length + tail.length + 60 > room) {
      body += `- … and ${lines.length - i} more lines\n`;
      break;
    }
    body += `${next}\n`;
  }
  return head + body + tail;
}

function fileLines(file: FileDiff): string[] {
  const lines = file.diff.project.map((change) => `- ${escapeMarkdown(projectSentence(change))}`);
  if (file.status === 'added' || file.status === 'removed') return lines;
  for (const { name, what, diff } of changedMockups(file)) {
    if (file.diff.mockups.length > 1) {
      lines.push('', `#### ${escapeMarkdown(what === 'symbols' ? `Symbols of ${name}` : name)}`, '');
    }
    for (const [section, changes] of bySection(diff.content)) {
      if (section !== '') lines.push(`- in **${escapeMarkdown(section)}**`);
      for (const change of changes) lines.push(`${section === '' ? '' : '  '}- ${told(change)}`);
    }
    if (diff.layout.length === 0) continue;
    lines.push('', `_Layout_`, '', ...diff.layout.map((change) => `- ${told(change)}`));
  }
  return lines;
}

function told(change: Change): string {
  const sign = change.kind === 'added' ? '➕ ' : change.kind === 'removed' ? '➖ ' : '';
  const text = escapeMarkdown(sentence(change));
  return layerOf(change) === 'layout' ? text : sign + text;
}

/** Text from a drawing as text of Markdown: neither markup, HTML, mentions nor references come of it. */
export function escapeMarkdown(text: string): string {
  return escapeHtml(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_{}[\]()#+!|~^$-]/g, '\\$&')
    .replace(/@/g, '@\u200b')
    .replace(/(https?):\/\//gi, '$1:\u200b//')
    .replace(/\bwww\./gi, 'www\u200b.');
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
