import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { FontPart, FontParts } from '../../../render/text/fonts.ts';

/** Files at most: a part of a font has some 15 KB, and each text of an SVG with other letters takes one for each face. */
const MOST_FILES = 256;
/** Bytes of the digest that each file begins with. */
const DIGEST = 32;

/** Set where nothing is to be kept (`--no-cache`); processes that draw inherit it. */
export const NO_CACHE = 'BALSA_NO_CACHE';

/**
 * Keeps parts of fonts in the folder that the system has for such things: to cut them takes a fifth of the CPU time of an
 * SVG. A file is named by the digest of all that its bytes are made of and begins with the digest of what follows; one that
 * is damaged is made anew. Where nothing can be kept, everything is made.
 */
export function fontCache(folder = cacheFolder()): FontParts | undefined {
  if (process.env[NO_CACHE] || folder === undefined) return undefined;
  return {
    async of(part, cut) {
      const file = path.join(folder, nameOf(part));
      const known = read(file);
      if (known) return known;
      const made = await cut();
      keep(file, made);
      return made;
    },
  };
}

/** `undefined` where the system names no place of the user's own. */
function cacheFolder(): string | undefined {
  const { env, platform } = process;
  const own = (...names: string[]) => {
    const home = os.homedir();
    return path.isAbsolute(home) ? path.join(home, ...names) : undefined;
  };
  const base =
    platform === 'win32'
      ? (env.LOCALAPPDATA ?? own('AppData', 'Local'))
      : platform === 'darwin'
        ? own('Library', 'Caches')
        : env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME)
          ? env.XDG_CACHE_HOME
          : own('.cache');
  return base === undefined ? undefined : path.join(base, 'balsa', 'fonts');
}

function nameOf({ font, characters, made }: FontPart): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([...made, process.versions.zlib, characters]));
  return hash.update('\n').update(font).digest('hex');
}

function read(file: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(file);
    const content = bytes.subarray(DIGEST);
    return digestOf(content).equals(bytes.subarray(0, DIGEST)) ? content : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whoever else keeps the same part at the same time keeps the same bytes. A cache that cannot be written is none; what is
 * left unfinished goes with the oldest.
 */
function keep(file: string, content: Uint8Array): void {
  const folder = path.dirname(file);
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    dropOldest(folder);
    writeFileSync(unfinished, Buffer.concat([digestOf(content), content]), { flag: 'wx', mode: 0o600 });
    renameSync(unfinished, file);
  } catch {}
}

/** Makes room for one more. */
function dropOldest(folder: string): void {
  const names = readdirSync(folder);
  if (names.length < MOST_FILES) return;
  const files = names.map((name) => path.join(folder, name));
  const age = new Map(files.map((file) => [file, statSync(file).mtimeMs]));
  files.sort((a, b) => (age.get(a) ?? 0) - (age.get(b) ?? 0));
  // Half of them at once: the next ones then find room.
  for (const file of files.slice(0, MOST_FILES / 2)) unlinkSync(file);
}

function digestOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
