import { printable } from './printable.ts';

/** One thing that is wrong with an input, and where. */
export interface Problem {
  /** The file as the user named it; `-` for standard input. */
  readonly file?: string;
  /** The mockup's name or resource ID, in a file with several. */
  readonly mockup?: string;
  /** The colon path of control IDs, such as `12` or `3:0`. */
  readonly control?: string;
  /** Where in the file: a JSON path, a table, a line and column. */
  readonly place?: string;
  /** What is wrong, as a sentence without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/** `file: mockup "Name": control 12: place: message. Hint` with the parts that are known, on one line. */
export function formatProblem(problem: Problem): string {
  const parts = [
    problem.file,
    problem.mockup === undefined ? undefined : `mockup "${problem.mockup}"`,
    problem.control === undefined ? undefined : `control ${problem.control}`,
    problem.place,
    problem.message,
  ].filter((part) => part !== undefined && part !== '');
  return printable(parts.join(': ') + (problem.hint ? `. ${problem.hint}` : ''));
}

/** Every failure that is not a defect of balsa: shown to the user as its message, without a stack trace. */
export class BalsaError extends Error {
  override readonly name: string = 'BalsaError';
}

/** An input could not be read or drawn; `problems` has at least one entry. Exit code 3. */
export class InputError extends BalsaError {
  override readonly name = 'InputError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map(formatProblem).join('\n'), options);
    this.problems = problems;
  }

  /** The same error with the file's name filled in where it is missing. */
  inFile(file: string): InputError {
    return new InputError(
      this.problems.map((problem) => ({ ...problem, file: problem.file ?? file })),
      { cause: this.cause },
    );
  }
}

/** The command or the call was wrong (an unknown option, a value out of range). Exit code 2. */
export class UsageError extends BalsaError {
  override readonly name = 'UsageError';
}

/** A package of native code that balsa draws with is not there, or has no build for this machine. */
export class MissingBuildError extends Error {
  override readonly name = 'MissingBuildError';

  /** The name of the package. */
  readonly library: string;

  constructor(library: string, options?: ErrorOptions) {
    super(
      `${library} is not installed for this machine (${process.platform}-${process.arch}): install balsa on it anew, optional packages included`,
      options,
    );
    this.library = library;
  }
}
