import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { readProject } from '../../src/read/read.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { writeMockupJson, writeProjectJson } from '../../src/write/json.ts';
import { prepareForBmpr } from '../../src/write/prepare.ts';
import { projects } from '../arbitraries.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const bare = ({ format: _, extra: __, ...project }: Project) => project;

describe('writing and reading again', () => {
  it('keeps everything in project JSON', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        const read = await readProject(encode(writeProjectJson(project, { thumbnails: true })));
        expect(bare(read)).toEqual(bare(project));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps everything in BMPR', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        expect(bare(await readProject(await writeBmpr(project)))).toEqual(bare(project));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a name that is a mark of byte order alone, through BMPR twice', async () => {
    for (const name of ['\ufeff', '\ufeffa', '\ufeff'.repeat(20)]) {
      const bare = await readProject(encode('{"mockup":{"controls":{"control":[]}}}'));
      const once = await readProject(await writeBmpr(prepareForBmpr({ ...bare, name }, 'other')));
      const twice = await readProject(await writeBmpr(prepareForBmpr(once, 'other')));
      expect([once.name, twice.name]).toEqual([name, name]);
    }
  });

  it('keeps a mockup in mockup JSON', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        const [mockup] = project.mockups;
        if (mockup === undefined) return;
        const read = await readProject(encode(writeMockupJson(project, mockup)));
        expect(read.mockups).toEqual([mockup]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same bytes for the same project, and for what it reads back', async () => {
    await fc.assert(
      fc.asyncProperty(projects, async (project) => {
        const bytes = await writeBmpr(project);
        expect(Buffer.from(await writeBmpr(project)).equals(bytes)).toBe(true);
        const json = writeProjectJson(project);
        const again = await readProject(encode(json));
        expect(writeProjectJson(again)).toBe(json);
      }),
      { numRuns: 30 },
    );
  });
});
