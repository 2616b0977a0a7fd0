import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffProjects } from '../../src/diff/facts/project.ts';
import { BRIEF, WHOLE } from '../../src/diff/tell/digest.ts';
import { jsonReport } from '../../src/diff/tell/json.ts';
import { escapeMarkdown, markdownReport } from '../../src/diff/tell/markdown.ts';
import { type DiffReport, diffSummary, ignoring, isDifferent } from '../../src/diff/tell/report.ts';
import { diffJsonSchema, diffSchema } from '../../src/diff/tell/schema.ts';
import { PLAIN, textReport } from '../../src/diff/tell/text-report.ts';
import type { Project } from '../../src/model/project.ts';
import { emptyProject } from '../../src/read/json/project.ts';
import { arrow, box, type Drawn, fieldSet, mockupOf } from './draw.ts';
import { toDiagram } from './mutate.ts';

function project(drawn: readonly Drawn[], from: number, name = 'Drawing'): Project {
  return { ...emptyProject('json-project'), mockups: [{ ...mockupOf(drawn, from), name }] };
}

function reportOf(old: readonly Drawn[], next: readonly Drawn[]): DiffReport {
  const diff = diffProjects(project(old, 0), project(next, 500), (_, mockup) => toDiagram(mockup, mockup.controls));
  return { old: 'v1', new: 'v2', files: [{ status: 'changed', old: 'a.json', new: 'a.json', diff }] };
}

const OLD = [box('Docker', 100, 100), box('Compose', 400, 100), arrow([260, 116], [400, 116])];
const NEW = [
  box('Docker', 100, 100, { color: 0xffff00 }),
  box('Compose', 500, 160),
  arrow([260, 116], [500, 176]),
  fieldSet('Serving', 40, 300, 400, 300),
  box('vLLM', 60, 360),
];
const REPORT = reportOf(OLD, NEW);
const text = (report: DiffReport) => textReport(report, { paint: PLAIN, limits: BRIEF }).join('\n');

describe('the text report', () => {
  it('tells content by section, then layout', () => {
    expect(text(REPORT)).toBe(
      [
        'a.json',
        '  + added “Serving” with “vLLM”',
        '  ~ “Docker”: colour default → yellow (#ffff00)',
        '  > “Compose” moved down by 60 and to the right by 100',
      ].join('\n'),
    );
  });

  it('is empty for equal versions', () => {
    const equal = reportOf(OLD, OLD);
    expect(text(equal)).toBe('');
    expect(isDifferent(equal)).toBe(false);
    expect(diffSummary(equal)).toBe('no difference');
  });

  it('counts the changes of layout beyond what it tells', () => {
    const scattered = Array.from({ length: 20 }, (_, i) => box(`Topic ${i}`, 100, 100 + 60 * i));
    const after = scattered.map((c, i) => ({ ...c, x: (c.x ?? 0) + 40 + 7 * i }));
    const lines = text(reportOf([...OLD, ...scattered], [...OLD, ...after])).split('\n');
    expect(lines.slice(-2)).toEqual(['  > laid out anew: 20 of 22 things moved', '  (--all tells each of them)']);
    const few = scattered.map((c, i) => ({ ...c, x: (c.x ?? 0) + (i % 3 === 0 ? 40 + 7 * i : 0) }));
    const still = Array.from({ length: 40 }, (_, i) => box(`Still ${i}`, 1500, 60 * i));
    const more = (limit: number) =>
      textReport(reportOf([...still, ...scattered], [...still, ...few]), {
        paint: PLAIN,
        limits: { ...BRIEF, layout: limit },
      });
    expect(more(4).slice(-2)).toEqual(['  > and 3 more changes of layout', '  (--all tells each of them)']);
    expect(more(6).at(-1)).toMatch(/“Topic \d+” moved/);
  });

  it('counts the additions beyond what it tells', () => {
    const many = Array.from({ length: 50 }, (_, i) => box(`Topic ${i}`, 400 * (i % 7), 300 * i));
    expect(
      text(reportOf(OLD, [...OLD, ...many]))
        .split('\n')
        .slice(-2),
    ).toEqual(['  + and 35 more added', '  (--all tells each of them)']);
    const all = textReport(reportOf(OLD, [...OLD, ...many]), { paint: PLAIN, limits: WHOLE });
    expect(all.filter((line) => line.includes('added “Topic'))).toHaveLength(50);
  });

  it('opens with what a person would say of a drawing that was redrawn', () => {
    const before = Array.from({ length: 20 }, (_, i) => box(`Before ${i}`, 400 * (i % 2), 60 * i));
    const after = Array.from({ length: 20 }, (_, i) => box(`Something else ${i}`, 400 * (i % 3) + 57, 90 * i + 7));
    expect(text(reportOf([...OLD, ...before], [...OLD, ...after])).split('\n')[1]).toBe(
      '  mostly redrawn: 2 of 22 things are still there, 20 are new',
    );
  });

  it('counts edges where many of them changed', () => {
    const nodes = Array.from({ length: 20 }, (_, i) => box(`Topic ${i}`, 100, 400 + 100 * i));
    const lines = nodes.slice(1).map((_, i) => arrow([180, 432 + 100 * i], [180, 500 + 100 * i]));
    const told = text(reportOf([...nodes, ...lines], nodes)).split('\n');
    expect(told).toContain('  - removed 19 arrows');
  });

  it('lets no text of a drawing command the terminal', () => {
    const url = 'https://example.org/\u001b]0;title\u0007';
    const lines = text(reportOf(OLD, [...OLD.slice(1), box('\u001b[2Jgone', 100, 100, { href: { url } })]));
    expect(lines).toContain('gone');
    expect(lines.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  it('leaves out what is to be ignored', () => {
    expect(text(ignoring(REPORT, ['layout']))).not.toContain('moved');
    expect(text(ignoring(REPORT, ['style']))).not.toContain('colour');
    expect(isDifferent(ignoring(REPORT, ['content', 'layout']))).toBe(false);
  });
});

describe('the Markdown report', () => {
  it('starts with a summary line and folds each file', () => {
    const lines = markdownReport(REPORT).split('\n');
    expect(lines[0]).toBe('**2 added, 1 restyled, 1 moved** in 1 file');
    expect(lines).toContain('<details open><summary>a.json</summary>');
    expect(lines).toContain('- ➕ added “Serving” with “vLLM”');
  });

  it('stays within its limit however much changed', () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      box(`${i}: an additional topic with a long name`, 500 * (i % 7), 300 * i),
    );
    const report = reportOf(OLD, [...OLD, ...many]);
    const files = Array.from({ length: 5 }, () => report.files[0]).filter((file) => file !== undefined);
    fc.assert(
      fc.property(fc.integer({ min: 700, max: 60_000 }), (limit) => {
        const markdown = markdownReport({ ...report, files }, limit);
        expect(markdown.length).toBeLessThanOrEqual(limit);
        expect(markdown.match(/<details/g)?.length ?? 0).toBe(markdown.match(/<\/details>/g)?.length ?? 0);
      }),
    );
    expect(markdownReport({ ...report, files }, 9000)).toContain('more lines');
    expect(markdownReport({ ...report, files })).toContain('<summary>and 385 more added</summary>');
  });

  it('lets no text of a drawing be markup, HTML, a mention or a link', () => {
    const hostile = '</details><img src=x onerror=alert(1)> **b** [x](http://e.vil) @everyone #1 `c` | www.e.vil';
    const markdown = markdownReport(reportOf(OLD, [...OLD, box(hostile, 700, 700)]));
    expect(markdown).not.toContain('<img');
    expect(markdown).not.toMatch(/\[x\]\(|@everyone|http:\/\/|www\.e/);
    expect(markdown.match(/<\/details>/g)).toHaveLength(1);
  });

  it('escapes whatever text there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const escaped = escapeMarkdown(words);
        expect(escaped).not.toMatch(/[<>\n]/);
        expect(escaped).not.toMatch(/(^|[^\\])[*_`[\]]/);
      }),
    );
  });
});

describe('the JSON report', () => {
  it('is as its schema says', () => {
    const report = jsonReport(REPORT);
    expect(diffSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(JSON.parse(JSON.stringify(report)));
    expect(report.different).toBe(true);
    expect(report.files[0]?.mockups[0]?.matches).toHaveLength(3);
  });

  it('has its schema published in schema/diff.schema.json (npm run schemas)', () => {
    const published = readFileSync(new URL('../../schema/diff.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(diffJsonSchema())));
  });
});

describe('changes of a project', () => {
  const build = (_: Project, mockup: Project['mockups'][number]) => toDiagram(mockup, mockup.controls);
  const resource = (id: string, name: string, order: number, drawn: readonly Drawn[]) => ({
    ...mockupOf(drawn),
    id,
    name,
    order,
  });
  const A = resource('A', 'Home', 0, [box('Welcome', 0, 0), box('Start', 0, 60)]);
  const B = resource('B', 'Log in', 1, [box('Name', 0, 0), box('Password', 0, 60)]);
  const C = resource('C', 'Basket', 2, [box('Pay', 0, 0), box('Total', 0, 60)]);
  const kinds = (old: readonly (typeof A)[], next: readonly (typeof A)[]) =>
    diffProjects(
      { ...emptyProject('bmpr'), mockups: old },
      { ...emptyProject('bmpr'), mockups: next },
      build,
    ).project.map(({ kind }) => kind);

  it('are mockups added, removed, renamed and reordered', () => {
    expect(kinds([A, B], [A, B, C])).toEqual(['mockup-added']);
    expect(kinds([A, B, C], [A, C])).toEqual(['mockup-removed']);
    expect(kinds([A, B], [A, { ...B, name: 'Sign in' }])).toEqual(['mockup-renamed']);
    expect(kinds([A, B, C], [A, { ...B, order: 3 }, C])).toEqual(['mockup-reordered']);
  });

  it('follow a mockup by its words when its ID and name are others', () => {
    expect(kinds([A, B], [A, { ...B, id: 'X', name: 'Sign in' }])).toEqual(['mockup-renamed']);
  });

  it('are no changed links when only resource IDs were given anew', () => {
    const linked = (to: string) =>
      resource('A', 'Home', 0, [box('Welcome', 0, 0, { href: { id: to } }), box('Start', 0, 60)]);
    const diff = diffProjects(
      { ...emptyProject('bmpr'), mockups: [linked('B'), B] },
      { ...emptyProject('bmpr'), mockups: [{ ...linked('X') }, { ...B, id: 'X' }] },
      build,
    );
    expect(diff.mockups.flatMap(({ diff: { content } }) => content)).toEqual([]);
  });
});
