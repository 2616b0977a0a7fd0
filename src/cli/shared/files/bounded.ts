import { closeSync, constants, existsSync, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The most bytes that are read of a file that is there to be read by people: configuration, Markdown. */
export const MOST_TEXT = 8 * 1024 * 1024;

/**
 * The bytes of a plain file. A device, a pipe or a socket can be read for ever, and a file can grow while it is read:
 * neither is begun, and no more than `most` bytes are taken.
 *
 * @param room where they are put
 * @throws Error as the system gives it, or with the reason.
 */
export function readBounded(file: string, most: number, room: (size: number) => Buffer = Buffer.alloc): Buffer {
  // Without waiting: to open a pipe that nobody writes to would last for ever.
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const info = fstatSync(handle);
    if (!info.isFile()) throw new Error('is no plain file');
    if (info.size > most) throw new TooLarge(most);
    const bytes = room(info.size);
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.length; length += read) {
      read = readSync(handle, bytes, length, bytes.length - length, length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(handle);
  }
}

/**
 * Room for one file after the other: each is put where the one before was, which is lost then. Fresh memory costs more than
 * reading what goes into it.
 */
export function roomForOne(): (size: number) => Buffer {
  let room = Buffer.alloc(0);
  return (size) => {
    if (room.length < size) room = Buffer.alloc(Math.max(size, 2 * room.length));
    return room.subarray(0, size);
  };
}

/** A file has more bytes than are read. */
export class TooLarge extends Error {
  constructor(most: number) {
    super(`has more than ${most} bytes, the most that is read`);
  }
}

/**
 * The folder that files of a repository must lie in, links followed: that of git around `root`, else `root` itself.
 *
 * @param root the folder of the configuration
 */
export function boundaryOf(root: string): string {
  const real = realpathSync(root);
  for (let at = real; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (path.dirname(at) === at) return real;
  }
}

/** Whether a file or folder lies in the boundary, links followed; what does not exist does. */
export function isWithin(boundary: string, file: string): boolean {
  let target: string;
  try {
    target = realpathSync(file);
  } catch {
    return !path.relative(boundary, path.resolve(file)).startsWith('..');
  }
  const way = path.relative(boundary, target);
  return !way.startsWith('..') && !path.isAbsolute(way);
}
