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

/** Something around balsa did not do its part, for the reason that the message gives: no defect. */
export class SystemError extends Error {}

/** What ran short or is in the way where an error is that of the system: nobody need report that. */
export function shortageOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' && /\b(uv_cwd|getcwd)\b/.test(error.message)) return 'the current folder is gone';
  return SHORTAGES.get(code) ?? (OUT_OF_MEMORY.test(error.message) ? 'there is not enough memory' : undefined);
}

/** As V8, WebAssembly and native libraries say it. */
const OUT_OF_MEMORY = /out of memory|allocation failed|cannot allocate memory/i;

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
  if (error instanceof MissingBuildError || error instanceof SystemError) return `error balsa failed: ${reason}`;
  const shortage = shortageOf(error);
  if (shortage) return `error balsa failed: ${shortage} (${reason})`;
  return `error balsa failed: ${reason}. This is a defect of balsa: please report it with what you ran; BALSA_DEBUG=1 shows where it happened`;
}
