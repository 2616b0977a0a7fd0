import type { Point, Rect } from '../model/geometry.ts';
import type { Path, PathCommand } from './scene.ts';

/** A number as short as it can be at a precision that no picture shows (a thousandth of a unit). */
export function formatNumber(n: number): string {
  const thousandths = Math.round(n * 1000);
  if (!(Math.abs(thousandths) < MOST_THOUSANDTHS)) return String(thousandths / 1000);
  // Digit by digit: the general way of a number to its text takes several times as long, and a drawing has a million.
  const whole = Math.trunc(thousandths / 1000);
  const part = Math.abs(thousandths - whole * 1000);
  if (part === 0) return String(whole === 0 ? 0 : whole);
  const sign = thousandths < 0 ? '-' : '';
  return `${sign}${Math.abs(whole)}${FRACTIONS[part]}`;
}

/** Below it a thousandth is told from the next for certain. */
const MOST_THOUSANDTHS = 1e12;

/** Of each number of thousandths the digits with their point, without zeros at the end. */
const FRACTIONS: readonly string[] = Array.from({ length: 1000 }, (_, part) => String(part / 1000).slice(1));

/** Path data of SVG. */
export function pathData(path: Path): string {
  let out = '';
  for (const command of path) {
    out += command[0];
    for (let i = 1; i < command.length; i++) {
      const text = formatNumber(Number(command[i]));
      out += i > 1 && text.charCodeAt(0) !== MINUS ? ` ${text}` : text;
    }
  }
  return out;
}

const MINUS = '-'.charCodeAt(0);

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
  const turnX = (x: number, y: number) => at.x + x * cos - y * sin;
  const turnY = (x: number, y: number) => at.y + x * sin + y * cos;
  return path.map((command): PathCommand => {
    const [, a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = command;
    switch (command[0]) {
      case 'M':
        return ['M', turnX(a, b), turnY(a, b)];
      case 'L':
        return ['L', turnX(a, b), turnY(a, b)];
      case 'Q':
        return ['Q', turnX(a, b), turnY(a, b), turnX(c, d), turnY(c, d)];
      case 'C':
        return ['C', turnX(a, b), turnY(a, b), turnX(c, d), turnY(c, d), turnX(e, f), turnY(e, f)];
      default:
        return command;
    }
  });
}
