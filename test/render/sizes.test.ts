import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { readProject } from '../../src/read/read.ts';
import { sceneOf } from '../../src/scene-of.ts';
import { corpus, NEEDS_CORPUS } from '../corpus.ts';

interface Pair {
  readonly id: string;
  readonly set: string;
  readonly input: string;
  readonly mockup: string | null;
  readonly expected: string;
  readonly scale: number;
}

const pairs: readonly Pair[] = corpus ? JSON.parse(readFileSync(join(corpus, 'pairs.json'), 'utf8')) : [];
/**
 * Exports of version 4 in which lines are the outermost: on every side, curved, at whole and broken places; and one of
 * Mockups 3, which did not count them.
 */
const OUTERMOST = /-(android|aws|api-security|data-analyst|mlops|java|vue|peace-devops)-20/;
const outermost = pairs.filter(({ set, id }) => /^roadmap-(2x|v4|v3)$/.test(set) && OUTERMOST.test(id));
const resources = await loadResources();

describe.skipIf(!corpus)(`the size of a picture${NEEDS_CORPUS}`, () => {
  it.each(outermost)("is that of Balsamiq's export: $id", async (pair) => {
    const project = await readProject(readFileSync(join(corpus ?? '', pair.input)));
    const mockup = project.mockups.find(({ id }) => pair.mockup === null || id === pair.mockup);
    if (!mockup) throw new Error('no such mockup');
    const { bounds } = sceneOf(project, mockup, resources).scene;
    const { width, height } = await sharp(join(corpus ?? '', pair.expected)).metadata();
    expect([bounds.width * pair.scale, bounds.height * pair.scale]).toEqual([width, height]);
  });
});
