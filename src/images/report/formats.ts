import { createHash } from 'node:crypto';
import { formatProblem } from '../../model/errors.ts';
import type { CheckedImage, CheckReport } from '../check.ts';
import { failureLine, failures, plural, summary } from './counts.ts';

export const REPORT_FORMATS = ['text', 'json', 'github', 'gitlab', 'junit', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const WRITERS: ReadonlyMap<ReportFormat, (report: CheckReport) => string> = new Map<
  ReportFormat,
  (report: CheckReport) => string
>([
  ['text', asText],
  ['json', (report) => JSON.stringify(asJson(report), null, 2)],
  ['github', asGithub],
  ['gitlab', (report) => JSON.stringify(asGitlab(report), null, 2)],
  ['junit', asJunit],
  ['markdown', asMarkdown],
]);

/** The report in a format, without a final line feed. */
export function formatReport(report: CheckReport, format: ReportFormat): string {
  return (WRITERS.get(format) ?? asText)(report);
}

function asText(report: CheckReport): string {
  const lines = failures(report).map((image) => failureLine(image));
  for (const problem of report.problems) lines.push(`error: ${formatProblem(problem)}`);
  for (const { file, line, image } of report.broken)
    lines.push(`note: ${file}:${line} shows ${image}, which does not exist`);
  for (const image of report.unshown) lines.push(`note: ${image} is not shown by any Markdown file`);
  return [...lines, summary(report)].join('\n');
}

/** The object that `schema/check.schema.json` describes. */
export function asJson(report: CheckReport): object {
  return { version: 1, summary: summary(report), ...report };
}

/** GitHub drops annotations of a step beyond this many of a kind. */
const GITHUB_ANNOTATIONS = 10;

function asGithub(report: CheckReport): string {
  const errors = [
    ...failures(report).map((image) => ({
      file: image.source ?? image.image,
      text: failureLine(image),
    })),
    ...report.problems.map((problem) => ({ file: problem.file ?? '', text: formatProblem(problem) })),
  ];
  const shown = errors.length > GITHUB_ANNOTATIONS ? errors.slice(0, GITHUB_ANNOTATIONS - 1) : errors;
  const lines = shown.map(({ file, text }) => `::error file=${property(file)},title=balsa::${data(text)}`);
  const more = errors.length - shown.length;
  if (more > 0) lines.push(`::error title=balsa::and ${more} more; run "npx balsa check" to see all`);
  return [...lines, summary(report)].join('\n');
}

/** Escapes of GitHub's workflow commands. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function asGitlab(report: CheckReport): object[] {
  const entry = (name: string, description: string, file: string) => ({
    description,
    check_name: name,
    fingerprint: createHash('sha256').update(`${name}\n${file}\n${description}`).digest('hex'),
    severity: 'major',
    location: { path: file, lines: { begin: 1 } },
  });
  return [
    ...failures(report).map((image) => entry(`balsa-${image.state}`, failureLine(image), image.image)),
    ...report.problems.map((problem) => entry('balsa-source', formatProblem(problem), problem.file ?? '.')),
  ];
}

function asJunit(report: CheckReport): string {
  const failed = failures(report);
  const cases = [
    ...report.images.map((image) => testCase(image.image, image)),
    ...report.problems.map(
      (problem) =>
        `    <testcase classname="balsa" name="${xml(problem.file ?? 'source')}"><error message="${xml(formatProblem(problem))}"/></testcase>`,
    ),
  ];
  const counts = `tests="${cases.length}" failures="${failed.length}" errors="${report.problems.length}"`;
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
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** Rows of the table at most: a step summary of more than a megabyte is dropped whole. */
const MARKDOWN_ROWS = 200;

function asMarkdown(report: CheckReport): string {
  const failed = failures(report);
  const lines = [`**balsa**: ${summary(report)}`];
  if (failed.length > 0) {
    lines.push('', '| image | state | reason | mend |', '|---|---|---|---|');
    for (const { image, state, reason, mend } of failed.slice(0, MARKDOWN_ROWS)) {
      lines.push(`| ${code(image)} | ${state} | ${cell(reason)} | ${code(mend ?? '')} |`);
    }
    if (failed.length > MARKDOWN_ROWS) lines.push('', `and ${plural(failed.length - MARKDOWN_ROWS, 'image')} more`);
  }
  for (const problem of report.problems) lines.push('', `- ${cell(formatProblem(problem))}`);
  return lines.join('\n');
}

function cell(text: string): string {
  return text.replace(/[\\|<>[\]`*_]/g, (c) => `\\${c}`).replace(/\s+/g, ' ');
}

function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map((m) => m[0].length)) + 1);
  return `${fence}${text.replaceAll('|', '\\|').replace(/\s+/g, ' ')}${fence}`;
}
