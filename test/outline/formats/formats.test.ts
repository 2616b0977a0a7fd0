import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/model/errors.ts';
import { readOutlineFile } from '../../../src/outline/formats/formats.ts';
import { writeMindmap } from '../../../src/outline/formats/mermaid.ts';
import { writeOpml } from '../../../src/outline/formats/opml.ts';
import { readOutline } from '../../../src/outline/read.ts';
import { writeOutline } from '../../../src/outline/write.ts';

const outlineOf = (text: string, ending: string) => writeOutline(readOutlineFile(text, ending, 'Chart').outline);
const problemsOf = (text: string, ending: string) => {
  try {
    readOutlineFile(text, ending, 'Chart');
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ place, message }) => `${place}: ${message}`);
    throw error;
  }
  return [];
};

describe('a mind map of Mermaid', () => {
  it('ties everything to what it stands beneath', () => {
    const map =
      'mindmap\n  root((Data))\n    Store["SQL #amp; more"]\n      Postgres\n    )Move(\n      id(Kafka<br/>streams)\n';
    expect(outlineOf(map, 'mmd')).toBe(
      '# Data\n\n- SQL & more {tied}\n  - Postgres\n- Move {tied}\n  - Kafka streams\n',
    );
  });

  it('names what an outline cannot say', () => {
    const { left } = readOutlineFile('mindmap\n  Root\n    A\n    ::icon(fa fa-book)\n    :::big\n', 'mmd', '');
    expect(left).toEqual(['line 4: an icon', 'line 5: a class of CSS']);
  });

  it('is an error where it is not understood', () => {
    expect(problemsOf('mindmap\n  Root\n    A[open\n', 'mmd')).toEqual(['line 3: "A[open" is no node of a mind map']);
    expect(problemsOf('mindmap\n  Root\n  Second\n', 'mmd')).toEqual(['line 3: a second root']);
    expect(problemsOf('sequenceDiagram\n A->>B: hi\n', 'mmd')[0]).toMatch(/line 1: is no mind map/);
  });
});

describe('a flow chart of Mermaid', () => {
  it('has subgraphs as sections, ties, labels, classes and links', () => {
    const chart = `---
title: Orders
---
flowchart LR
  %% a comment
  A[Web shop] --> B(Orders)
  B -->|puts| Q[("Queue; of [orders]")]
  Q -. takes .-> W:::new
  B <--> A2
  subgraph back [Back office]
    direction TB
    W[Worker] --- D & E
  end
  A --> back
  classDef new fill:#0f8,stroke:#000
  click A "https://example.org/shop" "tip"
`;
    expect(outlineOf(chart, 'mmd')).toBe(
      `# Orders {arrows}

**Legend**

- {new} new #00ff88

- [Web shop](https://example.org/shop)
  - -> Back office
  - Orders
    - -> Queue; of \\[orders\\]: puts
    - <-> A2
    - Queue; of \\[orders\\]
      - -> Worker: takes
    - A2

### Back office

- Worker {new}
  - -- D
  - -- E
  - D
  - E
`,
    );
  });

  it('is an error where it is not understood, by its line', () => {
    expect(problemsOf('graph TD\n  A --> B\n  A ~~~~ B\n  C[open\n  end\n  subgraph x\n', 'mmd')).toEqual([
      'line 3: "~~~~ B" is not understood',
      'line 4: the text of "C" does not end',
      'line 5: "end" without a subgraph',
      'line 6: a subgraph without an end',
    ]);
  });
});

describe('OPML', () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><head><title>Data &amp; more</title></head><body>
    <outline text="Learn"><outline text="SQL" _note="first"><outline text="Joins" url="https://example.org/j"/></outline>
    <outline text="Git"/></outline><outline text="Work"/></body></opml>`;

  it('has its outermost outlines as stages', () => {
    expect(outlineOf(opml, 'opml')).toBe(
      '# Data & more\n\n## Learn\n\n- Git\n\n### SQL\n\n> first\n\n- [Joins](https://example.org/j)\n\n## Work\n',
    );
  });

  it('is an error without a text, or when it is something else', () => {
    expect(problemsOf('<opml><body><outline/></body></opml>', 'opml')).toEqual([
      'body/outline[1]: an outline without the attribute "text"',
    ]);
    expect(problemsOf('<html/>', 'opml')).toEqual(['undefined: is XML of <html>, not of <opml>']);
  });

  it('is read back as it was written', () => {
    const outline = readOutline(outlineOf(opml, 'opml'));
    expect(outlineOf(writeOpml(outline), 'opml')).toBe(outlineOf(opml, 'opml'));
  });
});

describe('indented text', () => {
  it('has its levels from blanks or tabs', () => {
    expect(outlineOf('Data\n  Learn\n    - SQL\n\n      Joins\n\tGit\n  Work\n', 'txt')).toBe(
      '# Data\n\n## Learn\n\n- Git\n\n### SQL\n\n- Joins\n\n## Work\n',
    );
    expect(outlineOf('Learn\nWork\n', 'txt')).toBe('# Chart\n\n## Learn\n\n## Work\n');
  });

  it('is an error between two levels', () => {
    expect(problemsOf('A\n    B\n  C\n', 'txt')).toEqual(['line 3: stands between two levels']);
  });
});

describe('any texts', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => /\S/.test(text.replace(/\p{Cc}/gu, ' ')));
  const text = word.map((raw) => raw.replace(/[\s\p{Cc}]+/gu, ' ').trim());

  it('come back from a mind map and from OPML', () => {
    fc.assert(
      fc.property(text, text, text, (title, topic, inner) => {
        const { outline } = readOutlineFile('mindmap\n  r\n    a\n      b\n', 'mmd', '');
        const [mockup] = outline.mockups;
        const [first] = mockup?.title.children ?? [];
        const [second] = first?.children ?? [];
        if (!mockup || !first || !second) throw new Error('the map lacks a node');
        const named = {
          ...mockup.title,
          text: title,
          children: [{ ...first, text: topic, children: [{ ...second, text: inner }] }],
        };
        const made = { mockups: [{ ...mockup, title: named }] };
        const read = readOutlineFile(writeMindmap(made), 'mmd', '').outline.mockups[0]?.title;
        expect([read?.text, read?.children[0]?.text, read?.children[0]?.children[0]?.text]).toEqual([
          title,
          topic,
          inner,
        ]);
        const back = readOutlineFile(writeOpml(made), 'opml', '').outline.mockups[0]?.title;
        expect([back?.text, back?.children[0]?.text, back?.children[0]?.children[0]?.text]).toEqual([
          title,
          topic,
          inner,
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
