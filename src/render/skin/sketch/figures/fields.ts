import type { Point, Size } from '../../../../model/geometry.ts';
import { transformPath } from '../../../path.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { outlined } from '../../outline.ts';
import { blobPath } from '../../paths.ts';

/** Thickness of the outline, drawing units (measured on an export of version 4 at twice the size). */
const LINE = 2.2;
/** The corners are quarters of an ellipse; low fields are half as high at most. */
const CORNER = { width: 25, height: 14 };
const QUARTER = [0, 30, 60, 90].map((degrees) => (degrees * Math.PI) / 180);

const searchField: DrawFigure = (bounds, paint) =>
  outlined(transformPath(blobPath(pill(bounds)), 1, bounds), paint, LINE);

/** The outline from the left side over the top, half a line inside the bounds. */
function pill({ width, height }: Size): readonly Point[] {
  const inset = LINE / 2;
  const wide = Math.max(0, Math.min(CORNER.width, width / 2) - inset);
  const high = Math.max(0, Math.min(CORNER.height, height / 2) - inset);
  const corner = QUARTER.map(
    (angle): Point => ({
      x: inset + wide * (1 - Math.cos(angle)),
      y: inset + high * (1 - Math.sin(angle)),
    }),
  );
  const left = corner;
  const right = [...corner].reverse().map(({ x, y }) => ({ x: width - x, y }));
  const below = (points: readonly Point[]) => [...points].reverse().map(({ x, y }) => ({ x, y: height - y }));
  return [...left, ...right, ...below(right), ...below(left)];
}

/** Outlines of fields that are no boxes. */
export const SKETCH_FIELD_FIGURES = { 'search-field': searchField } satisfies Partial<Figures>;
