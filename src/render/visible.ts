import { InputError } from '../model/errors.ts';
import { overlaps, type Point, type Rect, union } from '../model/geometry.ts';
import type { GroupShape, PathShape, Shape, TextShape } from './scene.ts';

/**
 * Absolute value that a coordinate or size of a shape may have, drawing units: a thousand times what a file may say.
 * Rasterisers count in numbers of 32 bits.
 */
const FARTHEST = 1e9;

/** Turns about the origin by cosine and sine, then moves. */
interface Placing {
  readonly cos: number;
  readonly sin: number;
  readonly x: number;
  readonly y: number;
}

const HERE: Placing = { cos: 1, sin: 0, x: 0, y: 0 };

/**
 * The shapes without layers that show nothing of themselves in the picture. A layer is what a rasteriser draws on a sheet
 * of its own: a group that is clipped or lets something through, a tinted bitmap. resvg ends the process at a layer whose
 * contents lie farther than two pictures beside it (version 2.6.2, measured), and an empty clip lets nothing through.
 *
 * @param picture what the picture shows, drawing units
 * @throws InputError for a shape whose place or size is no number, or beyond all measure.
 */
export function visibleShapes(shapes: readonly Shape[], picture: Rect): readonly Shape[] {
  return seen(shapes, { picture, placing: HERE });
}

interface View {
  readonly picture: Rect;
  /** From the coordinates of the shapes to those of the picture. */
  readonly placing: Placing;
  /** The path of the control that draws them. */
  readonly control?: string;
}

function seen(shapes: readonly Shape[], view: View): readonly Shape[] {
  let same = true;
  const kept = shapes.flatMap((shape) => {
    const left = shape.kind === 'group' ? seenGroup(shape, view) : seenShape(shape, view);
    if (left !== shape) same = false;
    return left ?? [];
  });
  return same ? shapes : kept;
}

function seenShape(shape: Exclude<Shape, GroupShape>, view: View): Shape | undefined {
  checkShape(shape, view);
  if (shape.kind !== 'image') return shape;
  if (shape.bounds.width <= 0 || shape.bounds.height <= 0) return undefined;
  return shape.tint === undefined || overlaps(placed(shape.bounds, view.placing), view.picture) ? shape : undefined;
}

function seenGroup(group: GroupShape, view: View): Shape | undefined {
  const { translate, rotate, clip, opacity = 1 } = group;
  const own = rotate ? [rotate.degrees, rotate.about.x, rotate.about.y] : [];
  const control = group.control ?? view.control;
  const inside: View = {
    picture: view.picture,
    placing: within(view.placing, group),
    ...(control === undefined ? {} : { control }),
  };
  checkNumbers([translate?.x ?? 0, translate?.y ?? 0, ...own, opacity, ...(clip ? sidesOf(clip) : [])], inside);
  if (clip && (clip.width <= 0 || clip.height <= 0)) return undefined;
  const shapes = seen(group.shapes, inside);
  const whole = shapes === group.shapes ? group : { ...group, shapes };
  if (!clip && opacity === 1) return whole;
  const hull = hullOfAll(shapes, inside.placing);
  if (!hull || !overlaps(hull, view.picture)) return undefined;
  return isNear(hull, view.picture)
    ? whole
    : { ...whole, shapes: [...shapes, ...anchor(view.picture, inside.placing)] };
}

/** Whether a box stays within a picture's size of the picture on every side. */
function isNear(box: Rect, { x, y, width, height }: Rect): boolean {
  return (
    box.x >= x - width &&
    box.y >= y - height &&
    box.x + box.width <= x + 2 * width &&
    box.y + box.height <= y + 2 * height
  );
}

/**
 * Something in the middle of the picture that cannot be seen: with it, a layer is in the picture for certain. The box of
 * a layer can be larger than its ink.
 */
function anchor(picture: Rect, { cos, sin, x, y }: Placing): readonly Shape[] {
  const [dx, dy] = [picture.x + picture.width / 2 - x, picture.y + picture.height / 2 - y];
  const at = { x: dx * cos + dy * sin, y: dy * cos - dx * sin };
  return [
    {
      kind: 'path',
      path: [['M', at.x, at.y], ['L', at.x + 1, at.y], ['L', at.x, at.y + 1], ['Z']],
      fill: { colour: 0, opacity: 0 },
    },
  ];
}

function within(outer: Placing, { translate, rotate }: GroupShape): Placing {
  const moved = { ...outer, ...moveBy(outer, translate ?? { x: 0, y: 0 }) };
  if (!rotate) return moved;
  const angle = (rotate.degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { x, y } = rotate.about;
  const turned = { x: x - x * cos + y * sin, y: y - x * sin - y * cos };
  return {
    cos: outer.cos * cos - outer.sin * sin,
    sin: outer.sin * cos + outer.cos * sin,
    ...moveBy(moved, turned),
  };
}

function moveBy({ cos, sin, x, y }: Placing, by: Point): Point {
  return { x: x + by.x * cos - by.y * sin, y: y + by.x * sin + by.y * cos };
}

/** The box around a rectangle that was turned and moved. */
function placed({ x, y, width, height }: Rect, placing: Placing): Rect {
  const corners = [
    moveBy(placing, { x, y }),
    moveBy(placing, { x: x + width, y }),
    moveBy(placing, { x, y: y + height }),
    moveBy(placing, { x: x + width, y: y + height }),
  ];
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

function hullOfAll(shapes: readonly Shape[], placing: Placing): Rect | undefined {
  let hull: Rect | undefined;
  for (const shape of shapes) {
    const own = shape.kind === 'group' ? undefined : hullOf(shape);
    const box = shape.kind === 'group' ? hullOfAll(shape.shapes, within(placing, shape)) : own && placed(own, placing);
    if (box) hull = union(hull, box);
  }
  return hull;
}

/** A box that holds the ink of a shape. */
function hullOf(shape: Exclude<Shape, GroupShape>): Rect | undefined {
  if (shape.kind === 'image') return shape.bounds;
  return shape.kind === 'text' ? inkOf(shape) : hullOfPath(shape);
}

function inkOf({ at, size, advance }: TextShape): Rect {
  return { x: at.x - size, y: at.y - 2 * size, width: advance + 2 * size, height: 3 * size };
}

function hullOfPath({ path, stroke }: PathShape): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const command of path) {
    for (let i = 1; i + 1 < command.length; i += 2) {
      const [x, y] = [Number(command[i]), Number(command[i + 1])];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (left > right) return undefined;
  const room = stroke?.width ?? 0;
  return { x: left - room, y: top - room, width: right - left + 2 * room, height: bottom - top + 2 * room };
}

function sidesOf({ x, y, width, height }: Rect): readonly number[] {
  return [x, y, width, height];
}

function checkShape(shape: Exclude<Shape, GroupShape>, view: View): void {
  if (shape.kind === 'image') {
    checkNumbers(sidesOf(shape.bounds), view);
    return;
  }
  checkNumber(shape.fill?.opacity ?? 1, view);
  if (shape.kind === 'text') {
    checkNumbers([shape.at.x, shape.at.y, shape.size, shape.advance], view);
    return;
  }
  const { path, stroke } = shape;
  if (stroke) checkNumbers([stroke.width, stroke.opacity ?? 1, ...(stroke.dash ?? [])], view);
  for (const command of path) for (let i = 1; i < command.length; i++) checkNumber(Number(command[i]), view);
}

function checkNumbers(numbers: readonly number[], view: View): void {
  for (const number of numbers) checkNumber(number, view);
}

function checkNumber(number: number, { control }: View): void {
  if (Math.abs(number) <= FARTHEST) return;
  const what = Number.isFinite(number) ? `${number} units away or large` : `at a place or in a size that is no number`;
  throw new InputError([
    { ...(control === undefined ? {} : { control }), message: `something of it would be drawn ${what}` },
  ]);
}
