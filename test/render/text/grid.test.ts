import { expect, test } from 'vitest';
import type { Scene, Shape, TextShape } from '../../../src/render/scene.ts';
import { alignBaselines } from '../../../src/render/text/grid.ts';

const text = (y: number): TextShape => ({
  kind: 'text',
  at: { x: 1.3, y },
  text: 'a',
  face: 'regular',
  size: 13,
  fill: { colour: 0 },
  advance: 8,
});

function baselines(shapes: readonly Shape[]): number[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape.at.y] : shape.kind === 'group' ? baselines(shape.shapes) : [],
  );
}

function scene(...shapes: Shape[]): Scene {
  return { bounds: { x: 0.25, y: 0.25, width: 50, height: 50 }, shapes, title: '', description: '' };
}

test('level text moves down to the next row of pixels, through groups', () => {
  const drawn = scene(text(10.3), { kind: 'group', translate: { x: 0, y: 0.1 }, shapes: [text(10.3)] });
  expect(baselines(alignBaselines(drawn, 2).shapes)).toEqual([10.75, 10.65].map((y) => expect.closeTo(y, 9)));
});

test('text that stands on a row stays there', () => {
  expect(baselines(alignBaselines(scene(text(10.25)), 2).shapes)).toEqual([10.25]);
});

test('at one pixel per unit, text a little below a row moves up to it', () => {
  expect(baselines(alignBaselines(scene(text(10.4)), 1).shapes)).toEqual([10.25]);
  expect(baselines(alignBaselines(scene(text(10.6)), 1).shapes)).toEqual([11.25]);
});

test('turned text stays where it is', () => {
  const about = { x: 0, y: 0 };
  const drawn = scene({ kind: 'group', rotate: { degrees: 90, about }, shapes: [text(10.3)] });
  expect(baselines(alignBaselines(drawn, 2).shapes)).toEqual([10.3]);
});
