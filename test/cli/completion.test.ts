import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { balsa, MAIN, temporaryFolder } from '../balsa.ts';
import { box, mockup, project } from '../images-repository.ts';

/** What `balsa complete` offers for the words, without the descriptions, and what it lets the shell do. */
async function offered(words: readonly string[], cwd?: string) {
  const { stdout, code } = await balsa(['complete', '--', ...words], cwd === undefined ? {} : { cwd });
  expect(code).toBe(0);
  const lines = stdout.toString().trim().split('\n');
  return { values: lines.slice(0, -1).map((line) => line.split('\t')[0]), files: lines.at(-1) === ':0' };
}

const resource = (resourceID: string, name: string) => ({
  mockup: { ...mockup(box(0, name)).mockup, resourceID, branchID: 'Master', attributes: { name } },
});
const PROJECT = project(resource('1', 'Log in'), resource('2', 'Sign up'));

describe('what could follow', () => {
  test('commands, those of groups, and none that is hidden', async () => {
    const { values, files } = await offered(['']);
    expect(values).toEqual(expect.arrayContaining(['render', 'check', 'git', 'completion']));
    expect(values).not.toContain('complete');
    expect(files).toBe(false);
    expect((await offered(['re'])).values).toEqual(['render']);
    expect((await offered(['git', ''])).values).toEqual(expect.arrayContaining(['install', 'uninstall', 'textconv']));
  });

  test('options and the values that there are', async () => {
    expect((await offered(['render', '--sc'])).values).toEqual(['--scale']);
    expect((await offered(['graph', 'a.json', '--format', ''])).values).toEqual(
      expect.arrayContaining(['json', 'dot', 'mermaid']),
    );
    expect((await offered(['completion', 'z'])).values).toEqual(['zsh']);
  });

  test('files where files are asked for, and only there', async () => {
    expect((await offered(['render', ''])).files).toBe(true);
    expect((await offered(['check', '--config', ''])).files).toBe(true);
    expect((await offered(['render', '--scale', ''])).files).toBe(false);
  });

  test('mockups of the file that stands there', async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'app.json'), JSON.stringify(PROJECT));
    expect((await offered(['render', 'app.json', '--mockup', ''], cwd)).values).toEqual(['Log in', 'Sign up']);
    expect((await offered(['render', 'absent.json', '--mockup', ''], cwd)).values).toEqual([]);
  });

  test('another shell is wrong usage', async () => {
    const { code, stderr } = await balsa(['completion', 'csh']);
    expect(code).toBe(2);
    expect(stderr).toContain('bash, zsh, fish');
  });
});

const isInstalled = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const BASH_COMPLETION = '/usr/share/bash-completion/bash_completion';

describe('in the shells themselves', () => {
  let cwd: string;
  let env: NodeJS.ProcessEnv;
  beforeEach(async () => {
    cwd = await temporaryFolder();
    await mkdir(path.join(cwd, 'bin'));
    await symlink(MAIN, path.join(cwd, 'bin/balsa'));
    await writeFile(path.join(cwd, 'app.json'), JSON.stringify(PROJECT));
    env = { ...process.env, HOME: cwd, PATH: `${path.join(cwd, 'bin')}:${process.env.PATH}` };
  });
  const run = (shell: string, args: readonly string[]) => spawnSync(shell, args, { cwd, env, encoding: 'utf8' }).stdout;

  test.skipIf(!isInstalled('bash') || !existsSync(BASH_COMPLETION))('bash', () => {
    const asked = (line: string) => {
      const words = line.split(' ').map((word) => `'${word}'`);
      return run('bash', [
        '-c',
        `source ${BASH_COMPLETION}; source <(balsa completion bash); COMP_LINE='${line}'; COMP_POINT=${line.length};
        COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; COMP_TYPE=9; __balsa_complete 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ]).trim();
    };
    expect(asked('balsa render --sc')).toBe('--scale');
    expect(asked('balsa git un')).toBe('uninstall');
  });

  test.skipIf(!isInstalled('zsh'))('zsh', () => {
    // The completion system shows what it is told only to a line that is being edited: here it prints it.
    const asked = (line: string) =>
      run('zsh', [
        '-fc',
        `compdef() { : }; _describe() { local -a all=("\${(@P)2}"); print -rl -- $all; (( $#all )) }; _arguments() { print files }
        source <(balsa completion zsh); words=(\${(s: :)1}); CURRENT=$#words; _balsa`,
        'zsh',
        line,
      ]).trim();
    expect(asked('balsa rend')).toMatch(/^render:\w/);
    expect(asked('balsa render app')).toBe('files');
  });

  test.skipIf(!isInstalled('fish'))('fish', () => {
    const asked = (line: string) =>
      run('fish', ['-c', `balsa completion fish | source; complete -C '${line}'`])
        .trim()
        .split('\n')
        .map((one) => one.split('\t')[0]);
    expect(asked('balsa render --sc')).toEqual(['--scale']);
    expect(asked('balsa render ap')).toEqual(['app.json']);
    expect(asked('balsa render app.json --mockup ')).toEqual(['Log in', 'Sign up']);
  });
});
