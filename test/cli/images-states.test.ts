import { chmod, lstat, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findStamp, formatStamp, insertPngStamp, sealStamp } from '../../src/images/stamp.ts';
import { balsa, MAIN, temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, CURRENT, check, mockup, project, repository, update } from '../images-repository.ts';

const FORMATS = ['png', 'svg', 'webp', 'avif', 'jpeg'];

describe('images of every format', () => {
  it('carry their stamp from update to check, and are told apart when edited, cut short or replaced', async () => {
    const made = await testRepository();
    await made.write('balsa.config.json', { formats: FORMATS });
    await made.write('project-files/map.json', mockup(box(0, 'one'), box(1, 'two')));
    expect((await update(made)).written).toHaveLength(FORMATS.length);
    const files = ['png', 'svg', 'webp', 'avif', 'jpg'].map((ending) => `img/map.${ending}`);
    const all = (state: string) => Object.fromEntries(files.map((file) => [file, state]));
    expect((await check(made)).states).toEqual(all('current'));
    expect((await check(made, true)).states).toEqual(all('current'));

    const originals = await Promise.all(files.map((file) => readFile(path.join(made.root, file))));
    const each = async (change: (original: Buffer, file: string) => Promise<Uint8Array | string>) => {
      for (const [i, file] of files.entries()) await made.write(file, await change(originals[i] ?? Buffer.of(), file));
      return (await check(made)).states;
    };
    expect(await each(async (original) => original.subarray(0, original.length * 0.7))).toEqual(all('unreadable'));
    const red = sharp({ create: { width: 30, height: 30, channels: 3, background: 'red' } });
    const foreign = async (_: Buffer, file: string) =>
      file.endsWith('.svg')
        ? '<svg xmlns="http://www.w3.org/2000/svg"/>'
        : red.clone().toFormat(endingOf(file)).toBuffer();
    expect(await each(foreign)).toEqual(all('foreign'));

    expect((await update(made)).written).toHaveLength(FORMATS.length);
    expect((await check(made)).states).toEqual(all('current'));
    await made.write('project-files/map.json', mockup(box(0, 'one'), box(1, 'three')));
    expect((await check(made)).states).toEqual(all('stale'));
  });

  it('are told apart when edited with the stamp kept, drawn by another version, lost, or renamed', async () => {
    const made = await testRepository();
    await made.write('balsa.config.json', { formats: FORMATS });
    await made.write('project-files/map.json', mockup(box(0, 'one'), box(1, 'two')));
    await update(made);
    const files = ['png', 'svg', 'webp', 'avif', 'jpg'].map((ending) => `img/map.${ending}`);
    const all = (state: string) => Object.fromEntries(files.map((file) => [file, state]));
    const originals = await Promise.all(files.map((file) => readFile(path.join(made.root, file))));
    const each = async (change: (original: Buffer, file: string) => Promise<Uint8Array>) => {
      for (const [i, file] of files.entries()) await made.write(file, await change(originals[i] ?? Buffer.of(), file));
      return (await check(made)).states;
    };
    const stampOf = (original: Buffer) => findStamp(original)?.stamp ?? expect.fail('no stamp');

    expect(await each((original, file) => redrawn(original, file, formatStamp(stampOf(original))))).toEqual(
      all('edited'),
    );
    const older = (original: Buffer) => formatStamp({ ...stampOf(original), drawing: 0 });
    expect(await each(async (original, file) => sealStamp(await redrawn(original, file, older(original))))).toEqual(
      all('renderer'),
    );
    expect((await update(made)).written).toEqual(files);
    expect(await Promise.all(files.map((file) => readFile(path.join(made.root, file))))).toEqual(originals);

    // Another version that drew the same picture: it is current, and its stamp is renewed.
    const relabelled = async (original: Buffer) => {
      const text = original.toString('latin1').replace(/drawing=\d/, 'drawing=0');
      return sealStamp(Buffer.from(text, 'latin1'));
    };
    expect(await each(relabelled)).toEqual(all('current'));
    expect((await update(made)).written).toEqual(files);
    expect(await Promise.all(files.map((file) => readFile(path.join(made.root, file))))).toEqual(originals);
    expect((await update(made)).written).toEqual([]);

    for (const file of files)
      await rename(path.join(made.root, file), path.join(made.root, file.replace('map', 'old')));
    const { report } = await check(made);
    for (const file of files) {
      expect(report.images).toContainEqual(expect.objectContaining({ image: file, state: 'missing' }));
      const old = file.replace('map', 'old');
      expect(report.images).toContainEqual(
        expect.objectContaining({ image: old, state: 'orphaned', reason: `it is ${file}, renamed` }),
      );
    }
  });

  it('an SVG counts by its marks, not by what they show; line ends of git are no edit', async () => {
    const made = await repository();
    await made.write('balsa.config.json', { formats: ['svg'] });
    await update(made, { prune: true });
    const file = path.join(made.root, 'img/second.svg');
    const original = await readFile(file, 'utf8');
    await writeFile(file, original.replaceAll('\n', '\r\n'));
    expect((await check(made)).states['img/second.svg']).toBe('current');
    await writeFile(file, original.replace('</svg>', '<script>alert(1)</script></svg>'));
    expect((await check(made)).states['img/second.svg']).toBe('edited');
    await writeFile(file, original.replace(/<metadata>.*?<\/metadata>/s, '').replace('</svg>', '<script/></svg>'));
    expect((await check(made, true)).states['img/second.svg']).toBe('foreign');
  });
});

/** The image with other content and this stamp, whose digest of the content is not its own yet. */
async function redrawn(original: Buffer, file: string, stamp: string): Promise<Uint8Array> {
  if (file.endsWith('.svg')) {
    const text = original.toString('utf8').replace(/balsa-stamp:[^<]*/, () => stamp);
    return Buffer.from(text.replace('</svg>', '<path d="M0 0h50v50H0z"/></svg>'));
  }
  const ending = endingOf(file);
  const other = sharp(original).removeAlpha().negate();
  if (ending === 'png') return insertPngStamp(await other.png().toBuffer(), stamp);
  return other.withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${stamp}</x:xmpmeta>`).toFormat(ending).toBuffer();
}

function endingOf(file: string): 'png' | 'webp' | 'avif' | 'jpeg' {
  const ending = path.extname(file).slice(1);
  return ending === 'png' || ending === 'webp' || ending === 'avif' ? ending : 'jpeg';
}

describe('what belongs to a repository', () => {
  it('several mockups have an image each; alternates and the trash have none', async () => {
    const made = await testRepository();
    const resource = (id: string, name: string, more: object = {}, branchID = 'Master') => {
      const attributes = { name, order: Number(id), ...more };
      return { mockup: { ...mockup(box(0, name)).mockup, resourceID: id, branchID, attributes } };
    };
    const alternate = resource('1', 'Log in', {}, 'B');
    await made.write(
      'project-files/App.json',
      project(resource('1', 'Log in'), resource('2', 'Home'), resource('3', 'Old', { trashed: true }), alternate),
    );
    expect((await update(made)).written).toEqual(['img/app/log-in.png', 'img/app/home.png']);
    const { report } = await check(made);
    expect(report.images.map(({ mockup: name }) => name)).toEqual(['Log in', 'Home']);
  });

  it('options for some sources change their images alone', async () => {
    const made = await repository();
    await made.write('balsa.config.json', { overrides: [{ sources: ['**/second.json'], background: '#ffeedd' }] });
    expect((await check(made)).states).toEqual({ ...CURRENT, 'img/second.png': 'options' });
  });

  it('the image of a source that cannot be read is no orphan, and is not pruned', async () => {
    const made = await repository();
    await made.write('project-files/second.json', '{"mockup":');
    expect((await check(made)).states).toEqual({ 'img/first-map.png': 'current' });
    expect((await update(made, { prune: true })).removed).toEqual([]);
    await rm(path.join(made.root, 'project-files/second.json'));
    expect((await update(made, { prune: true })).removed).toEqual(['img/second.png']);
  });

  it('a check without any source, or of paths that mean nothing, does not pass', async () => {
    const empty = await temporaryFolder();
    const none = await balsa(['check'], { cwd: empty });
    expect(none.stderr).toContain('no Balsamiq file matches project-files/*.{json,bmpr,bmml}');
    expect(none.code).toBe(2);
    const made = await repository();
    const wrong = await balsa(['check', 'img/nothing.png'], { cwd: made.root });
    expect(wrong.stderr).toContain('img/nothing.png: no source and no image of the repository');
    expect(wrong.code).toBe(2);
  });

  it('paths and commands that mend are seen from the folder that the user is in', async () => {
    const made = await repository();
    await rm(path.join(made.root, 'img/second.png'));
    const { stdout, code } = await balsa(['check', '../img/second.png'], {
      cwd: path.join(made.root, 'project-files'),
    });
    expect(stdout.toString()).toContain('Mend: npx balsa update ../img/second.png');
    expect(code).toBe(1);
    const one = await balsa(['update', 'second.json'], { cwd: path.join(made.root, 'project-files') });
    expect(one.stdout.toString()).toBe('wrote img/second.png\n1 image written, 0 current\n');
  });

  it('a wrong configuration is refused with every problem', async () => {
    const made = await repository();
    await made.write('balsa.config.json', { output: 'img/x.{ext}', outputs: 'img/{project}.{ext}', scale: 0 });
    const { stderr, code } = await balsa(['check'], { cwd: made.root });
    expect(stderr).toMatch(/\$\.scale[\s\S]*\$\.outputs: expected \{mockup\}/);
    expect(code).toBe(3);
  });
});

describe('places that cannot be written', () => {
  it('a link that leads out of the repository is refused by check and update', async () => {
    const outside = await temporaryFolder();
    const made = await testRepository();
    await made.write('project-files/map.json', mockup(box(0, 'one')));
    await symlink(outside, path.join(made.root, 'img'));
    for (const { problems } of [(await check(made)).report, await update(made)]) {
      expect(problems[0]?.message).toContain('behind a link that leads out of the repository');
    }
    await expect(readFile(path.join(outside, 'map.png'))).rejects.toThrow();
    await rm(path.join(made.root, 'img'));
    await mkdir(path.join(made.root, 'img'));
    await symlink(path.join(outside, 'map.png'), path.join(made.root, 'img/map.png'));
    expect((await update(made)).problems).toHaveLength(1);
  });

  it.skipIf(process.platform === 'win32')('a link inside the repository stays, and so do permissions', async () => {
    const made = await repository();
    const image = path.join(made.root, 'img/second.png');
    await mkdir(path.join(made.root, 'kept'));
    await rename(image, path.join(made.root, 'kept/real.png'));
    await symlink('../kept/real.png', image);
    await chmod(path.join(made.root, 'kept/real.png'), 0o640);
    expect((await check(made)).states).toEqual(CURRENT);
    await made.write('project-files/second.json', mockup(box(0, 'new')));
    expect((await update(made)).written).toEqual(['img/second.png']);
    expect((await lstat(image)).isSymbolicLink()).toBe(true);
    expect((await stat(path.join(made.root, 'kept/real.png'))).mode & 0o777).toBe(0o640);
    expect((await check(made)).states).toEqual(CURRENT);
  });

  it('a failure to write is told and does not stop the others', async () => {
    const made = await testRepository();
    await made.write('balsa.config.json', { overrides: [{ sources: ['**/a.json'], output: 'taken/{project}.{ext}' }] });
    await made.write('project-files/a.json', mockup(box(0, 'a')));
    await made.write('project-files/b.json', mockup(box(0, 'b')));
    await made.write('taken', 'a file where a folder should be');
    const { written, problems } = await update(made);
    expect(written).toEqual(['img/b.png']);
    expect(problems[0]).toMatchObject({ file: 'taken/a.png', message: expect.stringContaining('cannot be written') });
  });
});

describe('judging by pixels', () => {
  it('gives a picture of the differences, also of what is stale', async () => {
    const made = await repository();
    await made.write('project-files/second.json', mockup(box(0, 'othes')));
    const { report, differences } = await check(made, true);
    const second = report.images.find(({ image }) => image === 'img/second.png');
    expect(second?.reason).toMatch(/its source changed: 1 control changed; \d+ of its pixels differ/);
    const picture = differences.get('img/second.png') ?? new Uint8Array();
    expect((await sharp(picture).metadata()).width).toBe(
      (await sharp(path.join(made.root, 'img/second.png')).metadata()).width,
    );
  });

  it('marks what an image of another size does not reach', async () => {
    const made = await repository();
    await made.write('project-files/second.json', mockup(box(0, 'other'), box(1, 'more')));
    const { differences } = await check(made, true);
    const { data, info } = await sharp(differences.get('img/second.png')).raw().toBuffer({ resolveWithObject: true });
    const before = await sharp(path.join(made.root, 'img/second.png')).metadata();
    expect(info.height).toBeGreaterThan(before.height);
    expect([...data.subarray(-4)]).toEqual([255, 0, 0, 255]);
    expect([...data.subarray(0, 3)]).not.toEqual([255, 0, 0]);
  });

  it('does not open what is small in bytes only', async () => {
    const made = await repository();
    await made.write('balsa.config.json', { formats: ['svg', 'png'] });
    await update(made);
    const huge = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>';
    await made.write('img/first-map.svg', huge);
    const flat = { create: { width: 12000, height: 12000, channels: 3, background: 'red' } } as const;
    await made.write(
      'img/second.png',
      await sharp({ ...flat, limitInputPixels: false })
        .png()
        .toBuffer(),
    );
    const { states } = await check(made);
    expect(states).toMatchObject({ 'img/first-map.svg': 'unreadable', 'img/second.png': 'unreadable' });
  });

  it('tells a pointer of Git LFS', async () => {
    const made = await repository();
    await made.write('img/second.png', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
    expect((await check(made)).report.images.at(-1)).toMatchObject({ state: 'unreadable', mend: 'git lfs pull' });
  });
});

it('a hook of git refuses a commit whose images are not current', async () => {
  const made = await repository();
  await made.write('.git/hooks/pre-commit', `#!/bin/sh\nexec "${process.execPath}" "${MAIN}" check\n`);
  await made.git('config', 'core.hooksPath', '.git/hooks');
  await chmod(path.join(made.root, '.git/hooks/pre-commit'), 0o755);
  await made.write('project-files/second.json', mockup(box(0, 'new')));
  await expect(made.commit('Forgot the image')).rejects.toThrow(/img\/second\.png is stale/);
  await update(made);
  await made.commit('With the image');
  expect(await made.git('status', '--porcelain')).toBe('');
});

it('two updates at once leave whole images and no temporary file', async () => {
  const made = await repository();
  await made.write('project-files/second.json', mockup(box(0, 'new')));
  const runs = await Promise.all([balsa(['update'], { cwd: made.root }), balsa(['update'], { cwd: made.root })]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect((await check(made)).states).toEqual(CURRENT);
  expect(await made.git('status', '--porcelain', 'img')).toBe(' M img/second.png\n');
});
