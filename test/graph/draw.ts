import { buildDiagram } from '../../src/graph/build.ts';
import type { Diagram } from '../../src/graph/diagram.ts';
import type { Size } from '../../src/model/geometry.ts';
import { readJson } from '../../src/read/json/json.ts';

/** What a control looks like in a file, numbers as they are. */
export interface Drawn {
  readonly ID: string;
  readonly typeID: string;
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly zOrder?: number;
  readonly properties?: Record<string, unknown>;
  readonly children?: unknown;
}

export const box = (ID: string, x: number, y: number, text = '', more: Partial<Drawn> = {}): Drawn => ({
  ID,
  typeID: 'TextInput',
  x,
  y,
  w: 120,
  h: 30,
  ...more,
  properties: { ...(text === '' ? {} : { text }), ...more.properties },
});

/** A straight line from one point to another; heads as given. */
export const line = (
  ID: string,
  from: readonly [number, number],
  to: readonly [number, number],
  heads: { readonly from?: boolean; readonly to?: boolean } = {},
): Drawn => {
  const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
  return {
    ID,
    typeID: 'Arrow',
    x,
    y,
    w: Math.max(1, Math.abs(from[0] - to[0])),
    h: Math.max(1, Math.abs(from[1] - to[1])),
    properties: {
      p0: { x: from[0] - x, y: from[1] - y },
      p1: { x: 0.5, y: 0 },
      p2: { x: to[0] - x, y: to[1] - y },
      leftArrow: heads.from ?? false,
      rightArrow: heads.to ?? true,
    },
  };
};

export const group = (ID: string, x: number, y: number, w: number, h: number, members: readonly Drawn[]): Drawn => ({
  ID,
  typeID: '__group__',
  x,
  y,
  w,
  h,
  children: { controls: { control: members } },
});

/** A size for controls that store none: 100 × 30. */
export const anySize = (): Size => ({ width: 100, height: 30 });

/** The graph of a mockup of these controls, painted in the order given. */
export function diagramOf(controls: readonly Drawn[]): Diagram {
  const numbered = controls.map((control, zOrder) => ({ zOrder, ...control }));
  const mockup = readJson(JSON.stringify({ mockup: { controls: { control: numbered } } })).mockups[0];
  if (!mockup) throw new Error('no mockup was read');
  return buildDiagram(mockup, mockup.controls, anySize);
}
