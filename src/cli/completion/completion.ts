import path from 'node:path';
import { RootCommand, ShellCompDirective, type Command as Spoken, script } from '@bomb.sh/tab';
import type { Command, Option } from 'commander';
import { BalsaError } from '../../model/errors.ts';
import { isSourceName } from '../../model/formats.ts';
import { DEFAULT_LIMITS } from '../../model/limits.ts';
import { readProject } from '../../read/read.ts';
import { readInput } from '../shared/files/files.ts';

export type Shell = 'bash' | 'zsh' | 'fish' | 'powershell';

/** Prints the script that makes a shell ask `balsa complete`. */
export function runCompletion(shell: Shell): void {
  script(shell, 'balsa', 'balsa');
  // The library's script turns the completion of files off where there are none to choose, and never on.
  if (shell === 'bash') console.log('complete -o default -F __balsa_complete balsa');
}

/** Prints what could follow the words, the last of which is being written, one a line; then what else the shell may do. */
export async function runComplete(program: Command, words: readonly string[]): Promise<void> {
  const mockups = await mockupsOf(words.slice(0, -1));
  let wantsFiles = false;
  const answers: Answers = {
    files: () => {
      wantsFiles = true;
    },
    mockups: (tell) => {
      for (const name of mockups) tell(name, '');
    },
  };
  const root = new RootCommand();
  // The library says "no files" whatever is completed.
  Object.defineProperty(root, 'directive', {
    get: () =>
      wantsFiles ? ShellCompDirective.ShellCompDirectiveDefault : ShellCompDirective.ShellCompDirectiveNoFileComp,
    set: () => {},
  });
  describe(program, root, answers);
  for (const [name, command] of commandsOf(program))
    describe(command, root.command(name, command.description()), answers);
  root.parse([...words]);
}

type Tell = (value: string, description: string) => void;

/** What is completed by looking at what there is. */
interface Answers {
  files(): void;
  mockups(tell: Tell): void;
}

/** Every command by its full name, those of groups included. */
function commandsOf(program: Command, before = ''): readonly (readonly [string, Command])[] {
  return program
    .createHelp()
    .visibleCommands(program)
    .flatMap((command) => {
      const name = `${before}${command.name()}`;
      return [[name, command] as const, ...commandsOf(command, `${name} `)];
    });
}

/** Tells the library the options and operands of a command. */
function describe(command: Command, spoken: Spoken, answers: Answers): void {
  for (const option of command.createHelp().visibleOptions(command)) {
    const name = option.long?.slice(2);
    if (name === undefined) continue;
    const short = option.short?.slice(1);
    if (option.required || option.optional) {
      spoken.option(name, option.description, valuesOf(option, answers), short);
    } else if (short === undefined) spoken.option(name, option.description);
    else spoken.option(name, option.description, short);
  }
  for (const operand of command.registeredArguments) {
    const chosen = operand.argChoices ?? [];
    const values = chosen.length > 0 ? (tell: Tell) => chosen.forEach((one) => void tell(one, '')) : answers.files;
    spoken.argument(operand.name(), values, operand.variadic);
  }
}

function valuesOf({ long, argChoices, flags }: Option, answers: Answers): (tell: Tell) => void {
  if (argChoices) return (tell) => argChoices.forEach((one) => void tell(one, ''));
  if (long === '--mockup') return answers.mockups;
  return /file|folder|path/.test(flags) ? answers.files : () => {};
}

/** The names of the mockups of the files among the words; none of what cannot be read. */
async function mockupsOf(words: readonly string[]): Promise<readonly string[]> {
  if (!words.at(-1)?.startsWith('--mockup')) return [];
  const files = words.filter(isSourceName);
  const names = await Promise.all(
    files.map(async (file) => {
      try {
        const { mockups } = await readProject(await readInput(file, DEFAULT_LIMITS), { name: path.basename(file) });
        return mockups.map(({ name, id }) => name || id);
      } catch (error) {
        if (error instanceof BalsaError) return [];
        throw error;
      }
    }),
  );
  return names.flat();
}
