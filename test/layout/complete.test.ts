import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowPoints } from '../../src/graph/arrow.ts';
import { buildDiagram } from '../../src/graph/build.ts';
import type { Diagram } from '../../src/graph/diagram.ts';
import { applyLayout } from '../../src/layout/apply.ts';
import { completeLayout } from '../../src/layout/complete.ts';
import type { Layout } from '../../src/layout/layout.ts';
import { runsThrough } from '../../src/layout/route.ts';
import { InputError } from '../../src/model/errors.ts';
import { contains, overlaps } from '../../src/model/geometry.ts';
import { readJson } from '../../src/read/json.ts';
import { emptyProject } from '../../src/read/project.ts';
import { writeMockupJson } from '../../src/write/json.ts';
import { anySize, box, type Drawn, diagramOf, line } from '../graph/draw.ts';
import { drawings } from './scenes.ts';

const complete = (diagram: Diagram): Layout =>
  completeLayout(diagram, { spacing: 24, edges: 'curve', measure: anySize });

/** A control without a place that says where it belongs. */
const wish = (ID: string, balsa: Record<string, string> | undefined, more: Record<string, unknown> = {}): Drawn =>
  ({ ID, typeID: 'TextInput', ...(balsa ? { balsa } : {}), properties: { text: `New ${ID}` }, ...more }) as Drawn;

const set = { ID: 's', typeID: 'FieldSet', x: 300, y: 0, w: 200, h: 150, properties: { text: 'Mathematics' } };
const members = [box('a', 320, 30, 'Algebra'), box('b', 320, 70, 'Statistics')];

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
          const { bounds, routes } = complete(diagram);
          for (const element of diagram.elements) {
            const place = bounds.get(element.path);
            if (element.kind === 'edge') expect(routes.get(element.path)).toBe(element.geometry);
            if (!element.bounds || !place) continue;
            expect({ x: place.x, y: place.y }, element.path).toEqual({ x: element.bounds.x, y: element.bounds.y });
            if (element.kind !== 'container') expect(place).toEqual(element.bounds);
            else expect(contains(place, element.bounds)).toBe(true);
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
    const failure = (() => {
      try {
        complete(diagramOf(controls));
      } catch (error) {
        return error;
      }
    })();
    if (!(failure instanceof InputError)) throw new Error('nothing was told');
    expect(failure.problems.map(({ control, message }) => `${control}: ${message}`)).toEqual([
      'n: "in" names "nothing": the mockup has no control with this ID, name or text',
      'm: expected below, above, right or left for "side", got "inside"',
      'm: "upon" is not known',
    ]);
  });

  it('leaves the file as it was when nothing was to be placed', () => {
    const diagram = diagramOf([set, ...members, line('e', [120, 15], [300, 60])]);
    expect(applyLayout(diagram.mockup, complete(diagram))).toEqual(diagram.mockup);
  });
});
