import { WHITE } from '../../model/colour.ts';
import { type Point, type Rect, rect } from '../../model/geometry.ts';
import type { DrawControl, DrawnTypes } from '../context.ts';
import type { Shape } from '../scene.ts';
import type { FigureName } from '../skin/figures.ts';
import type { Skin } from '../skin/skin.ts';
import { drawScrollbar } from './scrollbars.ts';
import { drawSlider, SLIDER } from './sliders.ts';
import { ownBounds } from './style.ts';

/** A control that is one measured picture on white. */
function picture(name: FigureName): DrawControl {
  return ({ size }, { skin }) =>
    skin.figure(name, ownBounds(size), { fill: { colour: WHITE }, border: { colour: skin.frameColour } });
}

/** Thickness of a button's ring and marks, as a share of that of an arrow: as in the video player. */
const BUTTON_LINE = 0.5;

/** A round button in `bounds` with triangles on it, each from its base to its tip (shares of the width). */
function roundButton(
  bounds: Rect,
  triangles: readonly (readonly [base: number, tip: number])[],
  skin: Skin,
): readonly Shape[] {
  const border = { colour: skin.frameColour, width: BUTTON_LINE * skin.lines.arrowWidth };
  const at = (u: number, v: number): Point => ({ x: bounds.x + u * bounds.width, y: bounds.y + v * bounds.height });
  return [
    ...skin.ellipse(bounds, { fill: { colour: WHITE }, border }),
    ...triangles.flatMap(([base, tip]) => skin.polygon([at(base, 0.29), at(tip, 0.5), at(base, 0.71)], { border })),
  ];
}

/**
 * Three buttons. No export has them; sizes and marks are read from the thumbnail of a project of version 4, strokes are
 * those of the video player.
 */
const mediaControls: DrawControl = ({ size: { width, height } }, { skin }) => {
  const unit = width / MEDIA_CONTROLS.width;
  const button = (x: number, side: number) => rect(x * unit, (height - side * unit) / 2, side * unit, side * unit);
  return [
    ...roundButton(
      button(0, 31.5),
      [
        [0.5, 0.22],
        [0.76, 0.5],
      ],
      skin,
    ),
    ...roundButton(button(37, 36), [[0.39, 0.72]], skin),
    ...roundButton(
      button(78.5, 31.5),
      [
        [0.24, 0.5],
        [0.5, 0.78],
      ],
      skin,
    ),
  ];
};
const MEDIA_CONTROLS = { width: 110, height: 36 };

/** Derived: the loudspeaker of the video player and a slider. */
const volumeSlider: DrawControl = ({ control, size }, { skin }) => {
  const side = Math.min(SPEAKER.width, size.width / 2);
  const speaker = rect(0, (size.height - SPEAKER.height) / 2, side, SPEAKER.height);
  const track = rect(side + 4, (size.height - SLIDER.height) / 2, Math.max(0, size.width - side - 4), SLIDER.height);
  return [
    ...skin.figure('speaker', speaker, { border: { colour: skin.frameColour } }),
    ...drawSlider('horizontal', track, control, 50, skin),
  ];
};
const SPEAKER = { width: 22, height: 20 };

/**
 * The covers at the natural size: left and right side of each one on the left, those behind first; the others mirror them.
 * Read from the thumbnails of projects of Mockups 3, at two sizes; no export has the type.
 */
const COVERS = [6, 46, 88] as const;
const COVER = { width: 79, top: 8, bottom: 191, farTop: 42, farBottom: 157 } as const;
const FRONT: Rect = rect(167, 20, 160, 159);
const COVER_FLOW = { width: 493, height: 198 };

const coverFlow: DrawControl = ({ control, size }, { skin, bitmap }) => {
  const [sx, sy] = [size.width / COVER_FLOW.width, size.height / COVER_FLOW.height];
  const paint = { fill: { colour: WHITE }, border: { colour: skin.frameColour } };
  const { src, verticalScrollbar, scrollBarValue, value = 0 } = control.properties;
  const front = rect(FRONT.x * sx, FRONT.y * sy, FRONT.width * sx, FRONT.height * sy);
  const image = src?.id === undefined ? undefined : bitmap(src.id);
  const bar = rect(2, size.height - SCROLLBAR - 2, Math.max(0, size.width - 4), SCROLLBAR);
  return [
    ...COVERS.flatMap((near) => {
      const far = near + COVER.width;
      const corners = [
        point(near, COVER.top),
        point(far, COVER.farTop),
        point(far, COVER.farBottom),
        point(near, COVER.bottom),
      ];
      const onSize = ({ x, y }: Point) => ({ x: x * sx, y: y * sy });
      const mirrored = corners.map(({ x, y }) => point(COVER_FLOW.width - x, y));
      return [...skin.polygon(corners.map(onSize), paint), ...skin.polygon(mirrored.map(onSize), paint)];
    }),
    ...skin.box(front, { fill: paint.fill }),
    ...(image ? [{ kind: 'image' as const, ...image, bounds: front }] : []),
    ...skin.box(front, { border: paint.border }),
    ...(verticalScrollbar ? drawScrollbar(bar, scrollBarValue ?? value, skin) : []),
  ];
};
const SCROLLBAR = 16;

function point(x: number, y: number): Point {
  return { x, y };
}

/** What plays, and what shows pictures. */
export const MEDIA_TYPES: DrawnTypes = [
  ['CoverFlow', { draw: coverFlow, natural: COVER_FLOW }],
  ['MediaControls', { draw: mediaControls, natural: MEDIA_CONTROLS }],
  ['VideoPlayer', { draw: picture('video-player'), natural: { width: 300, height: 200 } }],
  ['VolumeSlider', { draw: volumeSlider, natural: { width: 100, height: 24 } }],
  ['Webcam', { draw: picture('webcam'), natural: { width: 177, height: 146 } }],
];
