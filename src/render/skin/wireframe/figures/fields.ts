import { expand } from '../../../../model/geometry.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { outlined } from '../../outline.ts';
import { roundRectPath } from '../../paths.ts';

/** The ends are half circles, the line is thin (measured on four exports). */
const searchField: DrawFigure = (bounds, paint) =>
  outlined(roundRectPath(expand(bounds, -0.5), bounds.height / 2), paint, 1);

/** Outlines of fields that are no boxes. */
export const WIREFRAME_FIELD_FIGURES = { 'search-field': searchField } satisfies Partial<Figures>;
