import { InputError, type Problem } from '../../model/errors.ts';
import { childrenOf, parseXml, type XmlElement } from '../../read/xml.ts';
import type { Entry, MockupOutline, Outline } from '../outline.ts';
import { type Imported, imported, roadmapOf, type TextTree } from './draft.ts';

/** How deep a file may nest. */
const DEEPEST = 500;

/**
 * An OPML file as a roadmap: its `title` is the title (`name` where there is none), the outlines of its body are the stages.
 * Of each outline `text`, a link (`url`, `htmlUrl`) and a note (`_note`) are read.
 *
 * @throws InputError when it is no OPML, or an outline has no text.
 */
export function readOpml(source: string, name: string): Imported {
  const { name: element, root } = parseXml(source);
  if (element !== 'opml') throw new InputError([{ message: `is XML of <${element}>, not of <opml>` }]);
  const problems: Problem[] = [];
  const branches = (parent: XmlElement, place: string, depth: number): readonly TextTree[] =>
    childrenOf(parent, 'outline').map((child, i) => {
      const at = `${place}/outline[${i + 1}]`;
      const text = child.attributes.get('text') ?? child.attributes.get('title') ?? '';
      if (text.trim() === '') problems.push({ place: at, message: 'an outline without the attribute "text"' });
      if (depth > DEEPEST) throw new InputError([{ place: at, message: `is nested more than ${DEEPEST} deep` }]);
      const link = child.attributes.get('url') ?? child.attributes.get('htmlUrl') ?? child.attributes.get('xmlUrl');
      const note = child.attributes.get('_note');
      return {
        ...{ text, line: 0, children: branches(child, at, depth + 1) },
        ...(link === undefined || link === '' ? {} : { link }),
        ...(note === undefined ? {} : { note }),
      };
    });
  const [body] = childrenOf(root, 'body');
  const [head] = childrenOf(root, 'head');
  const title = head && childrenOf(head, 'title')[0]?.text.trim();
  const children = body ? branches(body, 'body', 1) : [];
  if (children.length === 0 && problems.length === 0) problems.push({ place: 'body', message: 'holds no outline' });
  if (problems.length > 0) throw new InputError(problems);
  return imported(roadmapOf({ text: title || name, line: 0, children }), false, []);
}

/** The outline as OPML 2.0: texts, links, notes, and the class as `category`. Ties that are written out have no place in it. */
export function writeOpml({ mockups }: Outline): string {
  const [first, ...others] = mockups;
  const body =
    first && others.length === 0 ? beneath(first, 2) : mockups.flatMap((one) => outlineLines(one.title, one, 2));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escaped(first && others.length === 0 ? first.title.text : 'Outline')}</title></head>`,
    '  <body>',
    ...body,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function beneath(mockup: MockupOutline, depth: number): readonly string[] {
  return mockup.title.children.flatMap((child) => outlineLines(child, mockup, depth));
}

function outlineLines(top: Entry, mockup: MockupOutline, depth: number): readonly string[] {
  const meanings = new Map(mockup.legends.flatMap(({ lines }) => lines).map(({ key, meaning }) => [key, meaning]));
  const lines: string[] = [];
  // Without recursion: a chain can be as long as the mockup has topics.
  const waiting: (string | { readonly entry: Entry; readonly depth: number })[] = [{ entry: top, depth }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      lines.push(next);
      continue;
    }
    const { entry, depth: at } = next;
    const indent = '  '.repeat(at);
    const notes = entry.kind === 'note' ? [] : entry.children.filter(({ kind }) => kind === 'note');
    const children = entry.children.filter((child) => !notes.includes(child));
    const attributes = [
      ['text', entry.text],
      ...(entry.class === undefined
        ? []
        : [['category', (meanings.get(entry.class) ?? entry.class).replace(/[,/]/g, ' ')]]),
      ...(entry.link === undefined
        ? []
        : [
            ['type', 'link'],
            ['url', entry.link],
          ]),
      ...(notes.length === 0 ? [] : [['_note', notes.map(({ text }) => text).join(' ')]]),
    ].map(([name, value]) => `${name}="${escaped(value ?? '')}"`);
    const isLeaf = children.length === 0;
    lines.push(`${indent}<outline ${attributes.join(' ')}${isLeaf ? '/' : ''}>`);
    if (isLeaf) continue;
    waiting.push(`${indent}</outline>`);
    for (const child of children.toReversed()) waiting.push({ entry: child, depth: at + 1 });
  }
  return lines;
}

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '&quot;');
}
