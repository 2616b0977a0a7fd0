import { expand, type Rect, rect } from '../../../../model/geometry.ts';
import type { PathShape } from '../../../scene.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { outlined } from '../../outline.ts';
import type { ShapePaint } from '../../paint.ts';
import { ellipsePath, roundRectPath } from '../../paths.ts';

/** Thickness of the lines of a device; measured on a telephone in an export. */
const LINE = 2;

/** A box with round corners, its line inside the bounds. */
function round(bounds: Rect, radius: number, paint: ShapePaint): readonly PathShape[] {
  return outlined(roundRectPath(expand(bounds, -LINE / 2), radius), paint, LINE);
}

/**
 * A body with round corners and the border of its screen, which is that far from the sides. The body is not painted where the
 * screen is.
 */
function device(
  radius: number,
  screen: { left: number; top: number; right: number; bottom: number },
  inner = 0,
): DrawFigure {
  return (bounds, { fill, border }) => {
    const { x, y, width, height } = bounds;
    const area = rect(
      x + screen.left,
      y + screen.top,
      Math.max(2 * LINE, width - screen.left - screen.right),
      Math.max(2 * LINE, height - screen.top - screen.bottom),
    );
    const body = roundRectPath(expand(bounds, -LINE / 2), radius);
    const hole = roundRectPath(expand(area, -LINE / 2), inner);
    const path = [...body, ...hole];
    return [
      ...(fill ? [{ kind: 'path', path, fill: { ...fill, rule: 'evenodd' } } as const] : []),
      ...(border ? [{ kind: 'path', path, stroke: { colour: border.colour, width: LINE } } as const] : []),
    ];
  };
}

/** A figure of several, each in the same bounds. */
function together(...figures: readonly DrawFigure[]): DrawFigure {
  return (bounds, paint) => figures.flatMap((figure) => figure(bounds, paint));
}

/** A part of that size in the middle of the upper side, or of the lower one where `y` is negative (to its lower edge). */
function part(y: number, width: number, height: number, radius: number, dx = 0): DrawFigure {
  return (bounds, { border }) => {
    const left = bounds.x + (bounds.width - width) / 2 + dx;
    const top = y < 0 ? bounds.y + bounds.height + y - height : bounds.y + y;
    const box = rect(left, top, width, height);
    return border ? round(box, radius, { border }) : [];
  };
}

const androidGrille: DrawFigure = ({ x, y }, { border }) => {
  if (!border) return [];
  const camera = ellipsePath(rect(x, y + 0.7, 11, 11));
  return [...outlined(camera, { border }, LINE), ...round(rect(x + 45, y - 0.3, 131, 13), 6.5, { border })];
};

/**
 * Telephones and tablets, in clean lines. The Android telephone is measured; the others are derived from it, with the places
 * of the sketched ones.
 */
export const WIREFRAME_DEVICE_FIGURES = {
  'android-grille': androidGrille,
  'android-home': ({ x, y }, paint) =>
    round(rect(x, y + 0.7, 131, 13), 6.5, { ...(paint.border ? { border: paint.border } : {}) }),
  'android-phone': device(32, { left: 18, top: 78, right: 18, bottom: 79 }),
  ipad: together(
    device(16, { left: 30, top: 88, right: 33, bottom: 91 }),
    part(40, 11, 11, 5.5),
    part(-19, 52, 52, 26),
    part(-36, 18, 18, 4),
  ),
  'iphone-4': together(
    device(44, { left: 24, top: 77, right: 26, bottom: 82 }),
    part(38, 56, 18, 9),
    part(-19, 48, 48, 24),
    part(-33, 20, 20, 4),
  ),
  'iphone-5': together(
    device(44, { left: 24, top: 78, right: 24, bottom: 81 }),
    part(43, 58, 17, 8.5),
    part(23, 11, 11, 5.5),
    part(-17, 48, 50, 24),
    part(-29, 22, 22, 4),
  ),
  'iphone-6': together(
    device(44, { left: 28, top: 85, right: 30, bottom: 94 }),
    part(20, 12, 12, 6),
    part(44, 50, 9, 4),
    part(40, 15, 15, 7.5, -50),
    part(-18, 56, 56, 28),
  ),
  // No export has it: the border of the telephone's own figure is taken for that of both.
  'iphone-6-older-screen': () => [],
  'iphone-x': together(
    device(64, { left: 23, top: 21, right: 23, bottom: 21 }, 44),
    part(28, 58, 11, 5),
    part(24, 16, 16, 8, 48),
  ),
} satisfies Partial<Figures>;
