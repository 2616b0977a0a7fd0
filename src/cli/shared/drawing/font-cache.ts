import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { FontPart, FontParts } from '../../../render/text/fonts.ts';
import { cacheFolder, keepFile } from '../cache.ts';

/** Files at most: a part of a font has some 15 KB, and each text of an SVG with other letters takes one for each face. */
const MOST_FILES = 256;
/** Bytes of the digest that each file begins with. */
const DIGEST = 32;

/**
 * Keeps parts of fonts in the folder that the system has for such things: to cut them takes a fifth of the CPU time of an
 * SVG. A file is named by the digest of all that its bytes are made of and begins with the digest of what follows; one that
 * is damaged is made anew. Where nothing can be kept, everything is made.
 */
export function fontCache(): FontParts | undefined {
  const folder = cacheFolder('fonts');
  if (folder === undefined) return undefined;
  return {
    async of(part, cut) {
      const file = path.join(folder, nameOf(part));
      const known = read(file);
      if (known) return known;
      const made = await cut();
      keepFile(file, Buffer.concat([digestOf(made), made]), MOST_FILES);
      return made;
    },
  };
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

function digestOf(content: Uint8Array): Buffer {
  return createHash('sha256').update(content).digest();
}
