import { execFile } from 'node:child_process';
import { cp, readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { balsa, temporaryFolder } from './balsa.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** `npm` through the shell: on Windows it is a script. */
async function npm(...args: string[]): Promise<string> {
  const shell = process.platform === 'win32';
  return (await promisify(execFile)('npm', args, { cwd: root, shell, maxBuffer: 1 << 26 })).stdout;
}

it('npm pack prints the name of the file alone: pre-commit takes all that it prints for the name', async () => {
  expect(await npm('pack', '--pack-destination', await temporaryFolder())).toMatch(/^balsa-\d+\.\d+\.\d+\.tgz\n$/);
});

it('the package holds the built command, what it draws with, and no tests', async () => {
  const [{ files }] = JSON.parse(await npm('pack', '--dry-run', '--json'));
  const names: string[] = files.map(({ path }: { path: string }) => path);
  for (const name of ['dist/cli/main.js', 'dist/index.d.ts', 'data/fonts/symbols.ttf', 'LICENSE', 'README.md']) {
    expect(names).toContain(name);
  }
  expect(names.filter((name) => /^(test|scripts|src)\//.test(name))).toEqual([]);
});

it('README shows and links nothing that the package does not hold', async () => {
  const [{ files }] = JSON.parse(await npm('pack', '--dry-run', '--json'));
  const names = new Set<string>(files.map(({ path }: { path: string }) => path));
  const links = [...(await readFile(`${root}README.md`, 'utf8')).matchAll(/\]\(<?([^)>#]+)[^)]*\)/g)].map(
    ([, link = '']) => link,
  );
  // The badge of the checks is that of whoever's repository shows it: these addresses are GitHub's, beside its files.
  const own = links.filter((link) => !/^https?:|^\.\.\/\.\.\/actions\/workflows\/checks\.yml/.test(link));
  expect(own.length).toBeGreaterThan(10);
  expect(own.filter((link) => !names.has(link))).toEqual([]);
});

it('THIRD-PARTY.md lists every production dependency with its licence (npm run licences)', async () => {
  const script = fileURLToPath(new URL('../scripts/build/licences.mjs', import.meta.url));
  await expect(promisify(execFile)(process.execPath, [script, '--check'], { cwd: root })).resolves.toBeDefined();
});

it('images that are deleted and made anew are those that are committed', async () => {
  const folder = await temporaryFolder();
  await cp(new URL('../project-files', import.meta.url), `${folder}/project-files`, { recursive: true });
  expect(await balsa(['update', '--quiet'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
  for (const name of await readdir(new URL('../img', import.meta.url), { recursive: true })) {
    if (!name.endsWith('.png')) continue;
    const [committed, made] = [new URL(`../img/${name}`, import.meta.url), `${folder}/img/${name}`];
    expect((await readFile(made)).equals(await readFile(committed)), name).toBe(true);
  }
}, 600_000);
