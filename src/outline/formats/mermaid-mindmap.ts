import { InputError, type Problem } from '../../model/errors.ts';
import { type Draft, draft, type Imported, imported } from './draft.ts';
import { type MermaidLine, mermaidText } from './mermaid-text.ts';

/** The shapes that a node can have: what opens and what closes its text. */
const SHAPES: readonly (readonly [string, string])[] = [
  ['))', '(('],
  ['((', '))'],
  ['{{', '}}'],
  [')', '('],
  ['(', ')'],
  ['[', ']'],
];

/** A mind map: everything is tied to what it stands beneath. */
export function readMindmap(lines: readonly MermaidLine[], named: string | undefined): Imported {
  const problems: Problem[] = [];
  const left: string[] = [];
  const open: { readonly indent: number; readonly entry: Draft }[] = [];
  let title: Draft | undefined;
  for (const { text, line } of lines) {
    const place = `line ${line}`;
    const said = text.trim();
    if (/^::icon\(.*\)$/.test(said)) left.push(`${place}: an icon`);
    else if (/^:::[\w\s-]+$/.test(said)) left.push(`${place}: a class of CSS`);
    else {
      const indent = text.length - text.trimStart().length;
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
      const parent = open.at(-1)?.entry;
      const words = textOf(said);
      if (words === undefined || words === '') {
        const hint = 'A node is a text, or id[text], id(text), id((text)), id))text((, id)text(, id{{text}}';
        problems.push({ place, message: `"${said}" is no node of a mind map`, hint });
        continue;
      }
      if (title && !parent) {
        problems.push({ place, message: 'a second root', hint: 'Indent it: a mind map has one' });
        continue;
      }
      const entry = draft(parent ? 'topic' : 'title', words, parent ? 'tied' : 'beside', line);
      if (parent) parent.children.push(entry);
      else title = entry;
      open.push({ indent, entry });
    }
  }
  if (!title && problems.length === 0) problems.push({ message: 'is a mind map without a root' });
  if (problems.length > 0 || !title) throw new InputError(problems);
  return imported(named === undefined ? title : { ...title, text: title.text }, false, left);
}

function textOf(said: string): string | undefined {
  for (const [opening, closing] of SHAPES) {
    const at = said.indexOf(opening);
    if (at < 0 || !/^[\p{L}\p{N}_-]*$/u.test(said.slice(0, at))) continue;
    if (!said.endsWith(closing) || said.length < at + opening.length + closing.length) continue;
    return mermaidText(said.slice(at + opening.length, -closing.length));
  }
  return /^[^()[\]{}"]+$/.test(said) ? mermaidText(said) : undefined;
}
