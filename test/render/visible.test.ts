import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/model/errors.ts';
import { rectPath } from '../../src/render/path.ts';
import type { GroupShape, Shape } from '../../src/render/scene.ts';
import { visibleShapes } from '../../src/render/visible.ts';

const PICTURE = { x: 0, y: 0, width: 100, height: 100 };
const box = (x: number, y: number, width = 10, height = 10): Shape => ({
  kind: 'path',
  path: rectPath({ x, y, width, height }),
  fill: { colour: 0 },
});
const faded = (...shapes: Shape[]): GroupShape => ({ kind: 'group', opacity: 0.5, shapes });
const image = (x: number, width: number, tint?: number): Shape => ({
  kind: 'image',
  bounds: { x, y: 0, width, height: 10 },
  mediaType: 'image/png',
  bytes: new Uint8Array(),
  natural: { width: 1, height: 1 },
  ...(tint === undefined ? {} : { tint }),
});

describe('layers', () => {
  test('that are seen stay as they are', () => {
    const shapes = [faded(box(0, 0)), box(500, 0), { ...faded(box(90, 90)), clip: PICTURE }];
    expect(visibleShapes(shapes, PICTURE)).toBe(shapes);
  });

  test.each<[string, Shape]>([
    ['a layer beside the picture', faded(box(500, 0))],
    ['a layer beside the picture, by a move', { ...faded(box(0, 0)), translate: { x: 0, y: -400 } }],
    [
      'a layer beside the picture, by a turn',
      { ...faded(box(50, 0)), rotate: { degrees: 180, about: { x: 0, y: 0 } } },
    ],
    ['a layer without content', faded()],
    ['an empty clip', { kind: 'group', clip: { ...PICTURE, height: 0 }, shapes: [box(0, 0)] }],
    ['a clip of negative size', { kind: 'group', clip: { ...PICTURE, width: -4 }, shapes: [box(0, 0)] }],
    ['a clip around something beside the picture', { kind: 'group', clip: PICTURE, shapes: [box(0, 900)] }],
    ['a tinted bitmap beside the picture', image(800, 10, 0xff0000)],
    ['a bitmap of no width', image(0, 0)],
  ])('%s draws nothing', (_, shape) => {
    expect(visibleShapes([box(0, 0), { kind: 'group', shapes: [shape] }], PICTURE)).toEqual([
      box(0, 0),
      { kind: 'group', shapes: [] },
    ]);
  });

  test('that reach far beyond the picture have something in its middle', () => {
    const turned = { ...faded(box(-5_000, 0, 5_010)), rotate: { degrees: 90, about: { x: 0, y: 0 } } };
    const [layer] = visibleShapes([faded(box(-5_000, 0, 5_010)), turned], PICTURE);
    expect(layer).toMatchObject({
      shapes: [box(-5_000, 0, 5_010), { path: [['M', 50, 50], ['L', 51, 50], ['L', 50, 51], ['Z']] }],
    });
  });
});

test.each<[string, Shape]>([
  ['a path that leads nowhere', { kind: 'path', path: [['M', 0, Number.NaN]] }],
  [
    'a path without end',
    {
      kind: 'path',
      path: [
        ['M', 0, 0],
        ['L', Number.POSITIVE_INFINITY, 0],
      ],
    },
  ],
  ['a line beyond all measure', { ...box(0, 0), stroke: { colour: 0, width: 1e30 } } as Shape],
  ['a dash that is none', { ...box(0, 0), stroke: { colour: 0, width: 1, dash: [Number.NaN] } } as Shape],
  ['a bitmap without a place', image(Number.NaN, 10)],
  ['a turn that is none', { kind: 'group', rotate: { degrees: Number.NaN, about: { x: 0, y: 0 } }, shapes: [] }],
  ['a clip without end', { kind: 'group', clip: { ...PICTURE, width: Number.POSITIVE_INFINITY }, shapes: [] }],
  ['an opacity that is none', { kind: 'group', opacity: Number.NaN, shapes: [] }],
])('%s is refused, with the control', (_, shape) => {
  const draw = () => visibleShapes([{ kind: 'group', control: '3:0', shapes: [shape] }], PICTURE);
  expect(draw).toThrow(InputError);
  expect(draw).toThrow('control 3:0: something of it would be drawn');
});
