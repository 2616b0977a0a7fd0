import { type Command, Option } from 'commander';
import { OUTLINE_STYLES } from '../../outline/styles.ts';
import { fontOption } from '../shared/font-option.ts';
import { limitOption } from '../shared/limit-option.ts';
import type { ApplyOptions } from './apply.ts';

const EXAMPLES = `
Examples:
  balsa apply roadmap.md roadmap.json               draw it where there is no drawing yet, else follow the edit
  balsa apply roadmap.md roadmap.bmpr --style plain
  balsa apply roadmap.md roadmap.json --dry-run     only tell what would change, as balsa diff tells it
  balsa apply roadmap.md roadmap.json --check       exit code 1 when the two say different things
  balsa apply roadmap.md roadmap.json --from drawing   the other way: write the outline anew

How outlines are written: docs/outline.md.`;

/** `balsa apply`, with its options. */
export function applyCommand(command: Command): Command {
  return command
    .description('Make a drawing say what an outline says.')
    .argument(
      '<outline>',
      'an outline: .md, or .mmd (Mermaid), .opml, .txt (indented) by its ending; - is standard input',
    )
    .argument('<drawing>', 'a Balsamiq file, JSON or BMPR by its ending; made when there is none')
    .addOption(
      new Option('--style <style>', `how a new drawing looks: ${OUTLINE_STYLES.map(({ name }) => name).join(', ')}`)
        .choices(OUTLINE_STYLES.map(({ name }) => name))
        .default(OUTLINE_STYLES[0]?.name),
    )
    .addOption(
      new Option('--from <which>', 'which of the two is right; drawing writes the outline')
        .choices(['outline', 'drawing'])
        .default('outline'),
    )
    .option('--mockup <name|id>', 'only the mockup with this name or resource ID')
    .option('--dry-run', 'tell what would change, and write nothing')
    .option('--check', 'tell what would change, write nothing, and exit with 1 when anything would')
    .addOption(fontOption())
    .addOption(limitOption())
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (outline: string, drawing: string, options: ApplyOptions) => {
      const { runApply } = await import('./apply.ts');
      process.exitCode = await runApply(outline, drawing, options);
    });
}
