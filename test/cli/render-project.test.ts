import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';
import { buildBmpr, storedLabel, storedMockup } from '../bmpr.ts';

const mockup = (name: string, order: number, more: object = {}) => ({ kind: 'mockup', name, order, ...more });

const project = () =>
  buildBmpr({
    info: { SchemaVersion: '2.0', ArchiveAttributes: '{"name":"Shop"}' },
    branches: { Master: {}, B1: { branchName: 'Darker' } },
    resources: [
      { id: 'T', attributes: mockup('Log in', 0, { trashed: true }), data: storedMockup(storedLabel(0, 'old')) },
      { id: 'A', attributes: mockup('Log in', 1, { notes: 'Ask legal.' }), data: storedMockup(storedLabel(0, 'Hi')) },
      { id: 'A', branch: 'B1', data: storedMockup(storedLabel(0, 'Hi there, stranger')) },
      { id: 'B', attributes: mockup('../../CON', 2), data: storedMockup(storedLabel(0, 'x'), storedNote) },
    ],
    users: { u: { name: 'Ann' } },
    comments: [{ id: 'c', branch: 'Master', resource: 'B', data: 'Why?\nReally', user: 'u' }],
  });

const storedNote = { ...storedLabel(1, 'note'), typeID: 'StickyNote', y: '400', measuredW: '109', measuredH: '123' };

async function folderWithProject(): Promise<string> {
  const cwd = await temporaryFolder();
  await writeFile(path.join(cwd, 'shop.bmpr'), await project());
  return cwd;
}

const files = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

describe('balsa render on a project', () => {
  it('draws the official versions into a folder, with names that are safe and stay', async () => {
    const cwd = await folderWithProject();
    expect((await balsa(['render', 'shop.bmpr', '-o', 'img/'], { cwd })).code).toBe(0);
    expect(await files(path.join(cwd, 'img'))).toEqual(['shop/con-.png', 'shop/log-in.png']);
    expect((await balsa(['render', 'shop.bmpr', '-o', 'all/', '--trashed', '--alternate', 'all'], { cwd })).code).toBe(
      0,
    );
    expect(await files(path.join(cwd, 'all'))).toEqual([
      'shop/con-.png',
      'shop/log-in-2.png',
      'shop/log-in-darker.png',
      'shop/log-in.png',
    ]);
    expect(await readFile(path.join(cwd, 'all/shop/log-in.png'))).toEqual(
      await readFile(path.join(cwd, 'img/shop/log-in.png')),
    );
  });

  it('draws an alternate by its name', async () => {
    const cwd = await folderWithProject();
    const draw = (...args: string[]) => balsa(['render', 'shop.bmpr', '--mockup', 'A', '-o', '-', ...args], { cwd });
    const [official, alternate] = [await draw(), await draw('--alternate', 'Darker')];
    expect(official.code).toBe(0);
    expect(alternate.code).toBe(0);
    expect(official.stdout.equals(alternate.stdout)).toBe(false);
    expect((await draw('--alternate', 'Lighter')).stderr).toContain('has no alternate "Lighter"; it has "Darker"');
  });

  it('hides markup when asked, and sizes the picture for what is left', async () => {
    const cwd = await folderWithProject();
    const draw = (markup: string) =>
      balsa(
        ['render', 'shop.bmpr', '--mockup', 'B', '--markup', markup, '-o', '-', '--format', 'svg', '--scale', '1'],
        { cwd },
      );
    expect((await draw('on')).stdout.toString()).toMatch(/^<svg [^>]*height="513"/);
    expect((await draw('off')).stdout.toString()).toMatch(/^<svg [^>]*height="21"/);
  });

  it('writes notes and comments to a Markdown file', async () => {
    const cwd = await folderWithProject();
    await balsa(['render', 'shop.bmpr', '-o', 'img/', '--appendix', 'notes.md'], { cwd });
    expect(await readFile(path.join(cwd, 'notes.md'), 'utf8')).toBe(
      '## Log in\n\nAsk legal.\n\n## ../../CON\n\n> **Ann**\n>\n> Why?\n> Really\n',
    );
  });

  it('reads a folder of BMML files as one project', async () => {
    const cwd = await temporaryFolder();
    const label = (text: string) =>
      `<mockup><controls><control controlID="0" controlTypeID="com.balsamiq.mockups::Label" x="0" y="0" w="-1" h="-1" measuredW="40" measuredH="21" zOrder="0"><controlProperties><text>${text}</text></controlProperties></control></controls></mockup>`;
    await mkdir(path.join(cwd, 'site/assets'), { recursive: true });
    for (const name of ['Home', 'About', 'assets/symbols']) {
      await writeFile(path.join(cwd, `site/${name}.bmml`), label(name));
    }
    expect((await balsa(['render', 'site', '-o', 'img/'], { cwd })).code).toBe(0);
    expect(await files(path.join(cwd, 'img'))).toEqual(['site/about.png', 'site/home.png']);
    expect((await balsa(['render', 'site/Home.bmml', '-o', 'one.png'], { cwd })).code).toBe(0);
    expect(await readFile(path.join(cwd, 'one.png'))).toEqual(await readFile(path.join(cwd, 'img/site/home.png')));
  });

  it('goes on with the other mockups when one cannot be drawn', async () => {
    const cwd = await temporaryFolder();
    const resources = [
      {
        id: 'A',
        attributes: mockup('Huge', 1),
        data: storedMockup(storedLabel(0, 'x', { x: '900000' }), storedLabel(1, 'y')),
      },
      { id: 'B', attributes: mockup('Fine', 2), data: storedMockup(storedLabel(0, 'x')) },
    ];
    await writeFile(path.join(cwd, 'p.bmpr'), await buildBmpr({ resources }));
    const { code, stderr } = await balsa(['render', 'p.bmpr', '-o', 'img/'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toContain('p.bmpr: mockup "Huge": the picture would be');
    expect(await files(path.join(cwd, 'img'))).toEqual(['p/fine.png']);
  });

  it('lets limits be lowered and raised', async () => {
    const cwd = await folderWithProject();
    const run = (...limits: string[]) =>
      balsa(['render', 'shop.bmpr', '-o', 'img/', ...limits.flatMap((limit) => ['--limit', limit])], { cwd });
    expect((await run('fileBytes=100')).stderr).toMatch(/shop\.bmpr: .*100 bytes/);
    expect((await run('picturePixels=10')).code).toBe(3);
    expect((await run('picturePixels=10', 'picturePixels=1000000')).code).toBe(0);
    expect((await run('speed=3')).code).toBe(2);
    expect((await run('depth=-1')).code).toBe(2);
  });
});
