import { describe, expect, it } from 'vitest';
import { addTopic, type NewTopic } from '../../src/apply/add.ts';
import { loadResources } from '../../src/bundled.ts';
import { overlaps, type Rect, right } from '../../src/model/geometry.ts';
import { startDrawing } from '../../src/pipeline.ts';
import { readProject } from '../../src/read/read.ts';

const resources = await loadResources();
let order = 0;

const box = (ID: string, x: number, y: number, w: number, h: number, text?: string) => ({
  ...{ ID, typeID: text === undefined ? 'Canvas' : 'TextInput', zOrder: `${order++}` },
  ...{ x: `${x}`, y: `${y}`, w: `${w}`, h: `${h}` },
  ...(text === undefined ? {} : { properties: { text } }),
});

const label = (ID: string, x: number, y: number, text: string) => ({
  ...{ ID, typeID: 'Label', zOrder: `${order++}`, x: `${x}`, y: `${y}`, measuredW: '120', measuredH: '25' },
  properties: { text },
});

const group = (ID: string, x: number, y: number, width: number, height: number, control: object[]) => ({
  ...{ ID, typeID: '__group__', zOrder: `${order++}`, x: `${x}`, y: `${y}` },
  ...{
    w: `${width}`,
    h: `${height}`,
    measuredW: `${width}`,
    measuredH: `${height}`,
    children: { controls: { control } },
  },
});

/** A section as a group of a frame, its title and two topics under one another. */
const section = (ID: string, y: number, title: string) =>
  group(ID, 300, y, 180, 150, [
    box('0', 0, 0, 180, 150),
    label('1', 30, 10, title),
    box('2', 20, 44, 140, 40, `${title} basics`),
    box('3', 20, 94, 140, 40, `${title} advanced`),
  ]);

const level = (ID: string, x: number, y: number, length: number) => ({
  ...{ ID, typeID: 'Arrow', zOrder: `${order++}`, x: `${x}`, y: `${y}`, w: `${length}`, h: '1' },
  properties: {
    ...{ shape: 'line', leftArrow: 'false', rightArrow: 'false' },
    ...{ p0: { x: 0, y: 0 }, p1: { x: 0.5, y: 0 }, p2: { x: length, y: 0 } },
  },
});

async function adding(control: object[], topic: NewTopic) {
  const json = {
    mockup: { controls: { control }, measuredW: '1000', measuredH: '1000', mockupW: '1000', mockupH: '1000' },
  };
  const project = await readProject(new TextEncoder().encode(JSON.stringify(json)), { name: 'map.json' });
  const [mockup] = project.mockups;
  if (!mockup) throw new Error('no mockup');
  const added = addTopic(project, mockup, topic, resources);
  if (added.state !== 'added') throw new Error('there already');
  const boundsIn = (one: typeof mockup) => startDrawing(project, one, resources).diagram.byPath;
  const [before, after] = [boundsIn(mockup), boundsIn(added.mockup)];
  const at = (path: string): Rect => {
    const bounds = after.get(path)?.bounds;
    if (!bounds) throw new Error(`${path} has no place`);
    return bounds;
  };
  const end = (all: typeof before) => Math.max(...[...all.values()].map(({ bounds }) => (bounds ? right(bounds) : 0)));
  return { at, added: at(added.path), grew: end(after) - end(before) };
}

describe('a topic more', () => {
  it('moves down a line that ties nothing, with all beneath it, rather than standing aside', async () => {
    const column = [
      label('9', 100, 60, 'Tables'),
      box('1', 100, 100, 140, 40, 'Pandas'),
      box('2', 100, 150, 140, 40, 'Polars'),
    ];
    const beneath = [level('3', 60, 215, 240), box('4', 100, 240, 140, 40, 'Plots')];
    const topic = { text: 'Ibis', after: 'Polars', in: 'Tables' };
    const { at, added, grew } = await adding([...column, ...beneath], topic);
    expect(added.x).toBe(100);
    expect(at('3').y).toBeGreaterThan(added.y + added.height);
    expect(at('4').y - at('3').y).toBe(25);
    expect(grew).toBeLessThanOrEqual(0);
  });

  it('stands in its section where the next section overlaps that by their common border', async () => {
    const controls = [section('1', 100, 'Documents'), section('2', 246, 'Graphs')];
    const { at, added } = await adding(controls, { text: 'Couch', in: 'Documents', after: 'Documents basics' });
    expect(added.x).toBe(at('1:2').x);
    expect(added.y).toBeGreaterThan(at('1:2').y);
    expect(added.y).toBeLessThan(at('1:3').y);
    expect(at('1:0').height).toBeGreaterThan(150);
    expect(at('2:0').y - at('1:0').y - at('1:0').height).toBeGreaterThanOrEqual(-4);
    expect(overlaps(added, at('2:0'))).toBe(false);
  });
});
