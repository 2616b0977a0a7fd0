/** What stands before the text of a row of a tree. */
export type TreeMark =
  | 'blank'
  | 'checked'
  | 'closed'
  | 'closed-folder'
  | 'file'
  | 'minus'
  | 'open'
  | 'open-folder'
  | 'plus'
  | 'unchecked';

interface TreeRow {
  /** 0 for a row at the left. */
  readonly depth: number;
  readonly mark?: TreeMark;
  readonly text: string;
}

const MARKS: ReadonlyMap<string, TreeMark> = new Map<string, TreeMark>([
  ['f', 'closed-folder'],
  ['F', 'open-folder'],
  ['[+]', 'plus'],
  ['[-]', 'minus'],
  ['[x]', 'checked'],
  ['[X]', 'checked'],
  ['[v]', 'checked'],
  ['[]', 'unchecked'],
  ['[ ]', 'unchecked'],
  ['>', 'closed'],
  ['v', 'open'],
  ['-', 'file'],
  ['_', 'blank'],
]);

const ROW = /^([ .\t]*)(?:(\[[ +xXv-]?\]|[fFv>_-])(?:[ \t]+|$))?(.*)$/s;

/** One line of a tree (FORMAT section 1.5): a space or a dot for each level, then a mark and the text. */
export function treeRow(line: string): TreeRow {
  const [, indent = '', sign = '', text = ''] = ROW.exec(line) ?? [];
  const mark = MARKS.get(sign);
  return { depth: indent.length, ...(mark ? { mark } : {}), text };
}
