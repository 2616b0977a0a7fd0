import { expand } from '../../../../model/geometry.ts';
import { rectPath } from '../../../path.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { outlined } from '../../outline.ts';
import { SHARP } from '../strokes.ts';

/** The frame of an image without a picture: a thin line inside its bounds. */
const imageFrame: DrawFigure = (bounds, { fill, border }) => {
  const width = border?.width ?? 1;
  const path = rectPath(border ? expand(bounds, -width / 2) : bounds);
  return outlined(path, { ...(fill ? { fill } : {}), ...(border ? { border: { ...border, ...SHARP } } : {}) }, width);
};

/** What stands for pictures. */
export const WIREFRAME_IMAGE_FIGURES = { 'image-frame': imageFrame } satisfies Partial<Figures>;
