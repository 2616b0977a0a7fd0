import { rectPath, transformPath } from '../../../path.ts';
import type { Path } from '../../../scene.ts';
import { type Artwork, onBounds, parsePath } from '../../artwork.ts';
import type { DrawFigure, Figures } from '../../figures.ts';
import { filled } from '../../outline.ts';
import type { BorderPaint, FillPaint } from '../../paint.ts';
import { PERSON, person } from '../../person.ts';
import { PLAYER_BAR, PLAYER_FRAME, PLAYER_FULL_SCREEN, PLAYER_PLAY, PLAYER_SPEAKER } from '../profiles/media.ts';

/** The frame of a webcam: the outer and the inner edge of its ink, at the natural size. */
const WEBCAM_FRAME = parsePath(
  'M0.2 0.2L90 0.6L176.8 0.8L176.8 60L177 130L176.3 145.1L150 145.8L100 146L30 145.5L0.2 145.2Z' +
    'M2.6 2.6L90 3.1L174.2 3.2L173.9 54L174.5 117L174.2 142.8L90 143.1L2.8 142.7Z',
);

const webcam: DrawFigure = (bounds, { fill, border }) => {
  if (!border) return filled(rectPath(bounds), fill);
  const frame = onBounds(WEBCAM_FRAME, PERSON, bounds);
  return [
    ...filled(rectPath(bounds), fill),
    ...person(bounds, border),
    { kind: 'path', path: frame, fill: { ...inkOf(border), rule: 'evenodd' } },
  ];
};

const PLAYER: Artwork = { width: 300, height: 200, slices: { left: 146, right: 74, top: 7, bottom: 43 } };
/** Outlines that overlap at their joints, and those of rings. */
const PLAYER_STROKES = parsePath(PLAYER_FRAME + PLAYER_BAR + PLAYER_SPEAKER);
const PLAYER_RINGS = parsePath(PLAYER_PLAY + PLAYER_FULL_SCREEN);
/** What was played. */
const PLAYED = rectPath({ x: 42.8, y: 174, width: 101.3, height: 10.1 });
const PLAYED_COLOUR = 0xcdcccc;

const videoPlayer: DrawFigure = (bounds, { fill, border }) => {
  const placed = (path: Path) => onBounds(path, PLAYER, bounds);
  const inside = placed(rectPath({ x: 1, y: 1, width: 298, height: 198 }));
  if (!border) return filled(inside, fill);
  return [
    ...filled(inside, fill),
    { kind: 'path', path: placed(PLAYED), fill: { colour: PLAYED_COLOUR } },
    { kind: 'path', path: placed(PLAYER_STROKES), fill: inkOf(border) },
    { kind: 'path', path: placed(PLAYER_RINGS), fill: { ...inkOf(border), rule: 'evenodd' } },
  ];
};

/** The loudspeaker of the video player, moved into a box of its own size. */
const SPEAKER: Artwork = { width: 26.2, height: 24 };
const SPEAKER_INK = transformPath(parsePath(PLAYER_SPEAKER), 1, { x: -237, y: -168 });

const speaker: DrawFigure = (bounds, { border }) =>
  border ? [{ kind: 'path', path: onBounds(SPEAKER_INK, SPEAKER, bounds), fill: inkOf(border) }] : [];

function inkOf({ colour, opacity }: BorderPaint): FillPaint {
  return opacity === undefined ? { colour } : { colour, opacity };
}

/** What plays and shows people. */
export const SKETCH_MEDIA_FIGURES = {
  speaker,
  'video-player': videoPlayer,
  webcam,
} as const satisfies Partial<Figures>;
