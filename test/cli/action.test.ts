import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../balsa.ts';
import { box, CURRENT, check, mockup, repository } from '../images-repository.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs the step of the action that does the work, as the runner would in a checkout. */
async function action(cwd: string, inputs: Record<string, string>) {
  const folder = await temporaryFolder();
  const [summary, outputs] = [path.join(folder, 'summary'), path.join(folder, 'outputs')];
  const env = { ...process.env, RUNNER_TEMP: folder, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs, ...inputs };
  const run = await new Promise<{ code: number; stdout: string }>((resolve) => {
    execFile(process.execPath, [path.join(root, 'action/action.mjs')], { cwd, env }, (error, stdout) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout }),
    );
  });
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  const lines = (await read(outputs)).split('\n').filter((line) => line !== '');
  return {
    ...run,
    summary: await read(summary),
    outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/s))),
  };
}

describe('the GitHub Action', () => {
  it('passes what is current, and annotates, sums up and collects what is not', async () => {
    const made = await repository();
    expect(await action(made.root, {})).toMatchObject({ code: 0, outputs: { result: 'current', images: '[]' } });

    await made.write('project-files/second.json', mockup(box(0, 'new')));
    const { code, stdout, summary, outputs } = await action(made.root, { BALSA_UPLOAD: 'pictures' });
    expect(code).toBe(1);
    expect(stdout).toContain('::error file=project-files/second.json,title=balsa::img/second.png is stale');
    expect(summary).toContain('| `img/second.png` | stale |');
    expect(outputs).toMatchObject({ result: 'failed', images: '["img/second.png"]' });
    const collected = await readdir(outputs.pictures ?? '', { recursive: true });
    expect(collected).toEqual(expect.arrayContaining(['images/img/second.png', 'differences/img-second-png.png']));
  });

  it('updates, and says what it wrote', async () => {
    const made = await repository();
    await made.write('project-files/second.json', mockup(box(0, 'new')));
    const { code, outputs, summary } = await action(made.root, { BALSA_MODE: 'update' });
    expect({ code, outputs }).toEqual({ code: 0, outputs: { result: 'updated', images: '["img/second.png"]' } });
    expect(summary).toContain('- wrote `img/second.png`');
    expect((await check(made)).states).toEqual(CURRENT);
    expect((await action(made.root, { BALSA_MODE: 'fix' })).code).toBe(2);
  });

  it('declares every input that it uses, and documents every one that it declares', async () => {
    const text = await readFile(path.join(root, 'action.yml'), 'utf8');
    const declared = [...text.slice(0, text.indexOf('\noutputs:')).matchAll(/^ {2}([\w-]+):$/gm)].map(
      ([, name]) => name,
    );
    const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual([...declared].sort());
    const docs = await readFile(path.join(root, 'docs/ci.md'), 'utf8');
    for (const name of declared) expect(docs).toContain(`| \`${name}\` |`);
    const scripts = ['action/action.mjs', 'action/comment.mjs', 'action/diff.mjs'];
    const script = (await Promise.all(scripts.map((file) => readFile(path.join(root, file), 'utf8')))).join('\n');
    for (const [, name] of text.matchAll(/^ {8}(BALSA_\w+):/gm))
      expect(text + script).toMatch(new RegExp(`${name}\\b[\\s\\S]*${name}`));
  });
});
