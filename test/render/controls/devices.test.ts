import { describe, expect, it } from 'vitest';
import type { Properties } from '../../../src/model/properties.ts';
import { draw, extent, natural, paths, texts } from './draw.ts';

const IPHONES: readonly (readonly [string | undefined, number, number])[] = [
  [undefined, 282, 510],
  ['IPhone4', 282, 510],
  ['IPhone5', 282, 573],
  ['IPhone6', 380, 754],
  ['IPhoneX', 436, 867],
];

describe('telephones and tablets', () => {
  it.each(IPHONES)('the iPhone of model %s is %d by %d, and lies on its side', (model, width, height) => {
    const properties: Properties = model === undefined ? {} : { model };
    expect(natural('iPhone', properties)).toEqual({ width, height });
    expect(natural('iPhone', { ...properties, orientation: 'landscape' })).toEqual({ width: height, height: width });
  });

  it('the others have sizes of their own', () => {
    expect(natural('AndroidPhone')).toEqual({ width: 356, height: 725 });
    expect(natural('AndroidPhone', { orientation: 'landscape' })).toEqual({ width: 725, height: 356 });
    expect(natural('iPad')).toEqual({ width: 616, height: 916 });
    expect(natural('iPad', { orientation: 'landscape' })).toEqual({ width: 916, height: 616 });
  });

  it('a screen is white with a status bar, but for what is switched off', () => {
    const screen = (properties: Properties) =>
      paths(draw('AndroidPhone', properties, 356, 725)).filter(({ path }) => path.length === 5);
    const [pane, bar] = screen({}).map(extent);
    expect(pane).toEqual([19, 83, 337, 645]);
    expect(bar).toEqual([19, 83, 337, 103]);
    expect(screen({ bgTransparent: true }).map(extent)).not.toContainEqual(pane);
    expect(screen({ bgTransparent: true }).map(extent)).toContainEqual(bar);
    expect(texts(draw('AndroidPhone', {}, 356, 725)).map(({ text }) => text)).toEqual(['09:52']);
    expect(texts(draw('AndroidPhone', { topBar: false }, 356, 725))).toEqual([]);
  });

  it('the background of an iPhone has bars at the top and the bottom', () => {
    const colours = (bgPattern: string) =>
      paths(draw('iPhone', { model: 'IPhoneX', bgPattern }, 436, 867))
        .filter(({ path }) => path.length === 5)
        .map((shape) => [shape.fill?.colour, ...extent(shape)]);
    const blue = [0x828896, 25, 52, 412, 91];
    expect(colours('topOnly')).toContainEqual(blue);
    expect(colours('topBlueBottom')).toContainEqual(blue);
    expect(colours('topBlueBottom')).toContainEqual([0x828896, 25, 805, 412, 845]);
    expect(colours('topBlackBottom')).toContainEqual([0x3f3f3f, 25, 805, 412, 845]);
    expect(colours('allBlack')).toContainEqual([0, 25, 22, 412, 845]);
    expect(colours('allWhite')).not.toContainEqual(blue);
  });
});
