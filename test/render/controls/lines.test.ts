import { describe, expect, it } from 'vitest';
import { loadResources } from '../../../src/bundled.ts';
import { Notices } from '../../../src/model/notice.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/project.ts';
import type { Properties } from '../../../src/model/properties.ts';
import type { ArrowCurve, ControlType, DrawContext, PlacedControl } from '../../../src/render/context.ts';
import { drawArrow } from '../../../src/render/controls/arrow.ts';
import { BRACES } from '../../../src/render/controls/braces.ts';
import { drawHRule, drawVRule } from '../../../src/render/controls/rules.ts';
import type { PathShape, Shape } from '../../../src/render/scene.ts';

const resources = await loadResources();

function context(skin: 'sketch' | 'wireframe'): DrawContext {
  return {
    ...resources,
    settings: { ...DEFAULT_SETTINGS, skin },
    era: 'wireframes-2023',
    skin: resources.skin(skin),
    bitmap: () => undefined,
    notices: new Notices(),
  };
}

function placed(
  typeID: string,
  properties: Properties,
  width: number,
  height: number,
  curve?: ArrowCurve,
): PlacedControl {
  const nothing = new Map();
  const own = { properties, children: [], extraProperties: nothing, extra: nothing };
  const control = { id: '1', typeID, zOrder: 0, locked: false, ...own };
  return { control, path: '1', size: { width, height }, ...(curve ? { curve } : {}) };
}

const right: ArrowCurve = {
  from: { x: 0, y: 0 },
  to: { x: 100, y: 0 },
  control: { x: 50, y: 0 },
  shape: 'straight',
};

const paths = (shapes: readonly Shape[]) => shapes.filter((shape): shape is PathShape => shape.kind === 'path');
const xs = ({ path }: PathShape) => path.flatMap(([, ...numbers]) => numbers.filter((_, i) => i % 2 === 0));
const ys = ({ path }: PathShape) => path.flatMap(([, ...numbers]) => numbers.filter((_, i) => i % 2 === 1));

describe.each(['sketch', 'wireframe'] as const)('lines of the %s skin', (skin) => {
  it('draws an arrow with two heads unless told otherwise', () => {
    const draw = (properties: Properties) =>
      paths(drawArrow(placed('Arrow', properties, 100, 1, right), context(skin)));
    expect(draw({})).toHaveLength(3);
    expect(draw({ leftArrow: false })).toHaveLength(2);
    expect(draw({ rightArrow: false })).toHaveLength(2);
    expect(draw({ leftArrow: false, rightArrow: false })).toHaveLength(1);
  });

  it('points each head outwards, its tip on the end of the line', () => {
    const heads = (properties: Properties) =>
      paths(drawArrow(placed('Arrow', properties, 100, 1, right), context(skin))).filter(({ fill }) => fill);
    const [last] = heads({ leftArrow: false });
    const [first] = heads({ rightArrow: false });
    expect(Math.max(...(last ? xs(last) : []))).toBeCloseTo(102, -1);
    expect(Math.min(...(last ? xs(last) : []))).toBeLessThan(95);
    expect(Math.min(...(first ? xs(first) : []))).toBeCloseTo(-2, -1);
    expect(Math.max(...(first ? xs(first) : []))).toBeGreaterThan(5);
  });

  it('draws arrows in one colour: that of the skin, unless they have their own', () => {
    const colours = (properties: Properties) =>
      paths(drawArrow(placed('Arrow', properties, 100, 1, right), context(skin))).map(
        ({ fill, stroke }) => (fill ?? stroke)?.colour,
      );
    expect(new Set(colours({}))).toEqual(new Set([context(skin).skin.lines.arrowColour]));
    expect(new Set(colours({ color: 0x2b78e4 }))).toEqual(new Set([0x2b78e4]));
  });

  it('keeps rules inside their boxes and as long as these', () => {
    for (const length of [4, 11, 100, 1067]) {
      const [across] = paths(drawHRule(placed('HRule', {}, length, 10), context(skin)));
      const [down] = paths(drawVRule(placed('VRule', {}, 10, length), context(skin)));
      for (const [along, aside] of [
        [across && xs(across), across && ys(across)],
        [down && ys(down), down && xs(down)],
      ]) {
        expect(Math.min(...(along ?? []))).toBeCloseTo(0);
        expect(Math.max(...(along ?? []))).toBeCloseTo(length);
        expect(Math.min(...(aside ?? []))).toBeGreaterThanOrEqual(0);
        expect(Math.max(...(aside ?? []))).toBeLessThanOrEqual(10);
      }
    }
  });

  it('dots lines in their colour', () => {
    const [rule] = paths(drawHRule(placed('HRule', { stroke: 'dotted', color: 0x9900ff }, 100, 10), context(skin)));
    expect(rule?.stroke).toMatchObject({ colour: 0x9900ff, dash: [1, 8], cap: 'square' });
    const arrow = drawArrow(placed('Arrow', { stroke: 'dotted', leftArrow: false }, 100, 1, right), context(skin));
    expect(paths(arrow)[0]?.stroke).toMatchObject({ dash: [1, 8], cap: 'round' });
  });
});

describe('an arrow', () => {
  it('is painted with its bounding box on the whole units of its place', () => {
    const off: ArrowCurve = { ...right, from: { x: -0.37, y: 0.39 }, to: { x: 99.5, y: 0.39 } };
    const [line] = paths(drawArrow(placed('Arrow', {}, 100, 1, off), context('sketch')));
    expect(line?.path[0]).toEqual(['M', 0, 0]);
    expect(line?.path[1]?.[1]).toBeCloseTo(99.87);
  });

  it('has the wider dots of Mockups 3 where that version measured its line', () => {
    const properties = { stroke: 'dotted', p0: right.from, p2: right.to } as const;
    const dashOf = (measured: { measuredW?: number; measuredH?: number }) => {
      const arrow = placed('Arrow', properties, 100, 1, right);
      return paths(drawArrow({ ...arrow, control: { ...arrow.control, ...measured } }, context('sketch')))[0]?.stroke
        ?.dash;
    };
    expect(dashOf({ measuredW: 100, measuredH: 0 })).toEqual([1, 11]);
    expect(dashOf({ measuredW: 150, measuredH: 100 })).toEqual([1, 8]);
    expect(dashOf({})).toEqual([1, 8]);
  });

  it('carries its text in a box centred on its middle', () => {
    const shapes = drawArrow(placed('Arrow', { text: 'Two way', color: 0xcc0000 }, 100, 1, right), context('sketch'));
    const box = paths(shapes).find(({ fill, stroke }) => fill && stroke);
    const text = shapes.find((shape) => shape.kind === 'text');
    expect(text).toMatchObject({ text: 'Two way', fill: { colour: 0xcc0000 } });
    expect(box && (Math.min(...xs(box)) + Math.max(...xs(box))) / 2).toBeCloseTo(50);
    expect(box && (Math.min(...ys(box)) + Math.max(...ys(box))) / 2).toBeCloseTo(0);
  });
});

describe.each(['sketch', 'wireframe'] as const)('braces of the %s skin', (skin) => {
  const draw = (typeID: string, properties: Properties) => {
    const type = new Map<string, ControlType>(BRACES).get(typeID);
    const shapes = type?.draw(placed(typeID, { text: 'Notes', ...properties }, 180, 140), context(skin)) ?? [];
    const [brace] = paths(shapes);
    const text = shapes.find((shape) => shape.kind === 'text');
    return {
      x: brace ? [Math.min(...xs(brace)), Math.max(...xs(brace))] : [],
      y: brace ? [Math.min(...ys(brace)), Math.max(...ys(brace))] : [],
      at: text?.kind === 'text' ? text.at : undefined,
    };
  };

  it('stand at the side that the direction names, as long as the box', () => {
    for (const [typeID, direction, side] of [
      ['VCurly', 'left', { x: [0, 15], y: [0, 140] }],
      ['VCurly', 'right', { x: [165, 180], y: [0, 140] }],
      ['HCurly', 'top', { x: [0, 180], y: [0, 15] }],
      ['HCurly', 'bottom', { x: [0, 180], y: [125, 140] }],
    ] as const) {
      const { x, y } = draw(typeID, { direction });
      for (const i of [0, 1]) {
        expect(Math.abs((x[i] ?? Number.NaN) - (side.x[i] ?? 0)), `${typeID} ${direction}`).toBeLessThan(0.5);
        expect(Math.abs((y[i] ?? Number.NaN) - (side.y[i] ?? 0)), `${typeID} ${direction}`).toBeLessThan(0.5);
      }
    }
  });

  it('keep their text clear of them', () => {
    expect(draw('VCurly', {}).at?.x).toBeCloseTo(20);
    expect(draw('VCurly', { direction: 'right' }).at?.x).toBeLessThan(160);
    expect(draw('HCurly', {}).at?.y).toBeGreaterThan(20);
    expect(draw('HCurly', { direction: 'bottom' }).at?.y).toBeLessThan(125);
  });
});
