import { polygonPath } from '../../../path.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { outlined } from '../../outline.ts';

/** Thickness of the frame of a picture. */
const FRAME = 2.5;

/**
 * The frame of an image without a picture: lines of 2.5 units that hardly waver, each corner with a place of its own
 * (measured on six images in 2x exports).
 */
const imageFrame: DrawFigure = ({ x, y, width, height }, paint) => {
  const corners = [
    { x: x + 1.55, y: y + 1.5 },
    { x: x + width - 1.25, y: y + 1.25 },
    { x: x + width - 1.25, y: y + height - 1.5 },
    { x: x + 1.55, y: y + height - 1.3 },
  ];
  return outlined(polygonPath(corners), paint, FRAME);
};

/** What stands for pictures. */
export const SKETCH_IMAGE_FIGURES = { 'image-frame': imageFrame } satisfies Partial<Figures>;
