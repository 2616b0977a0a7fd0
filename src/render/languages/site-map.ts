/** A page of a site map. */
export interface SitePage {
  readonly text: string;
  /** Levels below the root. */
  readonly depth: number;
  /** Index of the page above it; -1 for the root. */
  readonly parent: number;
}

/**
 * The pages of a site map in the order of its lines (FORMAT section 1.5): as many `-` before a line as it is levels below
 * the first one. A line that skips levels belongs to the last page above it; what stands at the level of the root is a
 * page of the root.
 */
export function parseSiteMap(text: string): SitePage[] {
  const pages: SitePage[] = [];
  /** The last page of each level. */
  const path: number[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [, dashes = '', label = ''] = /^\s*(-*)\s*(.*)$/s.exec(line) ?? [];
    const depth = path.length === 0 ? 0 : Math.min(Math.max(1, dashes.length), path.length);
    pages.push({ text: label.trimEnd(), depth, parent: path[depth - 1] ?? -1 });
    path.length = depth;
    path.push(pages.length - 1);
  }
  return pages;
}
