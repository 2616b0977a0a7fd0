import picomatch from 'picomatch';

/** Whether a path (with `/`) matches one of the globs. */
export function matchesGlobs(file: string, globs: readonly string[]): boolean {
  return picomatch([...globs], { dot: true })(file);
}
