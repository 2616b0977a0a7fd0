import { writeFile } from 'node:fs/promises';
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
