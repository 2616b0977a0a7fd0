// Texts that say what is in a control (rows, items, tags), as long as the limits let them be, of every type that has a
// language of its own. Each type has the same shapes of text, and sizes from the natural one to one of a unit.

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

/** Types whose text is a list of items, and what parts the items. */
const ITEMS = [
  ...['Accordion', 'ButtonBar', 'BreadCrumbs', 'LinkBar', 'TabBar', 'TagCloud'].map((type) => [type, ',']),
  ...['CheckBoxGroup', 'ComboBox', 'List', 'Menu', 'RadioButtonGroup', 'Tree', 'SiteMap'].map((type) => [type, '\n']),
  ...['VerticalTabBar', 'iPhoneMenu', 'iPhonePicker', 'DataGrid'].map((type) => [type, '\n']),
  ['MenuBar', ','],
  ['DataGrid', ','],
  ['TagCloud', ' '],
];

/** The shapes of lists: many of the shortest items, some with markup and with right-to-left letters, a single long one. */
const LISTS = [
  ['the most items', (by, most) => `a${by}`.repeat(most / 2)],
  ['the most empty items', (by, most) => by.repeat(most)],
  [
    'items in bold, as links and in colour',
    (by, most) => `*b*${by}[l](x)${by}{color:red}c{color}${by}`.repeat(most / 29),
  ],
  ['items that are icons and choices', (by, most) => `[x] %star% - a${by}`.repeat(most / 15)],
  ['items in Hebrew', (by, most) => `שלום${by}`.repeat(most / 5)],
  ['one item without an end', (_, most) => 'item '.repeat(most / 5)],
];

/** What only some types understand. */
const OWN = [
  ['DataGrid', 'rows and columns', (most) => `${'a,'.repeat(140)}\n`.repeat(most / 282)],
  ['DataGrid', 'columns with widths', (most) => `${'a,'.repeat(most / 4)}\n{${'1,'.repeat(most / 4 - 5)}1}`],
  ['DataGrid', 'rows, the last with the most columns', (most) => `${'a\n'.repeat(most / 4)}${'b,'.repeat(most / 4)}`],
  ['DataGrid', 'choices and links in cells', (most) => '[x],( ),[l](x),*b*\n'.repeat(most / 19)],
  ['Tree', 'a deep tree', (most) => deep('-', most)],
  ['Tree', 'a deep tree of folders', (most) => deep('  F ', most)],
  ['Tree', 'a tree like a saw', (most) => `a\n${'.'.repeat(100)}[+] b\n`.repeat(most / 108)],
  ['SiteMap', 'a deep site map', (most) => deep('-', most)],
  ['SiteMap', 'a site map of pairs', (most) => pairs('-', most)],
  ['SiteMap', 'a site map like a saw', (most) => `${'-'.repeat(20)} b\na\n`.repeat(most / 25)],
  ['Menu', 'shortcuts and rules', (most) => 'a,Ctrl+A\n---\n'.repeat(most / 13)],
  ['Menu', 'menus in menus', (most) => deep('>', most)],
  ['Accordion', 'contents of one page', (most) => `a\n${'- b\n'.repeat(most / 4 - 2)}`],
  ['iPhoneMenu', 'switches and arrows', (most) => 'a,ON\nb >\n* c,OFF\n'.repeat(most / 17)],
  ['TagCloud', 'tags of many sizes', (most) => times(most / 12, (i) => `${'a'.repeat(1 + (i % 10))} `).join('')],
  ['CheckBoxGroup', 'groups in groups', (most) => `[x] a\n${' '.repeat(40)}[ ] b\n`.repeat(most / 53)],
  ['RadioButtonGroup', 'groups in groups', (most) => `(o) a\n${' '.repeat(40)}( ) b\n`.repeat(most / 53)],
  ['ComboBox', 'an open list', (most) => `a\n${'b\n'.repeat(most / 2 - 1)}`],
];

/** Lines each one step deeper than the one before. */
function deep(step, most) {
  const lines = Math.floor(Math.sqrt((2 * most) / step.length)) - 3 * step.length - 2;
  return times(lines, (i) => `${step.repeat(i)} a`).join('\n');
}

/** A tree in which everything has two below it. */
function pairs(step, most) {
  const lines = [];
  const grow = (depth) => {
    lines.push(`${step.repeat(depth)} a`);
    if (depth < 10) times(2, () => grow(depth + 1));
  };
  grow(0);
  return lines.join('\n').slice(0, most);
}

const SIZES = [
  ['of its own size', { w: '-1', h: '-1' }],
  ['of a large size', { w: '3000', h: '3000', measuredW: '3000', measuredH: '3000' }],
  ['of a unit', { w: '1', h: '1', measuredW: '1', measuredH: '1' }],
];

/** Each text, as long as is asked for, with the type and the size of the control that it is in. */
export function textsOfLanguages() {
  const lists = ITEMS.flatMap(([type, by]) =>
    LISTS.map(([name, make]) => [type, `${name}${partedBy(by)}`, (most) => make(by, most)]),
  );
  return [...lists, ...OWN].flatMap(([type, name, make]) =>
    SIZES.map(([size, more]) => {
      return { name: `${type}: ${name}, ${size}`, type, more, textOf: (most) => make(most).slice(0, most) };
    }),
  );
}

function partedBy(by) {
  if (by === ',') return ' beside each other';
  return by === ' ' ? ' in words' : '';
}
