import { CommanderError } from 'commander';
import { BalsaError, InputError } from '../model/errors.ts';
import { program } from './program.ts';
import { tellDefect } from './shared/defect.ts';
import { surviveLostOutput } from './shared/lost-output.ts';
import { EXIT, processTerminal } from './shared/terminal.ts';

/** Runs the command line and gives the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...argv], { from: 'user' });
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

/** The command line as the program of a process. */
export async function run(argv: readonly string[]): Promise<void> {
  surviveLostOutput();
  // Whatever is thrown where nobody waits for it ends the run as well, with the same message and exit code.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => process.exit(tellDefect(error)));
  }
  process.exitCode = await main(argv);
}
