import type { Rect } from '../../model/geometry.ts';
import type { Path, PathCommand } from '../scene.ts';

/** How far the parts that keep their size reach into a picture from its sides; drawing units. */
interface Slices {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A picture of a control as measured at its natural size. On other bounds what lies within a slice keeps its size and what
 * lies between the slices stretches; bounds with no room for both slices squeeze them.
 */
export interface Artwork {
  readonly width: number;
  readonly height: number;
  /** Everything stretches when absent. */
  readonly slices?: Slices;
}

/** A path of the artwork, as it lies when the artwork fills `bounds`. */
export function onBounds(path: Path, { width, height, slices }: Artwork, bounds: Rect): Path {
  const { left = 0, right = 0, top = 0, bottom = 0 } = slices ?? {};
  const x = (v: number) => bounds.x + stretched(v, width, left, right, bounds.width);
  const y = (v: number) => bounds.y + stretched(v, height, top, bottom, bounds.height);
  return path.map((command): PathCommand => {
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

/** Where the coordinate `v` of a side of `natural` comes to lie on one of `length`. */
function stretched(v: number, natural: number, near: number, far: number, length: number): number {
  const fixed = near + far;
  if (fixed === 0) return (v * length) / natural;
  const squeeze = Math.min(1, length / fixed);
  if (v <= near) return v * squeeze;
  if (v >= natural - far) return length - (natural - v) * squeeze;
  return near * squeeze + ((v - near) / (natural - fixed)) * (length - fixed * squeeze);
}

/**
 * The path that SVG path data of absolute M, L, C and Z commands says: a measured outline takes a tenth of the lines so.
 *
 * @throws Error when the data has any other command or a wrong number of coordinates.
 */
export function parsePath(data: string): Path {
  return data.split(/(?=[A-Za-z])/).map((text): PathCommand => {
    const numbers = text
      .slice(1)
      .split(' ')
      .filter((word) => word !== '')
      .map(Number);
    const command = commandOf(text.charAt(0), numbers);
    if (!command || numbers.some(Number.isNaN)) throw new Error(`no path command: ${text}`);
    return command;
  });
}

function commandOf(letter: string, numbers: readonly number[]): PathCommand | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
  switch (`${letter}${numbers.length}`) {
    case 'M2':
      return ['M', a, b];
    case 'L2':
      return ['L', a, b];
    case 'C6':
      return ['C', a, b, c, d, e, f];
    case 'Z0':
      return ['Z'];
    default:
      return undefined;
  }
}
