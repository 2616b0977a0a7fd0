import { WHITE } from '../../model/colour.ts';
import type { Size } from '../../model/geometry.ts';
import { readPath } from '../icons/outline.ts';
import type { Path, PathCommand, PathShape } from '../scene.ts';
import type { DrawFigure } from './figures.ts';

/** One colour of a sliced drawing. */
interface SlicedLayer {
  /** What it is painted with: the fill or the border of the figure, or plain white. */
  readonly paint: 'fill' | 'border' | 'paper';
  /** Its outline on the drawing's own size, in tenths of a drawing unit (the notation of `readPath`). */
  readonly outline: string;
  /** Set for a part that keeps its size, in the middle of the upper or the lower side. */
  readonly keeps?: 'top' | 'bottom';
}

/**
 * A drawing that fits any size as Balsamiq fits its pictures: what lies within a slice of a side keeps its distance to that
 * side, and what lies between is stretched. Drawing units.
 */
export interface SlicedDrawing {
  readonly size: Size;
  readonly slices: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** In paint order. */
  readonly layers: readonly SlicedLayer[];
}

const UNITS_PER_STEP = 0.1;

/** The figure that fits the drawing to its bounds; where those are too small for two slices, the slices shrink. */
export function slicedFigure({ size, slices, layers }: SlicedDrawing): DrawFigure {
  return (bounds, { fill, border }) => {
    const x = stretched(size.width, bounds.width, slices.left, slices.right);
    const y = stretched(size.height, bounds.height, slices.top, slices.bottom);
    return layers.flatMap(({ paint, outline, keeps }): readonly PathShape[] => {
      const colour = paint === 'border' ? border : paint === 'fill' ? fill : fill && { colour: WHITE };
      if (!colour || colour.opacity === 0) return [];
      const path = moved(
        readPath(outline),
        (value) => bounds.x + (keeps ? value + (bounds.width - size.width) / 2 : x(value)),
        (value) => bounds.y + (keeps === 'top' ? value : keeps ? value + bounds.height - size.height : y(value)),
      );
      const { opacity } = colour;
      return [
        {
          kind: 'path',
          path,
          fill: { colour: colour.colour, ...(opacity === undefined ? {} : { opacity }), rule: 'evenodd' },
        },
      ];
    });
  };
}

/** Where a coordinate of a side of length `from` comes to lie on one of length `to`. */
function stretched(from: number, to: number, before: number, after: number): (value: number) => number {
  const shrink = Math.min(1, Math.max(0, to) / Math.max(1, before + after));
  const middle = (to - (before + after) * shrink) / Math.max(1e-9, from - before - after);
  return (value) => {
    if (value <= before) return value * shrink;
    if (value >= from - after) return to - (from - value) * shrink;
    return before * shrink + (value - before) * middle;
  };
}

/** The path in drawing units, each coordinate moved. */
function moved(path: Path, moveX: (value: number) => number, moveY: (value: number) => number): Path {
  const x = (steps: number) => moveX(steps * UNITS_PER_STEP);
  const y = (steps: number) => moveY(steps * UNITS_PER_STEP);
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
