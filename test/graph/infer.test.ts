import { describe, expect, it } from 'vitest';
import { exportGraph } from '../../src/graph/export/export.ts';
import { box, diagramOf, group, line } from './draw.ts';

const tied = (controls: Parameters<typeof diagramOf>[0], path = 'e') => {
  const edge = diagramOf(controls).byPath.get(path);
  if (edge?.kind !== 'edge') throw new Error('not an edge');
  return [edge.from.attachment?.to, edge.to.attachment?.to];
};

describe('arrow ends', () => {
  it('belong to the boxes that they touch', () => {
    expect(tied([box('a', 0, 0, 'A'), box('b', 300, 0, 'B'), line('e', [120, 15], [300, 15])])).toEqual(['a', 'b']);
  });

  it('belong to a text further away when they point at it', () => {
    const text = { ID: 't', typeID: 'Label', x: 100, y: 160, w: 80, h: 20, properties: { text: 'Deeper' } };
    expect(tied([box('a', 80, 0, 'A'), text, line('e', [140, 30], [140, 120])])).toEqual(['a', 't']);
    expect(tied([box('a', 80, 0, 'A'), text, line('e', [140, 30], [400, 120])])).toEqual(['a', undefined]);
  });

  it('are never both tied to one box', () => {
    const ends = tied([box('a', 0, 0, 'A'), line('e', [20, 15], [100, 34])]);
    expect(ends.filter((to) => to !== undefined)).toEqual(['a']);
  });

  it('do not belong to a box that their line is ruled beneath', () => {
    expect(tied([box('a', 0, 0, 'A'), line('e', [10, 40], [110, 40], { to: false })])).toEqual([undefined, undefined]);
  });

  it('belong to the box that hides them, not to what is hidden with them', () => {
    const outer = box('o', 200, 0, '', { w: 200, h: 120 });
    const controls = [
      line('e', [120, 15], [260, 50], { to: false }),
      box('a', 0, 0, 'A'),
      outer,
      box('i', 240, 40, 'I'),
    ];
    expect(tied(controls)).toEqual(['a', 'o']);
  });

  it('belong to the box, not to the group or the label over it', () => {
    const label = { ID: '1', typeID: 'Label', x: 30, y: 5, w: 60, h: 20, properties: { text: 'Topic' } };
    const topic = group('g', 300, 0, 120, 30, [
      { ...box('0', 0, 0), zOrder: 0 },
      { ...label, zOrder: 1 },
    ]);
    const controls = [line('e', [120, 15], [330, 15]), box('a', 0, 0, 'A'), topic];
    expect(tied(controls)).toEqual(['a', 'g:0']);
    const diagram = diagramOf(controls);
    expect(diagram.byPath.get('g:0')?.title).toBe('Topic');
    expect(diagram.byPath.get('g')).toMatchObject({ kind: 'container', wraps: 'g:0' });
  });

  it('belong to the field set whose border they reach, and to what is in it when they reach that', () => {
    const set = { ID: 's', typeID: 'FieldSet', x: 200, y: 0, w: 300, h: 200, properties: { text: 'Set' } };
    const inner = box('b', 260, 80, 'B');
    expect(tied([box('a', 0, 0, 'A'), set, inner, line('e', [120, 15], [202, 30])])).toEqual(['a', 's']);
    expect(tied([box('a', 0, 0, 'A'), set, inner, line('e', [120, 15], [258, 95])])).toEqual(['a', 'b']);
  });

  const label = (ID: string, x: number, y: number) => ({
    ID,
    typeID: 'Label',
    x,
    y,
    w: 100,
    h: 20,
    properties: { text: 'Choose' },
  });

  it('belong to the text that they stand beside when nothing else is near', () => {
    const start = line('e', [150, 132], [60, 150]);
    expect(tied([label('t', 100, 100), start])).toEqual(['t', undefined]);
    // As far from two as from one, and ruled along its side, they mean neither.
    expect(tied([label('t', 100, 100), label('u', 100, 146), start])).toEqual([undefined, undefined]);
    expect(tied([label('t', 100, 100), line('e', [150, 132], [60, 132], { to: false })])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('with a head lead to what is ahead, even far off, when it is the only thing there', () => {
    const controls = [box('a', 0, 0, 'A'), box('b', 300, 34, 'B'), line('e', [120, 15], [262, 15])];
    expect(tied(controls)).toEqual(['a', 'b']);
    expect(tied([...controls, box('c', 300, -34, 'C')])).toEqual(['a', undefined]);
    const edge = diagramOf(controls).byPath.get('e');
    if (edge?.kind !== 'edge') throw new Error('not an edge');
    expect(edge.to.attachment?.reason).toBe('leads to it from 42 away, past nothing else');
    expect(edge.to.attachment?.confidence).toBeLessThan(0.5);
  });

  it('of a solid line reach further than those of a dotted one, which fades out', () => {
    const solid = line('e', [120, 15], [250, 15], { to: false });
    const dotted = { ...solid, properties: { ...solid.properties, stroke: 'dotted' } };
    const boxes = [box('a', 0, 0, 'A'), box('b', 300, 0, 'B')];
    expect(tied([...boxes, solid])).toEqual(['a', 'b']);
    expect(tied([...boxes, dotted])).toEqual(['a', undefined]);
    // Something nearer aside makes it unclear.
    expect(tied([...boxes, box('c', 260, 43, 'C'), solid])).toEqual(['a', undefined]);
  });

  it('between two boxes belong to neither', () => {
    const start = line('e', [137, 40], [140, 80]);
    expect(tied([box('a', 0, 0, 'A'), start])[0]).toBe('a');
    expect(tied([box('a', 0, 0, 'A'), box('b', 154, 0, 'B'), start])[0]).toBeUndefined();
  });

  it('just beyond a line branch off it', () => {
    const controls = [
      box('a', 0, 0, 'A'),
      box('b', 0, 300, 'B'),
      line('s', [60, 30], [60, 300], { to: false }),
      line('e', [50, 150], [200, 150], { to: false }),
      label('t', 210, 140),
    ];
    expect(diagramOf(controls).byPath.get('e')).toMatchObject({ from: { meets: { to: 's' } } });
    const late = [...controls.slice(0, 3), line('e', [40, 150], [200, 150], { to: false }), label('t', 210, 140)];
    expect(diagramOf(late).byPath.get('e')).not.toMatchObject({ from: { meets: { to: 's' } } });
  });

  it('say why, and how sure that is', () => {
    const edge = diagramOf([box('a', 0, 0, 'A'), box('b', 300, 0, 'B'), line('e', [120, 15], [290, 15])]).byPath.get(
      'e',
    );
    if (edge?.kind !== 'edge') throw new Error('not an edge');
    expect(edge.from.attachment).toEqual({ to: 'a', reason: 'ends inside it', confidence: expect.any(Number) });
    expect(edge.to.attachment?.reason).toBe('ends 10 before it and points at it');
    expect(edge.to.attachment?.confidence).toBeLessThan(edge.from.attachment?.confidence ?? 0);
  });
});

describe('connections', () => {
  it('join pieces of a line', () => {
    const controls = [
      box('a', 0, 0, 'A'),
      box('b', 400, 200, 'B'),
      line('p', [120, 15], [250, 15], { to: false }),
      line('q', [250, 15], [250, 215], { to: false }),
      line('r', [250, 215], [400, 215]),
    ];
    const { connections } = diagramOf(controls);
    expect(connections).toHaveLength(1);
    expect(connections[0]).toMatchObject({ from: 'a', to: 'b', direction: 'forward', edges: ['p', 'q', 'r'] });
  });

  it('start where there is no head', () => {
    const { connections } = diagramOf([
      box('a', 0, 0, 'A'),
      box('b', 300, 0, 'B'),
      line('e', [120, 15], [300, 15], { from: true, to: false }),
    ]);
    expect(connections[0]).toMatchObject({ from: 'b', to: 'a', direction: 'forward' });
  });

  it('stop at the boxes that a line runs beneath', () => {
    const controls = [
      line('e', [60, 30], [60, 300], { to: false }),
      box('a', 0, 0, 'A'),
      box('b', 0, 150, 'B'),
      box('c', 0, 300, 'C'),
    ];
    expect(diagramOf(controls).connections.map(({ from, to }) => `${from}-${to}`)).toEqual(['a-b', 'b-c']);
  });

  it('stop at boxes that only one end of a line runs beneath, and at what hides boxes, not at the hidden', () => {
    const controls = [
      line('e', [110, 30], [110, 500], { to: false }),
      box('a', 0, 0, 'A'),
      box('side', 0, 100, 'Crossed from top to bottom near its end'),
      box('frame', 0, 200, '', { w: 200, h: 120 }),
      box('hidden', 50, 240, 'Hidden with it'),
      box('c', 0, 500, 'C'),
    ];
    const ties = diagramOf(controls).connections.map(({ from, to }) => `${from}-${to}`);
    expect(ties).toEqual(['a-side', 'side-frame', 'frame-c']);
  });

  it('go on over lines that turn, past a text that is near the turn', () => {
    const text = { ID: 't', typeID: 'Label', x: 200, y: -8, w: 100, h: 16, properties: { text: 'Near the turn' } };
    const controls = [
      box('a', 0, 0, 'A'),
      box('b', 200, 200, 'B'),
      text,
      line('p', [120, 15], [260, 15], { to: false }),
      line('q', [260, 15], [260, 200], { to: false }),
    ];
    const { connections } = diagramOf(controls);
    expect(connections).toHaveLength(1);
    expect(connections[0]).toMatchObject({ from: 'a', to: 'b', edges: ['p', 'q'] });
  });

  it('tie two nodes whose lines branch off one trunk that leads nowhere', () => {
    const controls = [
      box('a', 0, 100, 'A'),
      box('b', 0, 300, 'B'),
      line('trunk', [300, 0], [300, 400], { to: false }),
      line('p', [120, 115], [299, 115], { to: false }),
      line('q', [120, 315], [301, 315], { to: false }),
    ];
    const { connections } = diagramOf(controls);
    expect(connections).toHaveLength(1);
    expect(connections[0]).toMatchObject({ from: 'a', to: 'b', edges: ['p', 'trunk', 'q'] });
  });

  it('carry the text beside the middle of their line', () => {
    const text = { ID: 't', typeID: 'Label', x: 180, y: -8, w: 60, h: 20, properties: { text: 'needs' } };
    const { connections } = diagramOf([
      box('a', 0, 0, 'A'),
      box('b', 300, 0, 'B'),
      text,
      line('e', [120, 15], [300, 15]),
    ]);
    expect(connections[0]?.label).toBe('needs');
  });
});

describe('legends', () => {
  const legend = [
    { ID: 'h', typeID: 'Label', x: 600, y: 0, w: 60, h: 20, properties: { text: '*Legend*' } },
    box('l1', 600, 30, 'Must', { properties: { color: 0xffff00 } }),
    box('l2', 600, 66, 'May', { properties: { color: 0xeeeeee } }),
  ];
  const nodes = [
    box('a', 0, 0, 'A', { properties: { color: 0xffff00 } }),
    box('b', 0, 100, 'B', { properties: { color: 0xededed } }),
    box('c', 0, 200, 'C', { properties: { color: 0x00ff00 } }),
  ];

  it('give nodes their class by their fill', () => {
    const { legends, classes } = diagramOf([...legend, ...nodes]);
    expect(legends).toHaveLength(1);
    expect(legends[0]?.title).toBe('Legend');
    expect(classes.get('a')).toMatchObject({ meaning: 'Must', confidence: 0.95 });
    expect(classes.get('b')).toMatchObject({ meaning: 'May', confidence: 0.7 });
    expect(classes.has('c')).toBe(false);
    expect(classes.has('l1')).toBe(false);
  });

  it('may be a row under a heading, in another language', () => {
    const row = [
      { ID: 'h', typeID: 'Label', x: 700, y: 0, w: 60, h: 20, properties: { text: '图例说明' } },
      box('l1', 600, 30, 'Must', { properties: { color: 0xffff00 } }),
      box('l2', 740, 30, 'May', { properties: { color: 0xeeeeee } }),
    ];
    const grey = box('g', 0, 300, 'Darker', { properties: { color: 0xcccccc } });
    const { legends, classes } = diagramOf([...row, ...nodes, grey]);
    expect(legends[0]?.entries.map((entry) => entry.meaning)).toEqual(['Must', 'May']);
    expect(classes.get('g')).toMatchObject({ meaning: 'May', confidence: 0.5 });
  });

  it('give nodes their class by their badge', () => {
    const badge = (ID: string, x: number, y: number, color: number) => ({
      ID,
      typeID: 'Icon',
      x,
      y,
      w: 24,
      h: 24,
      properties: { color, icon: { ID: 'check-circle', size: 'small' } },
    });
    const label = (ID: string, y: number, text: string) => ({
      ...{ ID, typeID: 'Label', x: 630, y, w: 90, h: 24, properties: { text } },
    });
    const { classes } = diagramOf([
      ...[
        badge('i1', 600, 0, 0x9900ff),
        label('m1', 0, 'Mine'),
        badge('i2', 600, 32, 0x999999),
        label('m2', 32, 'Any'),
      ],
      ...[box('a', 0, 0, 'A'), badge('i3', 108, -8, 0x9900ff), box('b', 0, 100, 'B'), badge('i4', 108, 92, 0x999999)],
    ]);
    expect(classes.get('a')?.meaning).toBe('Mine');
    expect(classes.get('b')?.meaning).toBe('Any');
  });
});

describe('lists', () => {
  it('are the texts with bullets on a box, under its heading', () => {
    const label = (ID: string, x: number, y: number, text: string) => ({
      ...{ ID, typeID: 'Label', x, y, w: 120, h: 20, properties: { text } },
    });
    const icon = (ID: string, y: number) => ({
      ...{ ID, typeID: 'Icon', x: 40, y, w: 20, h: 20, properties: { icon: { ID: 'check-circle', size: 'small' } } },
    });
    const sheet = box('s', 0, 0, '', { w: 300, h: 160 });
    const { byPath } = diagramOf([
      ...[sheet, label('h', 40, 20, 'Related'), box('z', 500, 0, 'Elsewhere')],
      ...[icon('i', 60), label('one', 68, 60, 'One'), icon('j', 100), label('two', 68, 100, 'Two')],
    ]);
    expect(byPath.get('s')).toMatchObject({ kind: 'container', title: 'Related' });
    expect(byPath.get('one')).toMatchObject({ parent: 's', title: 'One' });
    expect(byPath.get('i')).toMatchObject({ of: { to: 'one' } });
  });
});

describe('the spine and reading order', () => {
  const controls = [
    line('s1', [60, 30], [60, 200], { to: false }),
    line('s2', [60, 230], [60, 400], { to: false }),
    line('x', [120, 215], [300, 215]),
    box('c', 0, 400, 'Last'),
    box('b', 0, 200, 'Middle'),
    box('d', 300, 200, 'Detail'),
    box('a', 0, 0, 'First'),
  ];

  it('goes down the solid lines, each node followed by what it leads to', () => {
    const { spine, order } = diagramOf(controls);
    expect(spine).toEqual(['a', 'b', 'c']);
    expect(order).toEqual(['a', 'b', 'd', 'c']);
  });
});

describe('what stands beside what', () => {
  const label = (ID: string, x: number, y: number, text: string) => ({
    ...{ ID, typeID: 'Label', x, y, w: 100, h: 20, properties: { text } },
  });
  const grey = { properties: { color: 0xeeeeee } };
  const outline = (controls: Parameters<typeof diagramOf>[0]) => exportGraph(diagramOf(controls), 'markdown') ?? '';

  it('puts the boxes under a heading that a line leads to beneath it, whatever their colour', () => {
    const text = outline([
      ...[box('a', 0, 0, 'A'), line('e', [120, 15], [300, 15]), label('h', 310, 5, 'Tools')],
      ...[box('p', 300, 40, 'One'), box('q', 300, 74, 'Two', grey), box('r', 300, 108, 'Three')],
    ]);
    expect(text).toContain('## A\n\n- Tools\n  - One {beside}\n  - Two {beside}\n  - Three {beside}\n');
  });

  it('puts the neighbours of a box beside it, and not those of a box that an arrow leaves', () => {
    const led = outline([
      ...[box('a', 0, 0, 'A'), line('e', [120, 15], [300, 15])],
      ...[box('b', 300, 0, 'Led to'), box('c', 300, 36, 'Its neighbour')],
    ]);
    expect(led).toContain('## A\n\n- Led to\n- Its neighbour {beside}\n');
    const left = outline([
      ...[box('a', 0, 0, 'A'), box('n', 0, 36, 'Neighbour'), line('e', [120, 15], [300, 15]), box('b', 300, 0, 'B')],
    ]);
    expect(left).toContain('- Neighbour\n\n## A\n\n- B\n');
  });

  it('puts the cells of a table beneath its head, each table for itself', () => {
    const text = outline([
      ...[box('a', 0, 200, 'A'), line('e', [120, 215], [300, 215]), label('h', 302, 205, 'Tables')],
      ...[box('h1', 290, 170, 'Head one'), box('h2', 415, 170, 'Head two')],
      ...[box('c1', 290, 140, 'Cell one', grey), box('c2', 415, 140, 'Cell two', grey)],
    ]);
    expect(text).toContain(
      '- Tables\n  - Head one {beside}\n    - Cell one {beside}\n  - Head two {beside}\n    - Cell two {beside}\n',
    );
  });

  it('counts what lies exactly beneath a copy of itself once', () => {
    const controls = [
      ...[box('a', 0, 0, 'A'), box('b', 300, 0, 'B'), line('e', [120, 15], [300, 15])],
      ...[box('a2', 0, 0, 'A'), box('b2', 300, 0, 'B'), line('e2', [120, 15], [300, 15])],
    ];
    const { connections, order, byPath } = diagramOf(controls);
    expect(order).toEqual(['a2', 'b2']);
    expect(connections.map(({ from, to }) => [from, to])).toEqual([['a2', 'b2']]);
    expect(byPath.get('a')).toMatchObject({ kind: 'mark', of: { to: 'a2' } });
    expect(byPath.get('e')?.kind).toBe('edge');
  });

  it('takes the spine from the top down one of two arms', () => {
    const controls = [
      label('top', 210, 0, 'Top'),
      ...[line('l', [240, 24], [60, 100], { to: false }), line('r', [280, 24], [460, 100], { to: false })],
      ...[box('a', 0, 100, 'A'), box('b', 400, 100, 'B'), line('al', [60, 130], [60, 300], { to: false })],
      ...[line('br', [460, 130], [460, 300], { to: false }), box('a2', 0, 300, 'A2'), box('b2', 400, 300, 'B2')],
      ...[line('aa', [60, 330], [60, 400], { to: false }), box('a3', 0, 400, 'A3')],
    ];
    expect(diagramOf(controls).spine).toEqual(['top', 'a', 'a2', 'a3']);
  });
});

describe('what no author draws', () => {
  it('a chain of thousands of nodes has a reading order', () => {
    const count = 2400;
    const chain = Array.from({ length: count }, (_, i) => [
      box(`n${i}`, 0, i * 60, `Topic ${i}`),
      line(`e${i}`, [60, i * 60 + 30], [60, i * 60 + 60]),
    ]).flat();
    const { order, connections } = diagramOf(chain);
    expect(order).toEqual(Array.from({ length: count }, (_, i) => `n${i}`));
    expect(connections).toHaveLength(count - 1);
  });

  it('a chain of thousands of free lines ties nothing', () => {
    const lines = Array.from({ length: 2000 }, (_, i) => line(`e${i}`, [0, i * 40], [0, i * 40 + 40], { to: false }));
    expect(diagramOf(lines).connections).toEqual([]);
  });

  it('containers without a size, on one place, do not hold each other', () => {
    const field = (ID: string) => ({ ID, typeID: 'FieldSet', x: 10, y: 10, w: 0, h: 0, properties: { text: ID } });
    const label = { ID: '0', typeID: 'Label', x: 0, y: 0, w: 0, h: 0, properties: { text: 'x' } };
    const { byPath } = diagramOf([field('a'), field('b'), field('c'), group('g', 10, 10, 0, 0, [label])]);
    for (const path of ['a', 'b', 'c', 'g']) expect(byPath.get(path)?.parent).toBeUndefined();
  });
});
