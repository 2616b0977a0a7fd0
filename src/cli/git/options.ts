import { Command } from 'commander';
import { OWN_PATTERNS } from '../../model/formats.ts';
import type { GitOptions } from './git.ts';

const EXAMPLES = `
After "balsa git install", git diff, git log -p and git show print Balsamiq files as text: one line for each control,
and "git difftool -t balsa" tells what changed as "balsa diff" does.

Examples:
  balsa git install                                  for this repository
  balsa git install --global                         for all repositories of this user
  balsa git install --pattern "design/*.json"        JSON files in another folder than project-files
  balsa git uninstall                                take it back
  balsa git textconv project.bmpr                    the text that git compares`;

/** `balsa git`, with its commands. */
export function gitCommand(command: Command): Command {
  const scoped = (command: Command) =>
    command
      .option('--global', 'for all repositories of this user')
      .option('--json', 'print what was changed as JSON')
      .option('--quiet', 'print errors only');
  return command
    .description('Make Balsamiq files readable in git diff.')
    .addHelpText('after', EXAMPLES)
    .addCommand(
      scoped(new Command('install'))
        .description(`Register balsa with git for ${OWN_PATTERNS.slice(0, -1).join(', ')} and ${OWN_PATTERNS.at(-1)}.`)
        .option('--pattern <glob...>', 'further files, as in .gitattributes', [])
        .action(async (options: GitOptions) => {
          const { runInstall } = await import('./git.ts');
          process.exitCode = await runInstall(options);
        }),
    )
    .addCommand(
      scoped(new Command('uninstall'))
        .description('Take back what install did.')
        .action(async (options: GitOptions) => {
          const { runUninstall } = await import('./git.ts');
          process.exitCode = await runUninstall(options);
        }),
    )
    .addCommand(
      new Command('textconv')
        .description('Print a Balsamiq file as text; another file as it is.')
        .argument('<file>', 'the file; - is standard input')
        .action(async (file: string) => {
          const { runTextconv } = await import('./git.ts');
          process.exitCode = await runTextconv(file);
        }),
    );
}
