import { type Command, Option } from 'commander';
import { WRITTEN_FORMATS } from '../../model/formats.ts';
import { limitOption } from '../shared/limit-option.ts';
import type { ConvertOptions } from './convert.ts';

const EXAMPLES = `
Examples:
  balsa convert project.bmpr -o project.json            project JSON, one control per line: made for git
  balsa convert project.json -o project.bmpr            a file that Balsamiq opens
  balsa convert wireframes -o project.bmpr              a folder of BMML files, symbols and images included
  balsa convert project.bmpr --mockup "Log in" --to mockup -o login.json
  balsa convert *.bmpr -o json/                         every file, into a folder
  balsa convert project.bmpr -o - | jq .mockups         in a pipe`;

/** `balsa convert`, with its options. */
export function convertCommand(command: Command): Command {
  return command
    .description('Convert Balsamiq files: BMPR, BMML and JSON to project JSON, mockup JSON or BMPR.')
    .argument('<file...>', 'Balsamiq files, folders of BMML files or globs; - is standard input')
    .requiredOption('-o, --output <file|dir>', 'where to write; - is standard output')
    .addOption(
      new Option('--to <format>', 'what to write (default: by the ending of --output; mockup JSON stays so)').choices(
        WRITTEN_FORMATS,
      ),
    )
    .option('--mockup <name|id>', 'only the mockup with this name or resource ID')
    .option('--alternate <name|id>', 'only the mockups as this alternate has them')
    .option('--thumbnails', "keep Balsamiq's own small pictures in JSON")
    .addOption(limitOption())
    .option('--json', 'print what was done as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: ConvertOptions) => {
      const { runConvert } = await import('./convert.ts');
      process.exitCode = await runConvert(files, options);
    });
}
