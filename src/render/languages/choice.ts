/** The mark before a text: a box or a ring, and what is in it. */
export interface ChoiceMark {
  readonly kind: 'box' | 'ring';
  readonly state: 'up' | 'selected' | 'indeterminate';
}

/** A row of a group of check boxes or radio buttons. */
interface ChoiceRow {
  /** A row without a mark is text alone. */
  readonly mark?: ChoiceMark;
  readonly text: string;
  readonly disabled: boolean;
}

const MARK = /^\s*(?:\[([ xvo*-]?)\]|\(([ xvo*-]?)\))(?:\s+|$)/i;
const DISABLED = /^-(\S.*)-$/s;

/** `[ ]`, `[x]`, `[-]`, `( )`, `(o)` and the like at the start of a text, and what follows; `undefined` for other texts. */
export function leadingMark(text: string): { readonly mark: ChoiceMark; readonly rest: string } | undefined {
  const found = MARK.exec(text);
  if (!found) return undefined;
  const sign = found[1] ?? found[2] ?? '';
  const state = sign === '-' ? 'indeterminate' : sign.trim() === '' ? 'up' : 'selected';
  return { mark: { kind: found[1] === undefined ? 'ring' : 'box', state }, rest: text.slice(found[0].length) };
}

/** One row of a group (FORMAT section 1.5): a mark or none, its text, all between `-` when it is disabled. */
export function choiceRow(line: string): ChoiceRow {
  const inner = DISABLED.exec(line.trim())?.[1];
  const marked = leadingMark(inner ?? line);
  if (inner !== undefined && !marked) return { text: line, disabled: false };
  const { mark, rest } = marked ?? { mark: undefined, rest: line };
  return { ...(mark ? { mark } : {}), text: rest, disabled: inner !== undefined };
}
