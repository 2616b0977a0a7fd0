import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CASES, control } from '../../scripts/hostile/files.mjs';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { balsa, temporaryFolder } from '../balsa.ts';
import { PNG, storedMockup } from '../bmpr.ts';

const OLD = 'the picture of before';

/** What takes long to make; `scripts/hostile/bench-hostile.mjs` has them all. */
const LARGE = /largest|without end|beyond|the most|as large as|many|as much|thousand|speck|markup|word|lies/;

it('each hostile input gives an error with its reason, touches no output, and the other inputs are drawn', async () => {
  const cwd = await temporaryFolder();
  await mkdir(path.join(cwd, 'out'));
  const refused = CASES.filter(({ name, expected }) => expected === 'refused' && !LARGE.test(name));
  expect(refused.length).toBeGreaterThan(15);
  const inputs: { readonly file: string; readonly says: string }[] = [];
  for (const [i, { make, says = '' }] of refused.entries()) {
    for (const [name, content] of Object.entries(await make(DEFAULT_LIMITS))) {
      const file = `${i}${path.extname(name)}`;
      await writeFile(path.join(cwd, file), content);
      await writeFile(path.join(cwd, 'out', `${i}.png`), OLD);
      inputs.push({ file, says });
    }
  }
  const sound = JSON.stringify(storedMockup(control(0, 'Label', { properties: { text: 'ok' } })));
  await writeFile(path.join(cwd, 'sound.json'), sound);
  const files = inputs.map(({ file }) => file);
  const run = await balsa(['render', ...files, 'sound.json', '-o', 'out', '--json'], { cwd });
  expect(run.code).toBe(3);
  expect(run.stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
  const { pictures, problems } = JSON.parse(run.stdout.toString());
  expect(pictures.map(({ output }: { output: string }) => output)).toEqual([path.join('out', 'sound.png')]);
  for (const { file, says } of inputs) {
    const own = problems.filter((problem: { file: string }) => problem.file === file);
    expect(own, file).not.toEqual([]);
    expect(JSON.stringify(own)).toContain(JSON.stringify(says).slice(1, -1));
    expect(await readFile(path.join(cwd, 'out', `${path.parse(file).name}.png`), 'utf8')).toBe(OLD);
  }
  expect((await readdir(path.join(cwd, 'out'))).length).toBe(inputs.length + 1);
});

it('bounds the files of a folder together, and reads no link that leads out of it', async () => {
  const cwd = await temporaryFolder();
  const image = (file: string) =>
    `<control controlID="0" controlTypeID="com.balsamiq.mockups::Image" x="0" y="0" w="9" h="9" measuredW="9" measuredH="9" zOrder="0"><controlProperties><src>./assets/${file}</src></controlProperties></control>`;
  const page = (file: string) => `<mockup version="1.0"><controls>${image(file)}</controls></mockup>`;
  await mkdir(path.join(cwd, 'site/assets'), { recursive: true });
  await writeFile(path.join(cwd, 'secret.png'), PNG);
  await symlink(path.join(cwd, 'secret.png'), path.join(cwd, 'site/assets/link.png'));
  await writeFile(path.join(cwd, 'site/Home.bmml'), page('link.png'));
  const outside = await balsa(['inspect', 'site'], { cwd });
  expect(outside.stdout.toString()).toContain("the image ./assets/link.png is not in the project's folder");
  await writeFile(path.join(cwd, 'site/assets/large.png'), Buffer.concat([PNG, Buffer.alloc(5000)]));
  await writeFile(path.join(cwd, 'site/Home.bmml'), page('large.png'));
  const over = await balsa(['render', 'site', '-o', 'out/', '--limit', 'fileBytes=4000'], { cwd });
  expect(over.code).toBe(3);
  expect(over.stderr).toContain('the files of the project have more than 4000 bytes together');
});

it.skipIf(process.platform !== 'linux')(
  'says of a name that is not UTF-8 that it is so, and draws the others (skipped but on Linux)',
  async () => {
    const cwd = await temporaryFolder();
    const sound = JSON.stringify(storedMockup(control(0, 'Label', { properties: { text: 'ok' } })));
    await mkdir(path.join(cwd, 'project-files'));
    await writeFile(path.join(cwd, 'project-files/sound.json'), sound);
    const odd = Buffer.concat([
      Buffer.from(path.join(cwd, 'project-files/caf')),
      Buffer.from([0xe9]),
      Buffer.from('.json'),
    ]);
    await writeFile(odd, sound);
    const reason = 'cannot be read: its name is not UTF-8, or it does not exist; rename it';
    for (const args of [['update'], ['check'], ['render', 'project-files', '-o', 'out/']]) {
      const { code, stdout, stderr } = await balsa(args, { cwd });
      expect([args[0], code, (stdout + stderr).includes(reason)]).toEqual([args[0], 3, true]);
    }
    expect(await readdir(path.join(cwd, 'img'))).toEqual(['sound.png']);
    // A folder of such a name cannot be looked into.
    await rm(odd);
    const folder = Buffer.concat([Buffer.from(path.join(cwd, 'project-files/d')), Buffer.from([0xff])]);
    await mkdir(folder);
    await writeFile(Buffer.concat([folder, Buffer.from('/b.json')]), sound);
    await writeFile(path.join(cwd, 'balsa.config.json'), '{"sources": ["project-files/**/*.json"]}');
    for (const args of [['update'], ['check'], ['check', 'project-files']]) {
      const { code, stdout, stderr } = await balsa(args, { cwd });
      expect([args[0], code, (stdout + stderr).includes(reason)]).toEqual([args[0], 3, true]);
    }
  },
);
