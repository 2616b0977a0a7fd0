import type { ControlPath } from '../../model/control.ts';
import { expand, gapTo, holds, sharedArea, subtract } from '../../model/geometry.ts';
import type { BoxIndex } from '../../model/indices/box-index.ts';
import type { Attachment } from '../diagram.ts';
import { AHEAD, CLEARLY_NEARER, END_NEAR, HEAD_REACH, NOT_POINTING, TAIL_REACH } from '../numbers.ts';
import { cosine, type LineEnd, nearest, rayGap, runsAlong } from './attach.ts';
import type { Target } from './target.ts';

/** Something near an end, seen from there. */
interface Sight {
  readonly target: Target;
  readonly gap: number;
  /** Cosine of the angle between the line's direction and the way there. */
  readonly heading: number;
}

interface Way {
  readonly target: Target;
  /** The lower, the likelier; comparable to drawing units of distance. */
  readonly cost: number;
  /** Absent when it cannot be meant, but can make it unclear what is. */
  readonly reason?: string;
}

/**
 * What the ends of a line reach that are tied to nothing by their place alone; not both the same.
 *
 * @param passed what the line is tied to or runs beneath
 */
export function reachEnds(
  lines: { readonly from: LineEnd; readonly to: LineEnd },
  ties: { readonly from?: unknown; readonly to?: unknown },
  passed: ReadonlySet<ControlPath | undefined>,
  grid: BoxIndex<Target>,
): { readonly from?: Attachment; readonly to?: Attachment } {
  const from = ties.from ? undefined : reach(lines.from, passed, grid);
  const to = ties.to ? undefined : reach(lines.to, passed, grid);
  if (from?.to === to?.to) return {};
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** The only thing that a head leads to, that an end stands beside, or that the end of a solid line points at. */
function reach(
  line: LineEnd,
  passed: ReadonlySet<ControlPath | undefined>,
  grid: BoxIndex<Target>,
): Attachment | undefined {
  const far = CLEARLY_NEARER * TAIL_REACH;
  const seen = grid.near(expand({ ...line.end, width: 0, height: 0 }, far)).flatMap((target): Sight[] => {
    const gap = gapTo(target.bounds, line.end);
    if (gap > far || passed.has(target.path) || holds(target.bounds, line.end)) return [];
    const way = subtract(nearest(target.bounds, line.end), line.end);
    return [{ target, gap, heading: cosine(line.direction, way) }];
  });
  if (line.head) return clearest(seen.flatMap(leadsTo));
  const beside = clearest(seen.map((sight) => standsBeside(sight, line)));
  if (beside || line.dotted) return beside;
  return clearest(seen.map((sight) => pointsAt(sight, line)));
}

/** A head always leads to something. */
function leadsTo({ target, gap, heading }: Sight): readonly Way[] {
  if (heading <= AHEAD) return [];
  const cost = gap * (2 - heading);
  if (cost > HEAD_REACH) return [{ target, cost }];
  return [{ target, cost, reason: `leads to it from ${gap.toFixed(0)} away, past nothing else` }];
}

/** The line does not lead away from it, nor is it ruled along it. */
function standsBeside({ target, gap, heading }: Sight, { points }: LineEnd): Way {
  if (gap > END_NEAR || heading < 0 || runsAlong(points, target.bounds, gap)) return { target, cost: gap };
  return { target, cost: gap, reason: `ends ${gap.toFixed(0)} beside it and near to nothing else` };
}

function pointsAt({ target, gap, heading }: Sight, { end, direction }: LineEnd): Way {
  const hit = rayGap(target.bounds, end, direction);
  if (hit === undefined) return { target, cost: gap * (2 - heading) };
  if (hit > TAIL_REACH) return { target, cost: hit };
  return { target, cost: hit, reason: `points at it from ${hit.toFixed(0)} away, past nothing else` };
}

/** The likeliest way, when no other is nearly as likely. */
function clearest(ways: readonly Way[]): Attachment | undefined {
  const [first, ...others] = [...ways].sort((a, b) => a.cost - b.cost || a.target.index - b.target.index);
  if (first?.reason === undefined) return undefined;
  const { target, cost, reason } = first;
  // What lies on the same place is one thing to the eye: a box and the frame around it.
  const rival = others.some(
    (way) => way.cost < CLEARLY_NEARER * cost && sharedArea(way.target.bounds, target.bounds) === 0,
  );
  if (rival) return undefined;
  return { to: target.path, reason, confidence: Math.round((1 - cost / 100) * NOT_POINTING * 100) / 100 };
}
