import path from 'node:path/posix';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** An image that a Markdown file shows. */
export interface ImageReference {
  /** The Markdown file, from the repository's root. */
  readonly file: string;
  readonly line: number;
  /** The image, from the repository's root. */
  readonly image: string;
}

/**
 * The images of the repository that a Markdown file shows: Markdown images, also by reference, and `<img>` and
 * `<source>` of HTML. Images elsewhere on the web are not among them.
 */
export function imageReferences(file: string, markdown: string): ImageReference[] {
  const tree = fromMarkdown(markdown);
  const found: ImageReference[] = [];
  const definitions = new Map<string, string>();
  const add = (url: string, line: number) => {
    const image = localPath(file, url);
    if (image !== undefined) found.push({ file, line, image });
  };
  const visit = (node: Nodes, see: (node: Nodes, line: number) => void) => {
    see(node, node.position?.start.line ?? 1);
    if ('children' in node) for (const child of node.children) visit(child, see);
  };
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  });
  visit(tree, (node, line) => {
    if (node.type === 'image') add(node.url, line);
    if (node.type === 'imageReference') add(definitions.get(node.identifier) ?? '', line);
    if (node.type === 'html') for (const { url, offset } of htmlImages(node.value)) add(url, line + offset);
  });
  return found;
}

function* htmlImages(source: string): Iterable<{ url: string; offset: number }> {
  // Blanked rather than cut: lines go on counting.
  const html = source.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const tag of html.matchAll(/<(?:img|source)\b(?:"[^"]*"|'[^']*'|[^>"'])*>/gi)) {
    const offset = html.slice(0, tag.index).split('\n').length - 1;
    const value = (name: string) => {
      const [, double, single, bare] =
        new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag[0]) ?? [];
      return decoded(double ?? single ?? bare);
    };
    const shown = value('src');
    if (shown) yield { url: shown, offset };
    for (const candidate of value('srcset')?.split(',') ?? []) {
      const [url] = candidate.trim().split(/\s+/);
      if (url) yield { url, offset };
    }
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...([
    ['amp', '&'],
    ['quot', '"'],
    ['apos', "'"],
    ['#39', "'"],
    ['lt', '<'],
    ['gt', '>'],
    ['nbsp', '\u00a0'],
  ] as const),
]);

/** A value of an attribute with the entities that file names meet. */
function decoded(value: string | undefined): string | undefined {
  return value?.replace(/&(#?\w+);/g, (all, name) => ENTITIES.get(name) ?? all);
}

/** The path of a link from the repository's root; `undefined` when it leads elsewhere. */
function localPath(file: string, url: string): string | undefined {
  if (url === '' || /^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url)) return undefined;
  const [bare = ''] = url.split(/[?#]/);
  let decoded: string;
  try {
    decoded = decodeURIComponent(bare);
  } catch {
    decoded = bare;
  }
  const joined = decoded.startsWith('/') ? decoded.slice(1) : path.join(path.dirname(file), decoded);
  const normal = path.normalize(joined);
  return normal.startsWith('../') ? undefined : normal;
}
