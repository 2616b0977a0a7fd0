import { type ArrowGeometry, arrowPoints, lengthOf, nearestAlong } from '../../graph/arrow.ts';
import type { Diagram, Element } from '../../graph/diagram.ts';
import { type ControlPath, comparePaths } from '../../model/control.ts';
import {
  bottom,
  centre,
  contains,
  distance,
  expand,
  overlaps,
  type Point,
  type Rect,
  right,
  rounded,
  subtract,
  translate,
  union,
} from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { append } from '../../model/lists.ts';
import { lineOf } from '../units.ts';
import { placedLine, runsThrough } from './course.ts';

/** Between a line and the text beside it, drawing units. */
const GAP = 4;
/** A text further from its line than this does not look as if it belonged to it; drawing units. */
const FAR = 16;
/** Places tried on each side of a line, and where on it: a text elsewhere is not read as one of the line. */
const STEPS = 24;
const MIDDLE = { from: 0.35, to: 0.65 } as const;
/** Costs, in shares of the length of the line by which a text would go along it to do without. */
const COST = { covers: 10, crossed: 10, otherSide: 0.2 } as const;

/** The texts of one edge, which are moved as one. */
interface Label {
  readonly edge: ControlPath;
  readonly parts: readonly Element[];
  readonly bounds: Rect;
}

/** What a text must not cover. */
interface Neighbour {
  readonly bounds: Rect;
  /** Others may lie in it, but not on its border. */
  readonly open: boolean;
}

/**
 * New bounds for the texts that belong to edges: beside the same part of the line as before, or as near to that as they lie
 * over no node, no other text and no line. Several texts of one edge keep their arrangement.
 *
 * @param bounds where everything else stands
 */
export function placeLabels(
  diagram: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
  routes: ReadonlyMap<ControlPath, ArrowGeometry>,
): ReadonlyMap<ControlPath, Rect> {
  const placed = new Map<ControlPath, Rect>();
  const labels = labelsOf(diagram).filter(({ edge }) => routes.has(edge));
  if (labels.length === 0) return placed;
  const texts = new Set(labels.flatMap(({ parts }) => parts.map(({ path }) => path)));
  const solid = neighboursIn(diagram, bounds, texts);
  const lines = [...routes].map(([path, route]) => ({ path, ...placedLine(route) }));
  const done: Neighbour[] = [];
  for (const label of labels) {
    const [edge, route] = [diagram.byPath.get(label.edge), routes.get(label.edge)];
    if (edge?.kind !== 'edge' || !route) continue;
    const costOf = (place: Rect) => {
      const covered = [...solid.near(place), ...done].filter((one) => isCovered(one, place));
      const crossed = lines.filter(
        (line) => overlaps(expand(line.bounds, 1), place) && runsThrough(line.points, place),
      );
      return covered.length * COST.covers + crossed.length * COST.crossed;
    };
    // What a container holds gives it its size: a text that looked for another place in it would change that every time.
    const isHeld = label.parts.some(({ parent }) => parent !== undefined);
    const by = isHeld ? withMiddle(edge.geometry, route) : bestShift(label, edge.geometry, route, costOf);
    for (const part of label.parts) {
      if (part.bounds) placed.set(part.path, translate(part.bounds, by));
    }
    done.push({ bounds: translate(label.bounds, by), open: false });
  }
  return placed;
}

/** In an order that does not depend on that of the file. */
function labelsOf(diagram: Diagram): readonly Label[] {
  const parts = new Map<ControlPath, Element[]>();
  for (const element of diagram.elements) {
    const edge = lineOf(element, diagram);
    if (edge && element.bounds) append(parts, edge.path, element);
  }
  return [...parts]
    .flatMap(([edge, own]): Label[] => {
      const bounds = own.reduce<Rect | undefined>((all, part) => union(all, part.bounds), undefined);
      return bounds ? [{ edge, parts: own, bounds }] : [];
    })
    .sort((a, b) => comparePaths(a.edge, b.edge));
}

function neighboursIn(
  { elements, backdrop }: Diagram,
  bounds: ReadonlyMap<ControlPath, Rect>,
  texts: ReadonlySet<ControlPath>,
): BoxIndex<Neighbour> {
  return new BoxIndex(
    elements.flatMap(({ path, kind, control }): Neighbour[] => {
      const place = bounds.get(path);
      const isLine = kind === 'edge' || control.children.length > 0;
      return isLine || !place || path === backdrop || texts.has(path)
        ? []
        : [{ bounds: place, open: kind === 'container' }];
    }),
  );
}

function isCovered({ bounds, open }: Neighbour, place: Rect): boolean {
  return overlaps(bounds, place) && !(open && contains(bounds, place));
}

/** How far the middle of the line moved. */
function withMiddle(before: ArrowGeometry, after: ArrowGeometry): Point {
  return rounded(subtract(centre(placedLine(after).bounds), centre(placedLine(before).bounds)));
}

/** How far the text moves: with the part of the line that it stood at, or to the best place along it. */
function bestShift(
  { bounds }: Label,
  before: ArrowGeometry,
  after: ArrowGeometry,
  costOf: (place: Rect) => number,
): Point {
  const [was, is] = [arrowPoints(before), arrowPoints(after)];
  const { along, at } = nearestAlong(centre(bounds), was);
  const length = lengthOf(was);
  const share = length > 0 ? along / length : 0;
  const by = rounded(subtract(pointAt(is, share).at, at));
  const kept = translate(bounds, by);
  if (costOf(kept) === 0 && gapTo(kept, is) <= FAR) return by;
  const side = sideOf(centre(bounds), pointAt(was, share));
  const shares = Array.from({ length: STEPS + 1 }, (_, i) => MIDDLE.from + ((MIDDLE.to - MIDDLE.from) * i) / STEPS);
  const tried = shares.flatMap((s) =>
    [1, -1].map((sign) => {
      const place = beside(bounds, pointAt(is, s), sign);
      const cost = costOf(place) + Math.abs(s - share) + (sign === side ? 0 : COST.otherSide);
      return { by: subtract(place, bounds), cost };
    }),
  );
  return tried.reduce((best, one) => (one.cost < best.cost ? one : best)).by;
}

interface OnLine {
  readonly at: Point;
  /** The way of the line there, of length 1. */
  readonly way: Point;
}

/** The rectangle moved to one side of the line, a little away from it. */
function beside(bounds: Rect, { at, way }: OnLine, sign: number): Rect {
  const out = { x: -way.y * sign, y: way.x * sign };
  const reach = (Math.abs(out.x) * bounds.width) / 2 + (Math.abs(out.y) * bounds.height) / 2 + GAP;
  const x = Math.round(at.x + out.x * reach - bounds.width / 2);
  const y = Math.round(at.y + out.y * reach - bounds.height / 2);
  return { ...bounds, x, y };
}

function sideOf(p: Point, { at, way }: OnLine): number {
  return way.x * (p.y - at.y) - way.y * (p.x - at.x) >= 0 ? 1 : -1;
}

/** The point after so much of the length of the line, from 0 to 1. */
function pointAt(points: readonly Point[], share: number): OnLine {
  const lengths = points.slice(1).map((p, i) => distance(p, points[i] ?? p));
  let left = share * lengthOf(points);
  for (const [i, length] of lengths.entries()) {
    const [a, b] = [points[i], points[i + 1]];
    if (!a || !b || length === 0 || (left > length && i < lengths.length - 1)) {
      left -= length;
      continue;
    }
    const way = { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
    return { at: { x: a.x + way.x * left, y: a.y + way.y * left }, way };
  }
  return { at: points[0] ?? { x: 0, y: 0 }, way: { x: 1, y: 0 } };
}

/** From the rectangle to the line, drawing units; at most too much by a few. */
function gapTo(r: Rect, points: readonly Point[]): number {
  const { at } = nearestAlong(centre(r), points);
  const dx = Math.max(r.x - at.x, at.x - right(r), 0);
  return Math.hypot(dx, Math.max(r.y - at.y, at.y - bottom(r), 0));
}
