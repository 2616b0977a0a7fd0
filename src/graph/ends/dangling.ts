import type { Diagram, EdgeElement, EdgeEnd } from '../diagram.ts';
import { FEWEST_HEADS, LED_SHARE } from '../numbers.ts';
import type { Piece } from '../pieces/item.ts';

/** Whether a drawing has heads enough for any of them to count as dangling. */
export function mayDangle(pieces: readonly Piece[]): boolean {
  const withHead = ({ kind, control: { properties } }: Piece) =>
    kind === 'edge' && ((properties.leftArrow ?? true) || (properties.rightArrow ?? true));
  return pieces.filter(withHead).length >= FEWEST_HEADS;
}

/** Arrows whose head leads to nothing in a drawing whose arrows lead to something: what a deleted topic leaves behind. */
export function danglingArrows(diagram: Diagram): readonly EdgeElement[] {
  const samples = new Set(diagram.legends.flatMap(({ entries }) => entries.map(({ sample }) => sample)));
  const edges = diagram.elements.filter(
    (element): element is EdgeElement => element.kind === 'edge' && !samples.has(element.path),
  );
  const heads = edges.filter(({ from, to }) => from.head || to.head);
  const dangling = heads.filter(({ from, to }) => leadsNowhere(from) || leadsNowhere(to));
  const isUsual = heads.length >= FEWEST_HEADS && dangling.length <= heads.length * (1 - LED_SHARE);
  return isUsual ? dangling : [];
}

function leadsNowhere({ head, attachment, meets }: EdgeEnd): boolean {
  return head && !attachment && !meets;
}
