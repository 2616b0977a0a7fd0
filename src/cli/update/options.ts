import { type Command, Option } from 'commander';
import { jobsOption } from '../shared/drawing/jobs-option.ts';
import { limitOption } from '../shared/limit-option.ts';
import { outsideOption } from '../shared/outside-option.ts';
import { PATHS } from '../shared/paths-argument.ts';
import { STRICT } from '../shared/strict-option.ts';
import type { UpdateCommandOptions } from './update.ts';

/** `balsa update`, with its options. */
export function updateCommand(command: Command): Command {
  return command
    .description('Write the images that are not current; leave the others untouched.')
    .argument('[path...]', PATHS)
    .option('--config <file>', 'configuration (default: balsa.config.json, or "balsa" in package.json)')
    .option('--staged', 'then exit with 1 when what git would commit is not current: for a hook')
    .option('--strict', STRICT)
    .option(
      '--force',
      'also replace images that balsa did not make by pictures with placeholders, and those that other fonts drew',
    )
    .addOption(
      new Option(
        '--from <which>',
        'which is right where a drawing and the outline beside it (NAME.outline.md) both changed',
      ).choices(['outline', 'drawing']),
    )
    .option('--dry-run', 'only say what would be done')
    .option('--prune', 'also remove images that balsa made and that no source makes any more')
    .addOption(jobsOption())
    .addOption(limitOption())
    .addOption(outsideOption())
    .option('--json', 'print what was done as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText(
      'after',
      `
Examples:
  balsa update                               every image of the repository
  balsa update "project-files/My Map.json"   the images of one source
  balsa update --dry-run --prune             what would be written and removed

An image that balsa did not make is kept where ours would have a placeholder for what balsa cannot draw, and one
that fonts drew which are not installed here is left as it is.

Exit codes: 0 all current now, 1 an image was kept, or a drawing and its outline both changed; with --staged: something is to be staged; with --strict: not all is
drawn as itself; 3 a source could not be read or drawn.`,
    )
    .action(async (paths: string[], options: UpdateCommandOptions) => {
      const { runUpdate } = await import('./update.ts');
      process.exitCode = await runUpdate(paths, options);
    });
}
