import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/bundled.ts';
import { COLOUR_TOLERANCE, comparePixels, PIXEL_TOLERANCE } from '../../src/images/compare.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';
import { CONTROL_TYPES } from '../../src/render/controls/table.ts';
import { CONTROL_CASES, drawCase, listCases, SKINS, strayPictures } from './cases.ts';

/** Where the pictures of what differs go: as it must be, as it is drawn, the difference. */
const DIFFERENCES = new URL('differences/', import.meta.url);

const { CASES_UPDATE: update, CASES_ONLY: only } = process.env;
const cases = await listCases(CONTROL_CASES, only);
const resources = await loadResources();

describe.each(cases)('$label', (one) => {
  it.each(SKINS)(
    `is drawn in the skin %s as before (colours within ${COLOUR_TOLERANCE}, one pixel in ${1 / PIXEL_TOLERANCE} apart)`,
    async (skin) => {
      const drawn = await drawCase(one, skin, resources);
      const picture = one.picture(skin);
      if (!existsSync(picture)) {
        if (!update) expect.fail(`${one.label} has no picture in the skin ${skin}: npm run cases -- --update`);
        await writeFile(picture, drawn);
        return;
      }
      const before = await readFile(picture);
      const compared = await comparePixels(before, drawn, 'png', DEFAULT_LIMITS);
      if (compared?.same) return;
      if (update) return writeFile(picture, drawn);
      const shown = new URL(`${one.label.replaceAll(' ', '-')}.${skin}.png`, DIFFERENCES);
      await mkdir(DIFFERENCES, { recursive: true });
      await writeFile(shown, await sideBySide([before, drawn, ...(compared?.difference ? [compared.difference] : [])]));
      expect.fail(
        `${one.label}, ${skin}: ${compared?.reason ?? 'the picture cannot be read'}; see ${fileURLToPath(shown)}` +
          ' (before, now, difference). Where it is meant to look so: npm run cases -- --update',
      );
    },
  );
});

it.skipIf(only)('has a case for every type that is drawn, and no picture without a case', async () => {
  const types = new Set(cases.map(({ label }) => label.split(' ')[0]));
  expect([...CONTROL_TYPES.keys()].filter((typeID) => !types.has(typeID))).toEqual([]);
  expect(await strayPictures(CONTROL_CASES)).toEqual([]);
});

/** The pictures in a row, twice as large, on grey. */
async function sideBySide(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const gap = 8;
  const sizes = await Promise.all(pictures.map((bytes) => sharp(bytes).metadata()));
  const height = Math.max(...sizes.map((size) => size.height));
  let left = gap;
  const layers = pictures.map((bytes, i) => {
    const layer = { input: Buffer.from(bytes), left, top: gap };
    left += (sizes[i]?.width ?? 0) + gap;
    return layer;
  });
  const sheet = { width: left, height: height + 2 * gap, channels: 3, background: '#888888' } as const;
  const row = await sharp({ create: sheet }).composite(layers).png().toBuffer();
  return sharp(row)
    .resize({ width: 2 * sheet.width, kernel: 'nearest' })
    .png()
    .toBuffer();
}
