import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import type { Project } from '../../src/model/project.ts';
import { readJson } from '../../src/read/json/json.ts';
import { writeSvg } from '../../src/render/svg.ts';
import { DRAWING_VERSION } from '../../src/render/version.ts';
import { sceneOf } from '../../src/scene-of.ts';

const GOLDEN = new URL('../golden/drawings.json', import.meta.url);

it('raises the version of the drawing when a drawing changes (to accept: raise DRAWING_VERSION, then UPDATE_GOLDEN=1 npm run unit)', async () => {
  const resources = await loadResources();
  // A copy, so that an edit of the roadmaps themselves is no change of the drawing.
  const roadmap = readJson(await readFile(new URL('../golden/roadmap.json', import.meta.url), 'utf8'));
  const projects: [string, Project][] = [['Roadmap', roadmap]];
  const digests: Record<string, string> = {};
  for (const [name, project] of projects) {
    for (const skin of ['sketch', 'wireframe'] as const) {
      const [mockup] = project.mockups;
      if (!mockup) throw new Error(`${name} has no mockup`);
      const { scene } = sceneOf({ ...project, settings: { ...project.settings, skin } }, mockup, resources);
      const svg = writeSvg(scene, resources.text, { text: 'outline' });
      digests[`${name}, ${skin}`] = createHash('sha256').update(svg).digest('hex');
    }
  }
  const drawn = { version: DRAWING_VERSION, digests };
  if (process.env.UPDATE_GOLDEN) await writeFile(GOLDEN, `${JSON.stringify(drawn, null, 2)}\n`);
  expect(drawn).toEqual(JSON.parse(await readFile(GOLDEN, 'utf8')));
});
