import { createHash } from 'node:crypto';
import { formatProblem } from '../../model/errors.ts';
import { counted, printable, printableJson } from '../../model/printable.ts';
import type { CheckedImage, CheckReport } from '../check.ts';
import { checkSummary, failureLine, failures, undrawnLine } from './counts.ts';
import type { ReportFormat } from './names.ts';

type Writer = (report: CheckReport, prefix: string) => string;

const WRITERS: ReadonlyMap<ReportFormat, Writer> = new Map<ReportFormat, Writer>([
  ['text', asText],
  ['json', (report) => printableJson(asJson(report))],
  ['github', asGithub],
  ['gitlab', (report, prefix) => printableJson(asGitlab(report, prefix))],
  ['junit', asJunit],
  ['markdown', asMarkdown],
]);

/**
 * The report in a format, without a final line feed.
 *
 * @param prefix the way from git's top to the root, ending with `/` when it is not empty: where a report marks files,
 *   they are seen from there
 */
export function formatReport(report: CheckReport, format: ReportFormat, prefix = ''): string {
  return (WRITERS.get(format) ?? asText)(report, prefix);
}

function asText(report: CheckReport): string {
  const lines = failures(report).map((image) => failureLine(image));
  for (const problem of report.problems) lines.push(`error ${formatProblem(problem)}`);
  for (const control of report.undrawn ?? []) lines.push(`not drawn as such: ${undrawnLine(control)}`);
  for (const { file, line, image } of report.broken)
    lines.push(`note ${file}:${line} shows ${image}, which does not exist`);
  // What no Markdown shows is told when it is written, not at every check.
  return [...lines, checkSummary(report)].join('\n');
}

/** The object that `schema/check.schema.json` describes. */
export function asJson(report: CheckReport): object {
  return { version: 1, summary: checkSummary(report), ...report };
}

/** GitHub drops annotations of a step beyond this many of a kind. */
const GITHUB_ANNOTATIONS = 10;

function asGithub(report: CheckReport, prefix: string): string {
  const errors = [
    ...failures(report).map((image) => ({
      file: image.source ?? image.image,
      text: failureLine(image),
    })),
    ...report.problems.map((problem) => ({ file: problem.file ?? '', text: formatProblem(problem) })),
    ...(report.undrawn ?? []).map((control) => ({ file: control.source, text: undrawnLine(control) })),
  ];
  const shown = errors.length > GITHUB_ANNOTATIONS ? errors.slice(0, GITHUB_ANNOTATIONS - 1) : errors;
  const lines = shown.map(({ file, text }) => annotation(file && prefix + file, text));
  const more = errors.length - shown.length;
  if (more > 0) lines.push(annotation('', `and ${more} more; run "npx balsa check" to see all`));
  return [...lines, checkSummary(report)].join('\n');
}

/** An error that GitHub shows at a file, or for the whole run when that is empty. */
export function annotation(file: string, text: string): string {
  return `::error ${file === '' ? '' : `file=${property(file)},`}title=balsa::${data(text)}`;
}

/** Text inside a workflow command of GitHub's, which a line feed or a command of the text's own would end. */
function data(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function asGitlab(report: CheckReport, prefix: string): object[] {
  const entry = (name: string, description: string, file: string) => ({
    description,
    check_name: name,
    fingerprint: createHash('sha256').update(`${name}\n${file}\n${description}`).digest('hex'),
    severity: 'major',
    location: { path: prefix + file, lines: { begin: 1 } },
  });
  return [
    ...failures(report).map((image) => entry(`balsa-${image.state}`, failureLine(image), image.image)),
    ...report.problems.map((problem) => entry('balsa-source', formatProblem(problem), problem.file ?? '')),
    ...(report.undrawn ?? []).map((control) => entry('balsa-undrawn', undrawnLine(control), control.source)),
  ];
}

function asJunit(report: CheckReport): string {
  const failed = failures(report);
  const { undrawn = [] } = report;
  const cases = [
    ...report.images.map((image) => testCase(image.image, image)),
    ...report.problems.map(
      (problem) =>
        `    <testcase classname="balsa" name="${xml(problem.file ?? 'source')}"><error message="${xml(formatProblem(problem))}"/></testcase>`,
    ),
    ...undrawn.map((control) => {
      const line = xml(undrawnLine(control));
      return `    <testcase classname="balsa" name="${line}"><failure type="undrawn" message="${line}"/></testcase>`;
    }),
  ];
  const counts = `tests="${cases.length}" failures="${failed.length + undrawn.length}" errors="${report.problems.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="balsa check" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function testCase(name: string, image: CheckedImage): string {
  const open = `    <testcase classname="balsa" name="${xml(name)}"`;
  if (image.state === 'current') return `${open}/>`;
  return `${open}><failure type="${image.state}" message="${xml(failureLine(image))}"/></testcase>`;
}

function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"'\t\n\r\u007f-\u009f]|#(?=#)/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Rows of the table, and lines on sources, at most. */
const MARKDOWN_ROWS = 200;
/** Bytes that rows and lines take at most: GitHub drops a summary of more than a megabyte whole. */
const MARKDOWN_BYTES = 900_000;

function asMarkdown(report: CheckReport): string {
  const failed = failures(report);
  const budget = { bytes: MARKDOWN_BYTES };
  const rows = fitting(
    failed.map(({ image, state, reason, mend }) => {
      return `| ${inlineCode(image)} | ${state} | ${cell(reason)} | ${inlineCode(mend ?? '')} |`;
    }),
    budget,
  );
  const told = [...report.problems.map(formatProblem), ...(report.undrawn ?? []).map(undrawnLine)];
  const problems = fitting(
    told.map((line) => `- ${cell(line)}`),
    budget,
  );
  const lines = [`**balsa**: ${checkSummary(report)}`];
  if (rows.length > 0) lines.push('', '| image | state | reason | mend |', '|---|---|---|---|', ...rows);
  if (rows.length < failed.length) lines.push('', `and ${counted(failed.length - rows.length, 'image')} more`);
  if (problems.length > 0) lines.push('', ...problems);
  const untold = told.length - problems.length;
  if (untold > 0) lines.push('', `and ${counted(untold, 'problem')} more`);
  return lines.join('\n');
}

/** The first of the lines, as many as the budget has room for; it is charged with them. */
function fitting(lines: readonly string[], budget: { bytes: number }): readonly string[] {
  const fit: string[] = [];
  for (const line of lines.slice(0, MARKDOWN_ROWS)) {
    budget.bytes -= Buffer.byteLength(line) + 1;
    if (budget.bytes < 0) break;
    fit.push(line);
  }
  return fit;
}

function cell(text: string): string {
  return printable(text)
    .replace(/[\\|<>[\]`*_~&]/g, (c) => `\\${c}`)
    .replace(/\s+/g, ' ');
}

/** Text as code in a line or a table of Markdown, whatever it holds. */
export function inlineCode(text: string): string {
  const line = printable(text).replaceAll('|', '\\|');
  const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map((m) => m[0].length)) + 1);
  // Blanks keep a backtick at an end apart from the fence; Markdown takes them off again.
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}
