/**
 * The reason of a failed system call without its code and call, such as `no such file or directory`. Node.js gives each
 * byte of a name that is no UTF-8 as U+FFFD, and no file has the name that comes of it.
 */
export function systemReason(error: unknown): string {
  const { code, path = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path.includes('\ufffd')) return 'its name is not UTF-8, or it does not exist; rename it';
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^[A-Z]+: /, '').replace(/, \w+( '.*')?$/, '');
}
