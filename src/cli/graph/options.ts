import { type Command, Option } from 'commander';
import { limitOption } from '../shared/limit-option.ts';
import type { GraphOptions } from './graph.ts';

const EXAMPLES = `
Examples:
  balsa graph roadmap.json                              the graph as JSON
  balsa graph roadmap.json --format markdown            an outline to read or search
  balsa graph roadmap.json --format dot | dot -Tsvg     through Graphviz
  balsa graph project.bmpr --mockup "Log in" -o login.graphml --format graphml

The JSON is described by schema/graph.schema.json and docs/graph.md.`;

/** `balsa graph`, with its options. */
export function graphCommand(command: Command): Command {
  return command
    .description('Tell what a mockup says: its nodes, what holds and what ties them, their class.')
    .argument('<file>', 'a Balsamiq file; - is standard input')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(['json', 'dot', 'mermaid', 'graphml', 'markdown', 'mindmap', 'opml'])
        .default('json'),
    )
    .option('--mockup <name|id>', 'the mockup with this name or resource ID')
    .option('--alternate <name|id>', 'the mockup as this alternate has it')
    .option('-o, --output <file>', 'where to write; - is standard output', '-')
    .addOption(limitOption())
    .option('--json', 'the same as --format json')
    .option('--quiet', 'print errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: GraphOptions) => {
      const { runGraph } = await import('./graph.ts');
      process.exitCode = await runGraph(file, options);
    });
}
