import { Command, Option } from 'commander';
import { REPORT_FORMATS } from '../images/report/formats.ts';
import type { CheckCommandOptions } from './check.ts';
import { limitOption } from './limit-option.ts';
import type { UpdateCommandOptions } from './update.ts';
import type { WatchOptions } from './watch.ts';

const PATHS = 'sources, images, folders or globs (default: all that is configured)';

/** `balsa check`, with its options. */
export function checkCommand(): Command {
  return new Command('check')
    .description('Tell which committed images are not the picture of their source. Writes nothing.')
    .argument('[path...]', PATHS)
    .option('--config <file>', 'configuration (default: balsa.config.json, or "balsa" in package.json)')
    .option('--staged', 'check what git would commit, not the work tree')
    .option('--pixels', 'compare decoded pixels too, not stamps alone')
    .option('--difference <dir>', 'write pictures of differing pixels there (implies --pixels)')
    .addOption(new Option('--format <format>', 'form of the report').choices([...REPORT_FORMATS]).default('text'))
    .addOption(limitOption())
    .option('--json', 'the same as --format json')
    .option('--quiet', 'print nothing when all is current')
    .addHelpText(
      'after',
      `
Examples:
  balsa check                          every image of the repository
  balsa check img/ml-engineer.png      one image
  balsa check --format github          annotations in GitHub Actions

Exit codes: 0 all current, 1 some are not, 2 wrong usage, 3 a source could not be read or drawn.`,
    )
    .action(async (paths: string[], options: CheckCommandOptions) => {
      const { runCheck } = await import('./check.ts');
      process.exitCode = await runCheck(paths, options);
    });
}

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

/** `balsa watch`, with its options. */
export function watchCommand(): Command {
  return new Command('watch')
    .description('Update images on every save of their source, until Ctrl-C.')
    .argument('[path...]', PATHS)
    .option('--config <file>', 'configuration (default: balsa.config.json, or "balsa" in package.json)')
    .addOption(limitOption())
    .option('--json', 'print what happens as JSON, one object a line')
    .option('--quiet', 'print errors only')
    .addHelpText(
      'after',
      `
Examples:
  balsa watch                                every source of the repository
  balsa watch "project-files/My Map.json"    one of them
  balsa watch --json | jq .written           for another program`,
    )
    .action(async (paths: string[], options: WatchOptions) => {
      const { runWatch } = await import('./watch.ts');
      process.exitCode = await runWatch(paths, options);
    });
}
