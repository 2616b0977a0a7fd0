import { type ChildProcess, spawn } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { MAIN } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, check, mockup } from '../images-repository.ts';

/** A command that goes on running, and what it has printed. */
class Running {
  readonly #child: ChildProcess;
  #output = '';
  #seen = 0;
  #wake = () => {};

  constructor(args: readonly string[], cwd: string) {
    this.#child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...process.env, NO_COLOR: '1' } });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#output += chunk;
        this.#wake();
      });
    }
    onTestFinished(() => void this.#child.kill('SIGKILL'));
  }

  /** Waits for a line beyond those that were waited for; gives what was printed on the way to it. */
  async until(line: RegExp): Promise<string> {
    for (;;) {
      const fresh = this.#output.slice(this.#seen);
      const found = line.exec(fresh);
      const end = found ? fresh.indexOf('\n', found.index) : -1;
      if (end >= 0) {
        this.#seen += end + 1;
        return fresh.slice(0, end + 1);
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGINT');
    return ended;
  }
}

it('watch updates on saves of every kind, survives errors, and follows the configuration', async () => {
  const made = await testRepository();
  const source = path.join(made.root, 'project-files/map.json');
  const save = (text: string) => made.write('project-files/map.json', mockup(box(0, text)));
  await save('one');
  const watch = new Running(['watch'], made.root);
  await watch.until(/wrote img\/map\.png/);
  await watch.until(/^\d\d:\d\d:\d\d watching /m);

  await save('two');
  await watch.until(/wrote img\/map\.png/);

  // An atomic save, with the files that editors leave beside it.
  await made.write('project-files/.map.json.swp', 'swap');
  await made.write('project-files/map.json~', 'backup');
  await made.write('project-files/map.json.tmp', mockup(box(0, 'three')));
  await rename(`${source}.tmp`, source);
  expect(await watch.until(/wrote/)).toMatch(/^\d\d:\d\d:\d\d wrote img\/map\.png\n$/);

  // Editors that move the old file away first, and those that write through a file of another name.
  const [next, last] = ['four', 'five'].map((text) => JSON.stringify(mockup(box(0, text)))) as [string, string];
  renameSync(source, `${source}~`);
  writeFileSync(source, next);
  rmSync(`${source}~`);
  expect(await watch.until(/wrote/)).toMatch(/^\d\d:\d\d:\d\d wrote img\/map\.png\n$/);
  writeFileSync(`${source}___jb_tmp___`, last);
  renameSync(source, `${source}___jb_old___`);
  renameSync(`${source}___jb_tmp___`, source);
  rmSync(`${source}___jb_old___`);
  expect(await watch.until(/wrote/)).toMatch(/^\d\d:\d\d:\d\d wrote img\/map\.png\n$/);

  // Balsamiq in the middle of a transaction is waited for.
  await made.write('project-files/tree.bmpr-journal', 'pages as they were');
  await made.write('project-files/tree.bmpr', '{"mockup":');
  await wait(700);
  await made.write('project-files/tree.bmpr', mockup(box(0, 'six')));
  await rm(path.join(made.root, 'project-files/tree.bmpr-journal'));
  expect(await watch.until(/wrote|error/)).toMatch(/^\d\d:\d\d:\d\d wrote img\/tree\.png\n$/);

  await rm(source);
  expect(await watch.until(/gone/)).toContain('project-files/map.json: is gone; "balsa update --prune" removes its');
  await save('back');
  await watch.until(/wrote img\/map\.png/);

  // A burst is one rebuild.
  // Nothing waits between these, so that no other program can come between them for long.
  for (let i = 0; i < 8; i++) writeFileSync(source, JSON.stringify(mockup(box(0, `burst ${i}`))));
  writeFileSync(path.join(made.root, 'project-files/other.json'), JSON.stringify(mockup(box(0, 'other'))));
  expect(await watch.until(/wrote/)).toMatch(/^\d\d:\d\d:\d\d wrote img\/map\.png, img\/other\.png\n$/);

  await writeFile(source, '{"mockup":');
  expect(await watch.until(/error/)).toContain('project-files/map.json: line 1, column 11: is not JSON');
  await save('mended');
  await watch.until(/wrote img\/map\.png/);

  await made.write('balsa.config.json', { formats: ['gif'] });
  await watch.until(/error .*balsa\.config\.json/);
  await made.write('balsa.config.json', { formats: ['svg'] });
  await watch.until(/wrote img\/map\.svg/);
  await watch.until(/^\d\d:\d\d:\d\d watching /m);
  await save('the end');
  await watch.until(/wrote img\/map\.svg/);
  expect(await watch.stop()).toBe(0);
  expect((await check(made)).states['img/map.svg']).toBe('current');
});

it('render --watch draws again on every save', async () => {
  const made = await testRepository();
  await made.write('map.json', mockup(box(0, 'one')));
  const watch = new Running(['render', 'map.json', '-o', 'out.svg', '--watch'], made.root);
  await watch.until(/^\d\d:\d\d:\d\d watching /m);
  await made.write('map.json', mockup(box(0, 'two')));
  await watch.until(/wrote +out\.svg/);
  await made.write('map.json', 'no JSON');
  await watch.until(/error/);
  await made.write('map.json', mockup(box(0, 'three')));
  await watch.until(/wrote +out\.svg/);
  expect(await watch.stop()).toBe(0);
});

it('watch tells machines what happens, one object a line', async () => {
  const made = await testRepository();
  await made.write('project-files/map.json', mockup(box(0, 'one')));
  const watch = new Running(['watch', '--json'], made.root);
  const [first, second] = (await watch.until(/"watching"/)).trim().split('\n');
  expect(JSON.parse(first ?? '')).toEqual({ event: 'update', written: ['img/map.png'], current: 0, problems: [] });
  expect(JSON.parse(second ?? '')).toEqual({ event: 'watching', sources: ['project-files/*.{json,bmpr,bmml}'] });
  await rm(path.join(made.root, 'project-files/map.json'));
  expect(JSON.parse(await watch.until(/"gone"/))).toEqual({ event: 'gone', source: 'project-files/map.json' });
  expect(await watch.stop()).toBe(0);
});
