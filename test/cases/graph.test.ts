import { readFile } from 'node:fs/promises';
import { describe, it } from 'vitest';
import { buildDiagram } from '../../src/graph/build.ts';
import { exportGraph } from '../../src/graph/export/export.ts';
import { readJson } from '../../src/read/json/json.ts';
import { expectText, folderCases } from './folders.ts';

const cases = await folderCases('graph');

describe.each(cases)('$label', (one) => {
  it('is read as graph.json says', async () => {
    const { mockups } = readJson(await readFile(one.file('in.json'), 'utf8'));
    const graphs = mockups.map((mockup) => {
      const diagram = buildDiagram(mockup, mockup.controls, () => ({ width: 100, height: 30 }));
      return exportGraph(diagram, 'json') ?? '';
    });
    await expectText(one, 'graph.json', graphs.join(''));
  });
});
