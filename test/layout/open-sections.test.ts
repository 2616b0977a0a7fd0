import { afterAll, describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { DEFAULT_LAYOUT } from '../../src/layout/choice.ts';
import { chooseLayout } from '../../src/layout/choose.ts';
import { startElk } from '../../src/layout/elk/runner.ts';
import type { Layout, LayoutMode } from '../../src/layout/layout.ts';
import { contains, overlaps, type Rect, subtract } from '../../src/model/geometry.ts';
import { startDrawing } from '../../src/pipeline.ts';
import { readProject } from '../../src/read/read.ts';

const elk = startElk();
afterAll(() => elk.close());

async function lay(controls: readonly object[], mode: LayoutMode): Promise<Layout> {
  const file = JSON.stringify({ mockup: { controls: { control: controls } } });
  const project = await readProject(new TextEncoder().encode(file));
  const [mockup] = project.mockups;
  if (!mockup) throw new Error('no mockup');
  const { diagram, measure } = startDrawing(project, mockup, await loadResources());
  return chooseLayout(diagram, { ...DEFAULT_LAYOUT, mode }, measure, elk);
}

function at({ bounds }: Layout, path: string): Rect {
  const found = bounds.get(path);
  if (!found) throw new Error(`${path} has no place`);
  return found;
}

const placed = [
  { ID: '1', typeID: 'TextInput', x: '100', y: '40', w: '160', h: '27', zOrder: '1', properties: { text: 'Start' } },
  { ID: '2', typeID: 'TextInput', x: '100', y: '140', w: '160', h: '27', zOrder: '2', properties: { text: 'Then' } },
];
const held = (ID: string, text: string) => ({ ID, typeID: 'TextInput', balsa: { in: '10' }, properties: { text } });
const arrow = (ID: string, from: string, to: string) => ({ ID, typeID: 'Arrow', balsa: { from, to }, properties: {} });
/** A section of two topics, the first with two options. */
const section = [
  { ID: '10', typeID: 'FieldSet', balsa: {}, properties: { text: 'Languages' } },
  ...[held('11', 'Python'), held('12', 'SQL'), held('13', 'NumPy'), held('14', 'pandas')],
  ...[arrow('21', '11', '13'), arrow('22', '11', '14')],
];

describe('a section without a place in a drawing that has places', () => {
  it('has what it holds where it would have it in a drawing without any', async () => {
    const [inDrawing, alone] = [await lay([...placed, ...section], 'complete'), await lay(section, 'elk')];
    const inside = (layout: Layout) =>
      ['11', '12', '13', '14'].map((path) => {
        const r = at(layout, path);
        return { ...subtract(r, at(layout, '10')), width: r.width, height: r.height };
      });
    expect(inside(inDrawing)).toEqual(inside(alone));
    const line = (layout: Layout) => {
      const route = layout.routes.get('22');
      return route && [subtract(route.from, at(layout, '10')), subtract(route.to, at(layout, '10')), route.shape];
    };
    expect(line(inDrawing)).toEqual(line(alone));
  });

  it('moves nothing, and stands over nothing', async () => {
    const layout = await lay([...placed, ...section], 'complete');
    for (const { ID, x, y, w, h } of placed) {
      const own = { x: Number(x), y: Number(y), width: Number(w), height: Number(h) };
      expect(at(layout, ID)).toEqual(own);
      expect(overlaps(at(layout, '10'), own)).toBe(false);
    }
    for (const path of ['11', '12', '13', '14']) expect(contains(at(layout, '10'), at(layout, path)), path).toBe(true);
  });
});
