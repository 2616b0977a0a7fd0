import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findStamp } from '../../src/images/stamp.ts';
import { balsa, temporaryFolder } from '../balsa.ts';
import { PROJECT } from '../docs.ts';
import { install, nameIn, packageNames, SCOPE, VERSION } from '../fonts.ts';

const SC = `${SCOPE}/noto-sans-sc`;

async function projectWith(text: string, config: object = {}): Promise<string> {
  const cwd = await temporaryFolder();
  await write(cwd, text);
  await configure(cwd, config);
  return cwd;
}

function write(cwd: string, text: string): Promise<void> {
  const label = { ID: '0', typeID: 'Label', x: '0', y: '0', zOrder: '0', properties: { text } };
  return writeFile(path.join(cwd, 'a.json'), JSON.stringify({ mockup: { controls: { control: [label] } } }));
}

function configure(cwd: string, config: object): Promise<void> {
  return writeFile(path.join(cwd, 'balsa.config.json'), JSON.stringify({ sources: ['a.json'], ...config }));
}

async function run(cwd: string, ...args: string[]) {
  const { code, stdout, stderr } = await balsa(args, { cwd });
  return { code, text: stdout.toString() + stderr };
}

const image = (cwd: string) => readFile(path.join(cwd, 'img/a.png'));
const stampOf = async (cwd: string) => findStamp(await image(cwd))?.stamp;

describe('a package of fonts', () => {
  test('is named by the note on missing characters, and draws once package.json names it', async () => {
    const cwd = await projectWith('学习路线图 HTML');
    await install(cwd, ['noto-sans-sc']);
    const without = await run(cwd, 'render', 'a.json', '-o', 'without.png');
    // What lies in node_modules is not used for that.
    expect(without.text).toContain(`no font has Chinese characters such as "学": a box stands for each`);
    expect(without.text).toContain(`npm install --save-dev ${SC}`);
    await nameIn(cwd, ['noto-sans-sc']);
    const drawn = await run(cwd, 'render', 'a.json', '-o', 'with.png');
    expect(drawn.text).not.toContain('no font');
    const [boxes, glyphs] = await Promise.all(['without.png', 'with.png'].map((f) => readFile(path.join(cwd, f))));
    expect(glyphs?.equals(boxes ?? Buffer.of())).toBe(false);

    await rm(path.join(cwd, 'node_modules'), { recursive: true });
    const gone = await run(cwd, 'render', 'a.json', '-o', 'gone.png');
    expect(gone.text).toContain(`${SC} has them and is named, but not installed: npm install`);
  });

  test('can be named by the configuration, and be a link that leads out of the project', async () => {
    const cwd = await projectWith('学习', { fonts: [SC] });
    await install(cwd, ['noto-sans-sc'], true);
    execFileSync('git', ['init', '-q'], { cwd });
    expect(await run(cwd, 'update')).toMatchObject({ code: 0, text: expect.not.stringContaining('no font') });
    expect((await stampOf(cwd))?.fonts).toEqual([
      { package: SC, version: VERSION, cut: 'regular', digest: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
    expect((await run(cwd, 'check')).code).toBe(0);
  });

  test('is embedded in an SVG, in part, and named in it only where it draws', async () => {
    const cwd = await projectWith('*学习* HTML', { formats: ['svg'], fonts: [SC, `${SCOPE}/noto-sans-thai`] });
    await install(cwd, ['noto-sans-sc', 'noto-sans-thai']);
    await run(cwd, 'update');
    const svg = await readFile(path.join(cwd, 'img/a.svg'), 'utf8');
    expect(svg).toContain('@font-face{font-family:"Noto Sans SC";font-weight:700;');
    expect(svg).toMatch(/font-family="[^"]*Noto Sans SC/);
    expect(svg).not.toContain('Thai');
    expect((await run(cwd, 'check')).code).toBe(0);
  });

  test('changes nothing of an image that needs none', async () => {
    const cwd = await projectWith('Frontend é β ★', { formats: ['png', 'svg'] });
    await run(cwd, 'update');
    const before = await image(cwd);
    await install(cwd, ['noto-sans-sc', 'noto-emoji']);
    await nameIn(cwd, ['noto-sans-sc', 'noto-emoji']);
    expect((await run(cwd, 'check')).code).toBe(0);
    expect((await run(cwd, 'update', '--force')).text).toContain('0 images written');
    expect((await image(cwd)).equals(before)).toBe(true);
    expect(findStamp(before)?.stamp).not.toHaveProperty('fonts');
  });
});

describe('an image that a package of fonts drew', () => {
  test('is not judged where the package is missing, nor replaced but by force', async () => {
    const cwd = await projectWith('学习 *路线*', { fonts: [SC] });
    await install(cwd, ['noto-sans-sc']);
    await run(cwd, 'update');
    expect((await stampOf(cwd))?.fonts?.map(({ cut }) => cut)).toEqual(['bold', 'regular']);
    const drawn = await image(cwd);
    const packages = path.join(cwd, 'node_modules', SCOPE);
    await rm(packages, { recursive: true });

    // Nor when its source changed: it cannot be said what it should look like.
    for (const text of ['学习 *路线*', '前端']) {
      await write(cwd, text);
      for (const command of [['check'], ['check', '--pixels'], ['update']]) {
        const { code, text: said } = await run(cwd, ...command);
        expect([command, code]).toEqual([command, 3]);
        expect(said).toContain(
          `its image img/a.png cannot be judged here: install ${SC}@${VERSION}, which drew it and is not here`,
        );
        expect(said).not.toContain('stale');
      }
      expect((await image(cwd)).equals(drawn)).toBe(true);
    }

    const forced = await run(cwd, 'update', '--force');
    expect(forced).toMatchObject({ code: 0, text: expect.stringContaining('1 image written') });
    expect(await stampOf(cwd)).toMatchObject({ lacking: ['Chinese'] });
    expect((await run(cwd, 'check')).code).toBe(0);

    // Once the package is back, it should draw.
    await install(cwd, ['noto-sans-sc']);
    const check = await run(cwd, 'check');
    expect(check).toMatchObject({
      code: 1,
      text: expect.stringContaining('there is a font for its Chinese characters now'),
    });
    expect((await run(cwd, 'update')).code).toBe(0);
    expect(await stampOf(cwd)).not.toHaveProperty('lacking');
  });

  test('is not judged with another version, or with another file of the same', async () => {
    const cwd = await projectWith('学习', { fonts: [SC] });
    await install(cwd, ['noto-sans-sc']);
    await run(cwd, 'update');
    const folder = path.join(cwd, 'node_modules', SC);
    const manifest = await readFile(path.join(folder, 'package.json'), 'utf8');
    await writeFile(path.join(folder, 'package.json'), manifest.replace(VERSION, '9.9.9'));
    const other = await run(cwd, 'check');
    expect(other).toMatchObject({ code: 3, text: expect.stringContaining('which drew it and is here as 9.9.9') });
    await writeFile(path.join(folder, 'package.json'), manifest);
    expect((await run(cwd, 'check')).code).toBe(0);
    await cp(
      path.join(folder, '700Bold/NotoSansSC_700Bold.ttf'),
      path.join(folder, '400Regular/NotoSansSC_400Regular.ttf'),
    );
    const changed = await run(cwd, 'check');
    expect(changed).toMatchObject({ code: 3, text: expect.stringContaining('is here as another file') });
    expect((await run(cwd, 'update', '--force')).text).toContain('1 image written');
    expect((await run(cwd, 'check')).code).toBe(0);
  });

  test('is judged with what is installed, where what is staged is checked', async () => {
    const cwd = await projectWith('学习');
    await install(cwd, ['noto-sans-sc']);
    await nameIn(cwd, ['noto-sans-sc']);
    await run(cwd, 'update');
    await writeFile(path.join(cwd, '.gitignore'), 'node_modules\n');
    execFileSync('git', ['init', '-q'], { cwd });
    execFileSync('git', ['add', '-A'], { cwd });
    expect((await run(cwd, 'check', '--staged')).code).toBe(0);
  });
});

test('the configuration says whose form of Chinese characters is meant; kana and Hangul say it too', async () => {
  const fonts = ['sc', 'tc', 'jp', 'kr'].map((name) => `${SCOPE}/noto-sans-${name}`);
  const cwd = await projectWith('骨', { fonts });
  await install(cwd, ['noto-sans-sc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr']);
  const drawnBy = async () => {
    const { text } = await run(cwd, 'update');
    const noted = text.includes('nothing says which form of Chinese characters is meant');
    return [(await stampOf(cwd))?.fonts?.map((font) => font.package.slice(-2)), noted];
  };
  expect(await drawnBy()).toEqual([['sc'], true]);
  await configure(cwd, { fonts, language: 'zh-Hant' });
  expect((await run(cwd, 'check')).text).toContain('made with other options');
  expect(await drawnBy()).toEqual([['tc'], false]);
  await configure(cwd, { fonts, overrides: [{ sources: ['a.json'], language: 'ja' }] });
  expect(await drawnBy()).toEqual([['jp'], false]);
  await configure(cwd, { fonts });
  await write(cwd, '骨 로드맵');
  expect(await drawnBy()).toEqual([['kr'], false]);
  await write(cwd, '骨 を');
  expect(await drawnBy()).toEqual([['jp'], false]);
  await configure(cwd, { fonts, language: 'de' });
  expect(await run(cwd, 'check')).toMatchObject({ code: 3, text: expect.stringContaining('$.language') });
});

describe('of a package nothing is read but plain fonts', () => {
  test('a link in place of one is none', async () => {
    const cwd = await projectWith('学习', { fonts: [SC] });
    await install(cwd, ['noto-sans-sc']);
    const font = path.join(cwd, 'node_modules', SC, '400Regular/NotoSansSC_400Regular.ttf');
    await cp(font, path.join(cwd, 'other.ttf'));
    await rm(font);
    await symlink(path.join(cwd, 'other.ttf'), font);
    const { code, text } = await run(cwd, 'check');
    expect(code).toBe(3);
    expect(text).toContain(`$.fonts[0]: ${SC}: the package ${SC} has no regular TrueType or OpenType font`);
  });

  test.each(['wOFF', 'ttcf', '<svg'])('a file that starts with %s is none', async (start) => {
    const cwd = await projectWith('学习', { fonts: [SC] });
    await install(cwd, ['noto-sans-sc']);
    await writeFile(
      path.join(cwd, 'node_modules', SC, '400Regular/NotoSansSC_400Regular.ttf'),
      `${start}${'x'.repeat(99)}`,
    );
    expect((await run(cwd, 'check')).text).toContain('has no regular TrueType or OpenType font');
  });

  test('one that is too large is not read', async () => {
    const cwd = await projectWith('学习', { fonts: [SC] });
    await install(cwd, ['noto-sans-sc']);
    await truncate(path.join(cwd, 'node_modules', SC, '400Regular/NotoSansSC_400Regular.ttf'), 200 * 1024 * 1024);
    expect((await run(cwd, 'check')).text).toContain('has no regular TrueType or OpenType font');
  });

  test('a package.json that names files rather than packages names nothing', async () => {
    const cwd = await projectWith('学习');
    const dependencies = { '../secret': '*', '/etc': '*', [SC]: '*', constructor: '*' };
    await writeFile(path.join(cwd, 'package.json'), JSON.stringify({ dependencies }));
    await mkdir(path.join(cwd, 'node_modules', SC), { recursive: true });
    await writeFile(path.join(cwd, 'node_modules', SC, 'package.json'), '{"version":"1;fonts=x"}');
    expect((await run(cwd, 'update')).text).toContain(`${SC} has them and is named, but not installed`);
  });
});

test('the picture of docs/fonts.md is current', async () => {
  const cwd = await temporaryFolder();
  for (const name of ['scripts.json', 'scripts.png'])
    await cp(path.join(PROJECT, 'docs/img', name), path.join(cwd, name));
  await install(cwd, packageNames);
  await nameIn(cwd, packageNames);
  await configure(cwd, { sources: ['scripts.json'], output: 'scripts.png', language: 'zh-Hans' });
  expect(await run(cwd, 'check', '--pixels')).toMatchObject({ code: 0 });
});
