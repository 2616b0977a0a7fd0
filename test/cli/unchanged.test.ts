import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openRepository } from '../../src/cli/shared/repository/repository.ts';
import { unchangedSources } from '../../src/cli/shared/repository/unread.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { balsa } from '../balsa.ts';
import { type TestRepository, testRepository } from '../git.ts';
import { box, check, mockup, project, update } from '../images-repository.ts';

const bmml = (type: string, properties: string) =>
  `<mockup version="1.0" skin="sketch" mockupW="90" mockupH="60"><controls>
  <control controlID="1" controlTypeID="com.balsamiq.mockups::${type}" x="10" y="10" w="80" h="50" measuredW="80" measuredH="50" zOrder="0"><controlProperties>${properties}</controlProperties></control>
</controls></mockup>`;
const two = {
  mockups: [
    { resourceID: 'A', mockup: mockup(box(0, 'a')).mockup, attributes: { name: 'A' } },
    { resourceID: 'B', mockup: mockup(box(0, 'b')).mockup, attributes: { name: 'B' } },
  ],
};

/** Files of each kind, their images written, and what balsa can tell of them without reading any. */
async function drawn(config: object = {}): Promise<TestRepository> {
  const made = await testRepository();
  await made.write('balsa.config.json', config);
  await made.write('project-files/one.json', mockup(box(0, 'one')));
  await made.write('project-files/text.bmml', bmml('Button', '<text>Save</text>'));
  await made.write('project-files/picture.bmml', bmml('Image', '<src>./assets/a.png</src>'));
  await made.write('project-files/two.json', project(...two.mockups));
  expect((await update(made)).problems).toEqual([]);
  return made;
}

const unchanged = async ({ root }: TestRepository, limits = DEFAULT_LIMITS) => {
  const repository = await openRepository(root, undefined, limits);
  const files = ['one.json', 'picture.bmml', 'text.bmml', 'two.json'].map((name) => `project-files/${name}`);
  return [...unchangedSources(repository, files).keys()].map((file) => path.basename(file));
};

it('a source of one file with one mockup is known to be drawn by its bytes alone', async () => {
  const made = await drawn({ formats: ['png', 'svg', 'webp'] });
  // What lies beside a file, and what several mockups are called, only reading tells.
  expect(await unchanged(made)).toEqual(['one.json', 'text.bmml']);
  expect(Object.values((await check(made)).states)).toEqual(Array(15).fill('current'));
});

it.each<[string, (made: TestRepository) => Promise<unknown>]>([
  ['its source', (made) => made.write('project-files/one.json', mockup(box(0, 'other')))],
  [
    'its source, where nothing shows it',
    (made) => made.write('project-files/one.json', { ...mockup(box(0, 'one')), a: 1 }),
  ],
  ['its image', (made) => made.write('img/one.png', 'no image')],
  ['its image, which is gone', (made) => rm(path.join(made.root, 'img/one.png'))],
  ['the scale', (made) => made.write('balsa.config.json', { scale: 3 })],
  ['the background', (made) => made.write('balsa.config.json', { background: 'transparent' })],
  ['the skin', (made) => made.write('balsa.config.json', { skin: 'wireframe' })],
  ['the language', (made) => made.write('balsa.config.json', { language: 'ja' })],
  ['where images go', (made) => made.write('balsa.config.json', { output: 'other/{project}.{ext}' })],
  ['the formats', (made) => made.write('balsa.config.json', { formats: ['png', 'svg'] })],
  ['an outline beside it', (made) => made.write('project-files/one.outline.md', '# Map\n')],
])('is not known so once another is: %s', async (_, change) => {
  const made = await drawn();
  expect(await unchanged(made)).toContain('one.json');
  await change(made);
  expect(await unchanged(made)).not.toContain('one.json');
});

it('is read where its name is told by the mockup, or where other limits hold', async () => {
  const made = await drawn();
  expect(await unchanged(made, { ...DEFAULT_LIMITS, controls: 10 })).toEqual([]);
  await made.write('balsa.config.json', { output: 'img/{project}-{mockup}.{ext}' });
  await update(made);
  expect(await unchanged(made)).toEqual([]);
  await made.write('balsa.config.json', { names: { 'project-files/one.json#Map': 'img/named.png' } });
  await update(made);
  expect(await unchanged(made)).toEqual(['text.bmml']);
});

it('a picture that comes beside a file makes its image stale', async () => {
  const made = await drawn();
  const image = await balsa(['render', '-', '-o', '-', '--format', 'png'], {
    ...{ cwd: made.root, input: JSON.stringify(mockup(box(0, 'a'))) },
  });
  await made.write('project-files/assets/a.png', image.stdout);
  expect((await check(made)).states).toMatchObject({ 'img/picture.png': 'stale', 'img/text.png': 'current' });
});
