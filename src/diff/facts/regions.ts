import { centre, holds, type Rect, rect, union } from '../../model/geometry.ts';
import { PointIndex } from '../../model/indices/point-index.ts';
import { append } from '../../model/lists.ts';
import type { Item } from '../items/item.ts';
import { MANY_NEW, REGION_GAP } from '../numbers.ts';

/** What a reader sees as one thing. */
export interface CameOrWent {
  /** The item that stands for it. */
  readonly head: Item;
  readonly members: readonly Item[];
}

/** Units that belong together, and the edges that tie them. */
export interface Cluster {
  readonly units: CameOrWent[];
  readonly edges: Item[];
  /** Whether it is a part of the drawing, held together by where it stands rather than by edges. */
  readonly region: boolean;
}

/**
 * Where much came or went, the clusters that stand side by side with nothing of the rest between them are one part of the
 * drawing: "removed the whole lower half" rather than forty topics.
 *
 * @param changed what came or went; everything else stays
 */
export function gatherRegions(
  clusters: readonly Cluster[],
  items: readonly Item[],
  changed: ReadonlySet<Item>,
): Cluster[] {
  if (clusters.length <= MANY_NEW) return [...clusters];
  const placed = clusters
    .flatMap((cluster, owner) => cluster.units.map((unit) => ({ owner, box: boxOf(unit) })))
    .filter((entry): entry is { owner: number; box: Rect } => entry.box !== undefined)
    .sort((a, b) => a.box.x - b.box.x);
  const kept = new PointIndex<Item>(REGION_GAP);
  for (const item of items) if (item.box && item.text !== '' && !changed.has(item)) kept.add(centre(item.box), item);
  const root = clusters.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] ?? at;
    root[index] = at;
    return at;
  };
  placed.forEach(({ owner, box }, i) => {
    for (let j = i + 1; j < placed.length; j++) {
      const other = placed[j];
      if (!other || other.box.x - box.x - box.width > REGION_GAP) break;
      if (find(owner) === find(other.owner) || gap(box, other.box) > REGION_GAP) continue;
      if (!parted(box, other.box, kept)) root[find(owner)] = find(other.owner);
    }
  });
  const regions = new Map<number, Cluster[]>();
  clusters.forEach((cluster, index) => {
    const at = find(index);
    append(regions, at, cluster);
  });
  return [...regions.values()].flatMap((parts): Cluster[] => {
    const units = parts.flatMap((part) => part.units);
    if (parts.length === 1 || units.length <= MANY_NEW) return parts;
    return [{ units, edges: parts.flatMap(({ edges }) => edges), region: true }];
  });
}

/** Whether something that stays has its middle between or beside the two. */
function parted(a: Rect, b: Rect, kept: PointIndex<Item>): boolean {
  const hull = union(a, b) ?? a;
  const radius = Math.hypot(hull.width, hull.height) / 2;
  return kept.within(centre(hull), radius).some(({ box }) => box !== undefined && holds(hull, centre(box)));
}

/** The units with the largest words first, then from the top: titles before topics. */
export function byProminence(units: readonly CameOrWent[]): CameOrWent[] {
  const size = ({ head, members }: CameOrWent) =>
    Math.max(...[head, ...members].map(({ text, element }) => (text ? (element.control.properties.size ?? 16) : 0)));
  const top = (unit: CameOrWent) => boxOf(unit)?.y ?? 0;
  return [...units].sort((a, b) => size(b) - size(a) || top(a) - top(b));
}

function boxOf({ members }: CameOrWent): Rect | undefined {
  return members.reduce<Rect | undefined>((sum, { box }) => union(sum, box), undefined);
}

function gap(a: Rect, b: Rect): number {
  const between = union(a, b) ?? rect(0, 0, 0, 0);
  return Math.hypot(Math.max(0, between.width - a.width - b.width), Math.max(0, between.height - a.height - b.height));
}
