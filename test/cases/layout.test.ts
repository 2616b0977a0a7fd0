import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { withPlaces } from '../../src/pipeline.ts';
import { pictureOf } from '../../src/raster/picture.ts';
import { readJson } from '../../src/read/json/json.ts';
import { sceneOf } from '../../src/scene-of.ts';
import { writeProjectJson } from '../../src/write/json.ts';
import { expectText, folderCases } from './folders.ts';
import { expectPicture } from './pictures.ts';

const cases = await folderCases('layout');
const resources = await loadResources();

/** How a case is laid out: by its key `layout`, what has no place when there is none. */
const MODES = ['complete', 'tidy', 'elk'] as const;

describe.each(cases)('$label', (one) => {
  it('is placed as placed.json says and placed.png shows', async () => {
    const project = readJson(await readFile(one.file('in.json'), 'utf8'));
    const mode = MODES.find((name) => name === (project.extra.get('layout') ?? 'complete'));
    if (!mode) return expect.fail(`${one.label}: "layout" is one of ${MODES.join(', ')}`);
    const placed = await withPlaces(project, mode, resources);
    await expectText(one, 'placed.json', writeProjectJson(placed));
    const [mockup] = placed.mockups;
    if (!mockup) return expect.fail(`${one.label} has no mockup`);
    const { scene } = sceneOf(placed, mockup, resources);
    const options = {
      format: 'png',
      scale: 0.5,
      background: 0xffffff,
      text: 'outline',
      limits: DEFAULT_LIMITS,
    } as const;
    await expectPicture(one.label, one.file('placed.png'), (await pictureOf(scene, resources, options)).bytes);
    // What has been placed stays.
    if (mode === 'complete')
      expect(writeProjectJson(await withPlaces(placed, mode, resources))).toBe(writeProjectJson(placed));
  });
});
