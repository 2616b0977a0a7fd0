import { afterAll, describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { arrowPoints } from '../../src/graph/arrow.ts';
import { DEFAULT_LAYOUT } from '../../src/layout/choice.ts';
import { layoutFromGraph } from '../../src/layout/elk/place.ts';
import { startElk } from '../../src/layout/elk/runner.ts';
import type { Layout } from '../../src/layout/layout.ts';
import { runsThrough } from '../../src/layout/lines/course.ts';
import { centre, contains, expand, overlaps, type Rect } from '../../src/model/geometry.ts';
import { startDrawing } from '../../src/pipeline.ts';
import { readProject } from '../../src/read/read.ts';

const elk = startElk();
afterAll(() => elk.close());

interface Said {
  readonly ID: string;
  readonly typeID: string;
  readonly balsa?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
}

const box = (ID: string, within?: string): Said => ({
  ...{ ID, typeID: 'TextInput', properties: { text: `Topic ${ID}` } },
  ...(within === undefined ? {} : { balsa: { in: within } }),
});
const section = (ID: string): Said => ({ ID, typeID: 'FieldSet', properties: { text: `Section ${ID}` } });
const tie = (from: string, to: string, stroke = 'solid'): Said => ({
  ...{ ID: `${from}-${to}`, typeID: 'Arrow', balsa: { from, to } },
  properties: { leftArrow: 'false', stroke },
});

async function lay(controls: readonly Said[], choice: Partial<typeof DEFAULT_LAYOUT> = {}): Promise<Layout> {
  const file = JSON.stringify({ mockup: { controls: { control: controls } } });
  const project = await readProject(new TextEncoder().encode(file));
  const [mockup] = project.mockups;
  if (!mockup) throw new Error('no mockup');
  const { diagram, measure } = startDrawing(project, mockup, await loadResources());
  return layoutFromGraph(diagram, { ...DEFAULT_LAYOUT, ...choice, measure }, elk.run);
}

function at({ bounds }: Layout, path: string): Rect {
  const found = bounds.get(path);
  if (!found) throw new Error(`${path} has no place`);
  return found;
}

/** Three stages; a section of three topics, one with two options, and one of four; a few topics without a section. */
const roadmap: readonly Said[] = [
  { ID: 'title', typeID: 'Title', properties: { text: 'Roadmap' } },
  ...['s1', 's2', 's3', 'a', 'b', 'c', 'd'].map((ID) => box(ID)),
  ...[section('f'), box('f1', 'f'), box('f2', 'f'), box('f3', 'f'), box('fo1', 'f'), box('fo2', 'f')],
  ...[section('g'), box('g1', 'g'), box('g2', 'g'), box('g3', 'g'), box('g4', 'g')],
  ...[tie('s1', 's2'), tie('s2', 's3'), tie('s1', 'f', 'dotted'), tie('s1', 'g', 'dotted')],
  ...[tie('s2', 'a', 'dotted'), tie('s2', 'b', 'dotted'), tie('s3', 'c', 'dotted'), tie('c', 'd', 'dotted')],
  ...[tie('f2', 'fo1', 'dotted'), tie('f2', 'fo2', 'dotted')],
];

describe('a roadmap without places', () => {
  it('has its stages on one upright line, in the order of the ties', async () => {
    const layout = await lay(roadmap);
    const stages = ['s1', 's2', 's3'].map((path) => centre(at(layout, path)));
    expect(new Set(stages.map(({ x }) => x)).size).toBe(1);
    expect(stages.map(({ y }) => y)).toEqual(stages.map(({ y }) => y).sort((p, q) => p - q));
    expect(layout.routes.get('s1-s2')?.shape).toBe('straight');
  });

  it('has sections on both sides of the stage that leads to them', async () => {
    const layout = await lay(roadmap);
    const x = centre(at(layout, 's1')).x;
    const sides = ['f', 'g'].map((path) => Math.sign(centre(at(layout, path)).x - x));
    expect([...sides].sort()).toEqual([-1, 1]);
  });

  it('has on one side what a tie joins beyond the stage', async () => {
    const joined = [...roadmap, tie('f2', 'g2', 'dashed')];
    const layout = await lay(joined);
    const x = centre(at(layout, 's1')).x;
    const sides = ['f', 'g'].map((path) => Math.sign(centre(at(layout, path)).x - x));
    expect(sides[0]).toBe(sides[1]);
  });

  it('has the topics of a section in one column of equal boxes, in the order of the source, options beside theirs', async () => {
    const layout = await lay(roadmap);
    const [f1, f2, f3, o1, o2] = ['f1', 'f2', 'f3', 'fo1', 'fo2'].map((path) => at(layout, path)) as [
      Rect,
      Rect,
      Rect,
      Rect,
      Rect,
    ];
    expect([f2.x, f3.x]).toEqual([f1.x, f1.x]);
    expect([f2.width, f3.width]).toEqual([f1.width, f1.width]);
    expect(f1.y < f2.y && f2.y < f3.y).toBe(true);
    expect(o1.x).toBe(o2.x);
    expect(o1.x === f1.x).toBe(false);
    expect(o1.y < o2.y).toBe(true);
    for (const path of ['f1', 'f2', 'f3', 'fo1', 'fo2'])
      expect(contains(at(layout, 'f'), at(layout, path)), path).toBe(true);
  });

  it('has nothing over anything else, and no line through a box', async () => {
    const layout = await lay(roadmap);
    const boxes = roadmap.filter(({ typeID }) => typeID !== 'Arrow');
    const isIn = (inner: Said, outer: Said) => inner.balsa?.in === outer.ID;
    for (const [i, one] of boxes.entries()) {
      for (const other of boxes.slice(i + 1)) {
        if (isIn(one, other) || isIn(other, one)) continue;
        expect(overlaps(at(layout, one.ID), at(layout, other.ID)), `${one.ID} and ${other.ID}`).toBe(false);
      }
    }
    for (const [edge, line] of layout.routes) {
      const ends = edge.split('-');
      const inner = boxes.filter(
        (one) => !ends.includes(one.ID) && !ends.some((end) => boxes.some((e) => e.ID === end && isIn(e, one))),
      );
      for (const one of inner)
        expect(runsThrough(arrowPoints(line), expand(at(layout, one.ID), -1)), `${edge} through ${one.ID}`).toBe(false);
    }
    expect(layout.routes.size).toBe(10);
  });

  it('has its title above all else, over the spine', async () => {
    const layout = await lay(roadmap);
    const title = at(layout, 'title');
    expect(Math.abs(centre(title).x - centre(at(layout, 's1')).x)).toBeLessThanOrEqual(1);
    for (const [path, { y }] of layout.bounds)
      if (path !== 'title') expect(y, path).toBeGreaterThanOrEqual(title.y + title.height);
  });

  it('has its title above all else where ties lead from it to more than the spine', async () => {
    const tied = [
      ...roadmap,
      tie('title', 's1'),
      ...['t1', 't2', 't3', 't4'].flatMap((ID) => [box(ID), tie('title', ID)]),
    ];
    const layout = await lay(tied);
    const title = at(layout, 'title');
    for (const path of ['t1', 't4', 'f', 's1']) expect(title.y).toBeLessThanOrEqual(at(layout, path).y);
    expect(centre(title).x).toBe(centre(at(layout, 's1')).x);
  });

  it('begins with the stages that hang on its title, though others come before them', async () => {
    const chain = (name: string) => {
      const stages = [1, 2, 3, 4].map((n) => `${name}${n}`);
      const ties = stages.slice(1).map((to, i) => tie(`${name}${i + 1}`, to));
      const topics = stages.flatMap((stage) => [box(`${stage}t`), tie(stage, `${stage}t`, 'dotted')]);
      return [...stages.map((stage) => box(stage)), ...topics, ...ties];
    };
    const [title] = roadmap;
    const layout = await lay([...chain('b'), ...(title ? [title] : []), ...chain('a'), tie('title', 'a1')]);
    const ys = ['title', 'a1', 'a4', 'b1', 'b4'].map((path) => at(layout, path).y);
    expect(ys).toEqual(ys.toSorted((p, q) => p - q));
  });

  it('has its dots on the spine, though topics hang on one another for longer', async () => {
    const dot = (ID: string): Said => ({ ID, typeID: 'Icon', properties: { icon: 'circle|large' } });
    const topics = ['p', 'q'].map((ID) => box(ID));
    const ties = [tie('title', 'd1'), tie('d1', 'd2'), tie('d2', 'd3'), tie('d2', 'p'), tie('p', 'q')];
    const many = ['m1', 'm2', 'm3', 'm4', 'm5'].flatMap((ID) => [box(ID), tie('d1', ID)]);
    const layout = await lay([...roadmap.slice(0, 1), dot('d1'), dot('d2'), dot('d3'), ...topics, ...ties, ...many]);
    const x = ['title', 'd1', 'd2', 'd3'].map((path) => centre(at(layout, path)).x);
    expect(new Set(x).size).toBe(1);
  });

  it('has lines that keep off the letters of a text', async () => {
    const text: Said = { ID: 'note', typeID: 'Label', properties: { text: 'A topic without a box' } };
    const layout = await lay([...roadmap, text, tie('s2', 'note', 'dotted')]);
    const [end, { x, width }] = [layout.routes.get('s2-note')?.to, at(layout, 'note')];
    expect(Math.max(x - (end?.x ?? x), (end?.x ?? x) - x - width)).toBeGreaterThanOrEqual(5);
  });

  it('has a level spine where that is asked for', async () => {
    const layout = await lay(roadmap, { direction: 'RIGHT' });
    const [first, second] = ['s1', 's2'].map((path) => at(layout, path)) as [Rect, Rect];
    expect(centre(first).y).toBe(centre(second).y);
    expect(second.x).toBeGreaterThan(first.x + first.width);
  });

  it('is the same each time', async () => {
    const [a, b] = [await lay(roadmap), await lay(roadmap)];
    expect([...a.bounds]).toEqual([...b.bounds]);
    expect([...a.routes]).toEqual([...b.routes]);
  });
});

describe('a graph that is no roadmap', () => {
  const round = [box('a'), box('b'), box('c'), box('d'), tie('a', 'b'), tie('a', 'c'), tie('b', 'd'), tie('c', 'd')];
  const tree = [box('r'), box('x'), box('y'), box('z'), tie('r', 'x'), tie('r', 'y'), tie('r', 'z')];

  it('has layers that its ties lead through', async () => {
    const layout = await lay(round);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((path) => at(layout, path).y) as [number, number, number, number];
    expect(b).toBe(c);
    expect(a < b && b < d).toBe(true);
  });

  it('is a row where its ties lead from one thing to the next', async () => {
    const layout = await lay([box('a'), box('b'), box('c'), tie('a', 'b'), tie('b', 'c')]);
    const [a, b, c] = ['a', 'b', 'c'].map((path) => at(layout, path)) as [Rect, Rect, Rect];
    expect([b.y, c.y]).toEqual([a.y, a.y]);
    expect(a.x < b.x && b.x < c.x).toBe(true);
  });

  it('has its sections in the order of the source where ties join only some of them', async () => {
    const sections = ['e', 'f', 'g', 'h'].flatMap((ID) => [section(ID), box(`${ID}1`, ID), box(`${ID}2`, ID)]);
    const layout = await lay([...sections, tie('e1', 'g2'), tie('f1', 'e2')]);
    const places = ['e', 'f', 'g', 'h'].map((path) => at(layout, path));
    places.slice(1).forEach((next, i) => {
      const before = places[i];
      expect(before && (next.y > before.y || next.x > before.x + before.width)).toBe(true);
    });
    expect([...layout.routes.keys()].sort()).toEqual(['e1-g2', 'f1-e2']);
  });

  it('has the form that is asked for', async () => {
    const down = await lay(tree, { shape: 'tree' });
    expect(new Set(['x', 'y', 'z'].map((path) => at(down, path).y)).size).toBe(1);
    const around = await lay(tree, { shape: 'radial' });
    const r = centre(at(around, 'r'));
    const ways = ['x', 'y', 'z'].map((path) =>
      Math.hypot(centre(at(around, path)).x - r.x, centre(at(around, path)).y - r.y),
    );
    expect(Math.max(...ways) - Math.min(...ways)).toBeLessThan(Math.max(...ways) / 2);
  });
});

describe('what hangs on a stage', () => {
  const stages = ['s1', 's2', 's3', 's4'];
  const spine = [...stages.map((ID) => box(ID)), ...stages.slice(1).map((to, i) => tie(stages[i] ?? '', to))];

  it('is no wider for a section of another stage', async () => {
    const wide =
      'A section with a title that is long, as long as those are that say whole sentences about all it holds';
    const layout = await lay([
      ...spine,
      ...[box('a'), box('a1'), box('b'), box('b1')],
      { ID: 'w', typeID: 'FieldSet', properties: { text: wide } },
      box('w1', 'w'),
      ...[tie('s1', 'a', 'dotted'), tie('a', 'a1', 'dotted'), tie('s2', 'w', 'dotted')],
      ...[tie('s4', 'b', 'dotted'), tie('b', 'b1', 'dotted')],
    ]);
    for (const [near, far] of [
      ['a', 'a1'],
      ['b', 'b1'],
    ] as const) {
      const [from, to] = [at(layout, near), at(layout, far)];
      expect(Math.abs(centre(from).x - centre(to).x) - (from.width + to.width) / 2).toBeLessThan(80);
    }
  });

  it('stands in lists, indented, where it would reach too far beside the spine', async () => {
    const chain = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
    const layout = await lay([
      ...spine,
      ...chain.map((ID) => box(ID)),
      ...['s2', ...chain].slice(0, -1).map((from, i) => tie(from, chain[i] ?? '', 'dotted')),
    ]);
    const [before, last] = [at(layout, 'c5'), at(layout, 'c6')];
    expect(last.y).toBeGreaterThan(before.y);
    expect(Math.abs(last.x - before.x)).toBeLessThan(before.width);
    expect(layout.routes.get('c5-c6')?.from.y).toBe(before.y + before.height);
  });
});

describe('an overview', () => {
  const list = ['l1', 'l2', 'l3', 'l4', 'l5', 'l6'];
  const overview: readonly Said[] = [
    { ID: 'heading', typeID: 'Label', properties: { text: 'For every path' } },
    ...list.map((ID) => box(ID)),
    { ID: 'title', typeID: 'Title', properties: { text: 'Web Developer' } },
    ...['p', 'q', 'r'].map((ID) => box(ID)),
    { ID: 'note', typeID: 'FieldSet', properties: { text: '' } },
    { ID: 'said', typeID: 'Label', properties: { text: 'More of it' }, balsa: { in: 'note' } },
    ...[tie('title', 'p'), tie('p', 'q'), tie('p', 'r')],
  ];

  it('has its list to the left, in columns under the heading, its choice of ways as a tree, its note to the right', async () => {
    const layout = await lay(overview);
    const [heading, title, p, q, r, note] = ['heading', 'title', 'p', 'q', 'r', 'note'].map((path) =>
      at(layout, path),
    ) as [Rect, Rect, Rect, Rect, Rect, Rect];
    const boxes = list.map((path) => at(layout, path));
    expect(new Set(boxes.map(({ width }) => width)).size).toBe(1);
    expect(new Set(boxes.map(({ x }) => x)).size).toBeLessThanOrEqual(2);
    expect(boxes.map(({ y }) => y)).toEqual(boxes.map(({ y }) => y).sort((a, b) => a - b));
    expect(heading.y).toBeLessThan(boxes[0]?.y ?? 0);
    for (const { x, width } of boxes) expect(x + width).toBeLessThan(Math.min(title.x, p.x, q.x));
    expect(title.y < p.y && p.y < q.y && q.y === r.y && q.x < r.x).toBe(true);
    expect(note.x).toBeGreaterThan(Math.max(title.x + title.width, r.x + r.width));
  });

  it('is a roadmap where lines of one look lead through its stages', async () => {
    const layout = await lay(
      ['a', 'b', 'c', 'd'].map((ID) => box(ID)).concat([tie('a', 'b'), tie('b', 'c'), tie('b', 'd', 'dotted')]),
    );
    const xs = ['a', 'b', 'c'].map((path) => centre(at(layout, path)).x);
    expect(new Set(xs).size).toBe(1);
    expect(centre(at(layout, 'd')).x).not.toBe(xs[0]);
  });
});

describe('a long word in a box that breaks its text', () => {
  const said = (text: string): Said => ({ ID: '2', typeID: 'TextArea', properties: { text } });
  const widthOf = async (text: string) =>
    (await lay([box('1'), said(text), tie('1', '2')])).bounds.get('2')?.width ?? 0;

  it('makes the box wider rather than being cut in two, while words with spaces between them do not', async () => {
    const usual = await widthOf('Sequence to Sequence and Encoder and Decoder models');
    expect(await widthOf('Sequence-to-Sequence/Encoder-Decoder')).toBeGreaterThan(usual);
    expect(usual).toBeLessThanOrEqual(262);
  });
});
