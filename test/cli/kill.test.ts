import { execFile, spawn } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { MAIN, temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, check, mockup } from '../images-repository.ts';

it('an update that is killed leaves every image whole, and the next leaves no temporary file', async () => {
  const script = new URL('../../scripts/hostile/kill-test.mjs', import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [script, '5', '6']);
  expect(stdout).toMatch(/^5 kills .* 0 broken images, 0 temporary files after the next run, check exits 0\n$/);
}, 600_000);

it.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'an update that %s stops finishes the image at hand and says so (skipped on Windows)',
  async (signal, code) => {
    const made = await testRepository();
    for (let i = 0; i < 60; i++) await made.write(`project-files/map-${i}.json`, mockup(box(0, `map ${i}`)));
    const child = spawn(process.execPath, [MAIN, 'update'], { cwd: made.root });
    let output = '';
    child.stdout.on('data', (chunk) => {
      if (output === '') child.kill(signal);
      output += chunk;
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(code);
    expect(output).toMatch(/\nstopped: \d+ images? written, 0 current\n$/);
    const written = [...output.matchAll(/^wrote (.*)$/gm)].map(([, image]) => image);
    expect(written.length).toBeLessThan(60);
    const files = await readdir(path.join(made.root, 'img'));
    expect(files.map((name) => `img/${name}`).sort()).toEqual(written.sort());
    const { states } = await check(made);
    for (const image of written) expect(states[image ?? '']).toBe('current');
  },
);

/** After this long each command is at work, and none has come so far that it is done or refuses what is too much. */
const AT_WORK_MS = 400;

/** What each command waits for in vain, or draws for long; a watch ends in order. */
const LASTING = [
  ...['render - -o a.png', 'render - -o a.svg', 'graph -', 'inspect -', 'layout - -o a.json', 'convert - -o a.bmpr'],
  ...['render heavy.json -o a.svg', 'graph heavy.json', 'inspect heavy.json', 'layout heavy.json -o a.json'],
  ...['convert heavy.json -o a.bmpr', 'diff map.json heavy.json -o a.html', 'check', 'update', 'watch'],
  ...['render map.json -o a.png --watch'],
].flatMap((line) => (['SIGTERM', 'SIGINT'] as const).map((signal) => [line, signal] as const));

it.skipIf(process.platform === 'win32').each(LASTING)(
  '%s ends with %s at once (skipped on Windows)',
  async (line, signal) => {
    const cwd = await temporaryFolder();
    // Rows of fifty: one below the other, so many would be refused as too high before the signal comes.
    const place = (i: number) => ({ x: String(130 * (i % 50)), y: String(40 * Math.floor(i / 50)) });
    const heavy = JSON.stringify(mockup(...Array.from({ length: 4000 }, (_, i) => box(i, `map ${i}`, place(i)))));
    await mkdir(path.join(cwd, 'project-files'));
    await writeFile(path.join(cwd, 'map.json'), JSON.stringify(mockup(box(0, 'map'))));
    for (const file of ['heavy.json', 'project-files/heavy.json']) await writeFile(path.join(cwd, file), heavy);
    const args = ['--max-old-space-size=300', MAIN, ...line.split(' ')];
    const child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'ignore', 'ignore'] });
    let timer = setTimeout(() => {
      child.kill(signal);
      // Long after it would have ended, whatever else the machine does; it counts as a failure.
      timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    }, AT_WORK_MS);
    const [code, by] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) =>
      child.once('close', (...how) => resolve(how)),
    );
    clearTimeout(timer);
    // By the signal, with the code that shells give for it, or done before: a watch ends in order, too.
    expect([signal, signal === 'SIGINT' ? 130 : 143, 0, 1]).toContain(by ?? code);
  },
);
