import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMenu } from '../../../src/render/controls/iphone-menu-text.ts';

const row = (line: string) => parseMenu(line)[0]?.[0];

describe('the text of an iPhone menu', () => {
  it('is one row to a line, with what stands at its right end', () => {
    expect(row('Wi-Fi')).toEqual({ lines: ['Wi-Fi'] });
    expect(row('17 trips, >')).toEqual({ lines: ['17 trips'], accessory: 'chevron' });
    expect(row('Park,(>)')).toEqual({ lines: ['Park'], accessory: 'disclosure' });
    expect(row('Korea,v')).toEqual({ lines: ['Korea'], accessory: 'check' });
    expect(row('Move, =')).toEqual({ lines: ['Move'], accessory: 'grip' });
    expect(row('Wi-Fi, ON')).toEqual({ lines: ['Wi-Fi'], accessory: 'on' });
    expect(row('Wi-Fi, OFF')).toEqual({ lines: ['Wi-Fi'], accessory: 'off' });
    expect(row('Place, [v]')).toEqual({ lines: ['Place'], detail: '[v]' });
  });

  it('takes the last comma that is not escaped', () => {
    expect(row('a, b, c')).toEqual({ lines: ['a, b'], detail: 'c' });
    expect(row('199\\,900')).toEqual({ lines: ['199,900'] });
    expect(row('199\\,900 | KRW, [v]')).toEqual({ lines: ['199,900 | KRW'], detail: '[v]' });
  });

  it('knows the marks at the left end, and breaks', () => {
    expect(row('+ Add')).toEqual({ marker: 'add', lines: ['Add'] });
    expect(row('- Delete')).toEqual({ marker: 'delete', lines: ['Delete'] });
    expect(row('v Done')).toEqual({ marker: 'check', lines: ['Done'] });
    expect(row('* Unread')).toEqual({ marker: 'bullet', lines: ['Unread'] });
    expect(row('_ Icon')).toEqual({ marker: 'icon', lines: ['Icon'] });
    expect(row('__ Person\\r  Seoul, >')).toEqual({
      marker: 'large-icon',
      lines: ['Person', '  Seoul'],
      accessory: 'chevron',
    });
  });

  it('a line of one space parts sections', () => {
    expect(parseMenu('a\nb\n \nc').map((rows) => rows.length)).toEqual([2, 1]);
    expect(parseMenu('')).toEqual([[{ lines: [''] }]]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(',', '\\', 'r', '\n', ' ', '_', '>', 'a') }), (text) => {
        const rows = parseMenu(text).flat();
        expect(rows.length).toBe(text.split('\n').filter((line) => line !== ' ').length);
      }),
    );
  });
});
