import { writeSync } from 'node:fs';
import { MissingBuildError } from '../../model/errors.ts';
import { printable } from '../../model/printable.ts';
import { EXIT } from './terminal.ts';

/** What ran short, by the code of the system's error: nobody need report that. */
const SHORTAGES: ReadonlyMap<string, string> = new Map([
  ['EMFILE', 'too many files are open: raise the limit (ulimit -n)'],
  ['ENFILE', 'too many files are open on this system'],
  ['ENOMEM', 'there is not enough memory'],
  ['ENOSPC', 'no space is left on the disk'],
  ['EROFS', 'a file system cannot be written'],
  ['EACCES', 'a file or folder may not be used'],
  ['EPERM', 'a file or folder may not be used'],
]);

/**
 * Says in one line that balsa failed and what to do about it; the stack only where `BALSA_DEBUG` asks for it.
 *
 * @returns the exit code of a defect, which is never taken for an answer
 */
export function tellDefect(error: unknown): number {
  const stack = process.env.BALSA_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
  try {
    // At once: the process is about to end.
    writeSync(2, `${messageOf(error)}${stack}\n`);
  } catch {
    // Nobody can be told where standard error is closed.
  }
  return EXIT.defect;
}

function messageOf(error: unknown): string {
  const reason = printable(error instanceof Error ? error.message : String(error)) || 'no reason is known';
  if (error instanceof MissingBuildError) return `error balsa failed: ${reason}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const shortage = code === 'ENOENT' && /\b(uv_cwd|getcwd)\b/.test(reason) ? GONE : SHORTAGES.get(code);
  if (shortage) return `error balsa failed: ${shortage} (${reason})`;
  if (/out of memory|allocation failed/i.test(reason))
    return `error balsa failed: there is not enough memory (${reason})`;
  return `error balsa failed: ${reason}. This is a defect of balsa: please report it with what you ran; BALSA_DEBUG=1 shows where it happened`;
}

const GONE = 'the current folder is gone';
