import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import type * as Zlib from 'node:zlib';
import { cacheFolder, keepFile } from './cache.ts';

/** Files at most: a run takes seven, of 1 MB in all. */
const MOST_FILES = 64;
/** Bytes of the checksum that each file ends with: V8 copies code that does not begin where memory does. */
const CHECKSUM = 4;
/** The bits of a folder's mode that let its group and everybody write. */
const OTHERS_WRITE = 0o022;

/** What Node has and its types do not name. */
interface Loaded {
  exports: unknown;
  require(name: string): unknown;
}
type Loader = (loaded: Loaded, file: string) => void;
const { _extensions: loaders, wrapper } = module as unknown as {
  readonly _extensions: Record<string, Loader>;
  readonly wrapper: readonly [string, string];
};
type Checksum = typeof Zlib.crc32;

/**
 * What Node.js does since 22.8 (`module.enableCompileCache`), for the ones before: code of `folder` that V8 compiled is kept
 * between runs. It takes an eighth off the CPU time of an SVG and a fifth off that of a PNG. V8 refuses what another version
 * of it made, or the same with other settings, which is why these come first; a checksum tells what is damaged. To keep code
 * takes a tenth of an SVG: the first run leaves that to the second, which many a machine never sees.
 */
export function keepCompiled(folder: string): void {
  const kept = cacheFolder('code');
  const usual = loaders['.js'];
  if (!usual || kept === undefined || !isOwn(kept)) return;
  // It takes 6 ms to load: for what is kept only.
  const { crc32 }: typeof Zlib = createRequire(import.meta.url)('node:zlib');
  const made = cachedDataVersionTag();
  const compiled: { readonly script: Script; readonly file: string }[] = [];
  loaders['.js'] = (loaded, name) => {
    if (path.dirname(name) !== folder) return usual(loaded, name);
    // The names of a bundle's files tell their content.
    const file = path.join(kept, `${path.basename(name)}-${made}`);
    const cachedData = known(file, crc32);
    const script = new Script(wrapped(name), { filename: name, ...(cachedData ? { cachedData } : {}) });
    if (!cachedData || script.cachedDataRejected) compiled.push({ script, file });
    const run = script.runInThisContext();
    run.call(loaded.exports, loaded.exports, (id: string) => loaded.require(id), loaded, name, folder);
  };
  const seen = path.join(kept, `seen-${made}`);
  const isFirst = !existsSync(seen);
  // By then it is known which functions a run needs.
  process.on('exit', () => {
    if (isFirst) return keepFile(seen, new Uint8Array(), MOST_FILES);
    for (const { script, file } of compiled) {
      const code = script.createCachedData();
      const checksum = Buffer.alloc(CHECKSUM);
      checksum.writeUInt32BE(crc32(code));
      keepFile(file, Buffer.concat([code, checksum]), MOST_FILES);
    }
  });
}

/** The code of a file in the function that Node puts around it; put together as bytes, which takes half the memory of texts. */
function wrapped(file: string): string {
  const [head, tail] = wrapper;
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.allocUnsafe(head.length + size + tail.length);
    bytes.write(head, 'latin1');
    const read = readSync(handle, bytes, head.length, size, 0);
    bytes.write(tail, head.length + read, 'latin1');
    return bytes.toString('utf8', 0, head.length + read + tail.length);
  } finally {
    closeSync(handle);
  }
}

/** What is kept here is run: nobody else may write it. A folder that is not there yet is made so. */
function isOwn(folder: string): boolean {
  try {
    const stats = statSync(folder, { throwIfNoEntry: false });
    const user = process.getuid?.();
    return !stats || user === undefined || (stats.uid === user && (stats.mode & OTHERS_WRITE) === 0);
  } catch {
    return false;
  }
}

function known(file: string, crc32: Checksum): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(0, -CHECKSUM);
    return crc32(code) === bytes.readUInt32BE(code.length) ? code : undefined;
  } catch {
    return undefined;
  }
}
