import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { balsa } from '../balsa.ts';
import { type TestRepository, testRepository } from '../git.ts';

const box = (ID: string, x: number, w: number, text: string) => ({
  ...{ ID, typeID: 'TextInput', x: String(x), y: '20', w: String(w), h: '30', zOrder: ID },
  properties: { text },
});
const mockup = (...control: object[]) => ({ mockup: { controls: { control } } });
const wide = mockup(box('1', 20, 120, 'Python'), box('2', 200, 160, 'SQL'));
const narrow = mockup(box('1', 20, 90, 'Start'));

let repository: TestRepository;
const at = (file: string) => path.join(repository.root, file);
const run = (...args: string[]) => balsa(args, { cwd: repository.root });
const exists = (file: string) =>
  stat(at(file)).then(
    () => true,
    () => false,
  );
const out = async (...args: string[]) => (await run(...args)).stdout.toString();

/** An image as somebody exported it: without a stamp. */
async function exported(source: string, image: string, scale = 2): Promise<void> {
  await run('render', source, '-o', image, '--scale', String(scale));
  const { default: sharp } = await import('sharp');
  await repository.write(image, await sharp(at(image)).png().toBuffer());
}

beforeEach(async () => {
  repository = await testRepository();
});

describe('balsa init', () => {
  it('takes a repository with exports under other names to a green check, and keeps the names', async () => {
    await repository.write('design/My Map.json', wide);
    await repository.write('design/Intro.json', narrow);
    await repository.write('package.json', { name: 'x', devDependencies: { balsa: '0.1.0' } });
    await exported('design/My Map.json', 'docs/exported 2019.png');
    await exported('design/Intro.json', 'docs/intro.png');
    await repository.commit('start');
    const first = await out('init', '--yes');
    expect(first).toContain('docs/exported 2019.png is of design/My Map.json (by size, at 2x)');
    expect(first).toContain('docs/intro.png is of design/Intro.json (by name and size, at 2x)');
    const config = JSON.parse(await readFile(at('balsa.config.json'), 'utf8'));
    expect(config).toMatchObject({
      sources: ['design/*.json'],
      output: 'docs/{slug}.{ext}',
      names: { 'design/My Map.json': 'docs/exported 2019.png' },
    });
    expect(await readFile(at('.github/workflows/images.yml'), 'utf8')).toContain('npx balsa check --format github');
    expect(await repository.git('status', '--porcelain')).toBe(
      '?? .gitattributes\n?? .github/\n?? balsa.config.json\n',
    );
    expect((await run('update')).code).toBe(0);
    expect((await run('check')).code).toBe(0);
    expect(await exists('img')).toBe(false);
    const second = await out('init', '--yes');
    expect(second).toContain('nothing to write');
  });

  it('shows what is missing in files that are there, and leaves them as they are', async () => {
    await repository.write('project-files/Map.json', wide);
    await repository.write('.gitattributes', '*.txt text\n');
    const text = await out('init', '--yes');
    expect(text).toContain('.gitattributes is there already; it should also have:\n  *.png binary');
    expect(await readFile(at('.gitattributes'), 'utf8')).toBe('*.txt text\n');
    // The convention does.
    expect(await exists('balsa.config.json')).toBe(false);
  });

  it('leaves an image alone that could be of two drawings, and lists it', async () => {
    await repository.write('a.json', wide);
    await repository.write('b.json', wide);
    await exported('a.json', 'picture.png');
    const text = await out('init', '--yes');
    expect(text).toMatch(/picture\.png is left alone: it could be of a\.json .* or b\.json/);
    expect(JSON.parse(await readFile(at('balsa.config.json'), 'utf8')).names).toBeUndefined();
  });

  it('writes nothing in a dry run, nor without a terminal to ask at', async () => {
    await repository.write('a.json', wide);
    expect((await run('init', '--dry-run')).code).toBe(0);
    const { code, stderr } = await run('init');
    expect([code, stderr]).toEqual([2, 'error there is no terminal to ask at: add --yes to write these files\n']);
    expect(await repository.git('status', '--porcelain')).toBe('?? a.json\n');
  });

  it('keeps the installed packages out of git, and says when CI cannot install balsa', async () => {
    await repository.write('project-files/Map.json', wide);
    await repository.write('node_modules/balsa/package.json', {});
    await repository.write('package.json', { devDependencies: { balsa: 'file:../balsa-0.1.0.tgz' } });
    const text = await out('init', '--yes');
    expect(await readFile(at('.gitignore'), 'utf8')).toBe('node_modules/\n');
    expect(text).toContain('npm install --save-dev ./vendor/balsa-0.1.0.tgz');
    await repository.write('package.json', { devDependencies: { balsa: 'file:vendor/balsa-0.1.0.tgz' } });
    expect(await out('init', '--yes')).not.toContain('npm install');
  });

  it('finds drawings in any encoding, and no other JSON', async () => {
    await repository.write('project-files/Map.json', Buffer.from(`\uFEFF${JSON.stringify(wide)}`, 'utf16le'));
    await repository.write('project-files/other.json', { mockups: 2 });
    expect(await out('init', '--dry-run')).toContain('1 Balsamiq file with 1 mockup\n');
  });

  it('says so where there is no drawing', async () => {
    await repository.write('package.json', {});
    const { code, stderr } = await run('init', '--yes');
    expect([code, stderr]).toEqual([2, expect.stringContaining('no Balsamiq file')]);
  });
});

describe('names of images', () => {
  it.each([
    ['the name as it is', { output: 'out/{name}.{ext}' }, 'out/My Map.png'],
    ['the slug', { output: 'out/{slug}.{ext}' }, 'out/my-map.png'],
    ['the resource ID', { output: '{id}.{ext}' }, 'id-1.png'],
    ['one by one', { names: { 'My Map.json': 'old/Name (1).png' } }, 'old/Name (1).png'],
    ['one by one, by the mockup', { names: { 'My Map.json#Page': 'old/page.{ext}' } }, 'old/page.png'],
  ])('can be %s', async (_, config, image) => {
    const attributes = { name: 'Page' };
    const { controls } = wide.mockup;
    await repository.write('My Map.json', { mockups: [{ resourceID: 'ID 1', attributes, controls }] });
    await repository.write('balsa.config.json', { sources: ['My Map.json'], ...config });
    expect(await out('update')).toContain(`wrote ${image}`);
  });

  it.each([
    ['two of one name', { 'a.json': 'x.png', 'b.json': 'X.png' }, 'are both X.png'],
    ['one outside', { 'a.json': '../x.png' }, 'is outside the repository'],
  ])('refuses %s before anything is written', async (_, names, message) => {
    await repository.write('a.json', wide);
    await repository.write('b.json', narrow);
    await repository.write('balsa.config.json', { sources: ['a.json', 'b.json'], names });
    const { code, stderr } = await run('update');
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(await repository.git('status', '--porcelain')).not.toContain('.png');
  });
});

describe('habits of the command line', () => {
  it('takes comments in the configuration, and says what a mistyped key may have meant', async () => {
    await repository.write('a.json', wide);
    await repository.write('balsa.config.json', '{\n  // of the maps\n  "sources": ["a.json"] /* only one */\n}\n');
    expect(await out('update')).toContain('wrote img/a.png');
    await repository.write('balsa.config.json', '{"sources": ["a.json"], "outputt": "x.png"}');
    const { code, stderr } = await run('check');
    expect([code, stderr]).toEqual([3, expect.stringContaining('Did you mean "output"?')]);
  });

  it('has colours when asked, and none when asked', async () => {
    const painted = await balsa(['render', 'nothing.json', '--color'], { cwd: repository.root, env: { NO_COLOR: '' } });
    expect(painted.stderr).toContain('\u001b[31merror');
    const plain = await balsa(['--no-color', 'render', 'nothing.json'], {
      ...{ cwd: repository.root, env: { NO_COLOR: '', FORCE_COLOR: '1' } },
    });
    expect(plain.stderr).toMatch(/^error /);
  });

  it('tells its version by -V, -v and --version', async () => {
    const [a, b, c] = await Promise.all(['-V', '-v', '--version'].map((flag) => out(flag)));
    expect(a).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect([b, c]).toEqual([a, a]);
  });

  it('says what a folder without drawings holds', async () => {
    await repository.write('img/a.png', '');
    const { code, stderr } = await run('render', 'img');
    expect([code, stderr]).toEqual([2, expect.stringContaining('there: it holds a.png')]);
  });

  it('tells wrong usage in one form', async () => {
    const { stderr } = await run('render', '--hologram');
    expect(stderr).toMatch(/^error unknown option '--hologram'/);
  });
});
