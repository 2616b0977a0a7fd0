import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printable, printableJson, withoutCommands } from '../../src/model/printable.ts';
import { balsa, temporaryFolder } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, mockup } from '../images-repository.ts';

/** What a runner of CI, a terminal or a reader would obey. */
const COMMANDS = /##(?:vso)?\[|^\s*::|(?![\n\t\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/mu;

const EVIL = '##[set-output name=folder]/etc\u001b]0;x\u0007\u009b31m\u202e##vso[task.complete]\r\n::error::\u0000x';

it('text that is printed commands nothing', () => {
  expect(printable(EVIL)).not.toMatch(COMMANDS);
  expect(withoutCommands('a\n ::set-output name=x::y\n\u001b[1m::debug::\n###[x]')).not.toMatch(
    /##\[|^\s*(\p{Cc}\[1m)?::/mu,
  );
  expect(printable('C# has ## and [brackets]: a::b')).toBe('C# has ## and [brackets]: a::b');
});

it('JSON that is printed commands nothing, and is read back as it was', () => {
  const value = { [EVIL]: [EVIL, '::x::', '###[a'] };
  expect(printableJson(value)).not.toMatch(COMMANDS);
  expect(JSON.parse(printableJson(value, 0))).toEqual(value);
});

describe('a drawing full of commands', () => {
  const evil = (id: number) => ({ ...box(id, EVIL), typeID: id === 0 ? 'TextInput' : EVIL, customID: EVIL });

  it.each([
    ['inspect'],
    ['inspect', '--json'],
    ['graph', '--format', 'json'],
    ['graph', '--format', 'markdown'],
    ['graph', '--format', 'dot'],
    ['graph', '--format', 'mermaid'],
    ['graph', '--format', 'graphml'],
    ['render', '--format', 'svg', '-o', '-'],
  ])('%s %s %s %s', async (command, ...options) => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'a.json'), JSON.stringify(mockup(evil(0), evil(1))));
    const { code, stdout, stderr } = await balsa([command ?? '', 'a.json', ...options], { cwd: folder });
    expect(stderr).not.toContain('at file:');
    expect(code).toBe(0);
    expect(stdout.toString()).not.toMatch(COMMANDS);
    expect(stderr).not.toMatch(COMMANDS);
  });

  it.each(['text', 'markdown', 'json', 'html'])('diff as %s', async (format) => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, 'a.json'), JSON.stringify(mockup(box(0, 'a'))));
    await writeFile(
      path.join(folder, 'b.json'),
      JSON.stringify(mockup(evil(0), evil(1), box(2, '@someone fixes #12'))),
    );
    const { stdout, stderr } = await balsa(['diff', 'a.json', 'b.json', '--format', format, '--all'], { cwd: folder });
    // The style of the page has rules that start with colons, of its own.
    const text = format === 'html' ? stdout.toString().replace(/<style>[^<]*<\/style>/, '') : stdout.toString();
    expect(text).not.toMatch(COMMANDS);
    expect(stderr).not.toMatch(COMMANDS);
    if (format === 'markdown') expect(stdout.toString()).not.toMatch(/@someone|#12/);
  });

  it.each(['text', 'json', 'gitlab', 'junit', 'markdown'])(
    'check as %s, in names of files and values',
    async (format) => {
      const made = await testRepository();
      await made.write('project-files/##[group]a.json', mockup(box(0, 'a')));
      await made.write('project-files/b.json', mockup({ ...box(0, 'a'), x: '##[set-output name=folder]evil' }));
      const { code, stdout, stderr } = await balsa(['check', '--format', format], { cwd: made.root });
      expect(code).toBe(3);
      expect(stdout.toString()).toMatch(/set-output/);
      expect(stdout.toString()).not.toMatch(COMMANDS);
      expect(stderr).not.toMatch(COMMANDS);
    },
  );

  it('check as github has commands of balsa alone', async () => {
    const made = await testRepository();
    await made.write('project-files/b.json', mockup({ ...box(0, 'a'), x: '##[set-output name=folder]evil' }));
    const { stdout } = await balsa(['check', '--format', 'github'], { cwd: made.root });
    expect(stdout.toString()).toMatch(/^::error file=project-files\/b\.json,title=balsa::/);
    expect(stdout.toString()).not.toMatch(/##\[/);
  });
});

describe.skipIf(process.platform === 'win32')('what is read without being named (skipped on Windows: links)', () => {
  it.each<[string, string, number]>([
    ['a source', 'project-files/z.json', 3],
    ['a Markdown file', 'README.md', 1],
    ['the configuration', 'balsa.config.json', 3],
    ['the manifest', 'package.json', 3],
    ['an image', 'img/a.png', 3],
  ])('is no device, where %s is a link to one', async (_, name, due) => {
    const made = await testRepository();
    await made.write('project-files/a.json', mockup(box(0, 'a')));
    await made.write('img/other.txt', 'x');
    await symlink('/dev/zero', path.join(made.root, name));
    const { code, stderr } = await balsa(['check'], { cwd: made.root });
    expect(code).toBe(due);
    expect(stderr).not.toContain('at file:');
  });

  it('lies in the repository, unless an option allows more', async () => {
    const elsewhere = await temporaryFolder();
    await writeFile(path.join(elsewhere, 'secret.json'), '{"mockup": root:x:0:0}');
    await writeFile(path.join(elsewhere, 'drawing.json'), JSON.stringify(mockup(box(0, 'a'))));
    const made = await testRepository();
    await symlink(path.join(elsewhere, 'drawing.json'), path.join(made.root, 'project-files', 'a.json')).catch(
      async () => {
        await made.write('project-files/x.txt', '');
        await symlink(path.join(elsewhere, 'drawing.json'), path.join(made.root, 'project-files', 'a.json'));
      },
    );
    const refused = await balsa(['update'], { cwd: made.root });
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('project-files/a.json: lies outside') });
    expect(await balsa(['update', '--outside'], { cwd: made.root })).toMatchObject({ code: 0 });
    await symlink(path.join(elsewhere, 'secret.json'), path.join(made.root, 'project-files', 'b.json'));
    const { stderr } = await balsa(['update', '--outside'], { cwd: made.root });
    expect(stderr).toContain('b.json: line 1');
    expect(stderr).not.toContain('root:x');
  });

  // A pipe in a folder is no file there; what must be read and is one cannot be.
  it.each<[string, string, number]>([
    ['a source', 'project-files/z.json', 1],
    ['a Markdown file', 'README.md', 1],
    ['the configuration', 'balsa.config.json', 3],
    ['the manifest', 'package.json', 3],
  ])('is no pipe, where %s is one', async (_, name, due) => {
    const made = await testRepository();
    await made.write('project-files/a.json', mockup(box(0, 'a')));
    execFileSync('mkfifo', [path.join(made.root, name)]);
    expect((await balsa(['check'], { cwd: made.root })).code).toBe(due);
  });

  it.each<[string, string, string]>([
    ['a folder of the images', 'img', 'img/theirs'],
    ['a folder in a folder of the images', 'img', 'img/deep/theirs'],
    ['the folder of the images', 'img', 'img'],
    ['an image', 'img/a.png', 'img/theirs.png'],
  ])('is not deleted behind a link that leads out: %s', async (_, from, to) => {
    const elsewhere = await testRepository();
    await elsewhere.write('project-files/a.json', mockup(box(0, 'a')));
    expect((await balsa(['update'], { cwd: elsewhere.root })).code).toBe(0);
    const made = await testRepository();
    await made.write('project-files/b.json', mockup(box(0, 'b')));
    await mkdir(path.dirname(path.join(made.root, to)), { recursive: true });
    await symlink(path.join(elsewhere.root, from), path.join(made.root, to));
    const { code } = await balsa(['update', '--prune'], { cwd: made.root });
    // Writing behind a link that leads out is refused, too.
    expect(code).toBe(to === 'img' ? 3 : 0);
    expect(await readdir(path.join(elsewhere.root, 'img'))).toEqual(['a.png']);
    expect((await balsa(['check'], { cwd: elsewhere.root })).code).toBe(0);
  });
});

it('a defect exits with 4 and one line, its stack on request only', async () => {
  const folder = await temporaryFolder();
  const env = {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent('process.stdout.write = () => { throw new Error("out of luck") };')}`,
  };
  const plain = await balsa(['--help'], { cwd: folder, env });
  expect(plain).toMatchObject({
    code: 4,
    stderr: expect.stringMatching(/^error balsa failed: out of luck\. .*report it.*\n$/),
  });
  const whole = await balsa(['--help'], { cwd: folder, env: { ...env, BALSA_DEBUG: '1' } });
  expect(whole.stderr).toMatch(/\n\s+at /);
});
