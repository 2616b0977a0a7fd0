import { InputError, type Problem } from '../../model/errors.ts';
import { type Imported, imported, roadmapOf, type TextTree, trimmedLine } from './draft.ts';

interface Open {
  readonly indent: number;
  readonly branch: TextTree & { readonly children: TextTree[] };
}

/** A tab stands for so many blanks. */
const TAB = 4;

/**
 * Text whose levels are told by blanks or tabs at the start of its lines. A bullet (`-`, `*`, `+`) before the text is none of
 * it. What stands alone at the outermost level is the title, otherwise `name` is.
 *
 * @throws InputError with each line that stands between two levels.
 */
export function readIndented(text: string, name: string): Imported {
  const problems: Problem[] = [];
  const root: TextTree & { readonly children: TextTree[] } = { text: name, line: 0, children: [] };
  const open: Open[] = [{ indent: -1, branch: root }];
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const [, blanks = '', said = ''] = /^([ \t]*)(?:[-*+]\s+)?(.*?)\s*$/.exec(raw) ?? [];
    if (said === '') continue;
    const indent = [...blanks].reduce((at, c) => (c === '\t' ? (Math.floor(at / TAB) + 1) * TAB : at + 1), 0);
    let closed: Open | undefined;
    while ((open.at(-1)?.indent ?? -1) >= indent) closed = open.pop();
    if (closed !== undefined && closed.indent !== indent) {
      const hint = 'Indent it as the line that it is to stand beside, or beneath';
      problems.push({ place: `line ${i + 1}`, message: 'stands between two levels', hint });
    }
    const branch = { text: trimmedLine(said), line: i + 1, children: [] as TextTree[] };
    open.at(-1)?.branch.children.push(branch);
    open.push({ indent, branch });
  }
  if (root.children.length === 0) problems.push({ message: 'holds no text' });
  if (problems.length > 0) throw new InputError(problems);
  const [only, ...others] = root.children;
  return imported(roadmapOf(only && others.length === 0 ? only : root), false, []);
}
