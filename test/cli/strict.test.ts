import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../src/images/report/formats.ts';
import { REPORT_FORMATS } from '../../src/images/report/names.ts';
import { reportSchema } from '../../src/images/report/schema.ts';
import { balsa } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, check, mockup, update } from '../images-repository.ts';

const SOURCE = 'project-files/map.json';
const IMAGE = 'img/map.png';
/** Two controls of a type that nobody draws, a missing symbol, a missing picture, and an icon that has a free one like it. */
const unlike = mockup(
  box(0, 'one'),
  box(1, '', { typeID: 'Hologram' }),
  box(2, '', { typeID: 'Hologram' }),
  box(3, '', { typeID: 'Component', properties: { src: { ID: 'lost', Anchor: '1' } } }),
  box(4, '', { typeID: 'Image', properties: { src: { ID: 'gone' } } }),
);
const NAMED = ['1', '2', '3', '4'];

async function repositoryOf(source: object) {
  const made = await testRepository();
  await made.write(SOURCE, source);
  return made;
}

describe('--strict', () => {
  it('render draws the picture, names every control that is not drawn as itself, and exits 1', async () => {
    const made = await repositoryOf(unlike);
    const args = ['render', SOURCE, '-o', 'out.png'];
    expect((await balsa(args, { cwd: made.root })).code).toBe(0);
    const { code, stderr } = await balsa([...args, '--strict', '--quiet'], { cwd: made.root });
    expect(code).toBe(1);
    const named = [...stderr.matchAll(/^error .*control (\d+)/gm)].map(([, id]) => id);
    expect(named.sort()).toEqual(NAMED);
    expect(await sharp(path.join(made.root, 'out.png')).metadata()).toMatchObject({ format: 'png' });
  });

  it('passes where all is drawn as itself, or by an icon like the one asked for', async () => {
    const icon = { typeID: 'Icon', properties: { icon: { ID: 'bars-regular', size: 'small' } } };
    const made = await repositoryOf(mockup(box(0, 'one'), box(1, '', icon)));
    const { code, stderr } = await balsa(['render', SOURCE, '-o', 'out.png', '--strict'], { cwd: made.root });
    expect(stderr).toContain('is not free');
    expect(code).toBe(0);
  });

  it('check and update exit 1 for images that are current, too, by option or configuration', async () => {
    const made = await repositoryOf(unlike);
    expect(await update(made)).toMatchObject({ written: [IMAGE] });
    expect((await balsa(['check'], { cwd: made.root })).code).toBe(0);
    for (const command of ['check', 'update']) {
      const { code, stdout } = await balsa([command, '--strict'], { cwd: made.root });
      expect(code).toBe(1);
      for (const id of NAMED) expect(stdout.toString()).toContain(`not drawn as such: ${SOURCE}: control ${id}: `);
    }
    await made.write('balsa.config.json', { strict: true });
    expect((await balsa(['check'], { cwd: made.root })).code).toBe(1);
    expect((await update(made)).undrawn?.map(({ control }) => control).sort()).toEqual(NAMED);
  });

  it('every format of the report names the controls', async () => {
    const made = await repositoryOf(unlike);
    await made.write('balsa.config.json', { strict: true });
    await update(made);
    const { report } = await check(made);
    for (const format of REPORT_FORMATS) expect(formatReport(report, format)).toContain('Hologram');
    expect(() => reportSchema.parse(JSON.parse(formatReport(report, 'json')))).not.toThrow();
  });
});

describe('an image that balsa did not make', () => {
  const foreign = async (root: string) => {
    const file = path.join(root, IMAGE);
    await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toFile(file);
    return readFile(file);
  };

  it('is kept where ours would have a placeholder, and update says so; --force replaces it', async () => {
    const made = await repositoryOf(unlike);
    await update(made);
    const theirs = await foreign(made.root);
    const { code, stdout } = await balsa(['update'], { cwd: made.root });
    expect(code).toBe(1);
    expect(stdout.toString()).toContain(`kept ${IMAGE} (balsa did not make it`);
    expect(await readFile(path.join(made.root, IMAGE))).toEqual(theirs);
    expect(await update(made, { force: true })).toMatchObject({ written: [IMAGE], kept: [] });
  });

  it('is replaced where ours is whole', async () => {
    const made = await repositoryOf(mockup(box(0, 'one')));
    await update(made);
    await foreign(made.root);
    expect(await update(made)).toMatchObject({ written: [IMAGE], kept: [] });
  });
});
