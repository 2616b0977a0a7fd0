import { expect, it } from 'vitest';
import { graphemes } from '../../../src/render/text/graphemes.ts';

it.each([
  ['', []],
  ['plain', ['p', 'l', 'a', 'i', 'n']],
  ['two\nlines', ['t', 'w', 'o', '\n', 'l', 'i', 'n', 'e', 's']],
  ['of two\r\n', ['o', 'f', ' ', 't', 'w', 'o', '\r\n']],
  ['e\u0301t\u00e9', ['e\u0301', 't', '\u00e9']],
  ['👩‍🚀!', ['👩‍🚀', '!']],
])('the characters of %j are as readers count them', (text, expected) => {
  expect(graphemes(text)).toEqual(expected);
});
