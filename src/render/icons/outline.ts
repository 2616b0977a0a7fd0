import type { Path, PathCommand } from '../scene.ts';

/**
 * The path of a generated outline: relative commands m, l, q, c and z with whole numbers, a command that repeats being
 * written once (scripts/build/build-icons.mjs).
 */
export function readPath(data: string): Path {
  const path: PathCommand[] = [];
  let x = 0;
  let y = 0;
  let startX = 0;
  let startY = 0;
  for (const [, letter = '', numbers = ''] of data.matchAll(/([mlqcz])([^mlqcz]*)/g)) {
    if (letter === 'z') {
      path.push(['Z']);
      x = startX;
      y = startY;
      continue;
    }
    const values = (numbers.match(/-?\d+/g) ?? []).map(Number);
    const size = letter === 'c' ? 6 : letter === 'q' ? 4 : 2;
    for (let i = 0; i + size <= values.length; i += size) {
      const at = (k: number) => (values[i + k] ?? 0) + (k % 2 === 0 ? x : y);
      const endX = at(size - 2);
      const endY = at(size - 1);
      if (letter === 'm') path.push(['M', endX, endY]);
      else if (letter === 'l') path.push(['L', endX, endY]);
      else if (letter === 'q') path.push(['Q', at(0), at(1), endX, endY]);
      else path.push(['C', at(0), at(1), at(2), at(3), endX, endY]);
      x = endX;
      y = endY;
      if (letter === 'm') {
        startX = x;
        startY = y;
      }
    }
  }
  return path;
}
