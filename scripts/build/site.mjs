// Builds the documentation into a small static site that needs no server and asks nothing of the network: plain pages, a
// search, a dark scheme. The front page, docs/README.md, gives the order of the pages and the groups of the menu; a link
// that leads nowhere is an error.
//
//   npm run site [-- FOLDER [ROOT]]      the folder is `site`, the documentation that of this repository unless named
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import GithubSlugger from 'github-slugger';
import { Marked } from 'marked';

const HERE = fileURLToPath(new URL('../../', import.meta.url));
const PARTS = new URL('site/', import.meta.url);
const FRONT = 'docs/README.md';
const require = createRequire(import.meta.url);

/**
 * Writes the site of the documentation under `root` into `folder`, and answers the number of its pages; throws an error
 * that names page and link where a link of a page leads nowhere.
 */
function buildSite(folder, root) {
  const pages = readPages(root);
  const menu = menuOf(pages);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = new Set();
  for (const page of pages) {
    const html = render(page, { root, pages, files });
    writeFileSync(path.join(folder, page.output), layout(page, menu, html));
  }
  for (const file of files) {
    const target = path.join(folder, 'files', file);
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(root, file), target);
  }
  for (const part of ['style.css', 'search.js']) copyFileSync(new URL(part, PARTS), path.join(folder, part));
  copyFileSync(
    path.join(path.dirname(require.resolve('minisearch')), '../umd/index.js'),
    path.join(folder, 'minisearch.js'),
  );
  writeFileSync(
    path.join(folder, 'documents.js'),
    `documents = ${JSON.stringify(pages.flatMap((page) => page.sections))};\n`,
  );
  return pages.length;
}

/** The front page and the Markdown files that it links to, in its order. */
function readPages(root) {
  const linked = [];
  const tokens = new Marked().lexer(readFileSync(path.join(root, FRONT), 'utf8'));
  new Marked().walkTokens(tokens, (token) => {
    if (token.type === 'link' && /\.md$/.test(token.href)) linked.push(path.posix.join('docs', decodeURI(token.href)));
  });
  return [FRONT, ...new Set(linked)].map((file) => {
    if (!existsSync(path.join(root, file))) throw new Error(`${FRONT} links to ${file}, which there is not`);
    const markdown = readFileSync(path.join(root, file), 'utf8');
    return {
      file,
      markdown,
      output: outputOf(file),
      title: titleOf(markdown, file),
      sections: [],
      anchors: anchorsOf(markdown),
    };
  });
}

function outputOf(file) {
  if (file === FRONT) return 'index.html';
  if (file === 'README.md') return 'project.html';
  return `${path.posix.basename(file, '.md').toLowerCase()}.html`;
}

function titleOf(markdown, file) {
  const heading = new Marked().lexer(markdown).find((token) => token.type === 'heading' && token.depth === 1);
  if (!heading) throw new Error(`${file} has no heading of the first level`);
  return plain(heading.text);
}

function anchorsOf(markdown) {
  const slugger = new GithubSlugger();
  return new Set(
    new Marked()
      .lexer(markdown)
      .filter((t) => t.type === 'heading')
      .map((t) => slugger.slug(plain(t.text))),
  );
}

/** The words of a heading without its markup. */
function plain(text) {
  return text
    .replace(/`([^`]*)`/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_\\]/g, '');
}

/** The groups of the front page: its headings of the second level, each with the pages linked beneath it. */
function menuOf(pages) {
  const groups = [{ title: '', pages: pages.slice(0, 1) }];
  const project = pages.find((page) => page.file === 'README.md');
  if (project) groups[0].pages.push({ ...project, title: 'Quick start' });
  const [front] = pages;
  for (const token of new Marked().lexer(front.markdown)) {
    if (token.type === 'heading' && token.depth === 2) groups.push({ title: token.text, pages: [] });
    if (token.type !== 'list' || groups.length === 1) continue;
    for (const item of token.items) {
      const [, href] = /\]\(([^)#]+\.md)\)/.exec(item.text) ?? [];
      const page = href && pages.find(({ file }) => file === path.posix.join('docs', href));
      if (page) groups.at(-1).pages.push(page);
    }
  }
  return groups;
}

/** A paragraph of badges: pictures of other places, which would be asked for whenever the page is read. */
function hasBadges(token) {
  if (token.type !== 'paragraph') return false;
  const images = [];
  new Marked().walkTokens(token.tokens, (inner) => inner.type === 'image' && images.push(inner.href));
  return images.some((href) => /^(https?:|(\.\.\/)+actions\/)/.test(href));
}

function render(page, site) {
  const slugger = new GithubSlugger();
  const marked = new Marked({ gfm: true });
  let section;
  const address = (href) => addressOf(href, page, site);
  marked.use({
    renderer: {
      heading({ tokens, depth, text }) {
        const id = slugger.slug(plain(text));
        return `<h${depth} id="${id}">${this.parser.parseInline(tokens)} <a class="anchor" href="#${id}" aria-label="Link to this section">#</a></h${depth}>\n`;
      },
      table(token) {
        const row = (cells, tag) =>
          `<tr>${cells.map((c) => `<${tag}>${this.parser.parseInline(c.tokens)}</${tag}>`).join('')}</tr>`;
        const body = token.rows.map((cells) => row(cells, 'td')).join('');
        return `<div class="wide"><table><thead>${row(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const ids = new GithubSlugger();
  const tokens = marked.lexer(page.markdown);
  // The parser wants the list itself: it holds what the lexer found of references.
  tokens.splice(0, tokens.length, ...tokens.filter((token) => !hasBadges(token)));
  for (const token of tokens) {
    if (token.type === 'heading') {
      section = {
        id: `${page.output}#${ids.slug(plain(token.text))}`,
        page: page.title,
        title: plain(token.text),
        text: '',
      };
      page.sections.push(section);
    } else if (section)
      section.text += ` ${token.raw
        .replace(/<[^>]*>|[|`*#\\]|-{3,}/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()}`;
  }
  marked.walkTokens(tokens, (token) => {
    if (token.type === 'link' || token.type === 'image') token.href = address(token.href);
    if (token.type !== 'html') return;
    token.text = token.text.replace(/(src|href)="([^"]+)"/g, (_, name, href) => `${name}="${address(href)}"`);
  });
  return marked.parser(tokens);
}

/** Where a link of a page leads within the site: another page, a file that is copied beside it, or the web. */
function addressOf(href, page, { root, pages, files }) {
  if (/^[a-z]+:/.test(href)) return href;
  const [place, anchor] = href.split('#');
  const file = place ? path.posix.join(path.posix.dirname(page.file), decodeURI(place)).replace(/\/$/, '') : page.file;
  const target = pages.find((other) => other.file === file);
  if (target) {
    if (anchor && !target.anchors.has(anchor))
      throw new Error(`${page.file} links to ${href}: ${file} has no heading #${anchor}`);
    return `${target.output}${anchor ? `#${anchor}` : ''}`;
  }
  const full = path.join(root, file);
  if (!existsSync(full)) throw new Error(`${page.file} links to ${href}, which there is not`);
  if (statSync(full).isDirectory()) return listOf(file, root, files);
  files.add(file);
  return encodeURI(`files/${file}`);
}

/** A folder has no page; its first file of Markdown stands for it, else the page of the project. */
function listOf(folder, root, files) {
  const readme = `${folder}/README.md`;
  if (!existsSync(path.join(root, readme))) return 'project.html';
  files.add(readme);
  return encodeURI(`files/${readme}`);
}

function layout(page, menu, html) {
  const text = (value) => value.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const item = (other) =>
    `<li><a href="${other.output}"${other.output === page.output ? ' aria-current="page"' : ''}>${text(other.title)}</a></li>`;
  const group = ({ title, pages }) => `${title ? `<h2>${text(title)}</h2>` : ''}<ul>${pages.map(item).join('')}</ul>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:">
<title>${page.file === FRONT ? 'balsa' : `${text(page.title)} · balsa`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header>
<a class="name" href="index.html">balsa</a>
<div role="search"><input id="search" type="search" placeholder="Search" aria-label="Search the documentation" autocomplete="off"><ul id="found" hidden></ul></div>
</header>
<div class="columns">
<nav aria-label="Pages"><details><summary>Pages</summary>${menu.map(group).join('')}</details></nav>
<main id="content">
${html}</main>
</div>
<script src="minisearch.js" defer></script>
<script src="documents.js" defer></script>
<script src="search.js" defer></script>
</body>
</html>
`;
}

const folder = path.resolve(process.argv[2] ?? path.join(HERE, 'site'));
try {
  const pages = buildSite(folder, path.resolve(process.argv[3] ?? HERE));
  console.log(`${pages} pages in ${path.relative(process.cwd(), folder) || folder}: open index.html`);
} catch (error) {
  console.error(`site: ${error.message}`);
  process.exitCode = 1;
}
