import type { Command } from 'commander';
import { limitOption } from '../shared/limit-option.ts';
import type { InspectOptions } from './inspect.ts';

const EXAMPLES = `
Examples:
  balsa inspect project.bmpr                 what is in it, what cannot be drawn, what looks broken
  balsa inspect wireframes                   a folder of BMML files
  balsa inspect *.bmpr --json | jq '.files[].inspection.findings'`;

/** `balsa inspect`, with its options. */
export function inspectCommand(command: Command): Command {
  return command
    .description('Tell what Balsamiq files hold, what balsa cannot draw of it, and what looks broken.')
    .argument('<file...>', 'Balsamiq files, folders or globs; - is standard input')
    .addOption(limitOption())
    .option('--json', 'print everything as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: InspectOptions) => {
      const { runInspect } = await import('./inspect.ts');
      process.exitCode = await runInspect(files, options);
    });
}
