import type { ControlPath } from '../../model/control.ts';
import { bottom } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { STACK_ASIDE, STACK_GAP } from '../numbers.ts';
import { isBox, type PlacedPiece } from './item.ts';

/** Pairs of boxes of about one width that stand one on the other, the upper first; from the top. */
export function stackedBoxes(
  items: readonly Pick<PlacedPiece, 'path' | 'control' | 'bounds' | 'index'>[],
): readonly (readonly [ControlPath, ControlPath])[] {
  const boxes = items.filter((item) => isBox(item) && item.bounds.height > 0);
  const grid = new BoxIndex(boxes);
  const byHeight = [...boxes].sort((a, b) => a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x);
  return byHeight.flatMap((upper) => {
    const { x, width } = upper.bounds;
    const below = grid
      .near({ x: x - STACK_ASIDE, y: bottom(upper.bounds), width: 2 * STACK_ASIDE, height: STACK_GAP })
      .filter(({ bounds }) => Math.abs(bounds.x - x) <= STACK_ASIDE && Math.abs(bounds.width - width) <= 16)
      .filter(({ bounds }) => Math.abs(bounds.y - bottom(upper.bounds) - STACK_GAP / 2) <= STACK_GAP / 2);
    const next = below.sort((a, b) => a.bounds.y - b.bounds.y || a.index - b.index)[0];
    return next && next !== upper ? [[upper.path, next.path] as const] : [];
  });
}
