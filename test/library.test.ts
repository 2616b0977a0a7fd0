import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from './balsa.ts';
import { blocksOf, PROJECT } from './docs.ts';

// That of a browser runs in one: library-browser.test.ts.
const examples = (await blocksOf('docs/library.md')).filter(
  ({ language, heading }) => language === 'js' && heading !== 'In a browser',
);

/** What each example is to print; the pictures that it is to write. */
const SAID: Readonly<Record<string, RegExp>> = {
  'Bytes to PNG': /^0\n$/,
  'To SVG': /^true\n$/,
  'The graph of a drawing': /^Python -> SQL\nflowchart [\s\S]+$/,
  'Another layout': /^$/,
  'What changed between two versions': /^added “R”[^\n]*\n/,
  'Whether an image is the picture of its source': /^stale: it is \d+ × \d+ pixels, not \d+ × \d+\n$/,
};
const WRITES: Readonly<Record<string, string>> = { 'Bytes to PNG': 'map.png', 'Another layout': 'elk.png' };

const box = (ID: string, x: number, text: string) => ({
  ...{ ID, typeID: 'TextInput', x: String(x), y: '20', w: '120', h: '30', zOrder: ID },
  properties: { text },
});
const arrow = {
  ...{ ID: '9', typeID: 'Arrow', x: '140', y: '35', w: '60', h: '1', zOrder: '9' },
  properties: { p0: { x: 0, y: 0 }, p1: { x: 0.5, y: 0 }, p2: { x: 60, y: 0 }, leftArrow: 'false' },
};
const drawing = (...control: object[]) => JSON.stringify({ mockup: { controls: { control } } });

describe('docs/library.md', () => {
  it('has an example for each thing that is tested here', () => {
    expect(examples.map(({ heading }) => heading)).toEqual(Object.keys(SAID));
  });

  it.each(examples)('example "$heading" runs from another package as it stands', async ({ heading, text }) => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'node_modules'));
    await symlink(PROJECT, path.join(folder, 'node_modules', 'balsa'), 'junction');
    await writeFile(path.join(folder, 'package.json'), '{"type": "module"}');
    await writeFile(path.join(folder, 'example.js'), text);
    await writeFile(path.join(folder, 'map.json'), drawing(box('1', 20, 'Python'), box('2', 200, 'SQL'), arrow));
    const three = drawing(box('1', 20, 'Python'), box('2', 200, 'SQL'), box('3', 400, 'R'), arrow);
    await writeFile(path.join(folder, 'new.json'), three);
    await writeFile(path.join(folder, 'map.png'), await readFile('docs/img/wireframe.png'));
    const { stdout } = await promisify(execFile)(process.execPath, ['example.js'], { cwd: folder });
    expect(stdout).toMatch(SAID[heading] ?? /$./);
    const written = WRITES[heading];
    if (written === undefined) return;
    const bytes = await readFile(path.join(folder, written));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    if (heading !== 'Bytes to PNG') return;
    // The library draws what the command draws.
    await copyFile(path.join(folder, 'map.json'), path.join(folder, 'again.json'));
    await balsa(['render', 'again.json', '-o', 'again.png'], { cwd: folder });
    expect((await readFile(path.join(folder, 'again.png'))).equals(bytes)).toBe(true);
  });
});
