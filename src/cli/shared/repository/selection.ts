import path from 'node:path';
import { UsageError } from '../../../model/errors.ts';
import { globMatcher } from '../files/globs.ts';
import type { Repository } from './repository.ts';

/** Which sources and images the paths of a command line mean; no path means all. */
export interface Selection {
  /** The sources that must be read to find them. */
  readonly sources: readonly string[];
  /** Whether one of the names (a source, an image; from the root) is meant. */
  includes(...names: readonly string[]): boolean;
  /** Whether everything is meant. */
  readonly all: boolean;
  /** @throws UsageError when a path has met no name so far. */
  assertUsed(): void;
}

/**
 * Selects by paths: of sources, images, folders, or globs, as seen from the folder that the user is in.
 *
 * @param sources every source of the repository
 * @throws UsageError when a path lies outside the repository.
 */
export function select({ root, folder }: Repository, sources: readonly string[], paths: readonly string[]): Selection {
  const wanted = paths.map((given) => {
    const name = fromRoot(root, folder, given);
    return { given, covers: coverage(name), used: false };
  });
  const includes = (...names: readonly string[]) => {
    if (wanted.length === 0) return true;
    let meant = false;
    for (const one of wanted) {
      if (!names.some(one.covers)) continue;
      one.used = true;
      meant = true;
    }
    return meant;
  };
  const named = sources.filter((source) => includes(source));
  // An image can come from any source: unless every path means sources, all are read.
  const read = wanted.every(({ used }) => used) && wanted.length > 0 ? named : sources;
  return {
    sources: read,
    includes,
    all: wanted.length === 0,
    assertUsed() {
      const unused = wanted.find(({ used }) => !used);
      if (unused) throw new UsageError(`${unused.given}: no source and no image of the repository`);
    },
  };
}

function coverage(wanted: string): (name: string) => boolean {
  if (wanted === '') return () => true;
  const matches = globMatcher([wanted]);
  return (name) => name === wanted || name.startsWith(`${wanted}/`) || matches(name);
}

function fromRoot(root: string, folder: string, given: string): string {
  const name = path.relative(root, path.resolve(folder, given));
  if (name.startsWith('..') || path.isAbsolute(name)) throw new UsageError(`${given}: is outside ${root}`);
  return name.split(path.sep).join('/');
}
