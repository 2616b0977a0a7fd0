import { type Command, InvalidArgumentError, Option } from 'commander';
import { fontOption } from '../shared/font-option.ts';
import type { DiffOptions } from './diff.ts';

const FORMATS = ['text', 'markdown', 'json', 'html', 'svg', 'png'];

const EXAMPLES = `
Examples:
  balsa diff                                     what changed since the last commit's index
  balsa diff main -- project-files               the work tree against a branch
  balsa diff v1..v2 --format markdown            between two tags, for a pull request
  balsa diff old.bmpr new.json                   two files of any formats
  balsa diff "HEAD~3:project-files/ML.json" project-files/ML.json -o diff.html
  balsa diff HEAD --ignore layout --exit-code    is it said differently? (1: yes)

--ignore takes layout, content, style, text, links, edges, project, or kinds of changes as --format json names them.

Exit codes: 0 done (or, with --exit-code, no difference), 1 different with --exit-code, 2 wrong usage, 3 an input could
not be read.`;

/** `balsa diff`, with its options. */
export function diffCommand(command: Command): Command {
  return command
    .description('Tell what changed between two versions of drawings, as a person would.')
    .usage('[options] [old] [new] [-- path...]')
    .argument('[version...]', 'two files or folders (- is standard input), REV:path, or revisions of the repository')
    .addOption(new Option('--format <format>', 'form of the answer (default: by --output, else text)').choices(FORMATS))
    .option('-o, --output <file|dir>', 'where to write (default: standard output)')
    .option('--staged', 'compare with the index rather than with the work tree')
    .addOption(new Option('--cached', 'the same, as git calls it too').hideHelp())
    .option('--ignore <kinds>', 'leave out kinds of changes, separated by commas', list)
    .option('--mockup <name|id>', 'only the mockup with this name or resource ID')
    .option('--name <name>', 'how to call the file of which two files are versions')
    .addOption(
      new Option(
        '--layout <mode>',
        'where controls stand in both (default: as the configuration says, else complete)',
      ).choices(['authored', 'complete', 'tidy', 'elk']),
    )
    .option('--scale <number>', 'pixels per drawing unit of a png', parseScale, 2)
    .addOption(fontOption())
    .option('--all', 'tell every change, however many there are')
    .option('--exit-code', 'exit with 1 when there is a difference')
    .option('--json', 'the same as --format json')
    .option('--quiet', 'print the answer and errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (_versions: string[], options: DiffOptions & { cached?: boolean }, command: Command) => {
      const { runDiff } = await import('./diff.ts');
      const { versions, paths } = partArguments(command);
      const staged = options.staged === true || options.cached === true;
      process.exitCode = await runDiff(versions, paths, { ...options, staged });
    });
}

/** What stands before and after `--`. */
function partArguments(command: Command): { readonly versions: readonly string[]; readonly paths: readonly string[] } {
  let top = command;
  while (top.parent) top = top.parent;
  const raw = (top as Command & { readonly rawArgs?: readonly string[] }).rawArgs ?? [];
  const cut = raw.indexOf('--');
  const after = cut < 0 ? 0 : raw.length - cut - 1;
  const all = command.args;
  return { versions: all.slice(0, all.length - after), paths: all.slice(all.length - after) };
}

function list(text: string, before: readonly string[] = []): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return [...before, ...names];
}

function parseScale(text: string): number {
  const scale = Number(text);
  if (text.trim() === '' || !(scale > 0 && scale <= 100)) {
    throw new InvalidArgumentError('Expected a number above 0, up to 100.');
  }
  return scale;
}
