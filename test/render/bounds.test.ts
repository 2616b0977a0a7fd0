import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { rect } from '../../src/model/geometry.ts';
import { readJson } from '../../src/read/json/json.ts';
import { pictureBounds } from '../../src/render/bounds.ts';
import type { ArrowCurve } from '../../src/render/context.ts';
import { sceneOf } from '../../src/scene-of.ts';

const box = rect(10, 20, 100, 50);
const straight = (x0: number, y0: number, x1: number, y1: number): ArrowCurve => ({
  from: { x: x0, y: y0 },
  to: { x: x1, y: y1 },
  control: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 },
  shape: 'straight',
});

const resources = await loadResources();

describe('the picture of a labelled arrow', () => {
  it('shows the whole box of its text', () => {
    const points = { p0: { x: 0, y: 0 }, p1: { x: 0.5, y: 0 }, p2: { x: 0, y: 60 }, shape: 'line' };
    const bounds = (text: string) => {
      const arrow = {
        ID: '1',
        typeID: 'Arrow',
        x: 0,
        y: 0,
        w: 1,
        h: 60,
        properties: { ...points, text },
      };
      const project = readJson(JSON.stringify({ mockup: { controls: { control: [arrow] } } }));
      const [mockup] = project.mockups;
      if (!mockup) throw new Error('no mockup');
      return sceneOf(project, mockup, resources).scene.bounds;
    };
    expect(bounds('').width).toBe(4);
    const { x, width } = bounds('a label on its line');
    expect(width).toBeGreaterThan(100);
    expect(Math.abs(x + width / 2)).toBeLessThan(1);
  });
});

describe('the picture', () => {
  it('shows what the controls cover', () => {
    expect(pictureBounds([box, rect(0, 30, 20, 100)], [])).toEqual(rect(0, 20, 110, 110));
  });

  it('grows by half a stroke, to whole units, where a line is the outermost', () => {
    expect(pictureBounds([box], [straight(50, 60, 50, 70)])).toEqual(rect(10, 20, 100, 52));
    expect(pictureBounds([box], [straight(50, 60, 50, 70.345)])).toEqual(rect(10, 20, 100, 53));
  });

  it('starts where the outermost line does, between whole units', () => {
    expect(pictureBounds([box], [straight(10, 20.25, 50, 20.5)])).toEqual(rect(8, 18.25, 102, 52));
  });

  it('does not grow for a line inside', () => {
    expect(pictureBounds([box], [straight(20, 30, 50, 60)])).toEqual(box);
  });

  it('holds a curve that bulges out', () => {
    const bulge = { ...straight(20, 30, 60, 30), control: { x: 40, y: -10 }, shape: 'curve' } as const;
    expect(pictureBounds([box], [bulge])).toEqual(rect(10, 8, 100, 62));
  });

  it('is never empty', () => {
    expect(pictureBounds([], [])).toEqual(rect(0, 0, 1, 1));
    expect(pictureBounds([rect(5, 5, 0, 0)], [])).toEqual(rect(5, 5, 1, 1));
  });
});
