import { systemReason } from './files/system-reason.ts';
import { EXIT } from './terminal.ts';

/**
 * A reader that has seen enough (`balsa graph … | head`) closes the pipe: what is being done goes on, and its output is
 * dropped. Output that is lost otherwise, on a full disk for one, is an error with exit code 3.
 */
export function surviveLostOutput(): void {
  onFirstUse('stderr', (stderr) => void stderr.on('error', () => {}));
  onFirstUse('stdout', (stdout) => {
    stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      process.stderr.write(`error standard output: cannot be written: ${systemReason(error)}\n`);
      process.on('exit', () => {
        process.exitCode = EXIT.input;
      });
    });
  });
}

/**
 * Does something to a stream of the process once that is asked for. Node makes it then, and to make one takes a twentieth of
 * a bare start; many runs write to one of the two, or to none.
 */
function onFirstUse(name: 'stdout' | 'stderr', prepare: (stream: NodeJS.WriteStream) => void): void {
  const own = Object.getOwnPropertyDescriptor(process, name);
  let isPrepared = false;
  Object.defineProperty(process, name, {
    ...{ configurable: true, enumerable: true },
    get() {
      const stream: NodeJS.WriteStream = own?.get ? own.get.call(process) : own?.value;
      if (!isPrepared) {
        isPrepared = true;
        prepare(stream);
      }
      return stream;
    },
  });
}
