import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffSchema } from '../../src/diff/tell/schema.ts';
import { readProject } from '../../src/read/read.ts';
import { writeBmpr } from '../../src/write/bmpr.ts';
import { balsa, temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';

/** A file with one mockup of text boxes in a column. */
function mockup(...texts: readonly string[]) {
  const control = texts.map((text, i) => ({
    ID: String(i),
    typeID: 'TextInput',
    x: '40',
    y: String(40 + 60 * i),
    w: '200',
    h: '32',
    measuredW: '200',
    measuredH: '32',
    zOrder: String(i),
    properties: { text },
  }));
  return { mockup: { controls: { control }, measuredW: '240', measuredH: '400', mockupW: '200', mockupH: '360' } };
}

async function files(...contents: readonly unknown[]): Promise<{ folder: string; names: string[] }> {
  const folder = await temporaryFolder();
  const names = contents.map((_, i) => `v${i + 1}.json`);
  for (const [i, content] of contents.entries()) {
    await writeFile(path.join(folder, names[i] ?? ''), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return { folder, names };
}

describe('balsa diff of two files', () => {
  it('says what changed and exits with 0, or with 1 when asked to', async () => {
    const { folder } = await files(mockup('Docker', 'Compose'), mockup('Docker', 'Podman'));
    const plain = await balsa(['diff', 'v1.json', 'v2.json'], { cwd: folder });
    expect(plain.stdout.toString()).toBe('v1.json → v2.json\n  ~ renamed “Compose” to “Podman”\n');
    expect(plain.code).toBe(0);
    const coded = await balsa(['diff', 'v1.json', 'v2.json', '--exit-code'], { cwd: folder });
    expect(coded.code).toBe(1);
  });

  it('is silent about equal versions, also across formats', async () => {
    const { folder } = await files(mockup('Docker', 'Compose'));
    const project = await readProject(await readFile(path.join(folder, 'v1.json')));
    await writeFile(path.join(folder, 'v1.bmpr'), await writeBmpr(project));
    const run = await balsa(['diff', 'v1.json', 'v1.bmpr', '--exit-code'], { cwd: folder });
    expect(run.stderr).toBe('');
    expect(run.stdout.toString()).toBe('');
    expect(run.code).toBe(0);
  });

  it('reads one side from standard input', async () => {
    const { folder } = await files(mockup('Docker'));
    const input = JSON.stringify(mockup('Docker', 'Compose'));
    const run = await balsa(['diff', 'v1.json', '-'], { cwd: folder, input });
    expect(run.stdout.toString()).toContain('+ added “Compose”');
  });

  it('compares folders file by file', async () => {
    const repository = await testRepository();
    await repository.write('old/a.json', mockup('Docker'));
    await repository.write('old/gone.json', mockup('Gone'));
    await repository.write('new/a.json', mockup('Podman'));
    await repository.write('new/package.json', { name: 'no drawing' });
    const run = await balsa(['diff', 'old', 'new'], { cwd: repository.root });
    expect(run.stdout.toString()).toBe(
      `${path.join('old', 'a.json')} → ${path.join('new', 'a.json')}\n  ~ renamed “Docker” to “Podman”\n\n${path.join('old', 'gone.json')}: removed\n`,
    );
  });

  it('writes JSON that its schema describes, Markdown, HTML, SVG and PNG by the ending of --output', async () => {
    const { folder } = await files(mockup('Docker', 'Compose'), mockup('Docker', 'Podman', 'containerd'));
    const out = async (name: string) => {
      const run = await balsa(['diff', 'v1.json', 'v2.json', '-o', name], { cwd: folder });
      expect([run.code, run.stderr]).toEqual([0, '']);
      return readFile(path.join(folder, name));
    };
    const json = JSON.parse((await out('d.json')).toString());
    expect(diffSchema.parse(json).summary).toBe('1 added, 1 renamed');
    expect((await out('d.md')).toString()).toMatch(/^\*\*1 added, 1 renamed\*\* in 1 file/);
    expect((await out('d.html')).toString()).toMatch(/^<!doctype html>/);
    expect((await out('d.svg')).toString()).toContain('was: Compose');
    expect((await out('d.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('names what is wrong: no such file, no revision, an unreadable file, an unknown kind', async () => {
    const { folder } = await files(mockup('Docker'), 'not json');
    const run = (...args: string[]) => balsa(['diff', ...args], { cwd: folder });
    expect(await run('v1.json', 'v9.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('v9.json: no such file'),
    });
    expect(await run('v1.json', 'v2.json')).toMatchObject({ code: 3, stderr: expect.stringContaining('v2.json') });
    expect(await run('v1.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('compared with what?') });
    expect(await run('v1.json', 'v1.json', '--ignore', 'colours')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected one of layout'),
    });
  });
});

describe('balsa diff in a repository', () => {
  async function repository() {
    const repo = await testRepository();
    await repo.write('project-files/Map.json', mockup('Docker', 'Compose', 'Swarm', 'Nomad'));
    await repo.write('package.json', { name: 'x' });
    await repo.commit('first');
    await repo.write('project-files/Map.json', mockup('Docker', 'Podman', 'Swarm', 'Nomad'));
    await repo.write('package.json', { name: 'y' });
    await repo.commit('second');
    const diff = async (...args: string[]) => {
      const run = await balsa(['diff', ...args], { cwd: repo.root });
      expect(run.stderr).toBe('');
      return run.stdout.toString();
    };
    return { ...repo, diff };
  }

  it('compares revisions, ranges and REV:path', async () => {
    const { diff } = await repository();
    const told = 'project-files/Map.json\n  ~ renamed “Compose” to “Podman”\n';
    expect(await diff('HEAD~1', 'HEAD')).toBe(told);
    expect(await diff('HEAD~1..HEAD')).toBe(told);
    expect(await diff('HEAD~1')).toBe(told);
    expect(await diff('HEAD~1', 'HEAD', '--', 'elsewhere')).toBe('');
    expect(await diff('HEAD~1', 'HEAD', '--', 'project-files')).toBe(told);
    expect(await diff('HEAD~1:project-files/Map.json', 'project-files/Map.json')).toContain('renamed “Compose”');
    expect(await diff('HEAD~1:./project-files/Map.json', ':project-files/Map.json')).toContain('renamed “Compose”');
  });

  it('compares the work tree with the index, and the index with HEAD', async () => {
    const { diff, write, git } = await repository();
    expect(await diff()).toBe('');
    await write('project-files/Map.json', mockup('Docker', 'Podman', 'Swarm', 'Kubernetes'));
    const told = 'project-files/Map.json\n  ~ renamed “Nomad” to “Kubernetes”\n';
    expect(await diff()).toBe(told);
    expect(await diff('--staged')).toBe('');
    await git('add', '--all');
    expect(await diff()).toBe('');
    expect(await diff('--staged')).toBe(told);
    expect(await diff('HEAD')).toBe(told);
  });

  it('follows a renamed file, and names added and removed ones', async () => {
    const { diff, git, write, commit } = await repository();
    await git('mv', 'project-files/Map.json', 'project-files/Atlas.json');
    await write('project-files/Other.json', mockup('Other'));
    await commit('third');
    expect(await diff('HEAD~1', 'HEAD')).toBe(
      'project-files/Map.json → project-files/Atlas.json\n\nproject-files/Other.json: added\n',
    );
  });

  it('follows a rename into the paths that it is limited to', async () => {
    const { diff, git, write, commit } = await repository();
    await git('mv', 'project-files/Map.json', 'Atlas.json');
    await write('Atlas.json', mockup('Docker', 'Podman', 'Swarm', 'Mesos'));
    await commit('third');
    expect(await diff('HEAD~1', 'HEAD', '--', 'Atlas.json')).toBe(
      'project-files/Map.json → Atlas.json\n  ~ renamed “Nomad” to “Mesos”\n',
    );
  });

  it('works from a folder below the top, with names that need care', async () => {
    const { root, write, commit } = await repository();
    const names = ['-dash.json', 'mit Leerzeichen/Été „1“.json', '*.json'];
    for (const name of names) await write(name, mockup('Docker', 'Compose', 'Swarm', 'Nomad'));
    await commit('third');
    for (const name of names) await write(name, mockup('Docker', 'Podman', 'Swarm', 'Nomad'));
    const below = async (...args: string[]) =>
      (await balsa(['diff', ...args], { cwd: path.join(root, 'mit Leerzeichen') })).stdout.toString();
    const told = (name: string) => `${name}\n  ~ renamed “Compose” to “Podman”\n`;
    expect(await below()).toBe(
      [...names]
        .sort((a, b) => (a < b ? -1 : 1))
        .map(told)
        .join('\n'),
    );
    expect(await below('HEAD', '--', 'Été „1“.json')).toBe(told('mit Leerzeichen/Été „1“.json'));
    expect(await below('HEAD:./Été „1“.json', 'Été „1“.json')).toContain('renamed “Compose” to “Podman”');
    expect(await below('--', '../-dash.json')).toBe(told('-dash.json'));
  });

  it('compares folders at revisions, and files of other formats in the history', async () => {
    const { diff, write, commit } = await repository();
    const old = await readProject(new TextEncoder().encode(JSON.stringify(mockup('Docker', 'Compose'))));
    const next = await readProject(new TextEncoder().encode(JSON.stringify(mockup('Docker', 'Podman'))));
    await write('maps/Map.bmpr', await writeBmpr(old));
    await commit('third');
    await write('maps/Map.bmpr', await writeBmpr(next));
    await write('maps/New.json', mockup('New'));
    await commit('fourth');
    const told = '~ renamed “Compose” to “Podman”\n';
    expect(await diff('HEAD~1', 'HEAD', '--', 'maps/Map.bmpr')).toBe(`maps/Map.bmpr\n  ${told}`);
    expect(await diff('HEAD~1:maps', 'HEAD:maps')).toBe(
      `HEAD~1:Map.bmpr → HEAD:Map.bmpr\n  ${told}\nHEAD:New.json: added\n`,
    );
    expect(await diff('HEAD~1:maps', 'maps')).toContain(told);
    expect(await diff('HEAD~1:maps/Map.bmpr', 'HEAD:project-files/Map.json')).toContain(told);
  });

  it('reads what a BMML file refers to at the same revision', async () => {
    const { diff, write, commit } = await repository();
    const bmml = (text: string) =>
      `<mockup version="1.0" skin="sketch" measuredW="300" measuredH="300" mockupW="300" mockupH="300"><controls>
<control controlID="0" controlTypeID="com.balsamiq.mockups::Image" x="10" y="10" w="50" h="50" measuredW="50" measuredH="50" zOrder="0" locked="false" isInGroup="-1"><controlProperties><src>./assets/logo.png</src></controlProperties></control>
<control controlID="1" controlTypeID="com.balsamiq.mockups::Label" x="10" y="90" w="-1" h="-1" measuredW="90" measuredH="21" zOrder="1" locked="false" isInGroup="-1"><controlProperties><text>${text}</text></controlProperties></control>
</controls></mockup>`;
    await write('wires/a.bmml', bmml('Hello'));
    await write('wires/assets/logo.png', new Uint8Array([1, 2, 3, 4]));
    await commit('third');
    expect(await diff('HEAD:wires/a.bmml', 'wires/a.bmml')).toBe('');
    await write('wires/a.bmml', bmml('Welcome'));
    expect(await diff()).toBe('wires/a.bmml\n  ~ renamed “Hello” to “Welcome”\n');
    await write('wires/assets/logo.png', new Uint8Array([1, 2, 3, 5]));
    expect(await diff('HEAD:wires/a.bmml', 'wires/a.bmml')).toContain('replaced the asset “');
  });

  it('compares across merges, with the index by either name, and before the first commit', async () => {
    const { diff, git, write, commit } = await repository();
    await git('checkout', '--quiet', '-b', 'topic', 'HEAD~1');
    await write('Other.json', mockup('Other'));
    await commit('topic');
    await git('checkout', '--quiet', 'main');
    await git('merge', '--quiet', '--no-edit', 'topic');
    expect(await diff('HEAD^1', 'HEAD')).toBe('Other.json: added\n');
    expect(await diff('HEAD^2', 'HEAD')).toBe('project-files/Map.json\n  ~ renamed “Compose” to “Podman”\n');
    await write('Other.json', mockup('Others'));
    await git('add', '--all');
    expect(await diff('--cached')).toBe(await diff('--staged'));
    expect(await diff('--cached')).toContain('renamed “Other” to “Others”');
    const empty = await testRepository();
    await empty.write('Map.json', mockup('Docker'));
    await empty.git('add', '--all');
    expect((await balsa(['diff', '--staged'], { cwd: empty.root })).stdout.toString()).toBe('Map.json: added\n');
  });

  it('says of a file in conflict that it is, and of a shallow clone what it lacks', async () => {
    const { root, git, write, commit } = await repository();
    await git('checkout', '--quiet', '-b', 'topic', 'HEAD~1');
    await write('project-files/Map.json', mockup('Docker', 'Buildah', 'Swarm', 'Nomad'));
    await commit('topic');
    await git('checkout', '--quiet', 'main');
    await git('merge', '--quiet', '--no-edit', 'topic').catch(() => {});
    const run = await balsa(['diff'], { cwd: root });
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('project-files/Map.json: is in conflict') });
    await git('merge', '--abort');
    const folder = await temporaryFolder();
    await git('clone', '--quiet', '--depth=1', `file://${root}`, path.join(folder, 'clone'));
    const shallow = await balsa(['diff', 'HEAD~1'], { cwd: path.join(folder, 'clone') });
    expect(shallow).toMatchObject({ code: 2, stderr: expect.stringContaining('git fetch --unshallow') });
  });

  it('looks into a submodule from inside it, and passes it over from outside', async () => {
    const { root, git, diff } = await repository();
    const inner = await testRepository();
    await inner.write('Map.json', mockup('Docker', 'Compose'));
    await inner.commit('first');
    await git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'inner');
    await git('commit', '--quiet', '--message', 'submodule');
    await writeFile(path.join(root, 'inner', 'Map.json'), JSON.stringify(mockup('Docker', 'Podman')));
    expect(await diff()).toBe('');
    const run = await balsa(['diff'], { cwd: path.join(root, 'inner') });
    expect(run.stdout.toString()).toBe('Map.json\n  ~ renamed “Compose” to “Podman”\n');
  });

  it('is what git difftool runs for BMPR, renamed and removed files', async () => {
    const { root, git, write, commit } = await repository();
    const project = (text: string) =>
      readProject(new TextEncoder().encode(JSON.stringify(mockup('Docker', text)))).then((read) => writeBmpr(read));
    await write('Map.bmpr', await project('Compose'));
    await write('Gone.json', mockup('Gone'));
    await commit('third');
    await write('Map.bmpr', await project('Podman'));
    await git('rm', '--quiet', 'Gone.json');
    await commit('fourth');
    await balsa(['git', 'install', '--quiet'], { cwd: root });
    const told = await git('difftool', '--no-prompt', '--tool=balsa', 'HEAD~1', 'HEAD');
    expect(told).toBe('Gone.json: removed\nMap.bmpr\n  ~ renamed “Compose” to “Podman”\n');
  });

  it('is what git difftool runs after balsa git install, until it is taken back', async () => {
    const { root, git } = await repository();
    expect((await balsa(['git', 'install', '--quiet'], { cwd: root })).code).toBe(0);
    const told = await git('difftool', '--no-prompt', '--tool=balsa', 'HEAD~1', 'HEAD', '--', 'project-files');
    expect(told).toBe('project-files/Map.json\n  ~ renamed “Compose” to “Podman”\n');
    await balsa(['git', 'uninstall', '--quiet'], { cwd: root });
    expect(await git('config', '--list')).not.toContain('difftool.balsa');
  });

  it('takes names of revisions for what they are, never for options', async () => {
    const { root } = await repository();
    const run = await balsa(['diff', '--', '--output=pwned'], { cwd: root });
    expect(run.code).toBe(0);
    const bad = await balsa(['diff', 'no-such-branch'], { cwd: root });
    expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining('no such file or revision') });
  });
});
