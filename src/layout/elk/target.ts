import type { Size } from '../../model/geometry.ts';

/** How wide people draw: half of 68 roadmaps by many authors are 1,200 to 1,330 units wide, whatever they hold. */
export const PAGE = 1_250;
/** And as high as what they hold needs: 22 units for each node, the half of them 19 to 25. */
const EACH = 22;

/** The size that a drawing of so many nodes has by custom. */
export function usualSize(nodes: number): Size {
  return { width: PAGE, height: Math.max(nodes * EACH, PAGE * 0.35) };
}

/** How far a size is from the usual one: by its proportions, and by what it takes beyond the usual room. */
export function unlikeUsual({ width, height }: Size, nodes: number): number {
  const usual = usualSize(nodes);
  const proportion = Math.abs(Math.log(height / width / (usual.height / usual.width)));
  const room = Math.log((width * height) / (usual.width * usual.height));
  return proportion + Math.max(0, room);
}
