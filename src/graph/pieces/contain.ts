import { cardOf } from '../../model/cards.ts';
import type { ControlPath } from '../../model/control.ts';
import { area, centre, type Rect, shareInside, union } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import type { Decision } from '../diagram.ts';
import { HELD } from '../numbers.ts';
import { isBox, isGroup, type PlacedPiece } from './item.ts';

export interface Holding extends Decision {
  readonly parent: ControlPath;
}

/** The reason of a parent that the file itself states. */
export const IN_GROUP = 'is in the group';

/**
 * What holds each item: the smallest container that it lies in. The author's groups come first: what is grouped is held
 * by its group, or by a container inside that group.
 *
 * @param containers the items that can hold others by geometry
 */
export function findParents(
  items: readonly PlacedPiece[],
  containers: readonly PlacedPiece[],
): ReadonlyMap<ControlPath, Holding> {
  const grid = new BoxIndex(containers.filter((item) => !isGroup(item.control)));
  const bodies = bodiesOf(items);
  const parents = new Map<ControlPath, Holding>();
  for (const item of items) {
    const body = { ...item, bounds: bodies.get(item.path) ?? item.bounds };
    const holder = item.kind === 'edge' ? undefined : smallestAround(body, grid);
    if (holder) parents.set(item.path, holder);
    else if (item.group !== undefined) {
      parents.set(item.path, { parent: item.group, reason: IN_GROUP, confidence: 1 });
    }
  }
  return parents;
}

/** The place of each group without the badges that hang over its boxes: all boxes in it. */
function bodiesOf(items: readonly PlacedPiece[]): ReadonlyMap<ControlPath, Rect> {
  const bodies = new Map<ControlPath, Rect>();
  for (const item of items) {
    if (!isBox(item)) continue;
    for (let path = item.path; path.includes(':'); ) {
      path = path.slice(0, path.lastIndexOf(':'));
      bodies.set(path, union(bodies.get(path), item.bounds) ?? item.bounds);
    }
  }
  return bodies;
}

function smallestAround(item: PlacedPiece, grid: BoxIndex<PlacedPiece>): Holding | undefined {
  let best: { box: PlacedPiece; share: number } | undefined;
  for (const box of grid.near({ ...centre(item.bounds), width: 0, height: 0 })) {
    if (!mayHold(box, item)) continue;
    const share = shareInside(item.bounds, box.bounds);
    if (share < HELD) continue;
    if (!best || area(box.bounds) < area(best.box.bounds)) best = { box, share };
  }
  if (!best) return undefined;
  const reason = best.share > 0.999 ? 'lies inside' : `lies inside with ${Math.round(best.share * 100)} % of its area`;
  return { parent: best.box.path, reason, confidence: best.share };
}

/** Whether the drawing lets `box` hold `item`: it is larger, painted beneath it, and not cut off by the author's groups. */
function mayHold(box: PlacedPiece, item: PlacedPiece): boolean {
  if (box.path === item.path || isInside(box.path, item.path)) return false;
  if (item.group !== undefined && !isInside(box.path, item.group)) return false;
  // What has no area holds nothing: two such on one place would hold each other.
  if (area(box.bounds) === 0 || area(box.bounds) < area(item.bounds) * 1.05) return false;
  const beneath = box.index < item.index;
  return beneath || cardOf(box.control).role === 'frame' || box.control.properties.backgroundAlpha === 0;
}

/** Whether `path` is a control somewhere in the group `group`. */
export function isInside(path: ControlPath, group: ControlPath): boolean {
  return path.startsWith(`${group}:`);
}
