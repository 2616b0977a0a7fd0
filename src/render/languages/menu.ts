/** A row of a menu: a line, or a text with what stands before it and at the right side. */
interface MenuRow {
  readonly separator: boolean;
  readonly mark?: 'bullet' | 'check';
  readonly text: string;
  /** The keys that do the same. */
  readonly keys: string;
  /** Opens another menu. */
  readonly opens: boolean;
}

const SEPARATOR = /^(?:-{3,}|=+)?$/;
const OPENS = /\s>$/;

/** One line of a menu (FORMAT section 1.5): `label,SHORTCUT`, `label >`, `o label`, `x label`, `---`, `=` or nothing. */
export function menuRow(line: string): MenuRow {
  if (SEPARATOR.test(line.trim())) return { separator: true, text: '', keys: '', opens: false };
  const [, sign, rest = ''] = /^(?:([ox])\s)?(.*)$/s.exec(line) ?? [];
  const [first = '', ...keys] = rest.split(/(?<!\\),/);
  const label = first.trimEnd();
  const mark = sign === 'o' ? 'bullet' : sign === 'x' ? 'check' : undefined;
  return {
    separator: false,
    ...(mark ? { mark } : {}),
    text: label.replace(OPENS, '').trimEnd().replaceAll('\\,', ','),
    keys: keys.join(',').trim(),
    opens: OPENS.test(label),
  };
}
