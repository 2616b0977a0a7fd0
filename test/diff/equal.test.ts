import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { readProject } from '../../src/read/read.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { writeMockupJson, writeProjectJson } from '../../src/write/json.ts';
import { corpus, NEEDS_CORPUS } from '../corpus.ts';
import { changes, renumbered, rewriteNumbers } from './equal-versions.ts';
import { random } from './mutate.ts';

const own = fileURLToPath(new URL('../../project-files', import.meta.url));
const OWN = readdirSync(own)
  .filter((name) => name.endsWith('.json'))
  .map((name) => `${own}/${name}`);
const CORPUS = corpus
  ? [
      `${corpus}/history/kamranahmedse__developer-roadmap__mlops/04-2024-06-03.json`,
      `${corpus}/history/nidohe__developer-roadmap-chinese__frontend-map/06-2019-08-04.json`,
      `${corpus}/history/kamranahmedse__developer-roadmap__backend/05-2024-05-11.json`,
    ]
  : [];

const read = (file: string) => readProject(readFileSync(file));

describe.each([...OWN, ...CORPUS].map((file) => [file.split('/').slice(-2).join('/'), file]))(
  'equal versions of %s',
  (_, file) => {
    it('differ in nothing when every ID is another and every list is shuffled', async () => {
      const project = await read(file);
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          expect(changes(project, renumbered(project, random(seed)))).toEqual([]);
        }),
        { numRuns: 2 },
      );
    });

    it('differ in nothing when they were saved in another format', async () => {
      const project = await read(file);
      const [mockup] = project.mockups;
      if (!mockup) throw new Error('no mockup');
      const text = new TextEncoder();
      expect(changes(project, await readProject(text.encode(writeProjectJson(project))))).toEqual([]);
      expect(changes(project, await readProject(await writeBmpr(project)))).toEqual([]);
      // A file of one mockup holds all of a project of one.
      const alone = { ...project, mockups: [mockup] };
      expect(changes(alone, await readProject(text.encode(writeMockupJson(alone, mockup))))).toEqual([]);
    });

    it('differ in nothing when numbers are written another way', async () => {
      const source = readFileSync(file, 'utf8');
      const project = await readProject(new TextEncoder().encode(source));
      fc.assert(
        await fc.asyncProperty(fc.integer({ min: 0, max: 2 }), async (style) => {
          const other = rewriteNumbers(source, style);
          expect(other).not.toBe(source);
          expect(changes(project, await readProject(new TextEncoder().encode(other)))).toEqual([]);
        }),
        { numRuns: 3 },
      );
    });
  },
);

describe('versions of a corpus file', () => {
  it.skipIf(!corpus)(`are told alike in either format of the new one${NEEDS_CORPUS}`, async () => {
    const folder = `${corpus}/history/kamranahmedse__developer-roadmap__mlops`;
    const [old, next] = [await read(`${folder}/02-2024-04-30.json`), await read(`${folder}/03-2024-05-11.json`)];
    const asBmpr = await readProject(await writeBmpr(next));
    const kinds = (project: Project) => changes(old, project).map((change) => (change as { kind: string }).kind);
    expect(kinds(next).length).toBeGreaterThan(5);
    expect(kinds(asBmpr)).toEqual(kinds(next));
  });
});
