import { mkdirSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Set where nothing is to be kept (`--no-cache`); processes that draw inherit it. */
export const NO_CACHE = 'BALSA_NO_CACHE';

/**
 * The folder for what is kept between runs, inside the one that the system has for such things; `undefined` where nothing is
 * to be kept or the system names no place of the user's own.
 */
export function cacheFolder(kind: 'code' | 'fonts'): string | undefined {
  const { env, platform } = process;
  if (env[NO_CACHE]) return undefined;
  const own = (...names: string[]) => {
    const home = homedir();
    return path.isAbsolute(home) ? path.join(home, ...names) : undefined;
  };
  const onLinux = () => (path.isAbsolute(env.XDG_CACHE_HOME ?? '') ? env.XDG_CACHE_HOME : own('.cache'));
  const onWindows = () => env.LOCALAPPDATA ?? own('AppData', 'Local');
  const base = platform === 'win32' ? onWindows() : platform === 'darwin' ? own('Library', 'Caches') : onLinux();
  return base === undefined ? undefined : path.join(base, 'balsa', kind);
}

/**
 * Keeps a file as a whole: whoever else keeps it at the same time keeps the same bytes. Of the folder's other files the oldest
 * half goes where there are `most`. A cache that cannot be written is none; what is left unfinished goes with the oldest.
 */
export function keepFile(file: string, bytes: Uint8Array, most: number): void {
  const folder = path.dirname(file);
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    dropOldest(folder, most);
    writeFileSync(unfinished, bytes, { flag: 'wx', mode: 0o600 });
    renameSync(unfinished, file);
  } catch {}
}

function dropOldest(folder: string, most: number): void {
  const names = readdirSync(folder);
  if (names.length < most) return;
  const files = names.map((name) => path.join(folder, name));
  const age = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
  files.sort((a, b) => (age.get(a) ?? 0) - (age.get(b) ?? 0));
  for (const file of files.slice(0, most / 2)) unlinkSync(file);
}
