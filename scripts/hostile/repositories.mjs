// Repositories of which a text is hostile: Markdown that costs a parser much, and globs that cost a matcher much. Each file of
// Markdown shows img/missing.png; each glob must be refused or obeyed at once.
const IMAGE = '![the last one](img/missing.png)';
const many = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join('');

/** Markdown files by name; each of them shows `img/missing.png`, which is nowhere. */
export const MARKDOWN = [
  ['emphasis that is never closed', `${'*a_ '.repeat(10_000)}\n\n${IMAGE}\n`],
  ['emphasis and an image in one line', `${'*a_ '.repeat(10_000)}${IMAGE}\n`],
  [
    'emphasis of all lengths',
    `${many(4_000, (i) => `${'*'.repeat((i % 7) + 1)}a${'_'.repeat((i % 5) + 1)}`)}\n\n${IMAGE}\n`,
  ],
  ['60,000 images', `${'![a](b.png)\n'.repeat(60_000)}${IMAGE}\n`],
  ['3,900 images in one paragraph', `${'![a](b.png) '.repeat(3_900)}${IMAGE}\n`],
  [
    'images by reference',
    `${many(1_900, (i) => `![a][r${i}] `)}\n\n${many(1_900, (i) => `[r${i}]: x${i}.png\n`)}\n${IMAGE}\n`,
  ],
  ['brackets in brackets', `${'['.repeat(3_900)}${']'.repeat(3_900)}\n\n${IMAGE}\n`],
  ['100,000 brackets', `${'['.repeat(100_000)}\n\n${IMAGE}\n`],
  ['images in images', `${'!['.repeat(3_900)}a${'](b.png)'.repeat(3_900)}\n\n${IMAGE}\n`],
  ['quotations in quotations', `${many(500, (i) => `${'> '.repeat(i + 1)}a\n`)}\n\n${IMAGE}\n`],
  ['quotations just below the bound', `${many(2_000, () => `${'>'.repeat(59)}a\n`)}\n\n${IMAGE}\n`],
  ['lists in lists', `${many(1_000, (i) => `${' '.repeat(2 * (i % 28))}- a\n`)}\n\n${IMAGE}\n`],
  ['lists on one line', `${many(1_000, () => `${'- '.repeat(29)}a\n`)}\n\n${IMAGE}\n`],
  ['code that is never closed', `${many(2_000, (i) => `${'`'.repeat((i % 90) + 1)}a `)}\n\n${IMAGE}\n`],
  ['links that are never closed', `${'[a](<b '.repeat(3_900)}\n\n${IMAGE}\n`],
  ['definitions', `${many(3_900, (i) => `[${i}]: a\n`)}\n${IMAGE}\n`],
  ['tags of HTML that are never closed', `${'<img src="a" '.repeat(20_000)}\n\n${IMAGE}\n`],
  ['comments that are never closed', `${IMAGE}\n\n${'<!-- <img '.repeat(20_000)}\n`],
  ['instructions and declarations', `${'<? <!A <![CDATA[ '.repeat(10_000)}\n\n${IMAGE}\n`],
  ['entities', `${'&amp;&#x110000;&unknown;'.repeat(10_000)}\n\n${IMAGE}\n`],
  ['backslashes', `${'\\'.repeat(250_000)}\n\n${IMAGE}\n`],
  ['lines without an end', `${' a\\\n'.repeat(60_000)}\n\n${IMAGE}\n`],
  ['headings and rules', `${'a\n=\n***\n#\n'.repeat(25_000)}\n\n${IMAGE}\n`],
  // What the bounds just let through to the parser.
  ['1,450 images in one paragraph', `${'![a](b.png) '.repeat(1_450)}${IMAGE}\n`],
  [
    '700 images by reference',
    `${many(700, (i) => `![a][r${i}] `)}\n\n${many(700, (i) => `[r${i}]: x.png\n`)}\n${IMAGE}\n`,
  ],
  ['images in images, 19 deep', `${`${'!['.repeat(19)}a${'](b.png)'.repeat(19)}\n`.repeat(70)}\n${IMAGE}\n`],
  ['brackets in brackets, 19 deep', `${`${'['.repeat(19)}a${']'.repeat(19)}\n\n`.repeat(75)}\n${IMAGE}\n`],
  ['quotations, seven deep', `${many(290, () => `${'> '.repeat(7)}a\n`)}\n${IMAGE}\n`],
  ['quotations in 1,400 lines', `${many(1_400, () => '> a\n')}\n${IMAGE}\n`],
  ['lists, seven deep', `${many(1_200, (i) => `${'  '.repeat(i % 7)}- a\n`)}\n${IMAGE}\n`],
  ['lists, two deep', `${many(1_400, (i) => `${'  '.repeat(i % 2)}- a\n`)}\n${IMAGE}\n`],
  ['lists on one line, seven deep', `${many(290, () => `${'- '.repeat(7)}a\n`)}\n${IMAGE}\n`],
  ['lists of 1,400 kinds', `${many(700, () => '- a\n* a\n')}\n${IMAGE}\n`],
  ['1,400 headings and rules', `${'a\n=\n***\n#\n'.repeat(340)}\n${IMAGE}\n`],
  ['1,400 lines that go on', `${' a\\\n'.repeat(1_400)}\n${IMAGE}\n`],
  ['90,000 backslashes', `${'\\'.repeat(90_000)}\n\n${IMAGE}\n`],
  ['4,000 entities', `${'&amp;&#x110000;&unknown;'.repeat(4_000)}\n\n${IMAGE}\n`],
  ['1,450 definitions', `${many(1_450, (i) => `[${i}]: a\n`)}\n${IMAGE}\n`],
  ['links that are never closed, fewer', `${'[a](<b '.repeat(1_450)}\n\n${IMAGE}\n`],
  ['9,000 addresses without brackets', `${'<http://a.b> '.repeat(7_000)}\n\n${IMAGE}\n`],
  ['spans of code in 90,000 characters', `${'`a` ``b`` '.repeat(9_000)}\n\n${IMAGE}\n`],
  ['candidates of one image', `<img srcset="${many(200, () => 'b.png 1x,')}">\n\n${IMAGE}\n`],
];

/** Globs of a configuration, and whether they are obeyed rather than refused. */
export const GLOBS = [
  ['five stars between two slashes', 'a*b*c*d*e*f.json', false],
  ['five stars and a folder', 'x/a*b*c*d*e*f/*.json', false],
  ['three stars', 'a*b*c*d.json', true],
  ['doubled stars', `${'**/'.repeat(20)}x.json`, false],
  ['braces in braces', `${'{a,b,'.repeat(12)}c${'}'.repeat(12)}.json`, true],
  ['braces beside braces', `${'{a,b}'.repeat(20)}.json`, true],
  ['numbers without end', '{1..1000000000}.json', true],
  ['groups that repeat', '+(a|+(b|+(c|+(d)))).json', false],
  ['groups that repeat one letter', '+(+(a))+(+(a))b.json', false],
  ['classes', `${'[a-z]'.repeat(500)}.json`, false],
  ['a class that is never closed', `${'[a'.repeat(500)}.json`, false],
];

/** A name that globs of stars and repetitions are slow to refuse. */
export const SLOW_NAME = `${'a'.repeat(60)}${'b'.repeat(60)}.json`;
