import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { balsa, temporaryFolder } from '../balsa.ts';
import { buildBmpr, storedLabel, storedMockup } from '../bmpr.ts';

const mockup = (name: string, ...controls: object[]) => ({
  id: name,
  attributes: { kind: 'mockup', name, order: 1 },
  data: storedMockup(...controls),
});

const group = (id: number, ...control: object[]) => ({
  ...storedLabel(id, ''),
  ...{ typeID: '__group__', w: '80', h: '40', properties: { controlName: 'Box' }, children: { controls: { control } } },
});

async function repository(env: NodeJS.ProcessEnv = {}) {
  const cwd = await temporaryFolder();
  const settings = { HOME: cwd, XDG_CONFIG_HOME: path.join(cwd, '.config'), GIT_CONFIG_NOSYSTEM: '1', ...env };
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd, env: { ...process.env, ...settings } })).stdout;
  await git('init', '-q');
  await git('config', 'user.email', 'a@example.org');
  await git('config', 'user.name', 'A');
  const run = (...args: string[]) => balsa(args, { cwd, env: settings });
  return { cwd, git, run };
}

/** The lines that a diff adds and removes. */
const changes = (diff: string) => diff.split('\n').filter((line) => /^[+-](?![+-])/.test(line));

describe('balsa git', () => {
  it('makes git diff of a BMPR print the changed control and nothing else', async () => {
    const { cwd, git, run } = await repository();
    const file = path.join(cwd, 'shop.bmpr');
    const resources = [
      mockup('Log in', storedLabel(0, 'Hello'), group(1, storedLabel(0, 'inside'), storedLabel(1, 'Save'))),
      mockup('Cart', storedLabel(0, 'Empty')),
    ];
    await writeFile(file, await buildBmpr({ resources, info: { ArchiveRevision: '1' } }));
    expect((await run('git', 'install')).code).toBe(0);
    await git('add', '.');
    await git('commit', '-qm', 'first');

    await writeFile(file, await buildBmpr({ resources, info: { ArchiveRevision: '2' }, thumbnails: { t: {} } }));
    expect(changes(await git('diff'))).toEqual([]);

    const saved = storedLabel(1, 'Save', { x: '12', properties: { text: 'Save all', color: '255', bold: 'true' } });
    resources[0] = mockup('Log in', storedLabel(0, 'Hello'), group(1, storedLabel(0, 'inside'), saved));
    await writeFile(file, await buildBmpr({ resources }));
    const diff = await git('diff');
    expect(changes(diff)).toEqual([
      '-    Label "Save" at 10,40',
      '+    Label "Save all" at 12,40 bold=true color=#0000ff',
    ]);
    await git('commit', '-qam', 'second');
    expect(await git('log', '-p', '-1')).toContain('+    Label "Save all"');
  });

  it('tells what it changed, keeps what was there, and takes its own back', async () => {
    const { cwd, git, run } = await repository();
    const attributes = path.join(cwd, '.git/info/attributes');
    await mkdir(path.dirname(attributes), { recursive: true });
    await writeFile(attributes, '*.txt text');
    const before = await git('config', '--local', '--list');
    const { stdout } = await run('git', 'install', '--pattern', 'my designs/*.json');
    expect(stdout.toString()).toContain('repository configuration: diff.balsamiq.textconv = f() { if [ -f ');
    expect(stdout.toString()).toContain('attributes: *.bmpr diff=balsamiq');
    await run('git', 'install', '--pattern', 'my designs/*.json');
    expect(await readFile(attributes, 'utf8')).toBe(
      [
        ...['*.txt text', '# balsa git install: begin', '*.bmpr diff=balsamiq', '*.bmml diff=balsamiq'],
        ...['project-files/*.json diff=balsamiq', '"my designs/*.json" diff=balsamiq', '# balsa git install: end', ''],
      ].join('\n'),
    );
    const { changed } = JSON.parse((await run('git', 'uninstall', '--json')).stdout.toString());
    expect(changed).toContainEqual({ place: 'repository configuration', what: 'removed diff.balsamiq' });
    expect(await readFile(attributes, 'utf8')).toBe('*.txt text\n');
    expect(await git('config', '--local', '--list')).toBe(before);
    expect((await run('git', 'uninstall')).stdout.toString()).toBe('nothing to take back\n');
  });

  it('works for every repository of a user', async () => {
    const { cwd, git, run } = await repository();
    await run('git', 'install', '--global');
    await writeFile(path.join(cwd, 'a.bmpr'), await buildBmpr({ resources: [mockup('M', storedLabel(0, 'x'))] }));
    await git('add', 'a.bmpr');
    expect(await git('diff', '--cached')).toContain('+mockup "M"\n+  Label "x" at 10,10\n');
    await run('git', 'uninstall', '--global');
    expect(await git('diff', '--cached')).toContain('Binary files');
  });

  it('prints what is not Balsamiq as it is, and never fails on what is broken', async () => {
    const { cwd, run } = await repository();
    await writeFile(path.join(cwd, 'package.json'), '{"name": "x"}\n');
    const json = await run('git', 'textconv', 'package.json');
    expect([json.code, json.stdout.toString()]).toEqual([0, '{"name": "x"}\n']);
    await writeFile(path.join(cwd, 'broken.bmpr'), 'SQLite format 3\0 and nothing');
    const broken = await run('git', 'textconv', 'broken.bmpr');
    expect(broken.code).toBe(0);
    expect(broken.stdout.toString()).toMatch(/^unreadable [0-9a-f]{12}\nis a damaged database/);
  });

  it('says so outside a repository', async () => {
    const cwd = await temporaryFolder();
    const { code, stderr } = await balsa(['git', 'install'], {
      cwd,
      env: { GIT_CEILING_DIRECTORIES: path.dirname(cwd) },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('not run in a git repository');
  });
});
