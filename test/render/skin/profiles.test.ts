import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../../src/model/geometry.ts';
import { readProject } from '../../../src/read/read.ts';
import type { Path } from '../../../src/render/scene.ts';
import { nineSlice } from '../../../src/render/skin/sketch/nine-slice.ts';
import { BOX } from '../../../src/render/skin/sketch/profiles/box.ts';
import { corpus, NEEDS_CORPUS } from '../../corpus.ts';

interface Pair {
  readonly id: string;
  readonly input: string;
  readonly expected: string;
}

const SCALE = 2;

/**
 * Boxes of an export at twice the size whose fill is full red (white, yellow, cream), and the share of black ink in each
 * pixel of the picture, which the red tells.
 */
async function exported(name: string) {
  const pairs: Pair[] = JSON.parse(readFileSync(`${corpus}/pairs.json`, 'utf8'));
  const pair = pairs.find(({ id }) => id.includes(name));
  if (!pair) throw new Error(`no pair ${name}`);
  const project = await readProject(readFileSync(`${corpus}/${pair.input}`));
  const controls = project.mockups[0]?.controls ?? [];
  const left = Math.min(...controls.map(({ x = 0 }) => x));
  const top = Math.min(...controls.map(({ y = 0 }) => y));
  const boxes = controls
    .filter(({ typeID, properties }) => typeID === 'TextArea' && (properties.color ?? 0xffffff) >= 0xff0000)
    .map(({ x = 0, y = 0, w = 200, h = 140 }): Rect => ({ x: x - left, y: y - top, width: w, height: h }));
  const { data, info } = await sharp(`${corpus}/${pair.expected}`)
    .flatten({ background: '#fff' })
    .extractChannel('red')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { boxes, ink: (x: number, y: number) => 1 - (data[y * info.width + x] ?? 255) / 255 };
}

/** Whether the point lies inside the path by the even-odd rule. */
function inside(path: Path, px: number, py: number): boolean {
  let odd = false;
  let from = [0, 0];
  let start = [0, 0];
  for (const command of path) {
    const to = command[0] === 'M' || command[0] === 'L' ? [command[1], command[2]] : start;
    if (command[0] === 'M') start = to;
    else {
      const [x1 = 0, y1 = 0] = from;
      const [x2 = 0, y2 = 0] = to;
      if (y1 > py !== y2 > py && px < x1 + ((py - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
    }
    from = to;
  }
  return odd;
}

/** The share of a pixel that the path covers, on a grid of 4 by 4 points. */
function share(path: Path, x: number, y: number): number {
  let count = 0;
  for (let i = 0; i < 16; i++) {
    if (inside(path, (x + ((i % 4) + 0.5) / 4) / SCALE, (y + (Math.floor(i / 4) + 0.5) / 4) / SCALE)) count++;
  }
  return count / 16;
}

describe.skipIf(!corpus)(`the border of a box, against Balsamiq's own picture${NEEDS_CORPUS}`, () => {
  it('covers the same pixels, to a twentieth of a pixel on the average', async () => {
    const { boxes, ink } = await exported('developer-roadmap-react');
    const differences = boxes.slice(0, 12).map((box) => {
      const path = nineSlice(BOX, box);
      const [left, top] = [box.x * SCALE, box.y * SCALE];
      let sum = 0;
      let count = 0;
      const compare = (x: number, y: number) => {
        const drawn = share(path, x, y);
        const real = ink(x, y);
        if (drawn === 0 && real === 0) return;
        sum += Math.abs(drawn - real);
        count++;
      };
      // The upper and the left border as far as other controls seldom reach, corner included.
      for (let i = 0; i < 60; i++) {
        for (let d = 0; d < 7; d++) {
          compare(left + i, top + d);
          compare(left + d, top + i);
        }
      }
      return sum / count;
    });
    differences.sort((a, b) => a - b);
    expect(differences.length).toBeGreaterThan(3);
    expect(differences[Math.floor(differences.length / 2)]).toBeLessThan(0.05);
  });
});
