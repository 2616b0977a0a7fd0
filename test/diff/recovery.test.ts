import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readProject } from '../../src/read/read.ts';
import { corpus, NEEDS_CORPUS } from '../corpus.ts';
import { planTrials, runTrial, type Scores } from './recovery.ts';

async function scoresOf(files: readonly string[], count: number): Promise<Scores> {
  const mockups = await Promise.all(
    files.map(async (name) => {
      const { mockups } = await readProject(readFileSync(name));
      return mockups.map((mockup) => ({ name, mockup }));
    }),
  );
  const scores: Scores = new Map();
  for (const trial of planTrials(mockups.flat(), count)) runTrial(trial, scores);
  return scores;
}

/** A thousand trials give the figures of docs/diff.md; these few tell when matching breaks. */
function expectRecovered(scores: Scores): void {
  for (const kind of ['added', 'removed', 'renamed', 'restyled', 'moved', 'reattached']) {
    const { found = 0, missed = 0, invented = 0 } = scores.get(kind) ?? {};
    expect(found, `${kind}: told`).toBeGreaterThan(3);
    expect(found / (found + missed), `${kind}: recall`).toBeGreaterThanOrEqual(0.9);
    expect(found / (found + invented), `${kind}: precision`).toBeGreaterThanOrEqual(0.85);
  }
}

describe('random edits with all IDs renumbered', () => {
  it('are told on the roadmaps of this repository', async () => {
    const folder = fileURLToPath(new URL('../../project-files/', import.meta.url));
    const files = readdirSync(folder).filter((name) => name.endsWith('Roadmap.json'));
    expectRecovered(
      await scoresOf(
        files.map((name) => folder + name),
        28,
      ),
    );
  }, 600_000);

  it.skipIf(!corpus)(
    `are told on roadmaps by others${NEEDS_CORPUS}`,
    async () => {
      const files = ['mlops/04-2024-06-03', 'react/02-2022-08-11'].map(
        (name) => `${corpus}/history/kamranahmedse__developer-roadmap__${name}.json`,
      );
      expectRecovered(await scoresOf(files, 28));
    },
    600_000,
  );
});
