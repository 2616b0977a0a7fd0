import picomatch from 'picomatch';

/** Tells paths (with `/`) that match one of the globs and none of those that start with `!`. */
export function globMatcher(globs: readonly string[]): (file: string) => boolean {
  const ignore = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const wanted = globs.filter((glob) => !glob.startsWith('!'));
  return picomatch(wanted, { dot: true, ignore });
}

/** The same for many lists of globs, each made ready once. */
export function globsMatcher(): (file: string, globs: readonly string[]) => boolean {
  const ready = new Map<readonly string[], (file: string) => boolean>();
  return (file, globs) => {
    const matches = ready.get(globs) ?? globMatcher(globs);
    ready.set(globs, matches);
    return matches(file);
  };
}

/** The part of a glob before its first special character: the folder where its files lie. */
export function baseOf(glob: string): string {
  const { base } = picomatch.scan(glob);
  return base === '' ? '.' : base;
}
