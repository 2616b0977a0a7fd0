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

/**
 * What is read as Markdown: the parser takes up to a second for each of these [measured on hostile files], and its time grows
 * with their square. The long lists of links that people keep are beyond it, and are scanned.
 */
const MOST = { characters: 100_000, lines: 1_500, brackets: 1_500, bracketsInBrackets: 20 };
/** The same for quotations and lists: one in the other, begun in all, and lines that begin two of them and more. */
const MOST_CONTAINERS = { deep: 8, all: 5_000, several: 300 };

/** Whether the parser of Markdown reads the text in reasonable time. */
function isOrdinary(markdown: string): boolean {
  return markdown.length <= MOST.characters && hasFewBrackets(markdown) && hasFewContainers(markdown);
}

function hasFewBrackets(markdown: string): boolean {
  let [brackets, open, lines] = [0, 0, 1];
  for (const [sign] of markdown.matchAll(/[[\]\n]/g)) {
    if (sign === '[') {
      brackets++;
      open++;
      if (open > MOST.bracketsInBrackets) return false;
    } else if (sign === ']') open = Math.max(0, open - 1);
    else {
      lines++;
      open = 0;
    }
  }
  return brackets <= MOST.brackets && lines <= MOST.lines;
}

/** Signs of quotations and lists at the start of a line, with the blanks before them. */
const CONTAINERS = /^([ \t]*)((?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*)+)/gm;

function hasFewContainers(markdown: string): boolean {
  let [all, several] = [0, 0];
  for (const [, blanks = '', signs = ''] of markdown.matchAll(CONTAINERS)) {
    const begun = signs.match(/>|[-+*]|\d+/g)?.length ?? 0;
    const deep = begun + Math.floor(blanks.length / 2);
    all += deep;
    if (begun > 1) several++;
    if (deep >= MOST_CONTAINERS.deep) return false;
  }
  return all <= MOST_CONTAINERS.all && several <= MOST_CONTAINERS.several;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const DEFINITION = /^ {0,3}\[([^\]]{1,500})\]:[ \t]{0,8}<?([^\s>]{1,2000})/;
/** An image with its address, or with the name of its definition. */
const IMAGE = /!\[([^\]]{0,500})\](?:\(\s{0,8}<?([^)\s>]{1,2000})|\[([^\]]{0,500})\])?/g;

/** The images of a text that is too large or too deep to be parsed: what looks like one counts, but in fenced code. */
function scannedReferences(file: string, markdown: string): ImageReference[] {
  const definitions = new Map<string, string>();
  const shown: { readonly line: number; readonly url?: string; readonly name: string }[] = [];
  const lines = markdown.split('\n');
  let fence: string | undefined;
  for (const [index, text] of lines.entries()) {
    const [, marks] = FENCE.exec(text) ?? [];
    const inside = fence !== undefined;
    if (fence === undefined) fence = marks;
    else if (marks?.startsWith(fence)) fence = undefined;
    if (inside || fence !== undefined) {
      lines[index] = '';
      continue;
    }
    const [, defined, to] = DEFINITION.exec(text) ?? [];
    if (defined !== undefined && to && !definitions.has(nameOf(defined))) definitions.set(nameOf(defined), to);
    for (const [, alt = '', url, name] of text.matchAll(IMAGE)) {
      shown.push({ line: index + 1, ...(url ? { url } : {}), name: nameOf(name || alt) });
    }
  }
  const found: ImageReference[] = [];
  const add = (url: string, line: number) => {
    const image = localPath(file, url);
    if (image !== undefined) found.push({ file, line, image });
  };
  for (const { line, url, name } of shown) add(url ?? definitions.get(name) ?? '', line);
  for (const { url, offset } of htmlImages(lines.join('\n'))) add(url, offset + 1);
  return found;
}

/** The name of a definition as names are compared. */
function nameOf(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
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
