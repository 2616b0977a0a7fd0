import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { COLOUR_TOLERANCE, PIXEL_TOLERANCE } from '../../src/images/compare.ts';
import { CONTROL_TYPES } from '../../src/render/controls/table.ts';
import { CONTROL_CASES, drawCase, listCases, SKINS, strayPictures } from './cases.ts';
import { expectPicture } from './pictures.ts';

const cases = await listCases(CONTROL_CASES);
const resources = await loadResources();

describe.each(cases)('$label', (one) => {
  it.each(SKINS)(
    `is drawn in the skin %s as before (colours within ${COLOUR_TOLERANCE}, one pixel in ${1 / PIXEL_TOLERANCE} apart)`,
    async (skin) => {
      await expectPicture(`${one.label}, ${skin}`, one.picture(skin), await drawCase(one, skin, resources));
    },
  );
});

it('has a case for every type that is drawn, and no picture without a case', async () => {
  const types = new Set(cases.map(({ label }) => label.split(' ')[0]));
  expect([...CONTROL_TYPES.keys()].filter((typeID) => !types.has(typeID))).toEqual([]);
  expect(await strayPictures(CONTROL_CASES)).toEqual([]);
});
