#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { BalsaError, InputError } from '../model/errors.ts';
import { convertCommand } from './convert-options.ts';
import { diffCommand } from './diff-options.ts';
import { gitCommand } from './git-options.ts';
import { graphCommand } from './graph-options.ts';
import { checkCommand, updateCommand, watchCommand } from './images-options.ts';
import { inspectCommand } from './inspect-options.ts';
import { layoutCommand } from './layout-options.ts';
import { surviveLostOutput } from './lost-output.ts';
import { renderCommand } from './render-options.ts';
import { EXIT, processTerminal } from './terminal.ts';

/** The command line with every command. Each command loads what it needs when it runs. */
export function program(): Command {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const balsa = new Command('balsa')
    .description('Turns Balsamiq project files into images without Balsamiq.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(run with --help for the options)')
    .addHelpText(
      'after',
      `
Exit codes:
  0  done, or everything is current
  1  the answer is "no": an image is stale, two versions differ
  2  wrong usage
  3  an input could not be read or drawn`,
    )
    .addCommand(renderCommand())
    .addCommand(updateCommand())
    .addCommand(checkCommand())
    .addCommand(watchCommand())
    .addCommand(convertCommand())
    .addCommand(graphCommand())
    .addCommand(layoutCommand())
    .addCommand(inspectCommand())
    .addCommand(gitCommand())
    .addCommand(diffCommand());
  for (const command of balsa.commands) command.copyInheritedSettings(balsa);
  return balsa;
}

/** Runs the command line and gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    await program().parseAsync([...argv], { from: 'user' });
    return typeof process.exitCode === 'number' ? process.exitCode : EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (!(error instanceof BalsaError)) throw error;
    const terminal = processTerminal(false);
    const problems = error instanceof InputError ? error.problems : [{ message: error.message }];
    for (const problem of problems) terminal.problem(problem);
    return error instanceof InputError ? EXIT.input : EXIT.usage;
  }
}

surviveLostOutput();
process.exitCode = await main(process.argv.slice(2));
