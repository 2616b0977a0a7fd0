import type { ControlPath } from '../../model/control.ts';
import { bottom, centre, distance, expand, gapTo, type Point, right } from '../../model/geometry.ts';
import { BoxIndex } from '../../model/indices/box-index.ts';
import { arrowPoints, segmentGap } from '../arrow.ts';
import type { Attachment, EdgeElement } from '../diagram.ts';
import { CAPTION_REACH } from '../numbers.ts';
import type { PlacedPiece } from '../pieces/item.ts';

/**
 * The texts that stand on their own beside a node without a text (an icon, a circle), or beside the middle of a line.
 *
 * @param texts texts that belong to nothing yet and that no edge ends at
 * @param nameless nodes that no text says the name of
 */
export function findCaptions(
  texts: readonly PlacedPiece[],
  nameless: readonly PlacedPiece[],
  edges: readonly EdgeElement[],
): ReadonlyMap<ControlPath, Attachment> {
  const grid = new BoxIndex(nameless);
  const lines = new BoxIndex(
    edges.map((edge) => ({ edge, bounds: edge.bounds ?? { x: 0, y: 0, width: 0, height: 0 } })),
  );
  const captions = new Map<ControlPath, Attachment>();
  const taken = new Set<ControlPath>();
  for (const text of texts) {
    const node = captioned(text, grid, taken);
    if (node) {
      taken.add(node.path);
      captions.set(text.path, { to: node.path, reason: 'is the caption of the node beside it', confidence: 0.8 });
      continue;
    }
    const line = lines
      .near(expand(text.bounds, CAPTION_REACH))
      .find(({ edge }) => labels(text, arrowPoints(edge.geometry)));
    if (line) {
      captions.set(text.path, { to: line.edge.path, reason: 'stands beside the middle of the line', confidence: 0.6 });
    }
  }
  return captions;
}

function captioned(
  text: PlacedPiece,
  nodes: BoxIndex<PlacedPiece>,
  taken: ReadonlySet<ControlPath>,
): PlacedPiece | undefined {
  const middle = centre(text.bounds);
  let best: { node: PlacedPiece; gap: number } | undefined;
  for (const node of nodes.near(expand(text.bounds, CAPTION_REACH))) {
    if (taken.has(node.path)) continue;
    const c = centre(node.bounds);
    const below = Math.abs(middle.x - c.x) <= Math.max(node.bounds.width, text.bounds.width) / 3;
    const beside = Math.abs(middle.y - c.y) <= Math.max(node.bounds.height, text.bounds.height) / 3;
    if (!below && !beside) continue;
    const gap = boxGap(text, node);
    if (gap <= CAPTION_REACH && (!best || gap < best.gap)) best = { node, gap };
  }
  return best?.node;
}

function boxGap(a: PlacedPiece, b: PlacedPiece): number {
  const dx = Math.max(a.bounds.x - right(b.bounds), b.bounds.x - right(a.bounds), 0);
  const dy = Math.max(a.bounds.y - bottom(b.bounds), b.bounds.y - bottom(a.bounds), 0);
  return Math.hypot(dx, dy);
}

/** Whether the text stands at the middle half of the line, not longer than the line itself. */
function labels(text: PlacedPiece, line: readonly Point[]): boolean {
  const total = line.reduce((sum, p, i) => sum + (i === 0 ? 0 : distance(p, line[i - 1] ?? p)), 0);
  if (total < Math.max(30, text.bounds.height)) return false;
  let passed = 0;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (!a || !b) continue;
    const length = distance(a, b);
    for (const share of [0, 0.25, 0.5, 0.75]) {
      const at = (passed + length * share) / total;
      const p = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
      if (at >= 0.3 && at <= 0.7 && gapTo(text.bounds, p) <= CAPTION_REACH / 2) {
        return (
          segmentGap(centre(text.bounds), a, b) <=
          Math.max(text.bounds.height, text.bounds.width) / 2 + CAPTION_REACH / 2
        );
      }
    }
    passed += length;
  }
  return false;
}
