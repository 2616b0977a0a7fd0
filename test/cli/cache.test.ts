import { chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import module from 'node:module';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { CUT_WITH } from '../../src/render/text/embed/subset.ts';
import { balsa, temporaryFolder } from '../balsa.ts';

let home = '';
let kept = '';
let compiled = '';
beforeEach(async () => {
  home = await temporaryFolder();
  kept = path.join(home, 'balsa', 'fonts');
  compiled = path.join(home, 'balsa', 'code');
});

/** A mockup with one button. */
async function buttonThatSays(text: string): Promise<string> {
  const control = { ID: '0', typeID: 'Button', x: '0', y: '0', w: '80', h: '30', properties: { text } };
  const source = path.join(await temporaryFolder(), `${text}.json`);
  await writeFile(source, JSON.stringify({ mockup: { controls: { control: [control] } } }));
  return source;
}

/** The SVG as bytes, drawn with a cache of its own. */
async function drawn(source: string, ...options: string[]): Promise<Buffer> {
  // Where each system keeps such things: the variable of Linux, that of Windows, and the home of macOS.
  const env = { BALSA_NO_CACHE: '', XDG_CACHE_HOME: home, LOCALAPPDATA: home, HOME: home };
  const { code, stdout, stderr } = await balsa(['render', source, '-o', '-', '--format', 'svg', ...options], { env });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return stdout;
}

const isLinux = process.platform === 'linux';

describe.runIf(isLinux)('the cache of parts of fonts', () => {
  test('changes no byte: without it, empty and full', async () => {
    const source = await buttonThatSays('Zebra');
    const without = await drawn(source, '--no-cache');
    expect(await readdir(home)).toEqual([]);
    expect((await drawn(source)).equals(without)).toBe(true);
    expect(await readdir(kept)).toHaveLength(1);
    expect((await drawn(source)).equals(without)).toBe(true);
  });

  test('is used: what is in it is what is drawn', async () => {
    const [zebra, giraffe] = [await buttonThatSays('Zebra'), await buttonThatSays('Giraffe')];
    await drawn(zebra);
    const [first = ''] = await readdir(kept);
    const right = await drawn(giraffe);
    const second = (await readdir(kept)).find((name) => name !== first) ?? '';
    // Letters of one text under the name of those of the other can only come from there.
    await copyFile(path.join(kept, first), path.join(kept, second));
    expect((await drawn(giraffe)).equals(right)).toBe(false);
  });

  test('mends what was damaged in it', async () => {
    const source = await buttonThatSays('Zebra');
    const right = await drawn(source);
    for (const name of await readdir(kept)) {
      const bytes = await readFile(path.join(kept, name));
      bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100);
      await writeFile(path.join(kept, name), bytes);
    }
    expect((await drawn(source)).equals(right)).toBe(true);
    for (const name of await readdir(kept)) await writeFile(path.join(kept, name), '');
    expect((await drawn(source)).equals(right)).toBe(true);
  });

  test('has a bound', async () => {
    await mkdir(kept, { recursive: true });
    for (let i = 0; i < 300; i++) await writeFile(path.join(kept, `part-${i}`), '');
    await drawn(await buttonThatSays('Zebra'));
    expect((await readdir(kept)).length).toBeLessThanOrEqual(256);
  });

  test('is none where it cannot be written', async () => {
    await writeFile(path.join(home, 'balsa'), 'a file');
    const source = await buttonThatSays('Zebra');
    expect((await drawn(source)).equals(await drawn(source, '--no-cache'))).toBe(true);
  });
});

// Since 22.8 Node keeps it by itself.
describe.runIf(isLinux && !('enableCompileCache' in module))('the cache of compiled code', () => {
  test('is filled, used and changes no byte', async () => {
    const source = await buttonThatSays('Zebra');
    const without = await drawn(source, '--no-cache');
    // A machine that runs it once need not pay for the next time.
    expect((await drawn(source)).equals(without)).toBe(true);
    expect(await readdir(compiled)).toHaveLength(1);
    expect((await drawn(source)).equals(without)).toBe(true);
    const files = await readdir(compiled);
    expect(files.length).toBeGreaterThan(3);
    const times = () => Promise.all(files.map(async (name) => (await stat(path.join(compiled, name))).mtimeMs));
    const before = await times();
    expect((await drawn(source)).equals(without)).toBe(true);
    // What V8 had refused would have been made anew.
    expect(await times()).toEqual(before);
  });

  test('is left alone where others may write', async () => {
    await mkdir(compiled, { recursive: true });
    await chmod(compiled, 0o777);
    const source = await buttonThatSays('Zebra');
    expect((await drawn(source)).equals(await drawn(source, '--no-cache'))).toBe(true);
    expect(await readdir(compiled)).toEqual([]);
  });

  test.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 64)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 100)],
    ['empty', () => Buffer.alloc(0)],
  ])('is made anew where it is %s', async (_, damage) => {
    const source = await buttonThatSays('Zebra');
    const right = await drawn(source);
    await rm(kept, { recursive: true });
    await drawn(source);
    const damaged = new Map<string, Buffer>();
    for (const name of (await readdir(compiled)).filter((name) => !name.startsWith('seen'))) {
      const file = path.join(compiled, name);
      const bytes = Buffer.from(damage(await readFile(file)));
      damaged.set(file, bytes);
      await writeFile(file, bytes);
    }
    // Fonts are cut once more, so that all the code is asked for.
    await rm(kept, { recursive: true });
    expect((await drawn(source)).equals(right)).toBe(true);
    for (const [file, bytes] of damaged) expect((await readFile(file)).equals(bytes)).toBe(false);
  });
});

test('parts are named by the version of what cuts them', async () => {
  const { version } = JSON.parse(await readFile('node_modules/harfbuzzjs/package.json', 'utf8'));
  expect(CUT_WITH[0]).toBe(`harfbuzzjs ${version}`);
});
