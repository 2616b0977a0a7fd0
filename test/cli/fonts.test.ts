import { cp, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';

const dejavu = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');

async function roadmapWith(text: string): Promise<string> {
  const folder = await temporaryFolder();
  const label = { ID: '0', typeID: 'Label', x: '0', y: '0', zOrder: '0', properties: { text } };
  await writeFile(path.join(folder, 'a.json'), JSON.stringify({ mockup: { controls: { control: [label] } } }));
  return folder;
}

test('a font of the user draws what the bundled fonts lack', async () => {
  const cwd = await roadmapWith('شعار');
  const without = await balsa(['render', 'a.json', '-o', 'without.png'], { cwd });
  expect(without.stderr).toContain('no font has Arabic characters');
  const run = await balsa(['render', '--font', dejavu, 'a.json', '-o', 'with.svg'], { cwd });
  expect(run.code).toBe(0);
  expect(run.stderr).not.toContain('Arabic');
});

test('so do the other commands that draw or measure', async () => {
  const cwd = await roadmapWith('شعار');
  await writeFile(path.join(cwd, 'b.json'), '{"mockup":{"controls":{}}}');
  const diff = await balsa(['diff', 'b.json', 'a.json', '--font', dejavu, '-o', 'diff.png'], { cwd });
  expect(diff.code).toBe(0);
  const plain = await balsa(['diff', 'b.json', 'a.json', '-o', 'plain.png'], { cwd });
  expect(plain.code).toBe(0);
  const [drawn, boxes] = await Promise.all(['diff.png', 'plain.png'].map((file) => readFile(path.join(cwd, file))));
  expect(drawn?.equals(boxes ?? Buffer.of())).toBe(false);
  const layout = await balsa(['layout', 'a.json', '--font', dejavu, '-o', 'out.json'], { cwd });
  expect(layout.code).toBe(0);
});

test('a configuration names fonts; which ones, by their content, is a part of what an image was made with', async () => {
  const cwd = await roadmapWith('شعار');
  const write = (config: object) => writeFile(path.join(cwd, 'balsa.config.json'), JSON.stringify(config));
  const run = async (command: string) => {
    const { code, stdout, stderr } = await balsa([command], { cwd });
    return { code, text: stdout.toString() + stderr };
  };
  await cp(dejavu, path.join(cwd, 'fonts/one.ttf'));
  const config = { sources: ['a.json'], formats: ['png', 'svg'] };
  await write(config);
  expect((await run('update')).text).toContain('no font has Arabic characters');
  await write({ ...config, fonts: ['./fonts/one.ttf'] });
  expect((await run('check')).text).toMatch(/img\/a\.png is made with other options[\s\S]*img\/a\.svg is made with/);
  const update = await run('update');
  expect(update.text).not.toContain('Arabic');
  expect(update.text).toContain('2 images written');
  expect((await run('check')).code).toBe(0);

  // A path says nothing of a picture, a name only in an SVG whose text names its fonts.
  await cp(dejavu, path.join(cwd, 'more/two.ttf'));
  await write({ ...config, fonts: ['more/two.ttf'] });
  expect((await run('check')).text).toContain('2 images: 1 made with other options, 1 current');
  await cp(dejavu.replace('DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'), path.join(cwd, 'fonts/one.ttf'));
  await write({ ...config, fonts: ['fonts/one.ttf'] });
  expect((await run('check')).text).toContain('2 images: 2 made with other options');

  await write({ ...config, overrides: [{ sources: ['a.json'], fonts: ['none.ttf'] }] });
  const missing = await run('check');
  expect(missing.text).toContain('balsa.config.json: $.overrides[0].fonts[0]: none.ttf: there is no such font file');
  expect(missing.code).toBe(3);
  await write({ ...config, fonts: ['/usr/share/fonts/some.ttf'] });
  expect((await run('check')).text).toContain('$.fonts[0]: expected a path from the folder of the configuration');
});

test('a file that is no font is an error that says so', async () => {
  const cwd = await roadmapWith('text');
  const { code, stderr } = await balsa(['render', '--font', 'a.json', 'a.json'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('a.json: this is no TrueType or OpenType font');
});

test('so is a font that does not exist', async () => {
  const cwd = await roadmapWith('text');
  const { code, stderr } = await balsa(['render', '--font', 'none.ttf', 'a.json'], { cwd });
  expect(code).toBe(3);
  expect(stderr).toContain('none.ttf: there is no such font file');
});
