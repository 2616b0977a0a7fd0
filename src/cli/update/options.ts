import { Command } from 'commander';
import { limitOption } from '../shared/limit-option.ts';
import { PATHS } from '../shared/paths-argument.ts';
import type { UpdateCommandOptions } from './update.ts';

/** `balsa update`, with its options. */
export function updateCommand(): Command {
  return new Command('update')
    .description('Write the images that are not current; leave the others untouched.')
    .argument('[path...]', PATHS)
    .option('--config <file>', 'configuration (default: balsa.config.json, or "balsa" in package.json)')
    .option('--staged', 'then exit with 1 when what git would commit is not current: for a hook')
    .option('--dry-run', 'only say what would be done')
    .option('--prune', 'also remove images that balsa made and that no source makes any more')
    .addOption(limitOption())
    .option('--json', 'print what was done as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText(
      'after',
      `
Examples:
  balsa update                               every image of the repository
  balsa update "project-files/My Map.json"   the images of one source
  balsa update --dry-run --prune             what would be written and removed

Exit codes: 0 all current now, 1 with --staged: something is to be staged, 3 a source could not be read or drawn.`,
    )
    .action(async (paths: string[], options: UpdateCommandOptions) => {
      const { runUpdate } = await import('./update.ts');
      process.exitCode = await runUpdate(paths, options);
    });
}
