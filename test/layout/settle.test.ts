import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { arrowPoints } from '../../src/graph/arrow.ts';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Diagram } from '../../src/graph/diagram.ts';
import { applyLayout } from '../../src/layout/apply.ts';
import { layTidy } from '../../src/layout/choose.ts';
import { startElk } from '../../src/layout/elk/runner.ts';
import type { Layout } from '../../src/layout/layout.ts';
import { runsThrough } from '../../src/layout/lines/course.ts';
import { hasSpine } from '../../src/layout/tidy/layout.ts';
import { unitsOf } from '../../src/layout/units.ts';
import { overlaps, rectGap } from '../../src/model/geometry.ts';
import { anySize, box, type Drawn, diagramOf, line } from '../graph/draw.ts';
import { drawings } from './scenes.ts';

const elk = startElk();
afterAll(() => elk.close());

const options = { direction: 'auto', spacing: 24, edges: 'curve', measure: anySize } as const;
const lay = (drawn: readonly Drawn[], more: object = {}): Promise<Layout> =>
  layTidy(diagramOf(drawn), { ...options, ...more }, elk.run);

/** Left tops of the controls named, or of all that a layout has. */
const placesOf = ({ bounds }: Layout, IDs: readonly string[] = [...bounds.keys()]) =>
  new Map(IDs.map((ID) => [ID, bounds.get(ID) && { x: bounds.get(ID)?.x, y: bounds.get(ID)?.y }]));

const leaf = (ID: string, balsa: Record<string, string>): Drawn =>
  ({ ID, typeID: 'TextInput', zOrder: 900, balsa, properties: { text: `New ${ID}` } }) as Drawn;

/** An overview as roadmaps begin with: a list that nothing ties, and a heading with two ways that begin there. */
const overview: readonly Drawn[] = [
  ...['Git', 'Terminal', 'HTTP', 'Licences'].map((text, i) => box(`l${i}`, 0, 40 + i * 42, text)),
  box('h', 500, 40, 'Web developer'),
  box('f', 380, 240, 'Front end'),
  box('b', 640, 240, 'Back end'),
  box('d', 860, 240, 'Operations'),
  line('hf', [540, 72], [440, 238]),
  line('hb', [580, 72], [700, 238]),
  line('bd', [762, 255], [858, 255]),
];
const nodes = overview.filter(({ typeID }) => typeID === 'TextInput').map(({ ID }) => ID);

describe('a diagram without a spine', () => {
  it('keeps the rows and columns of its author where it reads well', async () => {
    const layout = await lay(overview);
    const drawn = new Map(overview.map(({ ID, x, y }) => [ID, { x, y }]));
    expect(placesOf(layout, nodes)).toEqual(new Map(nodes.map((ID) => [ID, drawn.get(ID)])));
  });

  it('keeps the lines whose ends moved together, unless others are asked for', async () => {
    const diagram = diagramOf(overview);
    const { routes } = await layTidy(diagram, options, elk.run);
    const straight = await layTidy(diagram, { ...options, edges: 'orthogonal' }, elk.run);
    for (const ID of ['hf', 'hb', 'bd']) {
      const edge = diagram.byPath.get(ID);
      expect(routes.get(ID), ID).toEqual(edge?.kind === 'edge' ? edge.geometry : undefined);
      expect(straight.routes.get(ID), ID).not.toEqual(routes.get(ID));
    }
  });

  it('leads a line anew that runs through a node', async () => {
    const through = [box('between', 480, 140, 'Between'), ...overview];
    const diagram = diagramOf(through);
    const { bounds, routes } = await layTidy(diagram, options, elk.run);
    const [line, node, edge] = [routes.get('hf'), bounds.get('between'), diagram.byPath.get('hf')];
    if (!line || !node || edge?.kind !== 'edge') throw new Error('no line');
    expect(runsThrough(arrowPoints(edge.geometry), node)).toBe(true);
    expect(runsThrough(arrowPoints(line), node)).toBe(false);
  });

  it('moves no other node when its author draws one leaf more', async () => {
    const before = await lay(overview);
    const after = await lay([...overview, box('new', 0, 208, 'Patterns')]);
    expect(placesOf(after, nodes)).toEqual(placesOf(before, nodes));
  });

  it('goes in layers where a direction is asked for, with what nothing ties beside itself as before', async () => {
    const { bounds } = await lay(overview, { direction: 'RIGHT' });
    const at = (ID: string) => bounds.get(ID) ?? { x: 0, y: 0, width: 0, height: 0 };
    for (const [from, to] of ['hf', 'hb', 'bd'] as const) {
      expect(at(from ?? '').x + at(from ?? '').width, `${from} ${to}`).toBeLessThan(at(to ?? '').x);
    }
    expect(['l1', 'l2', 'l3'].map((ID) => at(ID).x)).toEqual(['l0', 'l0', 'l0'].map((ID) => at(ID).x));
    expect(at('l1').y).toBeGreaterThan(at('l0').y);
  });

  it('is one whose chain takes up only a part of it', async () => {
    const chain = [
      box('a', 300, 0, 'First'),
      box('b', 340, 100, 'Second'),
      box('c', 300, 200, 'Third'),
      line('ab', [360, 30], [400, 100], { to: false }),
      line('bc', [400, 130], [360, 200], { to: false }),
    ];
    const below = [box('n', 0, 340, 'Note')];
    const isSpined = (diagram: Diagram) => hasSpine(diagram, unitsOf(diagram));
    expect(isSpined(diagramOf(chain))).toBe(true);
    expect(diagramOf([...chain, ...below]).spine).toEqual(['a', 'b', 'c']);
    expect(isSpined(diagramOf([...chain, ...below]))).toBe(false);
    const { bounds } = await lay([...chain, ...below]);
    expect((bounds.get('b')?.x ?? 0) - (bounds.get('a')?.x ?? 0)).toBe(40);
  });
});

describe('what hangs on nothing beside a spine', () => {
  const spine = [
    box('a', 300, 0, 'First'),
    box('b', 340, 200, 'Second'),
    box('c', 300, 400, 'Third'),
    line('ab', [360, 30], [400, 200], { to: false }),
    line('bc', [400, 230], [360, 400], { to: false }),
    ...[0, 1, 2].flatMap((i) => [
      box(`r${i}`, 600, 160 + i * 44, `Topic ${i}`),
      line(`t${i}`, [460, 215], [600, 175 + i * 44]),
    ]),
  ];
  const rest = ['a', 'b', 'c', 'r0', 'r1', 'r2'];

  it('finds room there, and moves nothing', async () => {
    const before = await lay(spine);
    // One in a free place, one where a topic will stand once the spine is straight.
    const after = await lay([...spine, box('n', 600, 340, 'A note'), box('m', 770, 180, 'Another')]);
    expect(placesOf(after, rest)).toEqual(placesOf(before, rest));
    for (const ID of ['n', 'm']) {
      const note = after.bounds.get(ID);
      for (const other of [...rest, 'n', 'm'].filter((path) => path !== ID)) {
        const bounds = after.bounds.get(other);
        expect(note && bounds && overlaps(note, bounds), `${ID} and ${other}`).toBe(false);
      }
      expect(note?.x).toBeGreaterThan(after.bounds.get('b')?.x ?? 0);
    }
  });
});

describe('what has no place', () => {
  it('is added to the layout of the rest, which does not move, over nothing', async () => {
    await fc.assert(
      fc.asyncProperty(drawings, fc.nat(30), async (drawn, at) => {
        const boxes = drawn.filter(({ typeID }) => typeID === 'TextInput');
        const near = boxes[at % boxes.length]?.ID ?? '';
        const before = await lay(drawn);
        const after = await lay([...drawn, leaf('new', { near })]);
        const place = after.bounds.get('new');
        const { elements } = diagramOf(drawn);
        const rest = elements.filter(({ kind }) => kind === 'node').map(({ path }) => path);
        expect(placesOf(after, rest)).toEqual(placesOf(before, rest));
        for (const path of rest) {
          const other = after.bounds.get(path);
          expect(place && other && overlaps(place, other), path).toBe(false);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is laid out by ELK, in layers, when it is all', async () => {
    const names = ['Client', 'Gateway', 'Orders', 'Stock', 'Queue'];
    const ties = ['01', '12', '13', '24', '43'].map(([from = '', to = '']) => ({ from, to }));
    const { bounds, routes, notices } = await lay([
      ...names.map((text, i) => ({ ID: `${i}`, typeID: 'TextInput', properties: { text } })),
      ...ties.map(
        (balsa, i) => ({ ID: `e${i}`, typeID: 'Arrow', balsa, properties: { leftArrow: 'false' } }) as unknown as Drawn,
      ),
    ]);
    expect(notices).toEqual([]);
    for (const [i, { from, to }] of ties.entries()) {
      const [a, b] = [bounds.get(from), bounds.get(to)];
      expect(a && b && (a.x + a.width < b.x || a.y + a.height < b.y), `${from} to ${to}`).toBe(true);
      expect(routes.has(`e${i}`)).toBe(true);
    }
  });

  it('is laid out with the rest when it is much', async () => {
    const wishes = ['p', 'q', 'r', 's', 't'].map((ID) => leaf(ID, { near: 'h' }));
    const { bounds, mode } = await lay([...overview, ...wishes]);
    expect(mode).toBe('tidy');
    for (const { ID } of wishes) expect(bounds.get(ID), ID).toBeDefined();
  });
});

/** The drawing as the layout writes it to a file. */
const written = (diagram: Diagram, layout: Layout): Diagram => {
  const mockup = applyLayout(diagram.mockup, layout);
  return buildDiagram(mockup, mockup.controls, anySize);
};

describe('a drawing that was laid out before', () => {
  const grid = overview.map((control) => (control.ID === 'd' ? { ...control, x: 655, y: 225 } : control));

  it('stays as it is, lines included', async () => {
    const diagram = diagramOf(grid);
    const once = await layTidy(diagram, options, elk.run);
    const twice = await layTidy(written(diagram, once), options, elk.run);
    expect(placesOf(twice)).toEqual(placesOf(once));
    for (const [path, { from, to }] of twice.routes) {
      expect(from, path).toEqual(once.routes.get(path)?.from);
      expect(to, path).toEqual(once.routes.get(path)?.to);
    }
  });

  it('is laid out anew for another spacing', async () => {
    const diagram = diagramOf(grid);
    const once = await layTidy(diagram, options, elk.run);
    const wide = await layTidy(written(diagram, once), { ...options, spacing: 80 }, elk.run);
    const gap = ({ bounds }: Layout) => {
      const [f, b] = [bounds.get('f'), bounds.get('b')];
      return f && b ? rectGap(f, b) : 0;
    };
    expect(gap(wide)).toBeGreaterThan(gap(once) * 2);
  });

  it('is laid out anew when something was put over something else since', async () => {
    const diagram = diagramOf(grid);
    const once = await layTidy(diagram, options, elk.run);
    const { mockup } = written(diagram, once);
    const [f, l] = [once.bounds.get('f'), once.bounds.get('l0')];
    const dropped = mockup.controls.map((control) =>
      control.id === 'l0' && f ? { ...control, x: f.x + 30, y: f.y + 10 } : control,
    );
    const layout = await layTidy(buildDiagram({ ...mockup, controls: dropped }, dropped, anySize), options, elk.run);
    const [over, under] = [layout.bounds.get('l0'), layout.bounds.get('f')];
    expect(l && over && under && overlaps(over, under)).toBe(false);
  });
});
