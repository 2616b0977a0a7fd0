import { type Command, InvalidArgumentError, Option } from 'commander';
import { fontOption } from '../shared/font-option.ts';
import { limitOption } from '../shared/limit-option.ts';
import type { LayoutOptions } from './layout.ts';

const EXAMPLES = `
Examples:
  balsa layout roadmap.json -o roadmap.json             places for the controls that have none; the rest stays
  balsa layout roadmap.json --layout tidy -o new.json   the author's arrangement, its faults mended
  balsa layout roadmap.json --layout elk -o new.json    the whole mockup anew, from its graph
  balsa layout project.bmpr --mockup Map --layout elk -o project.bmpr
  balsa render roadmap.json --layout elk -o anew.png    only a picture of it

How to name where a control belongs, and what each layout does: docs/layout.md.`;

/** The options that say how to lay out, for every command that does. */
export function layoutOptions(modes: readonly string[], mode: string): readonly Option[] {
  return [
    new Option(
      '--layout <mode>',
      'authored: as the file says; complete: and places for the rest; tidy: mended; elk: all anew from the graph',
    )
      .choices([...modes])
      .default(mode),
    new Option('--direction <direction>', 'where the spine or the layers go of what is placed anew')
      .choices(['auto', 'down', 'up', 'right', 'left'])
      .default('auto'),
    new Option('--shape <shape>', 'the form of what is placed anew')
      .choices(['auto', 'roadmap', 'layered', 'tree', 'radial'])
      .default('auto'),
    new Option('--spacing <units>', 'between nodes, drawing units').argParser(parseSpacing).default(24),
    new Option('--edges <style>', 'how new lines run').choices(['curve', 'straight', 'orthogonal']).default('curve'),
  ];
}

/** `balsa layout`, with its options. */
export function layoutCommand(command: Command): Command {
  command
    .description('Place what has no place, or everything anew, and write a Balsamiq file to go on with.')
    .argument('<file>', 'a Balsamiq file; - is standard input')
    .requiredOption('-o, --output <file>', 'where to write, JSON or BMPR by its ending; - is standard output (JSON)')
    .option('--mockup <name|id>', 'only the mockup with this name or resource ID')
    .option('--alternate <name|id>', 'only the mockups as this alternate has them');
  for (const option of layoutOptions(['complete', 'tidy', 'elk'], 'complete')) command.addOption(option);
  return command
    .addOption(fontOption())
    .addOption(limitOption())
    .option('--json', 'print what was done as JSON')
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: LayoutOptions) => {
      const { runLayout } = await import('./layout.ts');
      process.exitCode = await runLayout(file, options);
    });
}

function parseSpacing(text: string): number {
  const spacing = Number(text);
  if (text.trim() === '' || !(spacing >= 4 && spacing <= 400)) {
    throw new InvalidArgumentError('Expected a number from 4 to 400.');
  }
  return spacing;
}
