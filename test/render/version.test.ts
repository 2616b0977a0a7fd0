import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { sceneOf } from '../../src/pipeline.ts';
import { readJson } from '../../src/read/json/json.ts';
import { CONTROL_TYPES } from '../../src/render/controls/table.ts';
import { loadResources } from '../../src/render/resources.ts';
import { writeSvg } from '../../src/render/svg.ts';
import { DRAWING_VERSION } from '../../src/render/version.ts';

const GOLDEN = new URL('../golden/drawings.json', import.meta.url);

/** A mockup with one control of every type that is drawn, and some of their variants. */
function catalogue(): Project {
  const properties = [
    { text: 'A *bold* _leaning_ [link] {color:red}red{color}', icon: { ID: 'circle', size: 'small' } },
    { text: 'Off', state: 'disabled', color: '14540253', icon: { ID: 'flag-solid', size: 'small' }, bold: 'true' },
  ];
  const control = [...CONTROL_TYPES.keys()].flatMap((typeID, row) =>
    properties.map((own, column) => ({
      ...{ ID: `${row * 2 + column}`, typeID, x: `${column * 260}`, y: `${row * 110}`, w: '200', h: '90' },
      ...{ zOrder: `${row * 2 + column}`, properties: own },
    })),
  );
  const line = { p0: { x: 0, y: 0 }, p1: { x: 0.4, y: 0.2 }, p2: { x: 190, y: 80 } };
  const arrows = ['solid', 'dotted', 'dashed'].map((stroke, i) => ({
    ...{
      ID: `arrow${i}`,
      typeID: 'Arrow',
      x: '560',
      y: `${i * 110}`,
      w: '190',
      h: '80',
      measuredW: '150',
      measuredH: '100',
    },
    ...{ zOrder: `${1000 + i}`, properties: { ...line, stroke, text: 'on the way', leftArrow: 'false' } },
  }));
  return readJson(JSON.stringify({ mockups: [{ mockup: { controls: { control: [...control, ...arrows] } } }] }));
}

it('raises the version of the drawing when a drawing changes (to accept: raise DRAWING_VERSION, then UPDATE_GOLDEN=1 npm run unit)', async () => {
  const resources = await loadResources();
  const own = async (name: string) =>
    readJson(await readFile(new URL(`../../project-files/${name}.json`, import.meta.url), 'utf8'));
  const projects: [string, Project][] = [
    ['catalogue', catalogue()],
    ['ML Engineer Roadmap', await own('ML Engineer Roadmap')],
    ['NLP Engineer Roadmap', await own('NLP Engineer Roadmap')],
  ];
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
