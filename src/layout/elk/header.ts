import type { ControlPath } from '../../model/control.ts';
import { centre, type Point, type Rect, right } from '../../model/geometry.ts';
import type { PlanBox } from '../plan/plan.ts';
import { isHeadline, isLegend } from './loose.ts';

/** Between what heads a drawing and the rest; drawing units. */
const GAP = 28;
/** Between a drawing and the notes to its right; drawing units. */
const ASIDE = 36;
/** Between notes that stand under one another; drawing units. */
const BETWEEN = 10;

/** Where notes and legends stand: in the corners, over what leaves room there, or to the right of everything. */
export const NOTE_PLACES = ['corner', 'aside'] as const;
type NotePlace = (typeof NOTE_PLACES)[number];

/** What is beneath: the places of all of it, and the stages of its spine. */
interface Body {
  readonly places: ReadonlyMap<ControlPath, Rect>;
  readonly width: number;
  readonly spine: readonly ControlPath[];
  /** Whether its title is a part of it, such as the start of the spine. */
  readonly isTitled: boolean;
}

/**
 * The title above the spine, notes in the right corner, legends in the left one; as low as there is room, so that a drawing
 * does not grow for them.
 */
export function placeHeader(boxes: readonly PlanBox[], body: Body, where: NotePlace): ReadonlyMap<ControlPath, Rect> {
  const out = new Map<ControlPath, Rect>();
  const [title] = body.isTitled ? [] : boxes.filter(isHeadline).sort((a, b) => b.height - a.height);
  const legends = boxes.filter((box) => box !== title && isLegend(box));
  const notes = boxes.filter((box) => box !== title && !legends.includes(box));
  const first = body.places.get(body.spine[0] ?? '');
  const middle = first ? centre(first).x : body.width / 2;
  const solid = [...body.places.values()];
  const top = solid.length === 0 ? 0 : Math.min(...solid.map(({ y }) => y));
  let taken: Rect | undefined;
  if (title) {
    taken = {
      x: Math.round(middle - title.width / 2),
      y: top - GAP - title.height,
      width: title.width,
      height: title.height,
    };
    out.set(title.path, taken);
  }
  const low = taken ? taken.y : top - GAP;
  if (where === 'aside') {
    stackAt(
      [...legends, ...notes],
      { x: Math.max(body.width, taken ? right(taken) : 0) + ASIDE, y: Math.min(top, low) },
      'left',
      out,
    );
    return out;
  }
  corner(legends, 'left', { solid, low, top, taken, width: body.width }, out);
  corner(notes, 'right', { solid, low, top, taken, width: body.width }, out);
  return out;
}

interface Sky {
  readonly solid: readonly Rect[];
  readonly low: number;
  readonly top: number;
  readonly taken: Rect | undefined;
  readonly width: number;
}

/** Things under one another in a corner, beside the title. */
function corner(
  boxes: readonly PlanBox[],
  side: 'left' | 'right',
  { solid, low, top, taken, width }: Sky,
  out: Map<ControlPath, Rect>,
): void {
  if (boxes.length === 0) return;
  const wide = Math.max(...boxes.map((box) => box.width));
  const high = boxes.reduce((sum, box) => sum + box.height + BETWEEN, -BETWEEN);
  const beside =
    side === 'left'
      ? Math.min(0, (taken?.x ?? wide) - GAP - wide)
      : Math.max(width - wide, taken ? right(taken) + GAP : 0);
  // Where what is beneath leaves the corner free, the drawing need not grow for it.
  const under = solid.filter((r) => r.x < beside + wide + GAP && beside < right(r) + GAP);
  const floor = under.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...under.map(({ y }) => y)) - GAP;
  const y = Math.min(low, floor - high, top === 0 && !taken ? -high - GAP : low);
  stackAt(boxes, { x: beside, y }, side, out);
}

/** Things under one another, their left or their right sides in line. */
function stackAt(boxes: readonly PlanBox[], at: Point, align: 'left' | 'right', out: Map<ControlPath, Rect>): void {
  const wide = Math.max(0, ...boxes.map((box) => box.width));
  let y = Math.round(at.y);
  for (const { path, width, height } of boxes) {
    const x = align === 'left' ? at.x : at.x + wide - width;
    out.set(path, { x: Math.round(x), y, width, height });
    y += height + BETWEEN;
  }
}
