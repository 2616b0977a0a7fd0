import { BalsaError, InputError, MissingBuildError, type Problem } from '../../model/errors.ts';
import { shortageOf } from './defect.ts';

/**
 * What an error says of a file, so that the others of the run go on. A defect of balsa is told as one: an input that
 * nobody thought of must not keep the others from being read.
 *
 * @param mockup which of the file's mockups it is about, where there are several
 */
export function problemsOf(error: unknown, file: string, mockup?: string): readonly Problem[] {
  if (mockup) return problemsOf(error, file).map((problem) => ({ mockup, ...problem }));
  if (error instanceof InputError) return error.inFile(file).problems;
  if (error instanceof BalsaError) return [{ file, message: error.message }];
  // That is no matter of the file.
  if (error instanceof MissingBuildError) throw error;
  const reason = error instanceof Error ? error.message : String(error);
  const stack = process.env.BALSA_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
  const shortage = shortageOf(error);
  if (shortage) return [{ file, message: `balsa failed: ${shortage} (${reason})${stack}` }];
  const hint = 'This is a defect of balsa: please report it with the file; BALSA_DEBUG=1 shows where it happened';
  return [{ file, message: `balsa failed: ${reason}`, hint: hint + stack }];
}
