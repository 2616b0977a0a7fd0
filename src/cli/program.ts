import { Command, type Option } from 'commander';
import { addCommand } from './add/options.ts';
import { applyCommand } from './apply/options.ts';
import { checkCommand } from './check/options.ts';
import { completeCommand, completionCommand } from './completion/options.ts';
import { convertCommand } from './convert/options.ts';
import { diffCommand } from './diff/options.ts';
import { gitCommand } from './git/options.ts';
import { graphCommand } from './graph/options.ts';
import { initCommand } from './init/options.ts';
import { inspectCommand } from './inspect/options.ts';
import { layoutCommand } from './layout/options.ts';
import { renderCommand } from './render/options.ts';
import { updateCommand } from './update/options.ts';
import { version } from './version.ts';
import { watchCommand } from './watch/options.ts';

/** Every command by its name, by what it is for. */
const COMMANDS: readonly (readonly [string, Readonly<Record<string, (command: Command) => Command>>])[] = [
  ['Pictures', { render: renderCommand, update: updateCommand, check: checkCommand, watch: watchCommand }],
  ['Text', { graph: graphCommand, add: addCommand, apply: applyCommand }],
  ['Comparing', { diff: diffCommand, git: gitCommand }],
  [
    'Files',
    {
      init: initCommand,
      convert: convertCommand,
      inspect: inspectCommand,
      layout: layoutCommand,
      completion: completionCommand,
    },
  ],
];

/** Commands that look at the others. */
const OF_ALL: ReadonlySet<string> = new Set(['completion']);

/**
 * A command as the list of commands tells of it: there it says whether a command has options, not which; to make all of
 * them takes a thirtieth of the time of `--help`.
 */
class ListedCommand extends Command {
  override addOption(option: Option): this {
    return this.options.length > 0 ? this : super.addOption(option);
  }
}

/**
 * The command line. Each command loads what it needs when it runs.
 *
 * @param asked the first argument: where it is the name of a command, the others are not made, which takes as long as to
 *   read a mockup; all are where it is absent or none
 */
export function program(asked?: string): Command {
  const balsa = new Command('balsa')
    .description('Turns Balsamiq project files into images without Balsamiq.')
    .version(version(), '-V, --version', 'print the version; also -v')
    .option('--color', 'colours, also where the output is no terminal')
    .option('--no-color', 'no colours; also by the variable NO_COLOR')
    .option('--no-cache', 'keep nothing for later runs, and use nothing kept; also by the variable BALSA_NO_CACHE')
    .exitOverride()
    .configureOutput({
      // One form for all that goes wrong.
      outputError: (text, write) => write(text.replace(/^error: /, 'error ')),
    })
    .showHelpAfterError('(run with --help for the options)')
    .addHelpText(
      'after',
      `
Exit codes:
  0  done, or everything is current
  1  the answer is "no": an image is stale, two versions differ
  2  wrong usage
  3  an input could not be read or drawn
  4  balsa itself failed`,
    );
  const isOne =
    asked !== undefined && !OF_ALL.has(asked) && COMMANDS.some(([, commands]) => Object.hasOwn(commands, asked));
  const isList = asked === '--help' || asked === '-h';
  for (const [purpose, commands] of COMMANDS) {
    balsa.commandsGroup(`${purpose}:`);
    for (const [name, fill] of Object.entries(commands))
      if (!isOne || name === asked) balsa.addCommand(fill(isList ? new ListedCommand(name) : new Command(name)));
  }
  balsa.addCommand(completeCommand(new Command('complete')), { hidden: true });
  for (const command of balsa.commands) command.copyInheritedSettings(balsa);
  return balsa;
}
