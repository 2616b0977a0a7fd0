import { distance, type Point, type Rect } from '../model/geometry.ts';
import type { Attachment, EdgeEnd, Element } from './diagram.ts';

/** An arrow end further than this from every node's border is free; drawing units. */
const REACH = 16;

/** Ties the ends of edges to the nodes that they touch or nearly touch; the nearest border wins. */
export function attachEnds(elements: readonly Element[]): readonly Element[] {
  const targets = elements.filter(
    (e) => e.kind === 'node' || (e.kind === 'container' && e.control.children.length === 0),
  );
  return elements.map((element) => {
    if (element.kind !== 'edge') return element;
    return { ...element, from: attach(element.from, targets), to: attach(element.to, targets) };
  });
}

function attach(end: EdgeEnd, targets: readonly Element[]): EdgeEnd {
  let best: { element: Element; gap: number } | undefined;
  for (const element of targets) {
    if (!element.bounds) continue;
    const gap = borderGap(element.bounds, end.point);
    if (gap <= REACH && (!best || gap < best.gap)) best = { element, gap };
  }
  if (!best) return end;
  const attachment: Attachment = {
    to: best.element.path,
    reason: best.gap <= 2 ? 'touches' : `is ${best.gap.toFixed(0)} away`,
    confidence: 1 - best.gap / (2 * REACH),
  };
  return { ...end, attachment };
}

/** Distance from the point to the rectangle's border, inside or outside. */
function borderGap(r: Rect, p: Point): number {
  const nearest = {
    x: Math.min(Math.max(p.x, r.x), r.x + r.width),
    y: Math.min(Math.max(p.y, r.y), r.y + r.height),
  };
  const outside = distance(p, nearest);
  if (outside > 0) return outside;
  return Math.min(p.x - r.x, r.x + r.width - p.x, p.y - r.y, r.y + r.height - p.y);
}
