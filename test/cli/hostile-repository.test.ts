import { expect, it } from 'vitest';
import { GLOBS, MARKDOWN, SLOW_NAME } from '../../scripts/hostile/repositories.mjs';
import { globMatcher } from '../../src/cli/shared/files/globs.ts';
import { parseConfig } from '../../src/images/config-schema.ts';
import { imageReferences } from '../../src/images/markdown.ts';
import { balsa } from '../balsa.ts';
import { testRepository } from '../git.ts';
import { box, mockup } from '../images-repository.ts';

/** A parser or a matcher that is given what it is slow with takes far longer; one that is not, less than a second. */
const AT_ONCE = 60_000;

it(
  'check tells of the image that is missing in each hostile Markdown file',
  async () => {
    const made = await testRepository();
    await made.write('project-files/map.json', mockup(box(0, 'one')));
    for (const [index, [, text]] of MARKDOWN.entries()) await made.write(`docs/${index}.md`, text);
    const { code, stdout } = await balsa(['check', '--json'], { cwd: made.root });
    expect(code).toBe(1);
    const { broken } = JSON.parse(stdout.toString()) as { broken: { file: string; image: string }[] };
    const told = new Set(broken.filter(({ image }) => image === 'docs/img/missing.png').map(({ file }) => file));
    expect(MARKDOWN.filter((_, index) => !told.has(`docs/${index}.md`)).map(([name]) => name)).toEqual([]);
  },
  8 * AT_ONCE,
);

it('finds in a long file what it finds in a short one', () => {
  const text = [
    '![one](img/one.png) ![two][ref] ![Three Times][] ![four]',
    '```',
    '![code](img/code.png) <img src="img/code.png">',
    '```',
    '~~~~ md',
    '~~~',
    '![code](img/code.png)',
    '~~~~',
    '<img src="img/five.png"> <!-- <img src="img/no.png"> -->',
    '',
    '[ref]: img/two.png "title"',
    '[three  times]: <img/three.png>',
    '[four]: img/four.png',
    '[ref]: img/second.png',
    '',
  ].join('\n');
  const images = (markdown: string) => new Set(imageReferences('README.md', markdown).map(({ image }) => image));
  const expected = new Set(['one', 'two', 'three', 'four', 'five'].map((name) => `img/${name}.png`));
  expect(images(text)).toEqual(expected);
  expect(images(text + 'A line.\n\n'.repeat(5_000))).toEqual(expected);
});

it.each(GLOBS)(
  'a glob of the configuration: %s',
  (_, glob, obeyed) => {
    const read = () => parseConfig({ sources: ['project-files/*.json', glob] }, 'balsa.config.json');
    if (!obeyed) return void expect(read).toThrow('$.sources[1]: ');
    const matches = globMatcher(read().sources ?? []);
    expect(matches('project-files/map.json')).toBe(true);
    expect(matches(SLOW_NAME)).toBe(false);
  },
  AT_ONCE,
);
