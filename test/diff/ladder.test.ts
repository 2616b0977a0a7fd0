import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagramItems } from '../../src/diff/items/diagram-items.ts';
import { LADDER, type MatchStep, matchItems } from '../../src/diff/match/match.ts';
import { buildDiagram } from '../../src/graph/build.ts';
import { readJson } from '../../src/read/json/json.ts';

const CASES = new URL('../cases/diff/', import.meta.url);

function itemsOf(name: string, version: string) {
  const [mockup] = readJson(readFileSync(new URL(`${name}/${version}.json`, CASES), 'utf8')).mockups;
  if (!mockup) throw new Error(`${name} has no mockup`);
  return diagramItems(buildDiagram(mockup, mockup.controls, () => ({ width: 100, height: 30 })));
}

it('needs each step of the matching: a case is matched otherwise without it', () => {
  const cases = readdirSync(CASES).map((name) => [itemsOf(name, 'old'), itemsOf(name, 'new')] as const);
  const matched = (ladder: readonly MatchStep[]) =>
    cases.map(([old, next]) =>
      matchItems(old, next, { ladder })
        .map((pair) => `${pair.old.index} is ${pair.new.index}`)
        .join(', '),
    );
  const all = matched(LADDER);
  const without = LADDER.filter((step) => {
    const left = matched(LADDER.filter((other) => other !== step));
    return left.every((pairs, i) => pairs === all[i]);
  });
  expect(without.map(({ name }) => name)).toEqual([]);
});
