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
  if (!isOrdinary(markdown)) return scannedReferences(file, markdown);
  // Emphasis shows no image, and takes quadratic time where there is much of it.
  const tree = fromMarkdown(markdown, { extensions: [{ disable: { null: ['attention'] } }] });
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

/** Characters of a file that is read as Markdown; 4,000 images in 50 kB take a second, and longer ones more than twice that. */
const MOST_CHARACTERS = 300_000;
/** Square brackets of one: each takes a tenth of a millisecond. */
const MOST_BRACKETS = 4_000;
/** Signs of quotations and lists at the start of a line: each opens a container, and time grows with their square. */
const DEEP = /^[>+*\-\d.) \t]{60}/m;

/** Whether the parser of Markdown reads the text in reasonable time. */
function isOrdinary(markdown: string): boolean {
  if (markdown.length > MOST_CHARACTERS || DEEP.test(markdown)) return false;
  let brackets = 0;
  for (let at = markdown.indexOf('['); at >= 0; at = markdown.indexOf('[', at + 1)) brackets++;
  return brackets <= MOST_BRACKETS;
}

/** The images of a text that is too large or too deep to be parsed: what looks like one counts, also inside code. */
function scannedReferences(file: string, markdown: string): ImageReference[] {
  const found: ImageReference[] = [];
  for (const [index, text] of markdown.split('\n').entries()) {
    for (const [, url = ''] of text.matchAll(/!\[[^\]]{0,500}\]\(\s{0,8}<?([^)\s>]{1,2000})/g)) {
      const image = localPath(file, url);
      if (image !== undefined) found.push({ file, line: index + 1, image });
    }
  }
  for (const { url, offset } of htmlImages(markdown)) {
    const image = localPath(file, url);
    if (image !== undefined) found.push({ file, line: offset + 1, image });
  }
  return found;
}

/** Characters of a tag at most: a longer one is no image of ours. */
const MOST_TAG = 2_000;

function* htmlImages(source: string): Iterable<{ url: string; offset: number }> {
  // Blanked rather than cut: lines go on counting.
  const html = source.replace(/<!--[\s\S]*?(-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  let [line, counted] = [0, 0];
  for (const { index } of html.matchAll(/<(?:img|source)\b/gi)) {
    const tag = tagAt(html, index);
    for (; counted < index; counted++) if (html[counted] === '\n') line++;
    const value = (name: string) => {
      const [, double, single, bare] =
        new RegExp(`\\s${name}\\s{0,8}=\\s{0,8}(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
      return decoded(double ?? single ?? bare);
    };
    const shown = value('src');
    if (shown) yield { url: shown, offset: line };
    for (const candidate of value('srcset')?.split(',') ?? []) {
      const [url] = candidate.trim().split(/\s+/);
      if (url) yield { url, offset: line };
    }
  }
}

/** The tag that starts there, up to the `>` outside of quotes; empty when there is none near. */
function tagAt(html: string, start: number): string {
  let quote = '';
  for (let at = start; at < Math.min(html.length, start + MOST_TAG); at++) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return html.slice(start, at + 1);
  }
  return '';
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
