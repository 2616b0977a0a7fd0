import { InputError } from '../../model/errors.ts';
import { descendants, type Outline } from '../outline.ts';
import type { Imported } from './draft.ts';
import { readFlowchart } from './mermaid-flowchart.ts';
import { readMindmap } from './mermaid-mindmap.ts';
import type { MermaidLine } from './mermaid-text.ts';

/**
 * A Mermaid mind map or flow chart.
 *
 * @param name the title of a chart that has none
 * @throws InputError with each line that is not understood.
 */
export function readMermaid(source: string, name: string): Imported {
  const { lines, title } = frontMatter(source.replace(/^\ufeff/, '').split(/\r\n?|\n/));
  const said = lines.filter(({ text }) => text.trim() !== '' && !/^\s*%%/.test(text));
  const [first, ...rest] = said;
  const kind = /^\s*(mindmap|flowchart|graph)\b/.exec(first?.text ?? '')?.[1];
  if (first && kind === 'mindmap') return readMindmap(rest, title);
  if (first && kind !== undefined) return readFlowchart([first, ...rest], title ?? name);
  const place = { place: `line ${first?.line ?? 1}` };
  const message = 'is no mind map and no flow chart of Mermaid';
  throw new InputError([{ ...place, message, hint: 'It is to start with mindmap, flowchart or graph' }]);
}

/** The lines beneath the settings at the start of the file (between two lines of `---`), and the title that these give. */
function frontMatter(source: readonly string[]): { readonly lines: readonly MermaidLine[]; readonly title?: string } {
  const lines = source.map((text, i) => ({ text, line: i + 1 }));
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  if (lines[start]?.text.trim() !== '---') return { lines };
  const end = lines.findIndex(({ text }, i) => i > start && text.trim() === '---');
  if (end < 0) return { lines };
  const title = lines.slice(start, end).flatMap(({ text }) => /^title:\s*(.+?)\s*$/.exec(text)?.[1] ?? [])[0];
  const bare = title?.replace(/^(["'])(.*)\1$/, '$2');
  return { lines: lines.slice(end + 1), ...(bare === undefined ? {} : { title: bare }) };
}

/** The outline as a mind map: what stands beneath what. */
export function writeMindmap({ mockups }: Outline): string {
  return mockups
    .map(({ title }) => {
      const depths = new Map([[title, 1]]);
      const lines = ['mindmap', `  root(("${escaped(title.text)}"))`];
      for (const child of title.children) depths.set(child, 2);
      let number = 0;
      for (const entry of descendants(title)) {
        const depth = depths.get(entry) ?? 2;
        for (const child of entry.children) depths.set(child, depth + 1);
        lines.push(`${'  '.repeat(depth)}n${++number}["${escaped(entry.text)}"]`);
      }
      return `${lines.join('\n')}\n`;
    })
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/["#<>&`\\]/g, (c) => `#${c.codePointAt(0)};`);
}
