import type { Outline } from '../outline.ts';
import { readOutline } from '../read.ts';
import type { Imported } from './draft.ts';
import { readIndented } from './indented.ts';
import { readMermaid } from './mermaid.ts';
import { readOpml } from './opml.ts';

type Read = (text: string, name: string) => Imported;

/** How each kind of file that says an outline is read, by the ending of its name. */
const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['md', (text) => plain(readOutline(text))],
  ['markdown', (text) => plain(readOutline(text))],
  ['mmd', readMermaid],
  ['mermaid', readMermaid],
  ['opml', readOpml],
  ['txt', readIndented],
]);

function plain(outline: Outline): Imported {
  return { outline, left: [] };
}

/** The ending of the name when it is one of a file that says an outline. */
export function outlineEnding(file: string): string | undefined {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
  return ending !== undefined && READERS.has(ending) ? ending : undefined;
}

/**
 * What a file says as an outline.
 *
 * @param ending as `outlineEnding` gives it; Markdown for another
 * @param name the title of what gives none
 * @throws InputError with every line that is not understood.
 * @throws UsageError when the text says of itself that it is no outline.
 */
export function readOutlineFile(text: string, ending: string, name: string): Imported {
  return (READERS.get(ending) ?? ((source) => plain(readOutline(source))))(text, name);
}
