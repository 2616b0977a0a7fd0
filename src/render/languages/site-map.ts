/** A page of a site map and the pages below it. */
export interface SitePage {
  readonly text: string;
  readonly pages: readonly SitePage[];
}

interface OpenPage {
  readonly text: string;
  readonly pages: OpenPage[];
}

/**
 * The pages of a site map (FORMAT section 1.5): as many `-` before a line as it is levels below the first one. A line
 * that skips a level belongs to the last page above it; of several roots, all but the first are pages of the first.
 */
export function parseSiteMap(text: string): SitePage | undefined {
  /** The last page of each level. */
  const path: OpenPage[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const [, dashes = '', label = ''] = /^\s*(-*)\s*(.*)$/s.exec(line) ?? [];
    const page: OpenPage = { text: label.trimEnd(), pages: [] };
    const depth = path.length === 0 ? 0 : Math.min(Math.max(1, dashes.length), path.length);
    path[depth - 1]?.pages.push(page);
    path.length = depth;
    path.push(page);
  }
  return path[0];
}
