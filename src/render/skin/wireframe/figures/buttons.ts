import { expand, type Point, type Rect, rect, right } from '../../../../model/geometry.ts';
import { polygonPath, rectPath } from '../../../path.ts';
import type { Path } from '../../../scene.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { outlined, stroked } from '../../outline.ts';
import { linePath, roundRectPath } from '../../paths.ts';

/*
 * Boxes of one thin stroke, with the proportions of the sketch skin. Measured on an export: rounded buttons and the
 * chevron; the others are derived from them.
 */
const STROKE = 1;
const CHEVRON_STROKE = 2;

/** A figure that is one closed path inside half a stroke. */
function figureOf(path: (bounds: Rect) => Path): DrawFigure {
  return (bounds, paint) => outlined(path(paint.border ? expand(bounds, -STROKE / 2) : bounds), paint, STROKE);
}

/** How far the point of a button reaches, at most. */
const POINT = 14;

function pointed(towards: 'left' | 'right'): (bounds: Rect) => Path {
  return (bounds) => {
    const { x, y, width, height } = bounds;
    const reach = Math.min(POINT, width / 2);
    const at = (u: number, v: number): Point => ({ x: towards === 'right' ? x + u : right(bounds) - u, y: y + v });
    return polygonPath([
      at(0, 0),
      at(width - reach, 0),
      at(width, height / 2),
      at(width - reach, height),
      at(0, height),
    ]);
  };
}

const chevron: DrawFigure = ({ x, y, width, height }, { border }) =>
  border
    ? stroked(
        linePath([
          { x: x + width - 1, y },
          { x: x + 2, y: y + height / 2 },
          { x: x + width - 1, y: y + height },
        ]),
        border,
        CHEVRON_STROKE,
      )
    : [];

/** The height of the pointer of a balloon and its reach. */
const POINTER = { height: 5, width: 12, inset: 14 };

function balloon(vertical: 'north' | 'south', horizontal: 'east' | 'west'): DrawFigure {
  return figureOf(({ x, y, width, height }) => {
    const body = rect(x, vertical === 'north' ? y + POINTER.height : y, width, Math.max(0, height - POINTER.height));
    const corner = Math.min(body.height / 2, 8);
    const start = horizontal === 'west' ? x + POINTER.inset : x + width - POINTER.inset - POINTER.width;
    const edge = vertical === 'north' ? body.y : body.y + body.height;
    const tip = vertical === 'north' ? y : y + height;
    const tipX = horizontal === 'west' ? start : start + POINTER.width;
    return [
      ...roundRectPath(body, corner),
      ...polygonPath([
        { x: start, y: edge },
        { x: tipX, y: tip },
        { x: start + POINTER.width, y: edge },
      ]),
    ];
  });
}

const tab = figureOf((bounds) => rectPath(bounds));

const help = figureOf((bounds) => roundRectPath(bounds, bounds.width / 2));

/** Buttons, tabs, balloons and boxes with buttons. */
export const WIREFRAME_BUTTON_FIGURES = {
  alert: figureOf((bounds) => roundRectPath(bounds, 6)),
  'button-bar': figureOf((bounds) => roundRectPath(bounds, 1.5)),
  help,
  'multiline-button': figureOf((bounds) => roundRectPath(bounds, 5)),
  'pointed-left': figureOf(pointed('left')),
  'pointed-right': figureOf(pointed('right')),
  'chevron-left': chevron,
  tab,
  'vertical-tab': tab,
  'balloon-north-east': balloon('north', 'east'),
  'balloon-north-west': balloon('north', 'west'),
  'balloon-south-east': balloon('south', 'east'),
  'balloon-south-west': balloon('south', 'west'),
} satisfies Partial<Figures>;
