import type { Point, Rect } from '../model/geometry.ts';
import type { Path, PathCommand } from './scene.ts';

/** A number as short as it can be at a precision that no picture shows (a thousandth of a unit). */
export function formatNumber(n: number): string {
  const rounded = Math.round(n * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** Path data of SVG. */
export function pathData(path: Path): string {
  let out = '';
  for (const [command, ...numbers] of path) {
    out += command;
    numbers.forEach((n, i) => {
      const text = formatNumber(n);
      out += i > 0 && !text.startsWith('-') ? ` ${text}` : text;
    });
  }
  return out;
}

/** The path scaled, then moved. */
export function transformPath(path: Path, scale: number, by: Point): Path {
  return path.map((command): PathCommand => {
    const x = (n: number) => n * scale + by.x;
    const y = (n: number) => n * scale + by.y;
    switch (command[0]) {
      case 'M':
        return ['M', x(command[1]), y(command[2])];
      case 'L':
        return ['L', x(command[1]), y(command[2])];
      case 'Q':
        return ['Q', x(command[1]), y(command[2]), x(command[3]), y(command[4])];
      case 'C':
        return ['C', x(command[1]), y(command[2]), x(command[3]), y(command[4]), x(command[5]), y(command[6])];
      default:
        return command;
    }
  });
}

/** A rectangle as a closed path. */
export function rectPath({ x, y, width, height }: Rect): Path {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']];
}

/** How far the handles of a curve stand off for a quarter of a circle, as a share of the radius. */
const QUARTER = 0.5523;

/** A rectangle with round corners as a closed path. */
export function roundedRectPath({ x, y, width, height }: Rect, radius: number): Path {
  const r = Math.min(radius, width / 2, height / 2);
  const h = r * (1 - QUARTER);
  const right = x + width;
  const bottom = y + height;
  return [
    ['M', x + r, y],
    ['L', right - r, y],
    ['C', right - h, y, right, y + h, right, y + r],
    ['L', right, bottom - r],
    ['C', right, bottom - h, right - h, bottom, right - r, bottom],
    ['L', x + r, bottom],
    ['C', x + h, bottom, x, bottom - h, x, bottom - r],
    ['L', x, y + r],
    ['C', x, y + h, x + h, y, x + r, y],
    ['Z'],
  ];
}

/** A polygon through the points. */
export function polygonPath(points: readonly Point[]): Path {
  return [...points.map(({ x, y }, i): PathCommand => [i === 0 ? 'M' : 'L', x, y]), ['Z']];
}

/** `path` turned clockwise by `angle` radians about the origin, then moved so that the origin comes to `at`. */
export function turnedPath(path: Path, angle: number, at: Point): Path {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const turn = (x: number, y: number) => [at.x + x * cos - y * sin, at.y + x * sin + y * cos] as const;
  return path.map((command): PathCommand => {
    switch (command[0]) {
      case 'M':
        return ['M', ...turn(command[1], command[2])];
      case 'L':
        return ['L', ...turn(command[1], command[2])];
      case 'Q':
        return ['Q', ...turn(command[1], command[2]), ...turn(command[3], command[4])];
      case 'C':
        return ['C', ...turn(command[1], command[2]), ...turn(command[3], command[4]), ...turn(command[5], command[6])];
      default:
        return command;
    }
  });
}
