import { expand, type Rect, rect } from '../../../../model/geometry.ts';
import { polygonPath, rectPath } from '../../../path.ts';
import type { Path, Shape } from '../../../scene.ts';
import { type Artwork, onBounds, parsePath } from '../../artwork.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { outlined, stroked } from '../../outline.ts';
import type { BorderPaint } from '../../paint.ts';
import { ellipsePath } from '../../paths.ts';
import { person } from '../../person.ts';

/** No export in this skin has these; they are derived from those of the sketch, in the thin lines of this skin. */
const STROKE = 1;

const frame: DrawFigure = (bounds, paint) =>
  outlined(rectPath(expand(bounds, paint.border ? -STROKE / 2 : 0)), paint, STROKE);

const webcam: DrawFigure = (bounds, paint) => [
  ...frame(bounds, paint),
  ...(paint.border ? person(bounds, paint.border, STROKE) : []),
];

const PLAYER: Artwork = { width: 300, height: 200, slices: { left: 146, right: 74, top: 7, bottom: 43 } };
const PLAYED: Rect = rect(42, 174, 102, 10);
const PLAYED_COLOUR = 0xcccccc;
const PLAYER_LINES = parsePath(
  // The line above the controls, the bar, the triangle, the square and its arrows.
  'M1 162.5L299 162.5M42 174L229 174L229 184L42 184ZM17 172L27 179L17 186Z' +
    'M274.5 175L284 175L284 184.5L274.5 184.5Z' +
    'M268.5 172L268.5 168.5L272 168.5M268.5 168.5L272 172M286.5 168.5L290 168.5L290 172M290 168.5L286.5 172' +
    'M268.5 187.5L268.5 191L272 191M268.5 191L272 187.5M286.5 191L290 191L290 187.5M290 191L286.5 187.5',
);
const PLAY_RING = rect(7.5, 166.5, 26, 25);
const SPEAKER_PLACE = rect(237, 168, 26, 24);

const videoPlayer: DrawFigure = (bounds, paint) => {
  const placed = (path: Path) => onBounds(path, PLAYER, bounds);
  const { border } = paint;
  if (!border) return frame(bounds, paint);
  return [
    ...frame(bounds, paint),
    { kind: 'path', path: placed(rectPath(PLAYED)), fill: { colour: PLAYED_COLOUR } },
    ...stroked(placed(PLAYER_LINES), border, STROKE),
    ...stroked(placed(ellipsePath(PLAY_RING)), border, STROKE),
    ...speakerShapes((path) => placed(onBounds(path, SPEAKER, SPEAKER_PLACE)), border),
  ];
};

const SPEAKER: Artwork = { width: 26, height: 24 };
const HORN = polygonPath([
  { x: 1, y: 8 },
  { x: 6, y: 8 },
  { x: 14, y: 1 },
  { x: 14, y: 23 },
  { x: 6, y: 16 },
  { x: 1, y: 16 },
]);
const WAVES = parsePath('M17.5 8C19.5 10 19.5 14 17.5 16M22 5C25.5 9 25.5 15 22 19');

function speakerShapes(placed: (path: Path) => Path, border: BorderPaint): readonly Shape[] {
  return [...stroked(placed(HORN), border, STROKE), ...stroked(placed(WAVES), border, STROKE)];
}

const speaker: DrawFigure = (bounds, { border }) =>
  border ? speakerShapes((path) => onBounds(path, SPEAKER, bounds), border) : [];

/** What plays and shows people. */
export const WIREFRAME_MEDIA_FIGURES = {
  speaker,
  'video-player': videoPlayer,
  webcam,
} as const satisfies Partial<Figures>;
