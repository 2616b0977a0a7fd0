import { describe, expect, it } from 'vitest';
import { imageReferences } from '../../src/images/markdown.ts';

describe('the images that a Markdown file shows', () => {
  it('are found wherever Markdown and HTML can show one', () => {
    const markdown = [
      '# Map ![one](../img/one.png)',
      '',
      'A [link](../img/link.png), `![code](code.png)` and ![two][ref] and <img src="../img/three%20x.png" width="9">',
      '',
      '```md',
      '![fenced](fenced.png)',
      '```',
      '',
      '<picture>',
      '  <source srcset="../img/dark.png 1x, ../img/dark@2x.png 2x">',
      "  <img alt='a > b' src='../img/four.png#only'>",
      '</picture>',
      '',
      '![web](https://example.org/x.png) ![root](/img/five.png?raw=true) ![outside](../../x.png)',
      '',
      '[ref]: ../img/two.png "title"',
      '',
      '<!--',
      '<img src="../img/hidden.png">',
      '--> <img src="../img/this&amp;that.png"><!-- ![hidden](../img/hidden.png) -->',
      '',
      '    ![indented](../img/code.png)',
      '',
      '| ![table](../img/table.png) |',
      '|---|',
      '',
      '> - [![linked][ref] ![collapsed][] ![shortcut]](https://example.org)',
      '',
      '[collapsed]: <../img/with blank.png>',
      '[shortcut]: ../img/short%2Dcut.png',
    ].join('\n');
    expect(imageReferences('docs/map.md', markdown).map(({ image, line }) => `${line} ${image}`)).toEqual([
      '1 img/one.png',
      '3 img/two.png',
      '3 img/three x.png',
      '10 img/dark.png',
      '10 img/dark@2x.png',
      '11 img/four.png',
      '14 img/five.png',
      '20 img/this&that.png',
      '24 img/table.png',
      '27 img/two.png',
      '27 img/with blank.png',
      '27 img/short-cut.png',
    ]);
  });
});
