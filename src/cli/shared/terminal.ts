import { fstatSync } from 'node:fs';
import pc from 'picocolors';
import type { Problem } from '../../model/errors.ts';
import { formatProblem } from '../../model/errors.ts';
import type { Notice } from '../../model/notice.ts';
import { printable, withoutCommands } from '../../model/printable.ts';

/** Exit codes of every command. */
export const EXIT = { done: 0, no: 1, usage: 2, input: 3, defect: 4 } as const;

/** Where a command prints. Results go to standard output; progress, notices and errors to standard error. */
export interface Terminal {
  /** A line of the result, or several; text of a file that is part of it cannot command the terminal. */
  line(text: string): void;
  /** Lines of the result that hold colours, and whose other text is printable. */
  painted(text: string): void;
  /** Lines that hold commands for a runner of CI, and whose other text commands nothing. */
  commands(text: string): void;
  /** Bytes of the result. */
  bytes(data: Uint8Array): void;
  /** A problem, in red on a terminal. */
  problem(problem: Problem): void;
  /** Something the user should know, in yellow on a terminal; `mockup` where the file has several. */
  notice(file: string, notice: Notice & { readonly mockup?: string }): void;
  /** What is being done, shown on a terminal only and wiped by the next line. */
  progress(text: string): void;
}

/**
 * Colours for a stream: on a terminal, and where `FORCE_COLOR` asks for them; never where `NO_COLOR` is set. Not in CI as
 * such, where output often goes on into a file or a comment.
 */
export function coloursFor(stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '0' && FORCE_COLOR !== '';
  return pc.createColors(!NO_COLOR && (forced || stream.isTTY === true));
}

/** Whether a stream of the process can be a terminal, told without making the stream: that takes longer. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    // It is closed.
    return false;
  }
}

/** The hour of the clock, as commands that go on for long put before each line. */
export function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8);
}

/** The process's own terminal. `quiet` keeps results and problems only. */
export function processTerminal(quiet: boolean): Terminal {
  const colours = () => coloursFor(process.stderr);
  let shown = false;
  const wipe = () => {
    if (shown) process.stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    line(text) {
      wipe();
      process.stdout.write(`${text.split('\n').map(printable).join('\n')}\n`);
    },
    painted(text) {
      wipe();
      process.stdout.write(`${withoutCommands(text)}\n`);
    },
    commands(text) {
      wipe();
      process.stdout.write(`${text}\n`);
    },
    bytes(data) {
      wipe();
      process.stdout.write(data);
    },
    problem(problem) {
      wipe();
      process.stderr.write(`${colours().red('error')} ${formatProblem(problem)}\n`);
    },
    notice(file, { message, control, mockup }) {
      if (quiet) return;
      wipe();
      process.stderr.write(
        `${colours().yellow('note')} ${formatProblem({ file, ...(mockup ? { mockup } : {}), ...(control ? { control } : {}), message })}\n`,
      );
    },
    progress(text) {
      if (quiet || !mayBeTerminal(2) || !process.stderr.isTTY) return;
      wipe();
      process.stderr.write(printable(text).slice(0, (process.stderr.columns ?? 80) - 1));
      shown = true;
    },
  };
}
