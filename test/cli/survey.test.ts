import { readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openRepository } from '../../src/cli/shared/repository/repository.ts';
import { balsa } from '../balsa.ts';
import { type TestRepository, testRepository } from '../git.ts';
import { box } from '../images-repository.ts';

/** A mockup in a file so large that a few of them are worth threads: notes of a mockup are no part of its picture. */
const large = (...texts: string[]) => ({
  mockup: {
    controls: { control: texts.map((text, i) => box(i, text)) },
    attributes: { name: 'Map', notes: 'x'.repeat(3_000_000) },
  },
});

async function largeRepository(): Promise<TestRepository> {
  const made = await testRepository();
  for (const name of ['a', 'b', 'c', 'd']) await made.write(`project-files/${name}.json`, large(name));
  expect((await balsa(['update', '--quiet'], { cwd: made.root })).code).toBe(0);
  return made;
}

const files = ['a', 'b', 'c', 'd'].map((name) => `project-files/${name}.json`);

it.skipIf(os.availableParallelism() < 2)(
  'threads find the sources whose images are current, and no other (skipped with one processor)',
  async () => {
    const made = await largeRepository();
    const built = new URL('../../build/cli/shared/repository/survey.js', import.meta.url).href;
    const { surveySources }: typeof import('../../src/cli/shared/repository/survey.ts') = await import(built);
    const found = async () => [...(await surveySources(await openRepository(made.root), files)).keys()].sort();
    // Saved again: the files are others, what is drawn of them is not.
    for (const name of ['a', 'b', 'c', 'd'])
      await made.write(`project-files/${name}.json`, { ...large(name), saved: 1 });
    expect(await found()).toEqual(files);
    await made.write('project-files/a.json', large('a', 'more'));
    await made.write('project-files/b.json', '{"mockup":');
    await made.write('img/c.png', 'no image');
    await made.write('project-files/e.json', large('e'));
    expect(await surveySources(await openRepository(made.root), files)).toEqual(
      new Map([
        [
          'project-files/d.json',
          [{ source: 'project-files/d.json', index: 0, label: 'Map', output: 'img/d.png', format: 'png' }],
        ],
      ]),
    );
  },
);

it('a check of large sources says the same as one of small ones, and an update touches the same files', async () => {
  const made = await largeRepository();
  const check = async () => JSON.parse((await balsa(['check', '--json'], { cwd: made.root })).stdout.toString());
  const names = (await check()).images.map(({ image }: { image: string }) => image);
  expect(names).toEqual(['img/a.png', 'img/b.png', 'img/c.png', 'img/d.png']);

  await made.write('project-files/a.json', large('a', 'more'));
  await made.write('project-files/b.json', '{"mockup":');
  await rm(path.join(made.root, 'img/c.png'));
  await made.write('project-files/e.json', large('e'));
  await made.write('project-files/E2.json', large('e'));
  await made.write('balsa.config.json', { overrides: [{ sources: ['**/E2.json'], output: 'img/D.{ext}' }] });
  const { images, problems } = await check();
  expect(images.map(({ image, state }: { image: string; state: string }) => `${image} ${state}`)).toEqual([
    ...['img/D.png missing', 'img/a.png stale', 'img/c.png missing', 'img/e.png missing'],
  ]);
  expect(problems.map(({ file }: { file: string }) => file)).toEqual(['project-files/b.json', 'project-files/d.json']);

  await made.write('balsa.config.json', {});
  const before = await stat(path.join(made.root, 'img/d.png'));
  const { stdout, code } = await balsa(['update'], { cwd: made.root });
  expect(code).toBe(3);
  expect(stdout.toString().split('\n').slice(0, -2)).toEqual(
    ['E2', 'a', 'c', 'e'].map((name) => `wrote img/${name.toLowerCase()}.png`),
  );
  expect((await stat(path.join(made.root, 'img/d.png'))).mtimeMs).toBe(before.mtimeMs);
  expect(await readFile(path.join(made.root, 'img/d.png'))).toBeTruthy();
});
