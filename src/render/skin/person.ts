import type { Rect } from '../../model/geometry.ts';
import type { Path, Shape } from '../scene.ts';
import { type Artwork, onBounds, parsePath } from './artwork.ts';
import type { BorderPaint } from './paint.ts';
import { ellipsePath } from './paths.ts';

/**
 * The person before a camera at the natural size of a webcam, as the middles of its strokes. Read on an export of 197 x 152
 * units; all of it stretches with the control (nine sizes agree).
 */
export const PERSON: Artwork = { width: 177, height: 146 };
const HEAD = ellipsePath({ x: 44, y: 19.4, width: 80, height: 80.2 });
const EYES = [
  ellipsePath({ x: 67.2, y: 42.2, width: 7.3, height: 7.2 }),
  ellipsePath({ x: 97.8, y: 41.6, width: 6.5, height: 7.1 }),
].flat();
const LINES = parsePath(
  // The smile, the lock of hair, the shoulders.
  'M66.6 76C70.5 83 77.5 89.4 88.5 89.6C99.5 89.4 106.5 81 109.6 72.4' +
    'M76.5 20.2L80 21.6L82.6 22.7' +
    'M59.6 93C42 102.5 25 119 22.4 143.4' +
    'M118.6 86C138 96 148.5 119 151.6 143.4',
);
/** Thickness of the strokes at the natural size. */
const STROKE = 3;

/**
 * The person on `bounds`, without a frame.
 *
 * @param thickness of the strokes, drawing units; as in the natural size, stretched with it, when absent.
 */
export function person(bounds: Rect, { colour, opacity }: BorderPaint, thickness?: number): readonly Shape[] {
  const scale = Math.sqrt((bounds.width * bounds.height) / (PERSON.width * PERSON.height));
  const ink = { colour, ...(opacity === undefined ? {} : { opacity }) };
  const stroke = { ...ink, width: thickness ?? STROKE * scale };
  const placed = (path: Path) => onBounds(path, PERSON, bounds);
  return [
    { kind: 'path', path: placed(HEAD), stroke },
    { kind: 'path', path: placed(EYES), fill: ink },
    { kind: 'path', path: placed(LINES), stroke },
  ];
}
