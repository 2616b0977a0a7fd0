import { expand, type Point, rect } from '../../../../model/geometry.ts';
import { rectPath } from '../../../path.ts';
import type { Path, PathShape } from '../../../scene.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { ellipsePath, linePath, roundRectPath } from '../../paths.ts';

/** Measured on an export: the frame, the lines between its bars and the places of its buttons. Drawing units. */
const FRAME = 2;
const RADIUS = 3;
const TITLE_LINE = 32;
const HEAD_LINE = 72;
const FIELD = { left: 99, top: 41, right: 35, height: 24 };
const ARROWS = [
  { tip: 12.5, end: 25.5, head: 6.5 },
  { tip: 50.5, end: 37.5, head: -6.5 },
] as const;
const BUTTONS = { middle: 52.5, line: 3.4 };
const RELOAD = { x: 73.6, radius: 6.2 };
const MENU = { right: 27, width: 18, thickness: 3.6, tops: [45, 51.1, 57.2] } as const;

/** The bars of a browser with buttons and the field of the address, inside a frame. */
const browserWindow: DrawFigure = (bounds, { fill, border }) => {
  const { x, y, width } = bounds;
  const at = (point: Point): Point => ({ x: x + point.x, y: y + point.y });
  const inner = expand(bounds, -FRAME);
  const head = rect(inner.x, inner.y, inner.width, HEAD_LINE - FRAME);
  const field = rect(x + FIELD.left, y + FIELD.top, Math.max(0, width - FIELD.left - FIELD.right), FIELD.height);
  const shapes: PathShape[] = [];
  if (fill) {
    shapes.push(
      { kind: 'path', path: rectPath(head), fill },
      { kind: 'path', path: rectPath(field), fill: { colour: 0xffffff } },
    );
  }
  if (!border) return shapes;
  const { colour } = border;
  const stroke = (path: Path, thickness: number): PathShape => ({
    kind: 'path',
    path,
    stroke: { colour, width: thickness },
  });
  const level = (top: number) => linePath([at({ x: 1, y: top + 0.5 }), at({ x: width - 1, y: top + 0.5 })]);
  const right = (value: number) => width - value;
  return [
    ...shapes,
    stroke(level(TITLE_LINE), 1),
    stroke(level(HEAD_LINE), 1),
    stroke(rectPath(expand(field, -0.5)), 1),
    ...ARROWS.flatMap(({ tip, end, head: reach }) => [
      stroke(
        linePath(
          [
            { x: tip, y: BUTTONS.middle },
            { x: end, y: BUTTONS.middle },
          ].map(at),
        ),
        BUTTONS.line,
      ),
      stroke(
        linePath(
          [
            { x: tip + reach, y: BUTTONS.middle - 6 },
            { x: tip, y: BUTTONS.middle },
            { x: tip + reach, y: BUTTONS.middle + 6 },
          ].map(at),
        ),
        BUTTONS.line,
      ),
    ]),
    stroke(reload(at({ x: RELOAD.x, y: BUTTONS.middle })), 2.8),
    {
      kind: 'path',
      path: [...linePath([at({ x: 82, y: 45 }), at({ x: 82, y: 51.7 }), at({ x: 75.3, y: 51.7 })]), ['Z']],
      fill: { colour },
    },
    stroke(ellipsePath(rect(x + 105.2, y + 46.2, 10.6, 10.6)), 2.4),
    stroke(linePath([at({ x: 115, y: 55.5 }), at({ x: 118.6, y: 58.9 })]), 2.8),
    ...MENU.tops.map(
      (top): PathShape => ({
        kind: 'path',
        path: roundRectPath(rect(x + right(MENU.right), y + top, MENU.width, MENU.thickness), MENU.thickness / 2),
        fill: { colour },
      }),
    ),
    stroke(roundRectPath(expand(bounds, -FRAME / 2), RADIUS), FRAME),
  ];
};

/** Three quarters of a circle, open to the right. */
function reload({ x, y }: Point): Path {
  const r = RELOAD.radius;
  const k = r * 0.5523;
  return [
    ['M', x + r * 0.75, y - r * 0.66],
    ['C', x + r * 0.4, y - r, x + r * 0.2, y - r, x, y - r],
    ['C', x - k, y - r, x - r, y - k, x - r, y],
    ['C', x - r, y + k, x - k, y + r, x, y + r],
    ['C', x + k, y + r, x + r * 0.85, y + r * 0.75, x + r * 0.95, y + r * 0.3],
  ];
}

/** Two strokes that lean to the right (derived: no export shows them). */
const grip: DrawFigure = ({ x, y, width, height }, { border }) =>
  border
    ? [0, 0.45].map((start): PathShape => {
        const from = { x: x + width * start, y: y + height };
        const to = { x: x + width, y: y + height * start };
        return { kind: 'path', path: linePath([from, to]), stroke: { colour: border.colour, width: 1 } };
      })
    : [];

/** Windows, in clean lines. */
export const WIREFRAME_WINDOW_FIGURES = {
  'browser-window': browserWindow,
  'window-grip': grip,
} satisfies Partial<Figures>;
