import { unescapeText } from './escape.ts';

/** Where Mockups kept what all projects of a person share; it is looked for in the project itself. */
const ACCOUNT = /^\$ACCOUNT\//;
const URL_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** Whether a reference leads outside the file system (`http:`, `mailto:`, `action:`) or to a fixed place (`file:`). */
export function isUrl(reference: string): boolean {
  return URL_SCHEME.test(reference);
}

/**
 * The path, from the project's folder and with `/`, that a file at `from` means by `reference`: percent-encoded, relative,
 * or in the account's assets. `undefined` for a URL, an absolute path, and what lies outside the folder.
 */
export function resolvePath(from: string, reference: string): string | undefined {
  const plain = unescapeText(reference).replaceAll('\\', '/');
  if (isUrl(plain) || plain.startsWith('/') || plain.includes('\0')) return undefined;
  const steps = ACCOUNT.test(plain) ? [] : from.split('/').slice(0, -1);
  for (const step of plain.replace(ACCOUNT, '').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? undefined : steps.join('/');
}

/** The last step of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The last step without its ending. */
export function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '');
}
