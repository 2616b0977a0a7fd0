import { execFileSync, spawn } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAIN, temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, mockup, project } from '../images-repository.ts';

const NAMES = ['a', 'b', 'c', 'd'];

/**
 * Runs a command and kills the process that draws for it while it draws, once, as a system does that runs out of memory.
 * One that has not been asked for anything yet is no loss: then the next is killed.
 */
function runAndKill(args: readonly string[], cwd: string): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  let seen: number | undefined;
  const look = setInterval(() => {
    if (stderr !== '') return clearInterval(look);
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
    const drawing = lines.find(
      (line) => line.includes('drawing-process') && line.trim().split(/\s+/)[1] === `${child.pid}`,
    );
    const pid = drawing === undefined ? undefined : Number(drawing.trim().split(/\s+/)[0]);
    // At the second sight: what was said of the one before has been heard by then.
    if (pid !== undefined && pid === seen) process.kill(pid, 'SIGKILL');
    seen = pid;
  }, 5);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearInterval(look);
      resolve({ code, stderr });
    });
  });
}

/** Pictures that are told to be lost: on a busy machine a second process is killed before the first is told. */
const lostIn = (stderr: string) => stderr.match(/could not be drawn: the process/g)?.length ?? 0;

describe.skipIf(process.platform === 'win32')(
  'a process that draws and is lost costs one picture (skipped on Windows)',
  () => {
    it('of several files', async () => {
      const folder = await temporaryFolder();
      for (const name of NAMES)
        await writeFile(path.join(folder, `${name}.json`), JSON.stringify(mockup(box(0, name))));
      const { code, stderr } = await runAndKill(
        ['render', ...NAMES.map((name) => `${name}.json`), '-o', 'out/'],
        folder,
      );
      expect(stderr).toMatch(/^error [a-d]\.json: could not be drawn: the process that draws it was lost \(SIGKILL\)/);
      expect(code).toBe(3);
      expect(await readdir(path.join(folder, 'out'))).toHaveLength(NAMES.length - lostIn(stderr));
    });

    it('of several mockups of a file, which it names', async () => {
      const made = await testRepository();
      const pages = NAMES.map((name) => ({
        id: name,
        mockup: { ...mockup(box(0, name)).mockup, attributes: { name: `Page ${name}` } },
      }));
      await made.write('project-files/shop.json', project(...pages));
      const { code, stderr } = await runAndKill(['update'], made.root);
      expect(stderr).toMatch(/^error project-files\/shop\.json: mockup "Page [a-d]": could not be drawn: the process/);
      expect(code).toBe(3);
      expect(await readdir(path.join(made.root, 'img', 'shop'))).toHaveLength(NAMES.length - lostIn(stderr));
    });
  },
);

it('draws nothing of what a clip without height shows', async () => {
  const folder = await temporaryFolder();
  const group = (h: string, x: string) => ({
    ...{ ID: '0', typeID: '__group__', x: '0', y: '0', w: '803', h, measuredW: '803', measuredH: '506', zOrder: '0' },
    children: {
      controls: { control: [{ ...box(0, 'a\nb'), typeID: 'BrowserWindow', x, y: '0', w: '803', h: '506' }] },
    },
  });
  const cases = {
    'flat.json': group('0', '0'),
    'aside.json': group('100', '90000'),
    'negative.json': group('-5', '0'),
  };
  for (const [name, control] of Object.entries(cases))
    await writeFile(path.join(folder, name), JSON.stringify(mockup(control)));
  for (const name of Object.keys(cases)) {
    const run = spawn(process.execPath, [MAIN, 'render', name, '-o', `${name}.png`], { cwd: folder });
    const code = await new Promise((resolve) => run.once('close', resolve));
    expect([0, 3]).toContain(code);
  }
});
