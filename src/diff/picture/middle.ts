import { add, between, distance, type Point } from '../../model/geometry.ts';
import type { Path, Shape } from '../../render/scene.ts';

/** The middle of the way of an edge, in the coordinates of its scene. */
export function middleOf(shapes: readonly Shape[], path: string, by: Point = { x: 0, y: 0 }): Point | undefined {
  for (const shape of shapes) {
    if (shape.kind !== 'group') continue;
    const inside = shape.translate ? add(by, shape.translate) : by;
    const found = shape.control === path ? middleOfLongest(shape.shapes, inside) : middleOf(shape.shapes, path, inside);
    if (found) return found;
  }
  return undefined;
}

function middleOfLongest(shapes: readonly Shape[], by: Point): Point | undefined {
  let best: { readonly at: Point; readonly length: number } | undefined;
  const visit = (list: readonly Shape[], at: Point): void => {
    for (const shape of list) {
      if (shape.kind === 'group') visit(shape.shapes, shape.translate ? add(at, shape.translate) : at);
      if (shape.kind !== 'path') continue;
      const points = pointsOn(shape.path);
      const length = points.reduce((sum, p, i) => sum + (i > 0 ? distance(points[i - 1] ?? p, p) : 0), 0);
      if (!best || length > best.length) best = { at: add(at, halfWay(points, length / 2)), length };
    }
  };
  visit(shapes, by);
  return best?.at;
}

/** Points along a path: its corners, and some on each of its curves. */
function pointsOn(path: Path): Point[] {
  const points: Point[] = [];
  for (const command of path) {
    const from = points[points.length - 1] ?? { x: 0, y: 0 };
    if (command[0] === 'M' || command[0] === 'L') points.push({ x: command[1], y: command[2] });
    if (command[0] === 'Q') {
      const [, x1, y1, x, y] = command;
      for (const t of STEPS)
        points.push(between(between(from, { x: x1, y: y1 }, t), between({ x: x1, y: y1 }, { x, y }, t), t));
    }
    if (command[0] === 'C') {
      const [, x1, y1, x2, y2, x, y] = command;
      const [a, b] = [
        { x: x1, y: y1 },
        { x: x2, y: y2 },
      ];
      for (const t of STEPS) {
        const [p, q] = [
          between(between(from, a, t), between(a, b, t), t),
          between(between(a, b, t), between(b, { x, y }, t), t),
        ];
        points.push(between(p, q, t));
      }
    }
  }
  return points;
}

const STEPS = [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];

function halfWay(points: readonly Point[], goal: number): Point {
  let gone = 0;
  for (const [i, p] of points.entries()) {
    const next = points[i + 1];
    if (!next) return p;
    const step = distance(p, next);
    if (gone + step >= goal && step > 0) return between(p, next, (goal - gone) / step);
    gone += step;
  }
  return { x: 0, y: 0 };
}
