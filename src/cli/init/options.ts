import type { Command } from 'commander';
import { limitOption } from '../shared/limit-option.ts';
import type { InitOptions } from './init.ts';

const EXAMPLES = `
Examples:
  balsa init              show what would be written, and ask
  balsa init --dry-run    only show it
  balsa init --yes        write it; for scripts

It finds the Balsamiq files and the images of a repository, and which image is of which drawing, by name and by size. It writes
files that are not there yet and no others: balsa.config.json, a workflow, .gitattributes. For those that are there it
shows what to add. Nothing in .git is touched, and no image.`;

/** `balsa init`, with its options. */
export function initCommand(command: Command): Command {
  return command
    .description('Propose configuration, workflow, hook and attributes for the repository.')
    .option('--yes', 'write without asking; needed where there is no terminal')
    .option('--dry-run', 'show what would be written, and write nothing')
    .addOption(limitOption())
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (options: InitOptions) => {
      const { runInit } = await import('./init.ts');
      process.exitCode = await runInit(options);
    });
}
