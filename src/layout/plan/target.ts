import type { Size } from '../../model/geometry.ts';

/** How wide people draw: half of 68 roadmaps by many authors are 1,200 to 1,330 units wide, whatever they hold. */
export const PAGE = 1_250;
/** And as high as what they hold needs: 22 units for each node, the half of them 19 to 25. */
const EACH = 22;
/** But at least so high, of their width: overviews lie, and of 40 with a spine 39 stand. */
const LEAST = { overview: 0.35, roadmap: 1.2 } as const;

interface Custom {
  readonly nodes: number;
  readonly hasSpine: boolean;
}

/** How far a size is from the one that a drawing has by custom: by its proportions, and by what it takes beyond the room. */
export function unlikeUsual({ width, height }: Size, { nodes, hasSpine }: Custom): number {
  const high = Math.max(nodes * EACH, PAGE * LEAST[hasSpine ? 'roadmap' : 'overview']);
  const proportion = Math.abs(Math.log(height / width / (high / PAGE)));
  const room = Math.log((width * height) / (PAGE * high));
  return proportion + Math.max(0, room);
}

/** What a roadmap lacks in height to stand rather than lie; drawing units. */
export function lackingHeight({ width, height }: Size): number {
  return Math.max(0, Math.min(width, PAGE) * LEAST.roadmap - height);
}
