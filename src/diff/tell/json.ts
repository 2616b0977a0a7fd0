import type { DiffJson } from './document.ts';
import { type DiffReport, diffSummary, isDifferent, projectSentence } from './report.ts';
import { sentence } from './sentence.ts';

/** The report for machines, as the published schema says. */
export function jsonReport(report: DiffReport): DiffJson {
  return {
    version: 1,
    different: isDifferent(report),
    summary: diffSummary(report),
    old: report.old,
    new: report.new,
    files: report.files.map((file) => ({
      status: file.status,
      ...(file.old === undefined ? {} : { old: file.old }),
      ...(file.new === undefined ? {} : { new: file.new }),
      project: file.diff.project.map((change) => ({ ...change, sentence: projectSentence(change) })),
      mockups: file.diff.mockups.map(({ name, what, old, new: next, diff }) => ({
        name,
        what,
        old,
        new: next,
        content: diff.content.map((change) => ({ ...change, sentence: sentence(change) })),
        layout: diff.layout.map((change) => ({ ...change, sentence: sentence(change) })),
        matches: diff.matches.map((match) => ({ old: match.old.path, new: match.new.path, rung: match.rung })),
        extent: diff.extent,
      })),
    })) as DiffJson['files'],
  };
}
