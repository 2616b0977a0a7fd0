import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { diffProjects } from '../../src/diff/facts/project.ts';
import { WHOLE } from '../../src/diff/tell/digest.ts';
import type { DiffReport } from '../../src/diff/tell/report.ts';
import { PLAIN, textReport } from '../../src/diff/tell/text-report.ts';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Project } from '../../src/model/project.ts';
import { readJson } from '../../src/read/json/json.ts';
import { expectText, type FolderCase, folderCases } from './folders.ts';

const cases = await folderCases('diff');

const read = async (one: FolderCase, name: string) => readJson(await readFile(one.file(name), 'utf8'));

function told(old: Project, next: Project): string {
  const diff = diffProjects(old, next, (_, mockup) =>
    buildDiagram(mockup, mockup.controls, () => ({ width: 100, height: 30 })),
  );
  const report: DiffReport = { old: 'old', new: 'new', files: [{ status: 'changed', old: 'old', new: 'new', diff }] };
  return textReport(report, { paint: PLAIN, limits: WHOLE })
    .slice(1)
    .map((line) => `${line.slice(2)}\n`)
    .join('');
}

describe.each(cases)('$label', (one) => {
  it('is told as told.txt says', async () => {
    await expectText(one, 'told.txt', told(await read(one, 'old.json'), await read(one, 'new.json')));
  });

  it('says nothing of either version beside itself', async () => {
    for (const name of ['old.json', 'new.json']) {
      const project = await read(one, name);
      expect(told(project, project)).toBe('');
    }
  });
});
