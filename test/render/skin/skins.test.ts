import { describe, expect, it } from 'vitest';
import { rect } from '../../../src/model/geometry.ts';
import type { PathShape, Shape } from '../../../src/render/scene.ts';
import { skinNamed } from '../../../src/render/skin/skins.ts';

const bounds = rect(10, 20, 80, 40);
const red = { colour: 0xff0000 };
const blue = { colour: 0x0000ff };
const paths = (shapes: readonly Shape[]) => shapes.filter((shape): shape is PathShape => shape.kind === 'path');

describe.each(['sketch', 'wireframe'] as const)('the %s skin', (name) => {
  const skin = skinNamed(name);

  it('paints the fill before the border', () => {
    for (const shapes of [
      skin.box(bounds, { fill: red, border: blue }),
      skin.roundedBox(bounds, { fill: red, border: blue }),
      skin.raisedBox(bounds, { fill: red, border: blue }),
      skin.ellipse(bounds, { fill: red, border: blue }),
    ]) {
      const colours = paths(shapes).flatMap(({ fill, stroke }) => [fill?.colour, stroke?.colour]);
      const drawn = colours.filter((colour) => colour !== undefined);
      expect(drawn.indexOf(0xff0000)).toBeLessThan(drawn.lastIndexOf(0x0000ff));
      expect(drawn).toContain(0xff0000);
    }
  });

  it('draws nothing without fill and border, and no clear fill', () => {
    expect(skin.box(bounds, {})).toEqual([]);
    expect(paths(skin.box(bounds, { fill: { colour: 0xff0000, opacity: 0 } })).filter((path) => path.fill)).toEqual([]);
  });

  it('leaves a polyline open and closes a polygon', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
    ];
    const closed = (shapes: readonly Shape[]) =>
      paths(shapes).some(({ path }) => path.some(([command]) => command === 'Z'));
    expect(closed(skin.polyline(points, blue))).toBe(false);
    expect(closed(skin.polygon(points, { border: blue }))).toBe(true);
  });
});
