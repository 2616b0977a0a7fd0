import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testRepository } from '../git.ts';
import { box, check, mockup, update } from '../images-repository.ts';

const DRAWING = 'project-files/Map.json';
const OUTLINE = 'project-files/Map.outline.md';

const drawing = (first: string) => {
  const line = {
    ...{ ID: '9', typeID: 'Arrow', x: '60', y: '37', w: '10', h: '13', zOrder: '9' },
    properties: {
      p0: { x: 5, y: 0 },
      p1: { x: 0.5, y: 0 },
      p2: { x: 5, y: 13 },
      leftArrow: 'false',
      rightArrow: 'true',
    },
  };
  return mockup(box(0, first), box(1, 'Second'), line);
};

const read = ({ root }: { readonly root: string }, file: string) => readFileSync(path.join(root, file));

/** A drawing with its outline beside it, both as the image has them. */
async function inStep() {
  const made = await testRepository();
  await made.write(DRAWING, drawing('First'));
  await made.write(OUTLINE, '# Draft\n');
  await update(made, { from: 'drawing' });
  return made;
}

describe('a drawing with an outline beside it', () => {
  it('is current once both say the same, and the image knows both', async () => {
    const made = await inStep();
    expect(String(read(made, OUTLINE))).toContain('First');
    expect((await check(made)).states).toEqual({ 'img/map.png': 'current' });
    expect((await update(made)).current).toBe(1);
  });

  it('follows the outline', async () => {
    const made = await inStep();
    const outline = String(read(made, OUTLINE));
    await made.write(OUTLINE, outline.replaceAll('Second', 'Other'));
    const { report } = await check(made);
    expect(report.images[0]).toMatchObject({ state: 'stale', reason: `its outline ${OUTLINE} changed` });
    await update(made, { dryRun: true });
    expect(String(read(made, DRAWING))).not.toContain('Other');
    await update(made);
    expect(String(read(made, DRAWING))).toContain('Other');
    expect((await check(made)).states).toEqual({ 'img/map.png': 'current' });
  });

  it('is followed by the outline', async () => {
    const made = await inStep();
    await made.write(DRAWING, drawing('Begin'));
    await update(made);
    expect(String(read(made, OUTLINE))).toContain('Begin');
    expect((await check(made)).states).toEqual({ 'img/map.png': 'current' });
  });

  it('is left alone, like the outline and the image, where both changed', async () => {
    const made = await inStep();
    const outline = String(read(made, OUTLINE)).replaceAll('Second', 'Other');
    await made.write(OUTLINE, outline);
    await made.write(DRAWING, drawing('Begin'));
    const { report } = await check(made);
    expect(report.images[0]?.reason).toContain(`its outline ${OUTLINE} changed too`);
    const before = [String(read(made, DRAWING)), read(made, 'img/map.png')];
    const { conflicts, written } = await update(made);
    expect(conflicts).toEqual([
      `${DRAWING} and ${OUTLINE} both changed since the image was made, and say different things`,
    ]);
    expect(written).toEqual([]);
    expect([String(read(made, DRAWING)), read(made, 'img/map.png')]).toEqual(before);
    expect(String(read(made, OUTLINE))).toBe(outline);
    await update(made, { from: 'outline' });
    expect(String(read(made, DRAWING))).toContain('Other');
    expect((await check(made)).states).toEqual({ 'img/map.png': 'current' });
  });

  it('says what is wrong with an outline that is none, and draws nothing', async () => {
    const made = await inStep();
    await made.write(OUTLINE, '# Map\n\na paragraph\n');
    const { problems, written } = await update(made);
    expect(problems).toMatchObject([{ file: OUTLINE, place: 'line 3' }]);
    expect(written).toEqual([]);
  });
});
