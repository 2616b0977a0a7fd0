import { printable } from '../../model/printable.ts';
import { shorten } from '../items/text.ts';
import type { Change } from '../kinds/change.ts';
import { cardOfKind, type Sign } from '../kinds/kinds.ts';
import { BRIEF, type Digest, digest, type Folded } from './digest.ts';
import {
  changedMockups,
  type DiffReport,
  diffSummary,
  type FileDiff,
  fileTitle,
  isDifferent,
  isFileChanged,
  projectSentence,
} from './report.ts';
import { sentence } from './sentence.ts';
import { bySection } from './text-report.ts';

/** What code hosts take as one comment (GitHub: 65,536 characters), less room for what surrounds it. */
const MARKDOWN_LIMIT = 60_000;

/**
 * The report for a pull request: a summary line first, then one folded part per file. What does not fit `limit`
 * characters is counted instead of told.
 */
export function markdownReport(report: DiffReport, limit = MARKDOWN_LIMIT): string {
  if (!isDifferent(report)) return '**No difference** in the drawings.\n';
  const files = report.files.filter(isFileChanged);
  const title = `**${diffSummary(report)}** in ${files.length} ${files.length === 1 ? 'file' : 'files'}\n`;
  let text = title;
  let untold = 0;
  for (const file of files) {
    // Room for the line that says how many are left out.
    const part = filePart(file, limit - text.length - 120, files.length > 1);
    if (part === undefined) untold++;
    else text += part;
  }
  if (untold > 0)
    text += `\n${untold} more ${untold === 1 ? 'file does' : 'files do'} not fit here: run \`balsa diff\`.\n`;
  return text;
}

/** Lines of a list, in a fold of their own when they have a summary. */
interface Block {
  /** HTML. */
  readonly summary?: string;
  readonly lines: readonly string[];
}

const TAIL = '\n</details>\n';
/** Room for the line that says how much is left out. */
const MORE = 40;

/**
 * The part of one file, cut to `room` characters; `undefined` when not even its head fits.
 *
 * @param counted whether to say how much changed, where the title of all does not say it
 */
function filePart(file: FileDiff, room: number, counted: boolean): string | undefined {
  const changed = file.status === 'changed';
  const facts = !changed ? `: ${file.status}` : counted ? `: ${diffSummary({ old: '', new: '', files: [file] })}` : '';
  const head = `\n<details${changed ? ' open' : ''}><summary>${escapeHtml(fileTitle(file) + facts)}</summary>\n\n`;
  let left = room - head.length - TAIL.length;
  if (left < 2 * MORE) return undefined;
  let body = '';
  for (const { summary: fold, lines } of fileBlocks(file)) {
    const open = fold === undefined ? '' : `\n<details><summary>${fold}</summary>\n\n`;
    const close = fold === undefined ? '' : TAIL;
    const part = cutLines(lines, left - open.length - close.length);
    if (part === undefined) return `${head}${body}${left >= MORE ? '\n- … and more\n' : ''}${TAIL}`;
    body += open + part.text + close;
    left -= open.length + part.text.length + close.length;
    if (part.cut) break;
  }
  return head + body + TAIL;
}

/** As many of the lines as fit, and how many do not; `undefined` when none fits. */
function cutLines(
  lines: readonly string[],
  room: number,
): { readonly text: string; readonly cut: boolean } | undefined {
  let text = '';
  for (const [i, next] of lines.entries()) {
    const last = i === lines.length - 1;
    if (text.length + next.length + 1 + (last ? 0 : MORE) > room) {
      if (text.length + MORE > room) return undefined;
      return { text: `${text}- … and ${lines.length - i} more lines\n`, cut: true };
    }
    text += `${next}\n`;
  }
  return { text, cut: false };
}

function fileBlocks(file: FileDiff): Block[] {
  const blocks: Block[] = [];
  const project = file.diff.project.map((change) => `- ${escapeMarkdown(projectSentence(change))}`);
  if (project.length > 0) blocks.push({ lines: project });
  if (file.status === 'added' || file.status === 'removed') return blocks;
  for (const { name, what, diff } of changedMockups(file)) {
    const several = file.diff.mockups.length > 1;
    if (several)
      blocks.push({ lines: ['', `#### ${escapeMarkdown(what === 'symbols' ? `Symbols of ${name}` : name)}`, ''] });
    blocks.push(...mockupBlocks(digest(diff, BRIEF)));
  }
  return blocks;
}

function mockupBlocks({ opening, content, foldedContent, layout, foldedLayout }: Digest): Block[] {
  const lines: string[] = opening ? [`- **${escapeMarkdown(opening)}**`] : [];
  for (const [section, changes] of bySection(content)) {
    if (section !== '') lines.push(`- in **${escapeMarkdown(section)}**`);
    for (const change of changes) lines.push(`${section === '' ? '' : '  '}- ${told(change)}`);
  }
  const more = content.flatMap((change): Block[] => {
    const contents = change.subjects.flatMap((subject) => subject.contents ?? []);
    if (contents.length <= FEW_NAMES) return [];
    const summary = `all that was ${change.kind} with ${escapeHtml(change.subjects[0]?.name ?? '')}`;
    return [{ summary, lines: contents.map((text) => `- ${escapeMarkdown(shorten(text, 80))}`) }];
  });
  const folds = (folded: readonly Folded[]): Block[] =>
    folded.map(({ sentence, changes }) => ({
      summary: escapeHtml(sentence),
      lines: changes.map((change) => `- ${told(change, MANY_NAMES)}`),
    }));
  const layoutLines = layout.map((change) => `- ${told(change)}`);
  const blocks: Block[] = [{ lines }, ...more, ...folds(foldedContent)];
  if (layoutLines.length + foldedLayout.length > 0) blocks.push({ lines: ['', '_Layout_', '', ...layoutLines] });
  return [...blocks, ...folds(foldedLayout)].filter((block) => block.lines.length > 0);
}

/** So many names fit a sentence; of more, a fold has them all. */
const FEW_NAMES = 4;
/** How many names a sentence in a fold lists. */
const MANY_NAMES = 40;

const SIGNS: ReadonlyMap<Sign, string> = new Map([
  ['added', '➕ '],
  ['removed', '➖ '],
]);

function told(change: Change, names?: number): string {
  return (SIGNS.get(cardOfKind(change.kind).sign) ?? '') + escapeMarkdown(sentence(change, names));
}

/** Text from a drawing as text of Markdown: neither markup, HTML, mentions nor references come of it. */
export function escapeMarkdown(text: string): string {
  return entities(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_{}[\]()#+!|~^$-]/g, '\\$&')
    .replace(LINKING, '$&\u200b');
}

/** The same for text inside an element of HTML, where code hosts look for mentions and references, too. */
function escapeHtml(text: string): string {
  return entities(text).replace(LINKING, '$&\u200b');
}

/**
 * What code hosts make links of, up to where a character without width takes it apart: mentions, references to issues and
 * commits, addresses.
 */
const LINKING = /[@#]|\bGH(?=\\?-)|\b[0-9a-f]{6}(?=[0-9a-f])|https?:(?=\/\/)|\bwww(?=\.)/gi;

function entities(text: string): string {
  return printable(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
