import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, UsageError } from '../../src/model/errors.ts';
import { descendants, type Entry, tiesOf } from '../../src/outline/outline.ts';
import { readOutline } from '../../src/outline/read.ts';
import { READING_ORDER, writeOutline } from '../../src/outline/write.ts';

const EXAMPLE = `# Data Engineer

**Legend**

- {rec} Personal recommendation #fff176
- {alt} Possibility #d9d9d9

> Follow the line from the top.

## Programming

### Languages {left}

- [Python](https://www.python.org) {rec}
  - NumPy {alt}
  - pandas {rec}
- SQL {rec} <!-- id:46 -->

## Storage

- PostgreSQL {rec}
- Object stores {alt}
  - -> Python: read from
  - -- pandas
`;

const only = (text: string) => {
  const [mockup] = readOutline(text).mockups;
  if (!mockup) throw new Error('no mockup');
  return mockup;
};
const problemsOf = (text: string) => {
  try {
    readOutline(text);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
};
const find = (title: Entry, text: string) => [title, ...descendants(title)].find((entry) => entry.text === text);

describe('an outline', () => {
  it('is written as it was read', () => {
    expect(writeOutline(readOutline(EXAMPLE))).toBe(EXAMPLE);
  });

  it('says classes, links, sides, notes and IDs', () => {
    const { title, legends } = only(EXAMPLE);
    expect(title).toMatchObject({ kind: 'title', text: 'Data Engineer' });
    expect(legends).toEqual([
      {
        title: 'Legend',
        lines: [
          { key: 'rec', meaning: 'Personal recommendation', look: 'fill', colour: 0xfff176 },
          { key: 'alt', meaning: 'Possibility', look: 'fill', colour: 0xd9d9d9 },
        ],
      },
    ]);
    expect(find(title, 'Python')).toMatchObject({ class: 'rec', link: 'https://www.python.org', relation: 'in' });
    expect(find(title, 'Languages')).toMatchObject({ kind: 'section', side: 'left', relation: 'tied' });
    expect(find(title, 'SQL')).toMatchObject({ id: '46', class: 'rec' });
    expect(find(title, 'Follow the line from the top.')).toMatchObject({ kind: 'note', relation: 'beside' });
  });

  it('ties stages to each other, topics to what they stand beneath, and what a tie names', () => {
    const ties = tiesOf(only(EXAMPLE)).map(({ from, to, direction, label }) => [from.text, direction, to.text, label]);
    expect(ties).toEqual([
      ['Programming', 'none', 'Storage', undefined],
      ['Programming', 'none', 'Languages', undefined],
      ['Python', 'none', 'NumPy', undefined],
      ['Python', 'none', 'pandas', undefined],
      ['Storage', 'none', 'PostgreSQL', undefined],
      ['Storage', 'none', 'Object stores', undefined],
      ['Object stores', 'forward', 'Python', 'read from'],
      ['Object stores', 'none', 'pandas', undefined],
    ]);
  });

  it('replaces the tie of two entries by the one that is written out', () => {
    const mockup = only('# T {arrows}\n\n- A\n  - B\n    - -> A: back\n  - C\n');
    expect(tiesOf(mockup).map(({ from, to, direction }) => [from.text, direction, to.text])).toEqual([
      ['A', 'forward', 'C'],
      ['B', 'forward', 'A'],
    ]);
  });

  it('may be of several mockups', () => {
    expect(readOutline('# One\n\n- A\n\n# Two\n\n- B\n').mockups.map(({ title }) => title.text)).toEqual([
      'One',
      'Two',
    ]);
  });

  it('takes escaped braces for text', () => {
    expect(find(only('# T\n\n- a \\{b}\n').title, 'a {b}')).toMatchObject({ text: 'a {b}' });
  });

  it.each([
    ['# T\n\n- A {x}\n', 'line 3', 'the legend has no {x}'],
    ['# T\n\n- A\n  - -> Nothing\n', 'line 4', 'nothing is called "Nothing"'],
    ['# T\n\n- A\n  - B\n- C\n  - B\n  - -> B\n', 'line 7', 'several are called "B"'],
    ['# T\n\nSome text.\n', 'line 3', 'a paragraph is no part of an outline'],
    ['- A\n', 'line 1', 'this stands before the first title'],
    ['# T\n\n- {left} Left #ffffff\n', 'line 3', '"left" has a meaning of its own in braces'],
    ['# T\n\n- A <b>bold</b>\n', 'line 3', '<b> is HTML'],
    ['', 'line 1', 'there is no mockup'],
  ])('refuses %j with its line', (text, place, message) => {
    expect(problemsOf(text)[0]).toMatchObject({ place, message });
  });

  it('names the candidates of an ambiguous target', () => {
    const [problem] = problemsOf('# T\n\n- A\n  - B\n- C\n  - B\n  - -> B\n');
    expect(problem?.hint).toBe('Write one of "A / B" (line 4), "C / B" (line 6)');
  });

  it('finds a target by all that it stands beneath', () => {
    const text = '# T\n\n## One\n\n### A\n\n- B\n\n## Two\n\n### A\n\n- B\n- C\n  - -> One / A / B\n';
    const { title } = only(text);
    const [tie] = find(title, 'C')?.ties ?? [];
    expect(tie?.to).toBe(title.children[0]?.children[0]?.children[0]);
  });

  it('refuses a list in reading order as wrong usage', () => {
    expect(() => readOutline(`${READING_ORDER}\n\n# T\n\n- A\n`)).toThrow(UsageError);
  });
});

describe('targets of ties', () => {
  const SLASHES: [string, string[]][] = [
    ['A', ['A', 'A', 'A']],
    ['A / B', ['A', 'A', 'A', 'A / B']],
    ['A', ['A', 'A', 'A', 'B']],
  ];
  const names = fc.constantFrom<string>('A', 'B', 'A / B', 'A: b', 'b', 'A #2', 'CI/CD', '-> A', '{A}', '#1');
  const tree = fc.array(fc.tuple(names, fc.array(names, { maxLength: 4 })), { minLength: 1, maxLength: 5 });

  it('come back, however often a text is there', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(), fc.option(fc.constantFrom('x', 'a: b', 'A')), (sections, i, j, label) => {
        const topic = (text: string, children: Entry[], kind: Entry['kind'] = 'topic'): Entry => {
          return { kind, text, relation: kind === 'topic' ? 'in' : 'beside', ties: [], children, line: 0 };
        };
        const inner = sections.map(([text, texts]) =>
          topic(
            text,
            texts.map((one) => topic(one, [])),
            'section',
          ),
        );
        const title = topic('T', inner, 'title');
        const all = [...descendants(title)];
        const [from, to] = [all[i % all.length], all[j % all.length]];
        if (!from || !to || from === to) return;
        const tie = { to, direction: 'forward' as const, ...(label === null ? {} : { label }) };
        Object.assign(from, { ties: [tie] });
        const written = writeOutline({ mockups: [{ title, arrows: false, legends: [] }] });
        const read = only(written);
        const again = [...descendants(read.title)];
        const found = tiesOf(read).filter(({ implied }) => !implied);
        expect(found).toHaveLength(1);
        expect(again.indexOf(found[0]?.from as Entry)).toBe(all.indexOf(from));
        expect(again.indexOf(found[0]?.to as Entry)).toBe(all.indexOf(to));
      }),
      // A text with a slash beside one that stands in another: neither may be taken for the other.
      { examples: [[SLASHES, 0, 4, null]] },
    );
  });
});
