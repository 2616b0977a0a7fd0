import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';
import type { TestRepository } from '../git.ts';
import { box, mockup, repository } from '../images-repository.ts';

async function run({ root }: Pick<TestRepository, 'root'>, ...args: string[]) {
  const { code, stdout, stderr } = await balsa(args, { cwd: root });
  return { code, text: stdout.toString() + stderr };
}

describe('what git would commit', () => {
  it('is checked as it is staged, whatever the work tree holds', async () => {
    const made = await repository();
    expect((await run(made, 'check', '--staged')).code).toBe(0);

    await made.write('project-files/second.json', mockup(box(0, 'new')));
    expect((await run(made, 'check')).code).toBe(1);
    expect((await run(made, 'check', '--staged')).code).toBe(0);

    await made.git('add', 'project-files');
    await run(made, 'update');
    expect((await run(made, 'check')).code).toBe(0);
    const stale = await run(made, 'check', '--staged');
    expect(stale.code).toBe(1);
    expect(stale.text).toContain(
      'img/second.png is stale: its source changed: 1 control changed (project-files/second.json). Mend: npx balsa update img/second.png && git add img/second.png',
    );
    await made.git('add', 'img/second.png');
    expect((await run(made, 'check', '--staged')).code).toBe(0);
  });

  it('misses images that git does not know, and knows those that are orphaned there', async () => {
    const made = await repository();
    await made.write('project-files/third.json', mockup(box(0, 'third')));
    await run(made, 'update');
    await made.git('add', 'project-files');
    expect((await run(made, 'check')).code).toBe(0);
    expect((await run(made, 'check', '--staged')).text).toContain('img/third.png is missing');
    await made.git('add', 'img');
    await made.git('rm', '--quiet', '--cached', 'project-files/third.json');
    const orphaned = await run(made, 'check', '--staged', 'img/third.png');
    expect(orphaned.text).toContain('img/third.png is orphaned: no source makes it. Mend: git rm img/third.png');
    expect(orphaned.code).toBe(1);
  });

  it('is checked by the configuration that is staged, in a folder of the repository too', async () => {
    const made = await repository();
    await made.write('sub/balsa.config.json', { formats: ['svg'] });
    await made.write('sub/project-files/ö ä.json', mockup(box(0, 'third')));
    const sub = { root: path.join(made.root, 'sub') };
    await run(sub, 'update');
    await made.git('add', '--all');
    await made.write('sub/balsa.config.json', { formats: ['png'] });
    expect((await run(sub, 'check')).code).toBe(1);
    expect(await run(sub, 'check', '--staged')).toEqual({ code: 0, text: '1 image: 1 current\n' });
    const inner = { root: path.join(sub.root, 'project-files') };
    expect((await run(inner, 'check', '--staged', path.join(sub.root, 'img/ö-ä.svg'))).code).toBe(0);
  });

  it('needs git, and something to check', async () => {
    const folder = await temporaryFolder();
    const outside = await run({ root: folder }, 'check', '--staged');
    expect(outside).toEqual({ code: 2, text: expect.stringContaining('is in no git repository') });
    const made = await repository();
    await made.git('rm', '-r', '--quiet', '--cached', '.');
    const nothing = await run(made, 'check', '--staged');
    expect(nothing.text).toContain(`no Balsamiq file matches project-files/*.{json,bmpr,bmml} in what is staged of`);
    expect(nothing.code).toBe(2);
  });
});

it('update --staged writes to the work tree, and does not pass until that is staged', async () => {
  const made = await repository();
  await made.write('project-files/third.json', mockup(box(0, 'third')));
  await made.git('add', '--all');
  const first = await run(made, 'update', '--staged');
  expect(first.code).toBe(1);
  expect(first.text).toBe(
    'wrote img/third.png\n1 image written, 2 current\ngit would commit what is not current: img/third.png is missing: there is no such image (project-files/third.json). Mend: npx balsa update img/third.png && git add img/third.png\nnote img/third.png: is not shown by any Markdown file\n',
  );
  expect((await run(made, 'update', '--staged')).code).toBe(1);
  const { unstaged } = JSON.parse((await run(made, 'update', '--staged', '--json')).text);
  expect(unstaged).toMatchObject([{ image: 'img/third.png', state: 'missing' }]);
  await made.git('add', '--all');
  expect(await run(made, 'update', '--staged')).toEqual({ code: 0, text: '0 images written, 3 current\n' });

  // What is staged counts: the work tree may have lost its image since.
  const image = path.join(made.root, 'img/third.png');
  const before = await readFile(image);
  await rm(image);
  expect((await run(made, 'update', '--staged')).code).toBe(0);
  expect(await readFile(image)).toEqual(before);
});
