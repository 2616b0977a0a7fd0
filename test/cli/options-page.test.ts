import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { optionsPage } from '../../src/cli/options-page.ts';
import { program } from '../../src/cli/program.ts';

it('docs/options.md tells the options that the commands have (npm run options)', async () => {
  expect(await readFile('docs/options.md', 'utf8')).toBe(optionsPage(program()));
});

it('every command has help with a meaning for each operand and option, and --quiet where it reports', () => {
  const page = optionsPage(program());
  expect(page.match(/^\| `[^`]+` \| {2}\|/gm)).toBeNull();
  for (const section of page.split('\n## ').slice(1)) {
    if (!/^balsa (git textconv|completion)/.test(section)) expect(section).toContain('`--quiet`');
  }
});

it('docs/cli.md has a section for every command', async () => {
  const headings = (await readFile('docs/cli.md', 'utf8')).match(/^## [^:\n]+(?=:)/gm) ?? [];
  const told = headings.flatMap((heading) => heading.slice('## '.length).split(', '));
  const { commands } = program();
  // What shells ask while they complete is not for people.
  const names = commands.map((command) => command.name()).filter((name) => name !== 'complete');
  expect(told.sort()).toEqual(names.sort());
});

it('the list of commands, for which not all of them is made, is that of the whole program', () => {
  for (const asked of ['--help', '-h']) expect(program(asked).helpInformation()).toBe(program().helpInformation());
});
