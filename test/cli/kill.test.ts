import { execFile, spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
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

it.skipIf(process.platform === 'win32').each([
  ['render', '-', '-o', 'a.png'],
  ['render', '-', '-o', 'a.svg'],
  ['graph', '-'],
  ['inspect', '-'],
])('%s %s ends with SIGTERM while it waits for input (skipped on Windows)', async (...args) => {
  const cwd = await temporaryFolder();
  const child = spawn(process.execPath, ['--max-old-space-size=300', MAIN, ...args], { cwd, stdio: 'pipe' });
  const hard = setTimeout(() => child.kill('SIGKILL'), 45_000);
  setTimeout(() => child.kill('SIGTERM'), 2_000);
  const ended = await new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)));
  clearTimeout(hard);
  expect(ended).toBe('SIGTERM');
});
