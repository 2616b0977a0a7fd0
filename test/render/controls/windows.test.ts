import { describe, expect, it } from 'vitest';
import { CONTROL_TYPES } from '../../../src/render/controls/table.ts';
import type { Era } from '../../../src/render/era.ts';
import { contextIn, control, draw, extent, natural, paths, texts } from './draw.ts';

/** The texts of a browser window without one, in a project of that era. */
function defaultTexts(era: Era): readonly string[] {
  const size = { width: 450, height: 400 };
  const placed = { control: control('BrowserWindow'), path: '1', size };
  const shapes = CONTROL_TYPES.get('BrowserWindow')?.draw(placed, { ...contextIn('sketch'), era }) ?? [];
  return texts(shapes).map(({ text }) => text);
}

describe('windows', () => {
  it('have sizes of their own', () => {
    expect(natural('BrowserWindow')).toEqual({ width: 450, height: 400 });
    expect(natural('TitleWindow')).toEqual({ width: 450, height: 400 });
    expect(natural('ModalScreen')).toEqual({ width: 320, height: 240 });
    expect(natural('iPadPopover')).toEqual({ width: 222, height: 187 });
  });

  it('a browser without a text has the default address of its time', () => {
    expect(defaultTexts('mockups-3')).toEqual(['A Web Page', 'http://']);
    expect(defaultTexts('wireframes-2019')).toEqual(['A Web Page', 'https://']);
    expect(defaultTexts('wireframes-2023')).toEqual(['A Web Page', 'https://']);
  });

  it('a browser that is torn off has no foot', () => {
    const lowest = (borderStyle: string) =>
      Math.max(...paths(draw('BrowserWindow', { borderStyle }, 450, 400)).map((shape) => extent(shape)[3]));
    expect(lowest('square')).toBeCloseTo(400, 0);
    expect(lowest('squareBreakline')).toBeGreaterThan(400);
  });

  it('a window has a bar for its name and one at its foot, as high as it says', () => {
    const boxes = (topheight?: number, bottomheight?: number) =>
      paths(
        draw(
          'TitleWindow',
          {
            ...(topheight === undefined ? {} : { topheight }),
            ...(bottomheight === undefined ? {} : { bottomheight }),
          },
          450,
          400,
        ),
      )
        .slice(1)
        .map((shape) => extent(shape).map(Math.round));
    expect(boxes()).toEqual([
      [0, 0, 450, 400],
      [0, 0, 450, 26],
      [0, 375, 450, 400],
    ]);
    expect(boxes(29, 46)[1]).toEqual([0, 0, 450, 29]);
    expect(boxes(29, 46)[2]).toEqual([0, 354, 450, 400]);
    expect(boxes(29, 0)).toHaveLength(2);
  });

  it('a modal screen dims what lies below it', () => {
    expect(paths(draw('ModalScreen', {}, 100, 50)).map(({ fill }) => fill)).toEqual([{ colour: 0, opacity: 0.4 }]);
  });

  it.each([
    ['top', '0', [36, 1.5]],
    ['top', '2', [111, 1.5]],
    ['top', '4', [186, 1.5]],
    ['bottom', undefined, [111, 185.5]],
    ['left', '2', [1.5, 93.5]],
    ['right', '4', [220.5, 151]],
  ] as const)('the arrow of a popover at the %s, position %s, points to %j', (side, position, tip) => {
    const properties = {
      popoverArrowSide: side,
      ...(position === undefined ? {} : { popoverArrowPosition: position }),
    };
    const arrow = paths(draw('iPadPopover', properties, 222, 187)).at(-1);
    expect(arrow?.path[1]?.slice(1)).toEqual(tip);
  });
});
