import { CommanderError } from 'commander';
import { BalsaError, InputError } from '../model/errors.ts';
import { program } from './program.ts';
import { NO_CACHE } from './shared/cache.ts';
import { tellDefect } from './shared/defect.ts';
import { surviveLostOutput } from './shared/lost-output.ts';
import { EXIT, processTerminal } from './shared/terminal.ts';

/** Runs the command line and gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    const args = withoutCommon(argv);
    await program(args[0]).parseAsync(args, { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(error instanceof BalsaError)) return tellDefect(error);
    const terminal = processTerminal(false);
    const problems = error instanceof InputError ? error.problems : [{ message: error.message }];
    for (const problem of problems) terminal.problem(problem);
    return error instanceof InputError ? EXIT.input : EXIT.usage;
  }
}

/** Takes the options that every command has out of the arguments, wherever they stand before `--`. */
function withoutCommon(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const own = argv.slice(0, end).filter((arg) => {
    if (arg === '--color') {
      delete process.env.NO_COLOR;
      process.env.FORCE_COLOR = '1';
    } else if (arg === '--no-color') process.env.NO_COLOR = '1';
    else if (arg === '--no-cache') process.env[NO_CACHE] = '1';
    else return true;
    return false;
  });
  return [...(own[0] === '-v' ? ['--version', ...own.slice(1)] : own), ...argv.slice(end)];
}

/** The command line as the program of a process. */
export async function run(argv: readonly string[]): Promise<void> {
  surviveLostOutput();
  // What a library says of its own failure is no message of balsa, and what is thrown says it as well.
  if (!process.env.BALSA_DEBUG) console.error = console.warn = () => {};
  // Whatever is thrown where nobody waits for it ends the run as well, with the same message and exit code.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => process.exit(tellDefect(error)));
  }
  process.exitCode = await main(argv);
}
