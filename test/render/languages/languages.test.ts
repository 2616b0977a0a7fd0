import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccordion } from '../../../src/render/languages/accordion.ts';
import { choiceRow, leadingMark } from '../../../src/render/languages/choice.ts';
import { gridCell, gridCells, gridHeader, parseGrid } from '../../../src/render/languages/grid.ts';
import { commaItems } from '../../../src/render/languages/items.ts';
import { menuRow } from '../../../src/render/languages/menu.ts';
import { parseSiteMap } from '../../../src/render/languages/site-map.ts';
import { treeRow } from '../../../src/render/languages/tree.ts';

describe('items parted by commas', () => {
  it('keep the spaces that their author moved them with, and commas behind a backslash', () => {
    expect(commaItems('  File, Edit,   View, a\\, b')).toEqual(['  File', 'Edit', '  View', 'a, b']);
  });
});

describe('marks', () => {
  it.each([
    ['[ ] a', 'box', 'up', 'a'],
    ['[] a', 'box', 'up', 'a'],
    ['[X] a', 'box', 'selected', 'a'],
    ['[*] a', 'box', 'selected', 'a'],
    ['[-] a', 'box', 'indeterminate', 'a'],
    ['(o) a', 'ring', 'selected', 'a'],
    ['() a', 'ring', 'up', 'a'],
  ])('%s', (text, kind, state, rest) => {
    expect(leadingMark(text)).toEqual({ mark: { kind, state }, rest });
  });

  it('are no marks in a link, a word or another letter', () => {
    for (const text of ['[View]', '[x]y', '[q] a', '(a) b', 'a [x]']) expect(leadingMark(text)).toBeUndefined();
  });

  it('of a row are grey between dashes, which a row without a mark keeps', () => {
    expect(choiceRow('-[x] done-')).toEqual({
      mark: { kind: 'box', state: 'selected' },
      text: 'done',
      disabled: true,
    });
    expect(choiceRow('- Note -')).toEqual({ text: '- Note -', disabled: false });
  });
});

describe('rows of a menu', () => {
  it('have keys, signs and openers', () => {
    expect(menuRow('Open,CTRL+O')).toMatchObject({ text: 'Open', keys: 'CTRL+O' });
    expect(menuRow('x Toggle')).toMatchObject({ text: 'Toggle', mark: 'check' });
    expect(menuRow('o One')).toMatchObject({ text: 'One', mark: 'bullet' });
    expect(menuRow('Recent >')).toMatchObject({ text: 'Recent', opens: true });
    expect(menuRow('Salt\\, pepper')).toMatchObject({ text: 'Salt, pepper', keys: '' });
    for (const line of ['---', '=', '', '  ']) expect(menuRow(line).separator).toBe(true);
  });
});

describe('an accordion', () => {
  const text = 'One\nTwo\n- a\n- b\nThree';

  it('is open at the header, or at the header of the item, that is selected', () => {
    expect(parseAccordion(text, 1)).toMatchObject({ open: 1, item: -1 });
    expect(parseAccordion(text, 3)).toMatchObject({ open: 1, item: 1 });
    expect(parseAccordion(text, 4)).toMatchObject({ open: 2, item: -1 });
    expect(parseAccordion(text, -1)).toMatchObject({ open: -1 });
  });

  it('holds items below their headers', () => {
    expect(parseAccordion(text, 0).sections.map(({ items }) => items.length)).toEqual([0, 2, 0]);
  });
});

describe('rows of a tree', () => {
  it.each([
    ['v Foo', 0, 'open', 'Foo'],
    ['> Bar', 0, 'closed', 'Bar'],
    ['.- port', 1, 'file', 'port'],
    ['  F Folder', 2, 'open-folder', 'Folder'],
    ['f Closed', 0, 'closed-folder', 'Closed'],
    [' _ slot', 1, 'blank', 'slot'],
    ['[+] more', 0, 'plus', 'more'],
    ['[ ] box', 0, 'unchecked', 'box'],
    [' [GET /path]()', 1, undefined, '[GET /path]()'],
    ['value', 0, undefined, 'value'],
    ['Friends', 0, undefined, 'Friends'],
  ])('%s', (line, depth, mark, text) => {
    expect(treeRow(line)).toEqual({ depth, ...(mark ? { mark } : {}), text });
  });
});

describe('a site map', () => {
  it('holds pages below pages', () => {
    expect(parseSiteMap('Home\n- Products\n-- One\n-- Two\n- About Us')).toEqual([
      { text: 'Home', depth: 0, parent: -1 },
      { text: 'Products', depth: 1, parent: 0 },
      { text: 'One', depth: 2, parent: 1 },
      { text: 'Two', depth: 2, parent: 1 },
      { text: 'About Us', depth: 1, parent: 0 },
    ]);
  });

  it('gives a page that skips a level to the last one above it', () => {
    expect(parseSiteMap('Home\n---- Deep')[1]).toEqual({ text: 'Deep', depth: 1, parent: 0 });
  });

  it('is nothing without a page', () => {
    expect(parseSiteMap(' \n ')).toEqual([]);
  });
});

describe('a grid', () => {
  it('says of its columns how wide they are and how they are aligned', () => {
    const { rows, columns } = parseGrid('a, b\n1, 2\n{65L, 0R, 35,}');
    expect(rows).toEqual(['a, b', '1, 2']);
    expect(columns).toEqual([{ weight: 65, align: 'left' }, { weight: 0, align: 'right' }, { weight: 35 }, {}]);
  });

  it('keeps a last row that is text in a colour', () => {
    expect(parseGrid('a\n{color:red}no{color}').rows).toHaveLength(2);
    expect(parseGrid('{a}').columns).toEqual([]);
  });

  it('has cells between commas or tabs', () => {
    expect(gridCells('a, b\\, c\td', 9)).toEqual(['a', ' b\\, c', 'd']);
    expect(gridCells('a,b,c', 2)).toEqual(['a', 'b']);
    expect(gridCell('   b\\, c ')).toEqual({ text: '  b, c ' });
    expect(gridCell('  ')).toEqual({ text: '' });
    expect(gridCell(' [x] ')).toEqual({ text: '', mark: { kind: 'box', state: 'selected' } });
    expect(gridCell('[x] yes')).toEqual({ text: '[x] yes' });
  });

  it('has headers with a sort mark at their very end', () => {
    expect(gridHeader(' Name ^v')).toEqual({ text: 'Name', sort: 'both' });
    expect(gridHeader('Age ^')).toEqual({ text: 'Age', sort: 'ascending' });
    expect(gridHeader('Age v')).toEqual({ text: 'Age', sort: 'descending' });
    expect(gridHeader('Age v ')).toEqual({ text: 'Age v ' });
    expect(gridHeader('Well #^')).toEqual({ text: 'Well #^' });
  });

  it('has as many rows as lines, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((line) => !/[\n{}]/.test(line)),
          { minLength: 1 },
        ),
        (lines) => {
          expect(parseGrid(lines.join('\n')).rows).toEqual(lines);
        },
      ),
    );
  });
});
