import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rasterise } from '../../src/raster/pixels.ts';
import { clipShapes } from '../../src/render/clip.ts';
import { pathData, polygonPath } from '../../src/render/path.ts';
import type { PathShape } from '../../src/render/scene.ts';

const clip = { x: 10, y: 20, width: 30, height: 25 };
const text = (x: number, advance: number) =>
  ({ kind: 'text', at: { x, y: 36 }, text: 'abc', face: 'regular', size: 10, fill: { colour: 0 }, advance }) as const;

/** How much of each pixel of a 60 × 60 picture is inked. */
function ink(paths: readonly PathShape[], clipped: boolean): Uint8Array {
  const body = paths.map(({ path }) => `<path fill-rule="evenodd" d="${pathData(path)}"/>`).join('');
  const rect = `<rect x="${clip.x}" y="${clip.y}" width="${clip.width}" height="${clip.height}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><clipPath id="c">${rect}</clipPath><g${clipped ? ' clip-path="url(#c)"' : ''}>${body}</g></svg>`;
  return rasterise(svg, false).data.filter((_, i) => i % 4 === 3);
}

describe('shapes inside a clip', () => {
  it('are kept whole when they lie inside, and dropped when they lie outside', () => {
    const [inside, outside] = [text(15, 18), text(100, 18)];
    expect(clipShapes([inside, outside], clip)).toEqual([inside]);
    const moved = { kind: 'group', translate: { x: 85, y: 0 }, shapes: [text(-70, 18)] } as const;
    expect(clipShapes([moved], clip)).toEqual([moved]);
  });

  it('leave the clip to the drawing when they cannot be cut', () => {
    const curve: PathShape = { kind: 'path', path: [['M', 0, 30], ['Q', 30, 0, 60, 30], ['Z']], fill: { colour: 0 } };
    const stroke: PathShape = {
      kind: 'path',
      path: [
        ['M', 0, 30],
        ['L', 60, 30],
      ],
      stroke: { colour: 0, width: 4 },
    };
    for (const shape of [text(5, 18), curve, stroke]) expect(clipShapes([shape], clip)).toBeUndefined();
  });

  it('cover the same pixels as clipped ones, polygons with holes among them', () => {
    const corner = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) });
    const polygon = fc.array(corner, { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(polygon, polygon, (outer, inner) => {
        const shape: PathShape = {
          kind: 'path',
          path: [...polygonPath(outer), ...polygonPath(inner)],
          fill: { colour: 0, rule: 'evenodd' },
        };
        const cut = clipShapes([shape], clip) ?? [];
        const [expected, actual] = [ink([shape], true), ink(cut as PathShape[], false)];
        const wrong = expected.filter((alpha, i) => Math.abs(alpha - (actual[i] ?? 0)) > 40).length;
        expect(wrong).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
