import type { Command } from 'commander';
import { limitOption } from '../shared/limit-option.ts';
import { outsideOption } from '../shared/outside-option.ts';
import { PATHS } from '../shared/paths-argument.ts';
import type { WatchOptions } from './watch.ts';

/** `balsa watch`, with its options. */
export function watchCommand(command: Command): Command {
  return command
    .description('Update images on every save of their source, until Ctrl-C.')
    .argument('[path...]', PATHS)
    .option('--config <file>', 'configuration (default: balsa.config.json, or "balsa" in package.json)')
    .addOption(limitOption())
    .addOption(outsideOption())
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
