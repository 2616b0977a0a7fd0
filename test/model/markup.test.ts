import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkup, plainText } from '../../src/model/markup.ts';

describe('markup', () => {
  test.each([
    ['*bold* text', [{ bold: true, text: 'bold' }, { text: ' text' }]],
    ['_italic_', [{ italic: true, text: 'italic' }]],
    ['in&si&de', [{ text: 'in' }, { underline: true, text: 'si' }, { text: 'de' }]],
    ['~gone~', [{ strike: true, text: 'gone' }]],
    ['-off-', [{ disabled: true, text: 'off' }]],
    ['[here]', [{ link: { target: '' }, text: 'here' }]],
    [
      'see [docs](https://a.b/c_d)!',
      [{ text: 'see ' }, { link: { target: 'https://a.b/c_d' }, text: 'docs' }, { text: '!' }],
    ],
    ['_[this]_', [{ italic: true, link: { target: '' }, text: 'this' }]],
    [
      '*a _b_*',
      [
        { bold: true, text: 'a ' },
        { bold: true, italic: true, text: 'b' },
      ],
    ],
    ['{color:purple}x{color}y', [{ colour: 0x9900ff, text: 'x' }, { text: 'y' }]],
    ['{color:#F00}{size:20}x{size}{color}', [{ colour: 0xff0000, size: 20, text: 'x' }]],
    ['{color:red2}*x*{color}', [{ bold: true, colour: 0xea9999, text: 'x' }]],
    ['a\\rb', [{ text: 'a\nb' }]],
  ])('%s', (source, runs) => {
    expect(parseMarkup(source)).toEqual(runs);
  });

  test.each([
    'weak_ptr and unique_ptr',
    'snake_case_name',
    'Data lakes & Warehouses & more',
    '2 * 3 * 4',
    '10-20-30',
    'CI / CD - the basics - now',
    '** not bold **',
    '**not bold**',
    '_____name_____',
    '****************',
    'A -> B -> C',
    'https://example.org/a_b/_c_/d',
    '[ ]',
    '[]',
    'a[0]',
    '{mockup-name}',
    '{color:nosuch}',
    '-5 to -3',
    'unclosed *bold',
  ])('leaves "%s" as it is', (source) => {
    expect(parseMarkup(source)).toEqual([{ text: source }]);
  });

  test('escaped markers are text', () => {
    expect(plainText('\\*a\\* \\_b\\_ \\[c\\]')).toBe('*a* _b_ [c]');
  });

  test('any text gives runs with text in them', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'*_&~-[](){}\\ \nab', '{color}', '{color:red}', '{size:9}'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), hostile), (source) => {
        for (const run of parseMarkup(source)) expect(run.text).not.toBe('');
        expect(plainText(source).length).toBeLessThanOrEqual(source.length);
      }),
    );
  });

  test('brackets inside the brackets of a link are its text', () => {
    const links = (source: string) => parseMarkup(source).flatMap(({ link, text }) => (link ? [text] : []));
    expect(links('see [[ 1 ]] and [[2]]')).toEqual(['[ 1 ]', '[2]']);
    expect(links('[[ open')).toEqual([]);
    expect(plainText('[[x]')).toBe('[[x]');
  });

  test('text without markers is itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((source) => !/[*_&~\-[\]{}\\\r]/.test(source)),
        (source) => {
          expect(plainText(source)).toBe(source);
        },
      ),
    );
  });
});
