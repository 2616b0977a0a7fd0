import { describe, expect, it } from 'vitest';
import type { PathShape, Shape } from '../../src/render/scene.ts';
import { skinNamed } from '../../src/render/skin/skins.ts';
import { broadened } from '../../src/render/spread.ts';

const path: PathShape['path'] = [['M', 0, 0], ['L', 10, 0], ['L', 10, 3], ['Z']];
const black = { colour: 0 };

describe('outlines that come out broader', () => {
  it('are those of Mockups: lines of Wireframes and of the clean skin are as broad as they are', () => {
    expect(skinNamed('sketch', 'mockups-2').spread).toBe(0.2);
    expect(skinNamed('sketch', 'mockups-3').spread).toBe(0.2);
    expect(skinNamed('sketch', 'wireframes-2019').spread).toBeUndefined();
    expect(skinNamed('sketch').spread).toBeUndefined();
    expect(skinNamed('wireframe', 'mockups-3').spread).toBeUndefined();
  });

  it('get a stroke in their own colour, in groups, too', () => {
    const filled: PathShape = { kind: 'path', path, fill: { colour: 0xff0000 } };
    const broader = { ...filled, stroke: { colour: 0xff0000, width: 0.2 } };
    expect(broadened([filled, { kind: 'group', shapes: [filled] }], 0.2)).toEqual([
      broader,
      { kind: 'group', shapes: [broader] },
    ]);
  });

  it('are letters of light text, too', () => {
    const text = { kind: 'text', at: { x: 0, y: 0 }, text: 'a', face: 'regular', size: 13, advance: 7 } as const;
    const [light] = broadened([{ ...text, fill: { colour: 0xffffff } }], 0.2);
    expect(light).toMatchObject({ broader: 0.5 });
  });

  it('leave alone strokes, text and what lets something through, whose rim would show', () => {
    const others: Shape[] = [
      { kind: 'path', path, stroke: { ...black, width: 2 } },
      { kind: 'path', path, fill: { ...black, opacity: 0.5 } },
      { kind: 'text', at: { x: 0, y: 0 }, text: 'a', face: 'regular', size: 13, fill: black, advance: 7 },
    ];
    expect(broadened(others, 0.2)).toEqual(others);
  });
});
