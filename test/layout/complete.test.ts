import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowPoints } from '../../src/graph/arrow.ts';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Diagram } from '../../src/graph/diagram.ts';
import { applyLayout } from '../../src/layout/apply.ts';
import { completeLayout } from '../../src/layout/complete/complete.ts';
import type { Layout } from '../../src/layout/layout.ts';
import { runsThrough } from '../../src/layout/lines/course.ts';
import { InputError, type Problem } from '../../src/model/errors.ts';
import { contains, overlaps } from '../../src/model/geometry.ts';
import { readJson } from '../../src/read/json/json.ts';
import { emptyProject } from '../../src/read/json/project.ts';
import { writeMockupJson } from '../../src/write/json.ts';
import { anySize, box, type Drawn, diagramOf, group, line } from '../graph/draw.ts';
import { drawings } from './scenes.ts';

const complete = (diagram: Diagram): Layout =>
  completeLayout(diagram, { spacing: 24, edges: 'curve', measure: anySize });

/** A control without a place that says where it belongs. */
const wish = (ID: string, balsa: Record<string, string> | undefined, more: Record<string, unknown> = {}): Drawn =>
  ({ ID, typeID: 'TextInput', ...(balsa ? { balsa } : {}), properties: { text: `New ${ID}` }, ...more }) as Drawn;

const set = { ID: 's', typeID: 'FieldSet', x: 300, y: 0, w: 200, h: 150, properties: { text: 'Mathematics' } };
const members = [box('a', 320, 30, 'Algebra'), box('b', 320, 70, 'Statistics')];

const within = ({ bounds }: Layout, inner: string, outer: string): boolean => {
  const [r, box] = [bounds.get(inner), bounds.get(outer)];
  return r !== undefined && box !== undefined && contains(box, r);
};

function problemsOf(controls: readonly Drawn[]): readonly Problem[] {
  try {
    complete(diagramOf(controls));
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error('nothing was told');
}

describe('the layout complete', () => {
  it('never moves what has a place, and puts what has none over nothing', () => {
    fc.assert(
      fc.property(
        drawings,
        fc.array(fc.record({ how: fc.constantFrom('in', 'near', 'none'), at: fc.nat(30) }), {
          minLength: 1,
          maxLength: 4,
        }),
        (drawn, wishes) => {
          const holders = drawn.filter((control) => control.typeID === 'FieldSet');
          const boxes = drawn.filter((control) => control.typeID === 'TextInput');
          const added = wishes.map(({ how, at }, i) => {
            const target = how === 'in' ? holders[at % holders.length] : boxes[at % boxes.length];
            const asked = how === 'none' || !target ? undefined : { [how]: target.ID };
            return { ...wish(`n${i}`, asked), zOrder: 500 + i };
          });
          const diagram = diagramOf([...drawn, ...added]);
          const layout = complete(diagram);
          const { bounds, routes } = layout;
          for (const element of diagram.elements) {
            const place = bounds.get(element.path);
            if (element.kind === 'edge') expect(routes.get(element.path)).toBe(element.geometry);
            if (!element.bounds || !place) continue;
            expect({ x: place.x, y: place.y }, element.path).toEqual({ x: element.bounds.x, y: element.bounds.y });
            if (element.kind !== 'container') expect(place).toEqual(element.bounds);
            else expect(contains(place, element.bounds)).toBe(true);
          }
          const written = applyLayout(diagram.mockup, layout, { diagram, measure: anySize });
          for (const [i, control] of written.controls.entries()) {
            const before = diagram.mockup.controls[i];
            if (!added.some(({ ID }) => ID === control.id))
              expect({ ...control, w: 0, h: 0 }).toEqual({ ...before, w: 0, h: 0 });
          }
          for (const a of diagram.elements) {
            for (const b of diagram.elements) {
              const [r, s, p, q] = [a.bounds, b.bounds, bounds.get(a.path), bounds.get(b.path)];
              if (a.kind !== 'container' || b.kind === 'edge' || a === b || !r || !s || !p || !q) continue;
              expect(overlaps(p, q), `${a.path} over ${b.path}`).toBe(overlaps(r, s));
            }
          }
          for (const { ID } of added) {
            const place = bounds.get(ID);
            expect(place && Object.values(place).every(Number.isFinite), ID).toBe(true);
            for (const other of diagram.elements) {
              const theirs = bounds.get(other.path);
              if (!place || !theirs || other.path === ID || other.kind === 'edge' || other.kind === 'container')
                continue;
              expect(overlaps(place, theirs), `${ID} over ${other.path}`).toBe(false);
            }
            for (const [path, route] of routes) {
              expect(place && runsThrough(arrowPoints(route), place), `${ID} over ${path}`).toBe(false);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on with the column of a container, in the size of what is there', () => {
    const layout = complete(diagramOf([set, ...members, wish('n', { in: 's' })]));
    expect(layout.bounds.get('n')).toEqual({ x: 320, y: 110, width: 120, height: 30 });
    expect(layout.notices).toEqual([]);
  });

  it('stands where a line leads to it, not behind what stands beside its neighbour', () => {
    const drawn = [box('hub', 0, 100, 'Hub'), box('a', 240, 100, 'A'), line('t', [120, 115], [240, 115])];
    const tie = { ID: 'e', typeID: 'Arrow', balsa: { from: 'hub', to: 'n' } } as Drawn;
    const { bounds, routes } = complete(diagramOf([...drawn, wish('n', { near: 'a' }), tie]));
    expect(bounds.get('n')?.x).toBe(240);
    const route = routes.get('e');
    expect(route && runsThrough(arrowPoints(route), { x: 240, y: 100, width: 120, height: 30 })).toBe(false);
  });

  it('stays near its neighbours, and off the page no more than they do', () => {
    // Beneath the column a table is in the way, beside it to the right a wide text.
    const column = [0, 1, 2].map((i) => box(`c${i}`, 40, 100 + i * 40, `C${i}`));
    const ways = [box('table', 0, 240, 'Table', { w: 500, h: 400 }), box('wide', 180, 90, 'Wide', { w: 400, h: 140 })];
    const place = complete(diagramOf([...column, ...ways, wish('n', { near: 'c1' })])).bounds.get('n');
    expect(place).toMatchObject({ x: 40 });
    expect(place?.y).toBeLessThan(100);
    expect(place?.y).toBeGreaterThan(0);
  });

  it('finds containers and neighbours by text, too', () => {
    const layout = complete(
      diagramOf([set, ...members, wish('n', { in: 'mathematics' }), wish('m', { near: 'New n' })]),
    );
    expect(layout.bounds.get('n')).toEqual({ x: 320, y: 110, width: 120, height: 30 });
    expect(layout.bounds.get('m')?.x).toBe(320);
  });

  it('takes the wish from customData, which Balsamiq keeps', () => {
    const customData = JSON.stringify({ balsa: { in: 's' } });
    const asked = wish('n', undefined, { properties: { text: 'New', customData } });
    expect(complete(diagramOf([set, ...members, asked])).bounds.get('n')?.y).toBe(110);
  });

  it('lets a container grow when it is full, and says so', () => {
    const full = { ...set, h: 110 };
    const layout = complete(diagramOf([full, ...members, wish('n', { in: 's' })]));
    expect(layout.bounds.get('n')).toEqual({ x: 320, y: 110, width: 120, height: 30 });
    expect(layout.bounds.get('s')).toEqual({ x: 300, y: 0, width: 200, height: 154 });
    expect(layout.notices.map((notice) => notice.message)).toEqual([
      '"Mathematics" grew to hold control n (TextInput)',
    ]);
  });

  it('grows to the side that is free', () => {
    const full = { ...set, h: 110 };
    const blocked = box('z', 300, 120, 'In the way', { w: 200 });
    const layout = complete(diagramOf([full, ...members, blocked, wish('n', { in: 's' })]));
    const [place, holder] = [layout.bounds.get('n'), layout.bounds.get('s')];
    expect(place && holder && contains(holder, place)).toBe(true);
    expect(holder && overlaps(holder, { x: 300, y: 120, width: 200, height: 30 })).toBe(false);
  });

  it('stands beside its neighbour, on the side that it names', () => {
    const controls = [box('a', 0, 0, 'A'), wish('n', { near: 'a', side: 'right' })];
    expect(complete(diagramOf(controls)).bounds.get('n')).toEqual({ x: 144, y: 0, width: 120, height: 30 });
  });

  it('routes arrows that name what they tie', () => {
    const arrow = { ID: 'e', typeID: 'Arrow', balsa: { from: 'a', to: 'New n' } } as unknown as Drawn;
    const diagram = diagramOf([box('a', 0, 0, 'A'), wish('n', undefined), arrow]);
    const layout = complete(diagram);
    const written = writeMockupJson(emptyProject('json-mockup'), applyLayout(diagram.mockup, layout));
    const mockup = readJson(written).mockups[0];
    if (!mockup) throw new Error('nothing was written');
    const edge = buildDiagram(mockup, mockup.controls, anySize).byPath.get('e');
    expect(edge?.kind === 'edge' && [edge.from.attachment?.to, edge.to.attachment?.to]).toEqual(['a', 'n']);
  });

  it('tells every name that leads nowhere, with the control', () => {
    const controls = [box('a', 0, 0, 'A'), wish('n', { in: 'nothing' }), wish('m', { side: 'inside', upon: 'a' })];
    expect(problemsOf(controls).map(({ control, message }) => `${control}: ${message}`)).toEqual([
      'n: "in" names "nothing": the mockup has no control with this ID, name or text',
      'm: expected below, above, right or left for "side", got "inside"',
      'm: "upon" is not known',
    ]);
  });

  it.each<[string, Drawn[], string]>([
    [
      'two containers',
      [set, ...members, box('z', 700, 0, 'Z'), wish('n', { in: 's', near: 'z' })],
      'n: "near" names control z, which is not in control s',
    ],
    [
      'a box that holds nothing',
      [box('a', 0, 0, 'A'), wish('n', { in: 'a' })],
      'n: "in" names control a, a TextInput, which holds nothing',
    ],
    [
      'an arrow',
      [line('e', [0, 0], [90, 0]), wish('n', { near: 'e' })],
      'n: "near" names control e, which is an arrow',
    ],
    ['itself', [wish('n', { near: 'n' })], 'n: "near" names the control itself'],
    [
      'what is to be in it',
      [wish('n', { in: 'm' }, { typeID: 'FieldSet' }), wish('m', { in: 'n' }, { typeID: 'FieldSet' })],
      'n: "in" names control m, which is to be in this one',
    ],
    [
      'a container outside its group',
      [set, group('g', 0, 300, 200, 100, [box('a', 0, 0, 'A'), wish('n', { in: 's' })])],
      'g:n: "in" names control s, but the control is part of group g',
    ],
    ['ends for a box', [box('a', 0, 0, 'A'), wish('n', { from: 'a' })], 'n: "from" is for arrows only'],
    [
      'a neighbour for an arrow',
      [box('a', 0, 0, 'A'), wish('n', { near: 'a' }, { typeID: 'Arrow' })],
      'n: "near" is not for arrows',
    ],
    ['one end only', [box('a', 0, 0, 'A'), wish('n', { from: 'a' }, { typeID: 'Arrow' })], 'n: "to" is missing'],
    [
      'one thing for both ends',
      [box('a', 0, 0, 'A'), wish('n', { from: 'a', to: 'A' }, { typeID: 'Arrow' })],
      'n: "from" and "to" both name control a',
    ],
    [
      'an ID that two have',
      [box('a', 0, 0, 'A'), box('a', 300, 0, 'B'), wish('n', { near: 'B' })],
      'n: "near" names "B": several controls have the ID a',
    ],
    [
      'a text that is no object',
      [{ ...wish('n', undefined), balsa: 'a' } as Drawn],
      'n: expected an object such as {"in": "12"}, got "a"',
    ],
    [
      'JSON with a slip',
      [wish('n', undefined, { properties: { customData: '{"balsa": {"in": "a"}' } })],
      'n: is no valid JSON',
    ],
  ])('refuses a wish that names %s', (_, controls, told) => {
    const [problem] = problemsOf(controls);
    expect(`${problem?.control}: ${problem?.message}`).toContain(told);
    expect(problem?.place).toBe(told.includes('JSON') ? 'customData' : 'balsa');
  });

  it('refuses a copy that kept the ID of the original', () => {
    const [problem] = problemsOf([box('a', 0, 0, 'A'), wish('a', undefined)]);
    expect(problem).toMatchObject({ control: 'a', message: 'has no place, and another control has the same ID' });
  });

  it('leaves texts of others in customData alone', () => {
    const asked = wish('n', undefined, { properties: { text: 'New', customData: '{ color: red' } });
    expect(complete(diagramOf([box('a', 0, 0, 'A'), asked])).bounds.get('n')).toBeDefined();
  });

  it.each([
    ['Cafe\u0301 \u5b66\u4e60\u00a0plan', 'caf\u00e9 \u5b66\u4e60 plan'],
    ['*Bold* text\nin two lines', '*Bold* text\nin two lines'],
    ['*Bold* text\nin two lines', 'bold text in two lines'],
    [
      '\u041c\u0430\u0442\u0435\u043c\u0430\u0442\u0438\u043a\u0430',
      '\u043c\u0410\u0422\u0415\u041c\u0410\u0422\u0418\u041a\u0410',
    ],
  ])('finds %j by %j', (text, name) => {
    expect(
      complete(diagramOf([box('a', 0, 0, text), wish('n', { near: name, side: 'right' })])).bounds.get('n')?.x,
    ).toBe(144);
  });

  it('finds a text on the page where no box has it', () => {
    const label = { ID: 't', typeID: 'Label', x: 0, y: 0, w: 120, h: 30, properties: { text: 'Basics' } };
    const near = wish('n', { near: 'Basics', side: 'right' });
    expect(complete(diagramOf([label, near])).bounds.get('n')?.x).toBe(144);
    expect(complete(diagramOf([label, box('a', 0, 300, 'Basics'), near])).bounds.get('n')?.y).toBe(300);
  });

  it('tells once how many a container grew for', () => {
    const added = ['n', 'm', 'o'].map((ID) => wish(ID, { in: 's' }));
    const layout = complete(diagramOf([{ ...set, h: 110 }, ...members, ...added]));
    expect(layout.notices.map(({ message }) => message)).toEqual([
      '"Mathematics" grew to hold 3 new controls (n, m, o)',
    ]);
  });

  it('tells nothing of the growth of a container that is new itself', () => {
    const fresh = { ...wish('f', undefined), typeID: 'FieldSet' };
    const layout = complete(
      diagramOf([box('a', 0, 0, 'A'), fresh, ...['n', 'm', 'o'].map((ID) => wish(ID, { in: 'f' }))]),
    );
    expect(layout.notices).toEqual([]);
    for (const ID of ['n', 'm', 'o']) expect(within(layout, ID, 'f'), ID).toBe(true);
  });

  describe('a container in another', () => {
    const outer = { ID: 'o', typeID: 'FieldSet', x: 280, y: -30, w: 240, h: 160, properties: { text: 'Science' } };
    const full = { ...set, h: 110 };

    it('keeps its distance from the border when both grow', () => {
      const layout = complete(diagramOf([outer, full, ...members, wish('n', { in: 's' })]));
      expect(layout.bounds.get('s')).toEqual({ x: 300, y: 0, width: 200, height: 154 });
      expect(layout.bounds.get('o')).toEqual({ x: 280, y: -30, width: 240, height: 198 });
    });

    it('does not push the other over what stands beneath that alone', () => {
      const beneath = box('z', 505, 140, 'Beneath the outer one only', { w: 60 });
      const layout = complete(diagramOf([outer, full, ...members, beneath, wish('n', { in: 's' })]));
      const [around, other] = [layout.bounds.get('o'), layout.bounds.get('z')];
      expect(around && other && overlaps(around, other)).toBe(false);
      expect(within(layout, 'n', 's') && within(layout, 's', 'o')).toBe(true);
    });
  });

  it('does not grow across a line where another side is free', () => {
    // Beneath the place that the next control would have, where the border would come to lie.
    const rule = line('e', [200, 147], [600, 147], { to: false });
    const { bounds } = complete(diagramOf([{ ...set, h: 110 }, ...members, rule, wish('n', { in: 's' })]));
    expect(bounds.get('s')).toMatchObject({ y: 0, height: 110 });
  });

  it('stands beside what has no room for it, and says so', () => {
    const cut = { ...group('g', 300, 0, 120, 30, [box('a', 0, 0, 'A')]), properties: { crop: '0,0,1,1' } };
    const layout = complete(diagramOf([cut, box('far', 0, 900, 'Far'), wish('n', { in: 'g' })]));
    expect(layout.bounds.get('g')).toEqual({ x: 300, y: 0, width: 120, height: 30 });
    expect(layout.bounds.get('n')?.y).toBeLessThan(200);
    expect(layout.notices.map(({ message }) => message)).toEqual([
      '"New n" found no room in control g and stands outside it',
    ]);
  });

  it('does not stretch a symbol', () => {
    const symbol = { ID: 'c', typeID: 'Component', x: 300, y: 0, w: 80, h: 40 };
    const layout = complete(diagramOf([symbol, wish('n', { in: 'c' })]));
    expect(layout.bounds.get('c')).toEqual({ x: 300, y: 0, width: 80, height: 40 });
    expect(layout.notices).toHaveLength(1);
  });

  it('places a control that is part of a group in the group', () => {
    const controls = [group('g', 100, 100, 140, 60, [box('a', 10, 10, 'A'), wish('n', undefined)])];
    const diagram = diagramOf(controls);
    const layout = complete(diagram);
    expect(layout.bounds.get('g:n')).toEqual({ x: 110, y: 152, width: 120, height: 30 });
    const [written] = applyLayout(diagram.mockup, layout, { diagram, measure: anySize }).controls;
    expect(written).toMatchObject({ x: 100, y: 100, w: 140, h: 92 });
    expect(written?.children.map(({ x, y }) => [x, y])).toEqual([
      [10, 10],
      [10, 52],
    ]);
  });

  it('places a group as one thing, with what has a place in it', () => {
    const inside = [box('p', 0, 0, 'P'), box('q', 0, 40, 'Q'), line('e', [60, 30], [60, 40])];
    const { x: _x, y: _y, w: _w, h: _h, ...open } = group('g', 0, 0, 0, 0, inside);
    const asked = { ...open, balsa: { near: 'a' } } as Drawn;
    const diagram = diagramOf([box('a', 0, 0, 'A'), box('b', 0, 60, 'B'), asked]);
    const layout = complete(diagram);
    const place = layout.bounds.get('g') ?? { x: 0, y: 0, width: 0, height: 0 };
    expect([place.width, place.height]).toEqual([120, 70]);
    for (const ID of ['a', 'b']) expect(overlaps(place, layout.bounds.get(ID) ?? place), ID).toBe(false);
    expect(layout.bounds.get('g:q')).toEqual({ x: place.x, y: place.y + 40, width: 120, height: 30 });
    expect(layout.routes.get('g:e')?.from).toEqual({ x: place.x + 60, y: place.y + 30 });
    const written = applyLayout(diagram.mockup, layout, { diagram, measure: anySize }).controls.at(-1);
    expect(written?.children).toEqual(diagram.mockup.controls.at(-1)?.children);
  });

  it('leaves the file as it was when nothing was to be placed', () => {
    // One that stores no size, two with one ID, an arrow of the oldest kind.
    const bare = { ID: 'u', typeID: 'Label', x: 700, y: 0, properties: { text: 'Bare' } };
    const twins = [box('t', 0, 300, 'One'), box('t', 0, 400, 'Other')];
    const old = { ID: 'o', typeID: 'Arrow', x: 0, y: 500, w: 90, h: 60 };
    const diagram = diagramOf([set, ...members, line('e', [120, 15], [300, 60]), bare, ...twins, old]);
    const written = applyLayout(diagram.mockup, complete(diagram), { diagram, measure: anySize });
    expect(written).toEqual(diagram.mockup);
  });

  it('stores a size that was chosen, and none that is natural', () => {
    const diagram = diagramOf([
      set,
      box('a', 320, 30, 'Algebra', { w: 140 }),
      wish('n', { in: 's' }),
      wish('m', undefined),
    ]);
    const { controls } = applyLayout(diagram.mockup, complete(diagram), { diagram, measure: anySize });
    const sizes = new Map(controls.map(({ id, w, h, measuredW }) => [id, { w, h, measuredW }]));
    expect(sizes.get('n')).toEqual({ w: 140 });
    expect(sizes.get('m')).toEqual({});
  });
});
