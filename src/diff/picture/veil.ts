import { bottom, type Rect, right } from '../../model/geometry.ts';
import type { Path, PathCommand } from '../../render/scene.ts';

/** The part of `area` that no hole covers, as rectangles that do not overlap. */
export function veilPath(area: Rect, holes: readonly Rect[]): Path {
  const ys = edges(area.y, bottom(area), holes, (hole) => [hole.y, bottom(hole)]);
  const path: PathCommand[] = [];
  for (let i = 1; i < ys.length; i++) {
    const [top, end] = [ys[i - 1] ?? 0, ys[i] ?? 0];
    const here = holes.filter((hole) => hole.y <= top && bottom(hole) >= end).sort((a, b) => a.x - b.x);
    let x = area.x;
    for (const hole of [...here, { x: right(area), y: top, width: 0, height: 0 }]) {
      const stop = Math.min(hole.x, right(area));
      if (stop > x) path.push(['M', x, top], ['L', stop, top], ['L', stop, end], ['L', x, end], ['Z']);
      x = Math.max(x, right(hole));
    }
  }
  return path;
}

/** Every border in ascending order, once, inside the area. */
function edges(low: number, high: number, holes: readonly Rect[], of: (hole: Rect) => readonly number[]): number[] {
  const inside = holes.flatMap(of).filter((v) => v > low && v < high);
  return [...new Set([low, ...inside, high])].sort((a, b) => a - b);
}
