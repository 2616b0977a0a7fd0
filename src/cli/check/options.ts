import { type Command, Option } from 'commander';
import { REPORT_FORMATS } from '../../images/report/names.ts';
import { limitOption } from '../shared/limit-option.ts';
import { outsideOption } from '../shared/outside-option.ts';
import { PATHS } from '../shared/paths-argument.ts';
import { STRICT } from '../shared/strict-option.ts';
import type { CheckCommandOptions } from './check.ts';

/** `balsa check`, with its options. */
export function checkCommand(command: Command): Command {
  return command
    .description('Tell which committed images are not the picture of their source. Writes nothing.')
    .argument('[path...]', PATHS)
    .option('--config <file>', 'configuration (default: balsa.config.json, or "balsa" in package.json)')
    .option('--staged', 'check what git would commit, not the work tree')
    .option('--pixels', 'compare decoded pixels too, not stamps alone')
    .option('--difference <dir>', 'write pictures of differing pixels there (implies --pixels)')
    .option('--strict', STRICT)
    .addOption(new Option('--format <format>', 'form of the report').choices([...REPORT_FORMATS]).default('text'))
    .addOption(limitOption())
    .addOption(outsideOption())
    .option('--json', 'the same as --format json')
    .option('--quiet', 'print nothing when all is current')
    .addHelpText(
      'after',
      `
Examples:
  balsa check                          every image of the repository
  balsa check img/ml-engineer.png      one image
  balsa check --format github          annotations in GitHub Actions

Exit codes: 0 all current, 1 some are not (or, with --strict, not all is drawn), 2 wrong usage, 3 a source could not be read or drawn.`,
    )
    .action(async (paths: string[], options: CheckCommandOptions) => {
      const { runCheck } = await import('./check.ts');
      process.exitCode = await runCheck(paths, options);
    });
}
