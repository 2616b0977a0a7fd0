import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { control } from '../../scripts/hostile/files.mjs';
import { balsa, MAIN, temporaryFolder } from '../balsa.ts';
import { storedMockup } from '../bmpr.ts';
import { testRepository } from '../git.ts';

/** Runs the command in a shell, behind what the shell is told first. */
function inShell(first: string, args: string, cwd: string): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const command = `${first}; exec "${process.execPath}" "${MAIN}" ${args}`;
    const child = spawn('/bin/sh', ['-c', command], { cwd, env: { ...process.env, NO_COLOR: '1' } });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout.resume();
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

async function drawing(): Promise<string> {
  const cwd = await temporaryFolder();
  const sound = storedMockup(control(0, 'Label', { properties: { text: 'ok' } }));
  await mkdir(path.join(cwd, 'project-files'));
  await writeFile(path.join(cwd, 'project-files/a.json'), JSON.stringify(sound));
  await writeFile(path.join(cwd, 'b.json'), JSON.stringify(sound));
  return cwd;
}

const COMMANDS = ['check', 'render b.json -o b.png', 'diff b.json project-files/a.json'];
const ONE_LINE = /^error balsa failed: .*\n$/;

describe.skipIf(process.platform === 'win32')('a system that fails (skipped on Windows: limits of a shell)', () => {
  // Below 19, Node.js 20 itself cannot begin; newer versions need some more.
  it.each(['24', '36'])('too few files may be open: %s', async (most) => {
    const cwd = await drawing();
    for (const command of COMMANDS) {
      const { code, said } = await inShell(`ulimit -n ${most}`, command, cwd);
      // How many files a command needs is nobody's promise; that it says so is.
      if (code === 0 || (code === 1 && command === 'check')) continue;
      expect({ command, code, said }).toEqual({ command, code: 4, said: expect.stringMatching(ONE_LINE) });
      expect(said).toContain('EMFILE');
    }
  });

  it.each(['check', 'update', 'render b.json -o b.png', 'inspect b.json'])(
    'the folder is gone: %s',
    async (command) => {
      const cwd = await temporaryFolder();
      await mkdir(path.join(cwd, 'inner'));
      const { code, said } = await inShell('cd inner && rmdir ../inner', command, cwd);
      expect({ code, said }).toEqual({ code: 4, said: expect.stringMatching(ONE_LINE) });
      expect(said).toContain('the current folder is gone');
    },
  );

  it.each(['>&-', '>&- 2>&- <&-'])('closed standard streams change no answer: %s', async (closed) => {
    const cwd = await drawing();
    expect((await inShell(`exec ${closed}`, 'update', cwd)).code).toBe(0);
    await rm(path.join(cwd, 'img'), { recursive: true });
    expect((await inShell(`exec ${closed}`, 'check', cwd)).code).toBe(1);
  });

  it('without a folder for temporary files, nothing is missing', async () => {
    const cwd = await drawing();
    for (const command of ['update', 'check']) {
      const { code, said } = await inShell('export TMPDIR=/nowhere/at/all', command, cwd);
      expect({ command, code, said }).toMatchObject({ command, code: 0 });
    }
  });
});

it("git's configuration cannot be written: one line says why", async () => {
  const { root } = await testRepository();
  const lock = path.join(root, '.git/config.lock');
  await writeFile(lock, '');
  const install = await balsa(['git', 'install'], { cwd: root });
  expect(install).toMatchObject({ code: 4, stderr: expect.stringMatching(ONE_LINE) });
  expect(install.stderr).toContain('git cannot write its configuration: could not lock config file');
  await rm(lock);
  expect((await balsa(['git', 'install'], { cwd: root })).code).toBe(0);
  await writeFile(lock, '');
  expect(await balsa(['git', 'uninstall'], { cwd: root })).toMatchObject({
    code: 4,
    stderr: expect.stringContaining('git cannot write its configuration'),
  });
});
