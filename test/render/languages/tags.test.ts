import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagItems } from '../../../src/render/languages/tags.ts';

describe('the words of a tag cloud', () => {
  it('are parted by spaces and line breaks', () => {
    expect(tagItems(' tips  tool\ntools ')).toEqual(['tips', 'tool', 'tools']);
  });

  it('hold a space that is escaped', () => {
    expect(tagItems('web\\ 2.0 web\\ design')).toEqual(['web 2.0', 'web design']);
  });

  it('hold every letter of the text', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(tagItems(words.join(' '))).toEqual(words);
      }),
    );
  });
});
