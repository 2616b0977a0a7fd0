/** What stands left of a row's text. `icon` and `large-icon` are room for an icon of 24 and 48 units. */
export type MenuMarker = 'add' | 'delete' | 'check' | 'bullet' | 'icon' | 'large-icon';

/** What stands at the right end of a row, when it is no text. */
export type MenuAccessory = 'chevron' | 'disclosure' | 'check' | 'grip' | 'on' | 'off';

/** One row of an iPhone menu. */
export interface PhoneMenuRow {
  readonly marker?: MenuMarker;
  /** Its lines: `\r` in the file breaks them. */
  readonly lines: readonly string[];
  readonly accessory?: MenuAccessory;
  /** The text at the right end; absent when there is an accessory, or nothing. */
  readonly detail?: string;
}

const MARKERS: readonly (readonly [string, MenuMarker])[] = [
  ['__ ', 'large-icon'],
  ['_ ', 'icon'],
  ['+ ', 'add'],
  ['- ', 'delete'],
  ['v ', 'check'],
  ['* ', 'bullet'],
];

const ACCESSORIES: ReadonlyMap<string, MenuAccessory> = new Map([
  ['>', 'chevron'],
  ['(>)', 'disclosure'],
  ['v', 'check'],
  ['=', 'grip'],
  ['ON', 'on'],
  ['OFF', 'off'],
]);

/**
 * The sections of an iPhone menu and their rows: one row to a line, a line of one space parts two sections. A row is a marker
 * and a space, its text, and after its last comma that is not escaped (`\,`) what stands at its right end (FORMAT section 1.5).
 */
export function parseMenu(text: string): readonly (readonly PhoneMenuRow[])[] {
  const sections: PhoneMenuRow[][] = [[]];
  for (const line of text.split('\n')) {
    if (line === ' ') sections.push([]);
    else sections.at(-1)?.push(parseRow(line));
  }
  return sections.filter((rows) => rows.length > 0);
}

function parseRow(line: string): PhoneMenuRow {
  const comma = lastComma(line);
  const right = comma < 0 ? '' : line.slice(comma + 1).trim();
  const left = comma < 0 ? line : line.slice(0, comma);
  const [start, marker] = MARKERS.find(([mark]) => left.startsWith(mark)) ?? ['', undefined];
  const accessory = ACCESSORIES.get(right);
  return {
    ...(marker ? { marker } : {}),
    lines: unescaped(left.slice(start.length)).split('\\r'),
    ...(accessory ? { accessory } : right === '' ? {} : { detail: unescaped(right) }),
  };
}

function lastComma(line: string): number {
  let at = line.lastIndexOf(',');
  while (at > 0 && line[at - 1] === '\\') at = line.lastIndexOf(',', at - 1);
  return at;
}

function unescaped(text: string): string {
  return text.replaceAll('\\,', ',');
}
