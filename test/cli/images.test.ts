import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../src/images/report/formats.ts';
import { REPORT_FORMATS } from '../../src/images/report/names.ts';
import { reportSchema } from '../../src/images/report/schema.ts';
import { balsa } from '../balsa.ts';
import { box, CURRENT, check, mockup, repository, update } from '../images-repository.ts';

describe('images that are kept current', () => {
  it('an edit is named, mended alone, and then current', async () => {
    const made = await repository();
    expect((await balsa(['check'], { cwd: made.root })).code).toBe(0);
    await made.write('project-files/First Map.json', mockup(box(0, 'one!'), box(1, 'two'), box(2, 'three')));

    const { stdout, code } = await balsa(['check'], { cwd: made.root });
    expect(code).toBe(1);
    expect(stdout.toString()).toContain(
      'img/first-map.png is stale: its source changed: 1 control added, 1 control changed (project-files/First Map.json). Mend: npx balsa update img/first-map.png',
    );
    expect(stdout.toString()).toContain('2 images: 1 stale, 1 current');

    const untouched = await stat(path.join(made.root, 'img/second.png'));
    expect((await balsa(['update'], { cwd: made.root })).stdout.toString()).toBe(
      'wrote img/first-map.png\n1 image written, 1 current\n',
    );
    expect((await stat(path.join(made.root, 'img/second.png'))).mtimeMs).toBe(untouched.mtimeMs);
    expect(await made.git('status', '--porcelain', 'img')).toBe(' M img/first-map.png\n');
    expect((await balsa(['check'], { cwd: made.root })).code).toBe(0);
  });

  it('a re-save that changes nothing visible stays current', async () => {
    const made = await repository();
    const shuffled = mockup(box(1, 'two', { ID: '7' }), box(0, 'one', { ID: '9', locked: 'true', x: 10 }));
    await made.write('project-files/First Map.json', JSON.stringify(shuffled, null, 4));
    expect((await check(made)).states).toEqual(CURRENT);
    expect(await update(made)).toMatchObject({ written: [], current: 2 });
  });

  it('tells apart what can have happened to an image, and update mends each', async () => {
    const made = await repository();
    const image = path.join(made.root, 'img/first-map.png');
    const original = await readFile(image);
    const happened: [string, () => Promise<void>][] = [
      [
        'edited',
        async () =>
          void (await writeFile(image, await withStamp(original, await sharp(original).negate().png().toBuffer()))),
      ],
      ['missing', () => rm(image)],
      ['unreadable', () => writeFile(image, original.subarray(0, original.length / 2))],
      ['unreadable', () => writeFile(image, '')],
      [
        'foreign',
        async () =>
          void (await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
            .png()
            .toFile(image)),
      ],
    ];
    for (const [state, happen] of happened) {
      await writeFile(image, original);
      await happen();
      expect((await check(made)).states).toEqual({ ...CURRENT, 'img/first-map.png': state });
      await update(made);
      expect(await readFile(image)).toEqual(original);
    }
  });

  it('an image that was renamed is an orphan that says so, and can be pruned', async () => {
    const made = await repository();
    await rename(path.join(made.root, 'img/first-map.png'), path.join(made.root, 'img/old.png'));
    await writeFile(
      path.join(made.root, 'img/logo.png'),
      await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    const { report, states } = await check(made);
    expect(states).toEqual({ 'img/first-map.png': 'missing', 'img/second.png': 'current', 'img/old.png': 'orphaned' });
    expect(report.images.find(({ state }) => state === 'orphaned')?.reason).toBe('it is img/first-map.png, renamed');
    expect((await update(made, { prune: true })).removed).toEqual(['img/old.png']);
    expect((await check(made)).states).toEqual(CURRENT);
    expect((await stat(path.join(made.root, 'img/logo.png'))).isFile()).toBe(true);
  });

  it('an image without a stamp is current when its pixels are those of its source', async () => {
    const made = await repository();
    const image = path.join(made.root, 'img/second.png');
    await writeFile(image, await sharp(image).png({ compressionLevel: 1 }).toBuffer());
    expect((await check(made)).states['img/second.png']).toBe('current');
  });

  it('other options are told apart from another source', async () => {
    const made = await repository();
    await made.write('balsa.config.json', { scale: 1 });
    expect(Object.values((await check(made)).states)).toEqual(['options', 'options']);
  });

  it('a source that cannot be read is an error of its own and leaves its image alone', async () => {
    const made = await repository();
    const before = await readFile(path.join(made.root, 'img/second.png'));
    await made.write('project-files/second.json', '{"mockup":');
    expect((await check(made)).report.problems[0]?.file).toBe('project-files/second.json');
    expect((await balsa(['check'], { cwd: made.root })).code).toBe(3);
    expect((await balsa(['update'], { cwd: made.root })).code).toBe(3);
    expect(await readFile(path.join(made.root, 'img/second.png'))).toEqual(before);
  });

  it('says which images Markdown shows in vain, and which it never shows', async () => {
    const made = await repository();
    await made.write('docs/more.md', 'x\n\n![gone](../img/gone.png)\n');
    const { report } = await check(made);
    expect(report.broken).toEqual([{ file: 'docs/more.md', line: 3, image: 'img/gone.png' }]);
    expect(report.unshown).toEqual(['img/second.png']);
  });

  it('--dry-run writes nothing', async () => {
    const made = await repository();
    await made.write('project-files/third.json', mockup(box(0, 'new')));
    expect((await balsa(['update', '--dry-run'], { cwd: made.root })).stdout.toString()).toContain(
      'would write img/third.png',
    );
    expect(await made.git('status', '--porcelain', 'img')).toBe('');
  });

  it('every report form carries the failing image and the command that mends it', async () => {
    const made = await repository();
    await rm(path.join(made.root, 'img/second.png'));
    const { report } = await check(made);
    for (const format of REPORT_FORMATS) {
      expect(formatReport(report, format)).toMatch(/img\/second\.png[\s\S]*npx balsa update img\/second\.png/);
    }
    reportSchema.parse(JSON.parse(formatReport(report, 'json')));
  });
});

/** `png` with the stamp chunk of `stamped`: what an editor leaves that keeps text chunks. */
async function withStamp(stamped: Buffer, png: Buffer): Promise<Buffer> {
  const start = stamped.indexOf('tEXtbalsa') - 4;
  const chunk = stamped.subarray(start, start + 12 + stamped.readUInt32BE(start));
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}
