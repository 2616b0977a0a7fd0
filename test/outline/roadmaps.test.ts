import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { markdownOf } from '../../src/graph/export/markdown.ts';
import { startDrawing } from '../../src/pipeline.ts';
import { readProject } from '../../src/read/read.ts';

describe('the outlines beside the roadmaps of this repository', () => {
  it.each(['ML Engineer Roadmap', 'NLP Engineer Roadmap'])('say what the drawing says: %s', async (name) => {
    const project = await readProject(await readFile(`project-files/${name}.json`));
    const [mockup] = project.mockups;
    if (!mockup) throw new Error('no mockup');
    const { diagram } = startDrawing(project, mockup, await loadResources());
    expect(await readFile(`project-files/${name}.outline.md`, 'utf8')).toBe(markdownOf(diagram));
  });
});
