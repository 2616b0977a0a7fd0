import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect } from 'vitest';
import { comparePixels } from '../../src/images/compare.ts';
import { DEFAULT_LIMITS } from '../../src/model/limits.ts';

/** Where the pictures of what differs go: as it must be, as it is drawn, the difference. */
const DIFFERENCES = new URL('differences/', import.meta.url);

const { CASES_UPDATE: update } = process.env;

/** Holds what is drawn against the picture in the file; `npm run cases -- --update` writes it anew. */
export async function expectPicture(label: string, picture: URL, drawn: Uint8Array): Promise<void> {
  if (!existsSync(picture)) {
    if (!update) expect.fail(`${label} has no picture: npm run cases -- --update`);
    await writeFile(picture, drawn);
    return;
  }
  const before = await readFile(picture);
  const compared = await comparePixels(before, drawn, 'png', DEFAULT_LIMITS);
  if (compared?.same) return;
  if (update) return writeFile(picture, drawn);
  const shown = new URL(`${label.replace(/[ ,]+/g, '-')}.png`, DIFFERENCES);
  await mkdir(DIFFERENCES, { recursive: true });
  await writeFile(shown, await sideBySide([before, drawn, ...(compared?.difference ? [compared.difference] : [])]));
  expect.fail(
    `${label}: ${compared?.reason ?? 'the picture cannot be read'}; see ${fileURLToPath(shown)}` +
      ' (before, now, difference). Where it is meant to look so: npm run cases -- --update',
  );
}

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
