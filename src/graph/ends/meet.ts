import type { ControlPath } from '../../model/control.ts';
import { distance, expand, gapTo, type Point, type Rect, subtract } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { type ArrowGeometry, arrowPoints, endDirections, nearestAlong } from '../arrow.ts';
import type { Attachment, EdgeElement, EdgeEnd } from '../diagram.ts';
import { BRANCHING, JOINT, MEETING, OVERSHOT, SURE, TOUCH } from '../numbers.ts';
import { cosine, type EndTie, nearest } from './attach.ts';

/** An edge with what its ends could be tied to. */
export interface TiedEdge {
  readonly edge: EdgeElement;
  readonly from?: EndTie;
  readonly to?: EndTie;
  /** What an end means that is neither tied nor meets a line. */
  readonly reached: { readonly from?: Attachment; readonly to?: Attachment };
}

interface Place {
  readonly draft: TiedEdge;
  /** Around its line. */
  readonly bounds: Rect;
}

/**
 * The edges with each end tied to its node, or to the line that it meets: pieces of one connection, and branches of a
 * trunk. An end free of both means what it reaches, if anything.
 *
 * @param copies lines beneath a copy of themselves, which no other line is taken to meet
 */
export function meetLines(
  drafts: readonly TiedEdge[],
  copies: { has(path: ControlPath): boolean },
): readonly EdgeElement[] {
  const seen = drafts.filter(({ edge }) => !copies.has(edge.path));
  const grid = new BoxIndex(seen.map((draft) => ({ draft, bounds: around(arrowPoints(draft.edge.geometry)) })));
  return drafts.map((draft) => ({
    ...draft.edge,
    from: settle(draft, 'from', grid),
    to: settle(draft, 'to', grid),
  }));
}

function around(points: readonly Point[]): Rect {
  const xs = points.map((p) => p.x);
  const ys = points.map((p) => p.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function settle(draft: TiedEdge, side: 'from' | 'to', grid: BoxIndex<Place>): EdgeEnd {
  const { point, head } = draft.edge[side];
  const tie = draft[side];
  const tied = tie && { point, head, attachment: tie.attachment };
  if (tied && tie.gap <= TOUCH) return tied;
  const met = meeting(draft.edge, side, tie, grid);
  if (!met) {
    const attachment = draft.reached[side];
    return tied ?? { point, head, ...(attachment ? { attachment } : {}) };
  }
  if (tied && met.gap > JOINT && tie.attachment.confidence >= SURE) {
    return { ...tied, attachment: doubted(tie.attachment) };
  }
  return { point, head, meets: tied ? doubted(met.meets) : met.meets };
}

/** A decision that another was nearly as good as. */
function doubted(decision: Attachment): Attachment {
  return { ...decision, confidence: Math.round(decision.confidence * 90) / 100 };
}

interface Met {
  readonly meets: Attachment;
  readonly gap: number;
  readonly far: number;
}

/** The line that the end meets, of several the one that it goes on with. */
function meeting(
  edge: EdgeElement,
  side: 'from' | 'to',
  tie: EndTie | undefined,
  grid: BoxIndex<Place>,
): Met | undefined {
  const end = edge[side];
  const pointsAway = edge[side === 'from' ? 'to' : 'from'].head;
  const outward = endDirections(edge.geometry)[side];
  const loose = !tie && !end.head;
  let best: Met | undefined;
  for (const { draft, bounds } of grid.near(expand({ ...end.point, width: 0, height: 0 }, MEETING))) {
    const other = draft.edge;
    if (gapTo(bounds, end.point) > MEETING) continue;
    if (other.path === edge.path || distance(other.from.point, other.to.point) < BRANCHING) continue;
    const at = meetingOn(other, end.point);
    if (at.gap > (at.side ? MEETING : BRANCHING) && !(loose && overshoots(other, end.point, outward))) continue;
    const direction = at.side && endDirections(other.geometry)[at.side];
    // Two lines drawn over one another are not one behind the other.
    if (direction && cosine(direction, outward) > 0.97) continue;
    if (tie && fansOut(draft, at.side, end.point, tie)) continue;
    // Where several lines meet, an arrow comes from the one that brings it there, not from another that leads away.
    const leadsAway = pointsAway && at.side && other[at.side === 'from' ? 'to' : 'from'].head;
    const far = at.gap + (at.side ? 0 : 0.5) + (leadsAway ? MEETING : 0);
    if (best && best.far <= far) continue;
    const reason = at.side ? 'meets the end of the line' : 'branches off the line';
    const confidence = Math.round((1 - at.gap / (2 * MEETING)) * 100) / 100;
    best = { far, gap: at.gap, meets: { to: other.path, reason, confidence } };
  }
  return best;
}

/** Whether the other line comes from the same node as an end at `point`: both end there, or point at it from one place. */
function fansOut({ edge, ...ties }: TiedEdge, side: 'from' | 'to' | undefined, point: Point, tie: EndTie): boolean {
  const { to: node } = tie.attachment;
  const ends = (['from', 'to'] as const).filter((each) => distance(edge[each].point, point) <= MEETING);
  if (ends.some((each) => ties[each]?.attachment.to === node)) return true;
  if (!side) return false;
  const end = edge[side].point;
  return cosine(endDirections(edge.geometry)[side], subtract(nearest(tie.bounds, end), end)) > 0.3;
}

/** Whether a line that ends at the point in the direction `outward` has just crossed the other one. */
function overshoots(other: EdgeElement, point: Point, outward: Point): boolean {
  const { at, gap } = nearestAlong(point, arrowPoints(other.geometry));
  return gap <= OVERSHOT && cosine(outward, subtract(at, point)) < -0.9;
}

/** How near the point is to a line, and to which of its ends when it meets that rather than the line between them. */
export function meetingOn(
  line: Pick<EdgeElement, 'from' | 'to' | 'geometry'>,
  point: Point,
): { readonly side?: 'from' | 'to'; readonly gap: number } {
  const [atFrom, atTo] = [distance(point, line.from.point), distance(point, line.to.point)];
  const side = atFrom < atTo ? 'from' : 'to';
  const atEnd = Math.min(atFrom, atTo);
  const aside = lineGap(point, line.geometry);
  // Near the end of a line it is the end that is met, unless the point lies on the line itself.
  const ends = atEnd <= MEETING && !line[side].head && (atEnd <= JOINT || aside > JOINT / 2);
  return ends ? { side, gap: atEnd } : { gap: aside };
}

function lineGap(p: Point, line: ArrowGeometry): number {
  return nearestAlong(p, arrowPoints(line)).gap;
}

/** The place on a line that is nearest to the point: its distance from the start along the line, drawing units. */
export function placeOn(line: Pick<EdgeElement, 'geometry'>, p: Point): number {
  return nearestAlong(p, arrowPoints(line.geometry)).along;
}
