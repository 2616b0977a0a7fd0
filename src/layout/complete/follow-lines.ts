import type { ArrowGeometry } from '../../graph/arrow.ts';
import type { Diagram, EdgeElement, EdgeEnd } from '../../graph/diagram.ts';
import type { ControlPath } from '../../model/control.ts';
import { bottom, type Point, type Rect } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { placedLine } from '../lines/course.ts';
import { hitsOf, routeEdge } from '../lines/route.ts';
import { obstaclesOf } from '../lines/routes.ts';
import type { Room } from './room.ts';

/** Everything between two upright lines, from a height on, that moved down. */
export interface Band {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  /** Down to there; without end when absent. */
  readonly until?: number;
  readonly by: number;
}

/** A line that ends this near to the lower border of what grew ends at that border; drawing units. */
const AT_BORDER = 8;

/**
 * Lines after things were moved down: each end goes with what it is attached to, or with what stood around it, and what is
 * between stretches. A line that then runs through something that it did not run through is led around it.
 *
 * @param before where everything stood
 * @param added what is new, which no line is to run through
 */
export function followedLines(
  diagram: Diagram,
  room: Room,
  before: ReadonlyMap<ControlPath, Rect>,
  bands: readonly Band[],
  added: Rect,
): ReadonlyMap<ControlPath, ArrowGeometry> {
  const lines = new Map<ControlPath, ArrowGeometry>();
  const was = new BoxIndex(obstaclesOf(diagram, before));
  const is = new BoxIndex<{ readonly bounds: Rect }>([...obstaclesOf(diagram, room.bounds), { bounds: added }]);
  for (const [path, line] of room.lines) {
    const edge = diagram.byPath.get(path);
    if (edge?.kind !== 'edge') {
      lines.set(path, line);
      continue;
    }
    const [a, b] = [shiftAt(edge.from, line.from, room, before, bands), shiftAt(edge.to, line.to, room, before, bands)];
    const followed = a === 0 && b === 0 ? line : stretched(line, a, b);
    lines.set(path, followed);
    if (hitsOf(followed, is) <= hitsOf(line, was)) continue;
    const around = ledAround(edge, diagram, room, lines, added);
    if (around && hitsOf(around, is) < hitsOf(followed, is)) lines.set(path, around);
  }
  return lines;
}

function shiftAt(
  { attachment }: EdgeEnd,
  point: Point,
  room: Room,
  before: ReadonlyMap<ControlPath, Rect>,
  bands: readonly Band[],
): number {
  const [old, now] = [attachment && before.get(attachment.to), attachment && room.bounds.get(attachment.to)];
  if (!old || !now) {
    let y = point.y;
    for (const { left, right, from, until = Number.POSITIVE_INFINITY, by } of bands) {
      if (y >= from && y <= until && point.x >= left && point.x <= right) y += by;
    }
    return y - point.y;
  }
  const isAtFoot = Math.abs(point.y - bottom(old)) <= AT_BORDER;
  return isAtFoot ? bottom(now) - bottom(old) : now.y - old.y;
}

/** The line with its ends moved down; what is between moves as far as its height says. */
function stretched(line: ArrowGeometry, a: number, b: number): ArrowGeometry {
  const { from, to, control, shape } = line;
  const [start, end] = [
    { x: from.x, y: from.y + a },
    { x: to.x, y: to.y + b },
  ];
  if (shape === 'straight')
    return { from: start, to: end, control: { x: (from.x + to.x) / 2, y: (start.y + end.y) / 2 }, shape };
  const height = to.y - from.y;
  const share = Math.abs(height) < 1 ? 0.5 : Math.min(1, Math.max(0, (control.y - from.y) / height));
  return { from: start, to: end, control: { x: control.x, y: control.y + a + (b - a) * share }, shape };
}

function ledAround(
  { from, to, path, control }: EdgeElement,
  diagram: Diagram,
  room: Room,
  lines: ReadonlyMap<ControlPath, ArrowGeometry>,
  added: Rect,
): ArrowGeometry | undefined {
  const [a, b] = [
    from.attachment && room.bounds.get(from.attachment.to),
    to.attachment && room.bounds.get(to.attachment.to),
  ];
  if (!a || !b) return undefined;
  const ends = new Set<ControlPath | undefined>([from.attachment?.to, to.attachment?.to]);
  for (const end of [...ends]) {
    for (let at = end === undefined ? undefined : room.parentOf(end); at !== undefined; at = room.parentOf(at))
      ends.add(at);
  }
  const open = obstaclesOf(diagram, room.bounds).filter((one) => !ends.has(one.path));
  const obstacles = new BoxIndex<{ readonly bounds: Rect }>([...open, { bounds: added }]);
  const others = [...lines].flatMap(([other, line]) => (other === path ? [] : [placedLine(line)]));
  const style = control.properties.shape === 'elbow' ? 'orthogonal' : 'curve';
  return routeEdge(a, b, { obstacles, lines: others }, style);
}
