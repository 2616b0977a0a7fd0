import { systemReason } from './files/system-reason.ts';
import { EXIT } from './terminal.ts';

/**
 * A reader that has seen enough (`balsa graph … | head`) closes the pipe: what is being done goes on, and its output is
 * dropped. Output that is lost otherwise, on a full disk for one, is an error with exit code 3.
 */
export function surviveLostOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error standard output: cannot be written: ${systemReason(error)}\n`);
    process.on('exit', () => {
      process.exitCode = EXIT.input;
    });
  });
}
