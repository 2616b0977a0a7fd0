import type { PathCommand } from '../../../scene.ts';
import type { DrawFigure, Figures } from '../../figures.ts';

/** The scribble of a scratch-out: the turns of one stroke, as shares of width and height. */
const SCRIBBLE = [
  [0.02, 0.07],
  [0.16, 0.06],
  [0.08, 0.14],
  [0.2, 0.07],
  [0.05, 0.4],
  [0.25, 0.1],
  [0.1, 0.55],
  [0.33, 0.11],
  [0.06, 0.89],
  [0.45, 0.18],
  [0.14, 0.89],
  [0.62, 0.17],
  [0.27, 0.91],
  [0.71, 0.22],
  [0.4, 0.89],
  [0.84, 0.24],
  [0.56, 0.89],
  [0.93, 0.3],
  [0.66, 0.89],
  [0.98, 0.38],
  [0.72, 0.93],
  [0.97, 0.57],
  [0.81, 0.96],
  [0.98, 0.69],
  [0.87, 0.97],
  [0.99, 0.8],
  [0.93, 0.97],
] as const;
/** Thickness of the scribble in a box of the natural size. */
const SCRIBBLE_WIDTH = 8.5;
/** The natural size of a scratch-out, at which the thickness was measured; drawing units. */
const MEASURED = { width: 205, height: 107 };

/** One stroke to and fro; it is thicker in a larger box. */
const scribble: DrawFigure = ({ x, y, width, height }, { border }) => {
  if (!border) return [];
  const thickness = SCRIBBLE_WIDTH * Math.sqrt((width * height) / (MEASURED.width * MEASURED.height));
  const path = SCRIBBLE.map(
    ([u, v], i): PathCommand => [
      i === 0 ? 'M' : 'L',
      x + thickness / 2 + u * Math.max(0, width - thickness),
      y + thickness / 2 + v * Math.max(0, height - thickness),
    ],
  );
  return [{ kind: 'path', path, stroke: { ...border, width: thickness } }];
};

/** What people scrawl over a wireframe. */
export const ANNOTATION_FIGURES = { scribble } satisfies Partial<Figures>;
